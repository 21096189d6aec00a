import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { bankZone, scenariosToken } from '../../scenarios/index.js';
import { BankProducts } from './bank-products.js';
import { BankSummariesRepository } from './bank-summaries.repository.js';
import { bankSummariesOf } from './bank-summary.js';

/** Whose books are read at once. */
const CUSTOMERS_AT_ONCE = 200;

/**
 * Counts customers in the frame of the bank, always from their whole books: an act that is taken back, a payment of last
 * week and a first count are the same work.
 */
@Injectable()
export class BankCounting {
  constructor(
    private readonly products: BankProducts,
    private readonly summaries: BankSummariesRepository,
    private readonly snapshots: SnapshotService,
  ) {}

  async count(tx: Tx, customerIds: readonly Uuid[]): Promise<void> {
    // One order for everybody, so that two who count never wait for each other crosswise.
    const zone = bankZone(this.snapshots.current().get(scenariosToken));
    const ids = [...new Set(customerIds)].sort();
    for (let i = 0; i < ids.length; i += CUSTOMERS_AT_ONCE) {
      const products = await this.products.of(tx, ids.slice(i, i + CUSTOMERS_AT_ONCE));
      await this.summaries.save(
        tx,
        [...products].flatMap(([customerId, own]) =>
          bankSummariesOf(own, zone).map((of) => ({ customerId, of })),
        ),
      );
    }
  }
}
