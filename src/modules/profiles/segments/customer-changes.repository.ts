import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import { ChangeQueue } from '../../../platform/database/change-queue.js';

/** The queue of customers whose row of facts is behind. Files and busy days name the same ones again and again. */
@Injectable()
export class CustomerChanges extends ChangeQueue<{ readonly id: Uuid }> {
  constructor() {
    super('customer_change', { id: 'customer_ids' });
  }
}
