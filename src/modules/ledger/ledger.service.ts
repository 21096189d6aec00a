import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../kernel/calendar-date.js';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { BalanceBookRepository, type BookScope } from './balance-book.repository.js';
import { type AccountTotals, BalancesRepository } from './balances.repository.js';
import { type TrialBalance, trialBalances } from './trial-balance.js';

/** Whose balances: the narrowest that is named counts. */
export interface BalanceScope extends BookScope {
  readonly customerId?: Uuid | undefined;
  readonly subject?: Uuid | undefined;
}

/** What the books say at the end of a business date. */
@Injectable()
export class LedgerService {
  constructor(
    private readonly balances: BalancesRepository,
    private readonly book: BalanceBookRepository,
  ) {}

  async balancesAt(tx: ReadTx, scope: BalanceScope, date: LocalDate): Promise<AccountTotals[]> {
    if (scope.subject) return this.balances.ofSubject(tx, scope.subject, date);
    if (scope.customerId) return this.balances.ofCustomer(tx, scope.customerId, date);
    return this.book.upTo(tx, scope, date);
  }

  /** @param tx one snapshot, or the two days would not belong together */
  async trialBalance(tx: ReadTx, scope: BookScope, date: LocalDate): Promise<TrialBalance[]> {
    const before = await this.book.upTo(tx, scope, date.minusDays(1));
    return trialBalances(before, await this.book.upTo(tx, scope, date));
  }
}
