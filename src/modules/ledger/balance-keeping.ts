import { Injectable } from '@nestjs/common';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { BalanceBookRepository } from './balance-book.repository.js';

const EVERY_MS = 5_000;
const POSTINGS_A_ROUND = 10_000;

/** Close of business for the books: what was posted is folded into each day's stored balances. */
@Injectable()
export class BalanceKeeping {
  constructor(housekeeping: Housekeeping, book: BalanceBookRepository) {
    housekeeping.register('accountBalances', EVERY_MS, async (tx) =>
      (await book.fold(tx, POSTINGS_A_ROUND)) > 0 ? 'more' : 'done',
    );
  }
}
