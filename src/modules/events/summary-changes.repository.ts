import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import { ChangeQueue } from '../../platform/database/change-queue.js';

/** A running summary that has changed. */
export interface ChangedSummary {
  readonly customerId: Uuid;
  readonly scope: string;
  readonly currency: string;
}

/**
 * SQL: tells that summaries of a scope are to be looked at again, in the very statement that changes what they are made of.
 * @param rows name of a query with `customer_id` and `currency`
 */
export const tellSummaryChange = (scope: string, rows: string): string =>
  `insert into summary_change (customer_ids, scopes, currencies)
   select array[customer_id], array['${scope}'], array[currency] from ${rows}`;

/** The queue of summaries that have changed. */
@Injectable()
export class SummaryChanges extends ChangeQueue<ChangedSummary> {
  constructor() {
    super('summary_change', { customerId: 'customer_ids', scope: 'scopes', currency: 'currencies' });
  }
}
