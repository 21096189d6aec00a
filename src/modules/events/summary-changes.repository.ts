import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import { ChangeQueue } from '../../platform/database/change-queue.js';

/** A running summary that has changed. */
export interface ChangedSummary {
  readonly customerId: Uuid;
  readonly scope: string;
  readonly currency: string;
}

/** The queue of summaries that have changed. */
@Injectable()
export class SummaryChanges extends ChangeQueue<ChangedSummary> {
  constructor() {
    super('summary_change', { customerId: 'customer_ids', scope: 'scopes', currency: 'currencies' });
  }
}
