import type { LoanState } from '../../engines/lending/index.js';
import { divideRounded } from '../../kernel/fraction.js';
import type { BookTotals } from './book-totals.js';
import type { AgreementContract } from './contract.types.js';
import { rateOf, type ReplayableEvent } from './loan-of.js';

type Counted = Pick<ReplayableEvent, 'type' | 'amountMinor'>;

/**
 * What the partner has earned by bringing the agreement: his share of what was paid out and did not come back. Goods that
 * are returned take their part of it back, a withdrawal all of it; an early settlement or a loss takes nothing.
 * @param counted the events that count on a day (`effective`)
 * @returns minor units, rounded half up
 */
export function commissionOwed(
  { commissionRate }: Pick<AgreementContract, 'commissionRate'>,
  counted: readonly Counted[],
): bigint {
  const lent = lentMinor(counted);
  if (commissionRate === undefined || lent <= 0n) return 0n;
  const { num, den } = rateOf(commissionRate);
  return divideRounded(lent * num, den, 'HALF_UP');
}

/**
 * A commission costs the bank what it brings in over the life of the agreement (IFRS 9, B5.4.4: part of the effective
 * yield), so it is spent as the principal is repaid.
 */
export function commissionOn(
  contract: Pick<AgreementContract, 'commissionRate'>,
  counted: readonly Counted[],
  loan: Pick<LoanState, 'open'> | undefined,
): Pick<BookTotals, 'commissionOwed' | 'commissionSpent'> {
  const owed = commissionOwed(contract, counted);
  if (owed === 0n) return { commissionOwed: 0n, commissionSpent: 0n };
  const lent = lentMinor(counted);
  const open = loan?.open.principal ?? 0n;
  const deferred = open >= lent ? owed : divideRounded(owed * open, lent, 'HALF_UP');
  return { commissionOwed: owed, commissionSpent: owed - deferred };
}

function lentMinor(counted: readonly Counted[]): bigint {
  let minor = 0n;
  for (const { type, amountMinor } of counted) {
    if (type === 'withdrawal') return 0n;
    if (type === 'drawdown') minor += amountMinor;
    if (type === 'refund') minor -= amountMinor;
  }
  return minor;
}
