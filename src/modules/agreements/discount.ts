import {
  buildSchedule,
  type LoanState,
  presentValue,
  type RepaymentCalendar,
} from '../../engines/lending/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { divideRounded } from '../../kernel/fraction.js';
import { effective } from './book-totals.js';
import type { AgreementContract, ContractDrawdown } from './contract.types.js';
import { calendarAfter, rateOf, type ReplayableEvent, termsOf } from './loan-of.js';

/**
 * What is kept back from the payee of a part of a planned payout, so that all parts together keep back what was agreed.
 * @param paidMinor paid of it before
 */
export function discountOn(
  { amount, discount }: ContractDrawdown,
  paidMinor: bigint,
  amountMinor: bigint,
): bigint {
  const upTo = (minor: bigint): bigint => divideRounded(BigInt(discount) * minor, BigInt(amount), 'HALF_UP');
  return upTo(paidMinor + amountMinor) - upTo(paidMinor);
}

/**
 * The part of the merchant's discount that pays for time still to come: amortised cost at his yield as planned, in
 * proportion to the principal that is really still to fall due. Recognised at due dates.
 */
export function unearnedDiscount(
  contract: AgreementContract,
  events: readonly ReplayableEvent[],
  state: LoanState | undefined,
  asOf: LocalDate,
): bigint {
  const { merchantYieldAnnual } = contract;
  if (merchantYieldAnnual === null || !state) return 0n;
  let unearned = 0n;
  let planned = 0n;
  for (const payout of effective(events, asOf)) {
    if (payout.type !== 'drawdown' || !payout.details.discount) continue;
    const part = plannedPart(contract, payout, rateOf(merchantYieldAnnual), asOf);
    unearned += part.unearned;
    planned += part.principal;
  }
  if (planned === 0n) return 0n;
  const still = principalToCome(state);
  return still >= planned ? unearned : divideRounded(unearned * still, planned, 'HALF_UP');
}

/** Of one payout, as if everything came as planned: what is still to fall due, and what of it is yield. */
function plannedPart(
  contract: AgreementContract,
  { details, occurredOn, amountMinor }: ReplayableEvent,
  rateAnnual: ReturnType<typeof rateOf>,
  asOf: LocalDate,
): { unearned: bigint; principal: bigint } {
  const drawdown = contract.drawdowns.find(({ number }) => number === details.drawdown);
  const loan = contract.loans.find(({ number }) => number === drawdown?.loan);
  if (!loan) throw new RangeError(`a payout of drawdown ${details.drawdown}, which the contract lacks`);
  const { fees: _fees, ...terms } = termsOf(contract, loan, occurredOn);
  const schedule = buildSchedule({ ...terms, principalMinor: amountMinor });
  const rows = schedule.rows.filter(({ dueDate }) => dueDate.isAfter(asOf));
  if (rows.length === 0) return { unearned: 0n, principal: 0n };
  const calendar: RepaymentCalendar = calendarAfter(terms.calendar, asOf);
  const { rounding } = contract;
  const total = rows.reduce((sum, row) => sum + row.total, 0n);
  const principal = rows.reduce((sum, row) => sum + row.principal, 0n);
  return {
    principal,
    unearned: total - presentValue({ ...schedule, rows }, { rateAnnual, calendar, rounding }),
  };
}

function principalToCome({ rows, asOf }: LoanState): bigint {
  return rows.reduce((sum, { dueDate, principal, paid }) => {
    const left = dueDate.isAfter(asOf) ? principal - paid.principal : 0n;
    return left > 0n ? sum + left : sum;
  }, 0n);
}
