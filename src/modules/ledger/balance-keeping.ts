import { Injectable } from '@nestjs/common';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { BalanceBookRepository } from './balance-book.repository.js';

const EVERY_MS = 5_000;
const POSTINGS_A_ROUND = 10_000;

/** Close of business for the books: what was posted is folded into each day's stored balances. */
@Injectable()
export class BalanceKeeping {
  static readonly JOB = 'accountBalances';

  constructor(housekeeping: Housekeeping, book: BalanceBookRepository) {
    housekeeping.register(BalanceKeeping.JOB, EVERY_MS, (tx) => book.fold(tx, POSTINGS_A_ROUND));
  }
}
