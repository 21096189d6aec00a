import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import { arrayLiteral } from '../../platform/database/array-literal.js';
import type { Tx } from '../../platform/database/tx.js';

/** A running summary that has changed. */
export interface ChangedSummary {
  readonly customerId: Uuid;
  readonly scope: string;
  readonly currency: string;
}

interface Row {
  readonly customer_ids: Uuid[];
  readonly scopes: string[];
  readonly currencies: string[];
  readonly is_all: boolean;
}

/** The queue of summaries that have changed; one reader at a time, in the transaction that makes something of them. */
@Injectable()
export class SummaryChanges {
  /**
   * Takes the oldest transactions' changes out: of as many as change so many summaries, and at least of one.
   * @returns each summary once, and whether the queue is empty
   */
  async take(tx: Tx, summaries: number): Promise<{ changed: ChangedSummary[]; isAll: boolean }> {
    const rows = await tx.query<Row>(
      `with oldest as (
         select number, cardinality(customer_ids) as changes from summary_change order by number limit $1),
       counted as (
         select number, changes, sum(changes) over (order by number) as running from oldest),
       wanted as (select number from counted where running - changes < $1)
       delete from summary_change where number in (select number from wanted)
       returning customer_ids, scopes, currencies,
         (select count(*) < $1 from oldest) and (select count(*) from oldest) = (select count(*) from wanted) as is_all`,
      [summaries],
    );
    const changed = new Map<string, ChangedSummary>();
    for (const { customer_ids, scopes, currencies } of rows) {
      customer_ids.forEach((customerId, i) => {
        const [scope, currency] = [scopes[i] as string, currencies[i] as string];
        changed.set(`${customerId} ${scope} ${currency}`, { customerId, scope, currency });
      });
    }
    return { changed: [...changed.values()], isAll: rows[0]?.is_all ?? true };
  }

  /** Puts some back, for the next turn. */
  async again(tx: Tx, changes: readonly ChangedSummary[]): Promise<void> {
    if (changes.length === 0) return;
    await tx.query('insert into summary_change (customer_ids, scopes, currencies) values ($1, $2, $3)', [
      arrayLiteral(changes.map(({ customerId }) => customerId)),
      arrayLiteral(changes.map(({ scope }) => scope)),
      arrayLiteral(changes.map(({ currency }) => currency)),
    ]);
  }
}
