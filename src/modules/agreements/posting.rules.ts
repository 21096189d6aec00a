import { money } from '../../kernel/money.js';
import type { Account, Posting } from '../ledger/index.js';
import type { Payee } from '../products/index.js';
import { type BookTotals, POSTED_TOTALS, type PostedTotal } from './book-totals.js';
import type { AgreementContract } from './contract.types.js';

interface Rule {
  readonly debit: Account | 'payee';
  readonly credit: Account | 'payee';
}

/**
 * How each total gets into the books. Whatever money comes in stands to the customer's credit first and settles from
 * there, so what is left of it is exactly what the bank holds for him. `payee` is whoever was paid: the partner, or
 * cash when it went to somebody else.
 */
export const POSTING_RULES: Readonly<Record<PostedTotal, Rule>> = {
  drawn: { debit: 'principalReceivable', credit: 'payee' },
  discountKept: { debit: 'payee', credit: 'deferredDiscount' },
  discountEarned: { debit: 'deferredDiscount', credit: 'discountIncome' },
  discountReturned: { debit: 'deferredDiscount', credit: 'payee' },
  commissionOwed: { debit: 'deferredCommission', credit: 'settlementPayable' },
  commissionSpent: { debit: 'commissionExpense', credit: 'deferredCommission' },
  received: { debit: 'cashClearing', credit: 'customerCredit' },
  refunded: { debit: 'payee', credit: 'customerCredit' },
  creditPaidOut: { debit: 'customerCredit', credit: 'cashClearing' },
  creditToReturn: { debit: 'creditReceivable', credit: 'customerCredit' },
  recovered: { debit: 'cashClearing', credit: 'recoveryIncome' },
  interestEarned: { debit: 'interestReceivable', credit: 'interestIncome' },
  feeEarned: { debit: 'feeReceivable', credit: 'feeIncome' },
  penaltyEarned: { debit: 'penaltyReceivable', credit: 'penaltyIncome' },
  principalPaid: { debit: 'customerCredit', credit: 'principalReceivable' },
  interestPaid: { debit: 'customerCredit', credit: 'interestReceivable' },
  feePaid: { debit: 'customerCredit', credit: 'feeReceivable' },
  penaltyPaid: { debit: 'customerCredit', credit: 'penaltyReceivable' },
  principalReduced: { debit: 'customerCredit', credit: 'principalReceivable' },
  interestGivenBack: { debit: 'interestIncome', credit: 'customerCredit' },
  feeGivenBack: { debit: 'feeIncome', credit: 'customerCredit' },
  principalWaived: { debit: 'lossExpense', credit: 'principalReceivable' },
  interestWaived: { debit: 'interestIncome', credit: 'interestReceivable' },
  feeWaived: { debit: 'feeIncome', credit: 'feeReceivable' },
  penaltyWaived: { debit: 'penaltyIncome', credit: 'penaltyReceivable' },
  creditWaived: { debit: 'lossExpense', credit: 'customerCredit' },
};

/** Payees that are the partner himself and are paid with his settlement; the others are paid in cash at once. */
const PAID_IN_CASH: readonly Payee[] = ['ownAccount', 'organisation', 'taxOffice', 'none'];

export function payeeAccount({ payee }: Pick<AgreementContract, 'payee'>): Account {
  return PAID_IN_CASH.includes(payee.to) ? 'cashClearing' : 'settlementPayable';
}

/**
 * The postings that take the books from one state to the next. A total that became smaller (a reversal, a payment that
 * turned out to have come earlier) is posted the other way round.
 */
export function postingsFor(
  before: BookTotals,
  after: BookTotals,
  { currency, payee }: Pick<AgreementContract, 'currency' | 'payee'>,
): Posting[] {
  const paidTo = payeeAccount({ payee });
  const account = (name: Account | 'payee'): Account => (name === 'payee' ? paidTo : name);
  return POSTED_TOTALS.flatMap((total) => {
    const minor = after[total] - before[total];
    if (minor === 0n) return [];
    const debit = account(POSTING_RULES[total].debit);
    const credit = account(POSTING_RULES[total].credit);
    return minor > 0n
      ? [{ debit, credit, amount: money(minor, currency) }]
      : [{ debit: credit, credit: debit, amount: money(-minor, currency) }];
  });
}
