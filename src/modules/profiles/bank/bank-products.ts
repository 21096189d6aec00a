import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import type { ReadTx } from '../../../platform/database/tx.js';

/** One product that a customer has had of the bank, as the books tell of it. Days are business days since 1970-01-01. */
export interface BankProduct {
  readonly customerId: Uuid;
  /** The scene it was sold in. */
  readonly scenario: string;
  readonly currency: string;
  /** Raised by every act on it. */
  readonly version: number;
  /** What the ledger has earned by it, lost by it and spent on it until now; minor units. */
  readonly incomeMinor: number;
  readonly lossMinor: number;
  readonly costMinor: number;
  /** Each day as often as the product was used on it: a payout, an issue. What was taken back is no use. */
  readonly useDays: readonly number[];
  /** On which he has paid for it. */
  readonly paidDays: readonly number[];
  /** It is in force, and nothing of it is overdue. */
  readonly isHeld: boolean;
}

/** All products of some customers, in one statement. */
export type BankProductSource = (tx: ReadTx, customerIds: readonly Uuid[]) => Promise<readonly BankProduct[]>;

/** What customers have had of the bank. Rooms to the right, which sell it, register theirs at boot. */
@Injectable()
export class BankProducts {
  private readonly sources = new Map<string, BankProductSource>();

  register(name: string, source: BankProductSource): void {
    if (this.sources.has(name)) throw new Error(`products of ${name} are registered twice`);
    this.sources.set(name, source);
  }

  async of(tx: ReadTx, customerIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, readonly BankProduct[]>> {
    const known = new Map<Uuid, BankProduct[]>();
    for (const source of this.sources.values())
      for (const product of await source(tx, customerIds)) {
        const own = known.get(product.customerId);
        if (own) own.push(product);
        else known.set(product.customerId, [product]);
      }
    return known;
  }
}
