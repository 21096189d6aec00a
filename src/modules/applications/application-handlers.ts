import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import type { AcceptedOffer, OfferTerms } from '../offers/index.js';
import type { Application } from './application.js';

/** An application that the bank has said yes to, with everything that its price was made of. */
export interface ApprovedApplication {
  readonly application: Application;
  readonly offer: AcceptedOffer;
  /** Product and scenario versions, pack, facts and dates of the decision, and the terms as priced for this amount. */
  readonly terms: OfferTerms;
}

/**
 * Makes what follows from an approval, in its transaction.
 * @returns the agreement that concludes the application; undefined when this handler makes none for such a product
 */
export type ApprovalHandler = (tx: Tx, approved: ApprovedApplication) => Promise<Uuid | undefined>;

/** @returns what the customer pays each month on agreements that the bank itself has with him, minor units */
export type DebtServiceSource = (
  tx: ReadTx,
  customer: Tenant & { readonly customerId: Uuid },
  currency: string,
) => Promise<number>;

export interface Arrears {
  /** Of the oldest instalment that is not paid; zero when none. */
  readonly daysPastDue: number;
  /** Something was written off, and not all of it has been recovered. */
  readonly isWrittenOff: boolean;
}

/** @returns how the customer pays what the bank has lent him */
export type ArrearsSource = (tx: ReadTx, customerId: Uuid) => Promise<Arrears>;

/** What rooms further right do for applications; registered by name while modules are constructed. */
@Injectable()
export class ApplicationHandlers {
  private readonly approvals = new Map<string, ApprovalHandler>();
  private readonly debts = new Map<string, DebtServiceSource>();
  private readonly late = new Map<string, ArrearsSource>();

  onApproved(name: string, handler: ApprovalHandler): void {
    if (this.approvals.has(name)) throw new Error(`approval handler ${name} is registered twice`);
    this.approvals.set(name, handler);
  }

  debtServiceFrom(name: string, source: DebtServiceSource): void {
    if (this.debts.has(name)) throw new Error(`debt service source ${name} is registered twice`);
    this.debts.set(name, source);
  }

  arrearsFrom(name: string, source: ArrearsSource): void {
    if (this.late.has(name)) throw new Error(`arrears source ${name} is registered twice`);
    this.late.set(name, source);
  }

  /** The first handler that makes an agreement ends the round: an application is concluded once. */
  async approved(tx: Tx, approved: ApprovedApplication): Promise<Uuid | undefined> {
    for (const handler of this.approvals.values()) {
      const agreement = await handler(tx, approved);
      if (agreement !== undefined) return agreement;
    }
    return undefined;
  }

  /** The worst that any room knows. */
  async arrears(...args: Parameters<ArrearsSource>): Promise<Arrears> {
    let [daysPastDue, isWrittenOff] = [0, false];
    for (const source of this.late.values()) {
      const known = await source(...args);
      daysPastDue = Math.max(daysPastDue, known.daysPastDue);
      isWrittenOff ||= known.isWrittenOff;
    }
    return { daysPastDue, isWrittenOff };
  }

  async debtServiceMinor(...args: Parameters<DebtServiceSource>): Promise<number> {
    let sum = 0;
    for (const source of this.debts.values()) sum += await source(...args);
    return sum;
  }
}
