import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
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

export interface Arrears {
  /** Of the oldest instalment that is not paid; zero when none. */
  readonly daysPastDue: number;
  /** Something was written off, and not all of it has been recovered. */
  readonly isWrittenOff: boolean;
}

/** What the bank itself has lent a customer already, and how he pays it. */
export interface Debts extends Arrears {
  /** What he pays in the dearest month to come, minor units. */
  readonly debtServiceMinor: number;
}

export type DebtsSource = (tx: ReadTx, customerId: Uuid, currency: string) => Promise<Debts>;

/** What rooms further right do for applications; registered by name while modules are constructed. */
@Injectable()
export class ApplicationHandlers {
  private readonly approvals = new Map<string, ApprovalHandler>();
  private readonly sources = new Map<string, DebtsSource>();

  onApproved(name: string, handler: ApprovalHandler): void {
    if (this.approvals.has(name)) throw new Error(`approval handler ${name} is registered twice`);
    this.approvals.set(name, handler);
  }

  debtsFrom(name: string, source: DebtsSource): void {
    if (this.sources.has(name)) throw new Error(`source of debts ${name} is registered twice`);
    this.sources.set(name, source);
  }

  /** The first handler that makes an agreement ends the round: an application is concluded once. */
  async approved(tx: Tx, approved: ApprovedApplication): Promise<Uuid | undefined> {
    for (const handler of this.approvals.values()) {
      const agreement = await handler(tx, approved);
      if (agreement !== undefined) return agreement;
    }
    return undefined;
  }

  /** What all rooms know together. */
  async debts(...args: Parameters<DebtsSource>): Promise<Debts> {
    let [daysPastDue, isWrittenOff, debtServiceMinor] = [0, false, 0];
    for (const source of this.sources.values()) {
      const known = await source(...args);
      daysPastDue = Math.max(daysPastDue, known.daysPastDue);
      isWrittenOff ||= known.isWrittenOff;
      debtServiceMinor += known.debtServiceMinor;
    }
    return { daysPastDue, isWrittenOff, debtServiceMinor };
  }
}
