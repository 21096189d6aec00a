import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import type { RawCustomer } from './raw-customer.js';

const ENVIRONMENTS = ['sandbox', 'live'] as const;

/** What the ranking of offers weighs by; what is absent is not known. Shares from 0 to 1, of two decimals. */
export interface Leaning {
  readonly debtAversion?: number;
  /** By kind of product; a kind that is not named is not needed, as far as anything tells. */
  readonly needs?: Readonly<Record<string, number>>;
}

/** Customers of whom nothing is known are left out of the answer. In a handful of statements, however many. */
export type LeaningSource = (
  tx: ReadTx,
  environment: Environment,
  customers: readonly RawCustomer[],
) => Promise<ReadonlyMap<Uuid, Leaning>>;

/** How customers lean, from the modules of this room that know it; each registers at boot. */
@Injectable()
export class Leanings {
  private readonly sources: LeaningSource[] = [];

  register(source: LeaningSource): void {
    this.sources.push(source);
  }

  /** Of those alone who have agreed that their profile is used. */
  async of(tx: ReadTx, customers: readonly RawCustomer[]): Promise<ReadonlyMap<Uuid, Leaning>> {
    const known = new Map<Uuid, Leaning>();
    for (const environment of ENVIRONMENTS) {
      const agreed = customers.filter(
        (one) => one.environment === environment && one.status === 'active' && one.mayProfile,
      );
      if (agreed.length === 0) continue;
      for (const source of this.sources) {
        for (const [id, leaning] of await source(tx, environment, agreed))
          known.set(id, { ...known.get(id), ...leaning });
      }
    }
    return known;
  }
}

export function asShare(value: number): number {
  return Math.round(value * 100) / 100;
}
