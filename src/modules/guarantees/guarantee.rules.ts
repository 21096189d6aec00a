import { type DayCount, yearFraction } from '../../engines/lending/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { divideRounded, parseDecimal, type RoundingMode } from '../../kernel/fraction.js';
import type { Account } from '../ledger/index.js';

/** What was agreed of a guarantee's price and of the claims on it. Stored with it; never changes. */
export interface GuaranteeTerms {
  readonly v: 1;
  readonly rateAnnual: string;
  readonly dayCount: DayCount;
  readonly rounding: RoundingMode;
  /** Cash that the applicant leaves with the bank, as a share of the amount; null when none. */
  readonly marginShare: string | null;
  /** Kinds of documents without which a claim is not taken. */
  readonly claimDocuments: readonly string[];
  /** Share of what the applicant pays that the partner gets; left out when none. */
  readonly commissionRate?: string;
}

/** The sums of a guarantee in minor units of its currency. */
export interface GuaranteeSums {
  /** The promise as amended. */
  readonly amountMinor: bigint;
  /** Commission charged so far. */
  readonly feeMinor: bigint;
  /** Cash of the applicant that is held now. */
  readonly marginMinor: bigint;
  /** Paid to the beneficiary. */
  readonly paidMinor: bigint;
  /** Claimed and being examined. */
  readonly claimedMinor: bigint;
  /** Given back or run out. */
  readonly freedMinor: bigint;
  /** What the applicant owes after paid calls. */
  readonly receivableMinor: bigint;
}

/** An amount that moves from the credited account to the debited one. */
export type Move = readonly [debit: Account, credit: Account, minor: bigint];

/** The sums after an act, and what it moves in the books. */
export interface Moved {
  readonly sums: GuaranteeSums;
  readonly moves: readonly Move[];
}

/** What the bank still stands for: the balance of `guaranteesIssued`. */
export function undertakenMinor({ amountMinor, paidMinor, freedMinor }: GuaranteeSums): bigint {
  return amountMinor - paidMinor - freedMinor;
}

/** What can still be called. */
export function claimableMinor(sums: GuaranteeSums): bigint {
  return undertakenMinor(sums) - sums.claimedMinor;
}

/** What the applicant counts for at the bank: what it may have to pay for him, and what he owes already. */
export function exposureMinor(sums: GuaranteeSums): bigint {
  return undertakenMinor(sums) + sums.receivableMinor;
}

/**
 * Commission for standing for an amount between two days.
 * @returns minor units, rounded once by the product's mode; the minimum fee is the offer's affair
 */
export function commissionMinor(
  { rateAnnual, dayCount, rounding }: GuaranteeTerms,
  amountMinor: bigint,
  from: LocalDate,
  to: LocalDate,
): bigint {
  if (amountMinor <= 0n || !to.isAfter(from)) return 0n;
  const rate = readDecimal(rateAnnual);
  const years = yearFraction(dayCount, from, to);
  return divideRounded(amountMinor * rate.num * years.num, rate.den * years.den, rounding);
}

/**
 * What the partner gets for having brought the applicant: a share of what he pays for the guarantee. None of that ever
 * goes back, so neither does this; and as the bank earns it at once, it spends this at once.
 * @returns minor units, rounded half up once on all that was paid
 */
export function partnerCommission(
  { commissionRate }: Pick<GuaranteeTerms, 'commissionRate'>,
  feeMinor: bigint,
): bigint {
  if (commissionRate === undefined) return 0n;
  const { num, den } = readDecimal(commissionRate);
  return divideRounded(feeMinor * num, den, 'HALF_UP');
}

/** The promise is given: commission earned, cash margin lodged, and the contingent stands in the books. */
export function issue(amountMinor: bigint, feeMinor: bigint, marginMinor: bigint): Moved {
  const none = { paidMinor: 0n, claimedMinor: 0n, freedMinor: 0n, receivableMinor: 0n };
  return moved({ amountMinor, feeMinor, marginMinor, ...none }, [
    ['guaranteesContra', 'guaranteesIssued', amountMinor],
    ['cashClearing', 'commissionIncome', feeMinor],
    ['cashClearing', 'marginDeposits', marginMinor],
  ]);
}

/** A claim moves no money: what it asks for is set apart until it is examined. */
export function claim(sums: GuaranteeSums, minor: bigint): Moved {
  return moved({ ...sums, claimedMinor: sums.claimedMinor + minor }, []);
}

/**
 * The bank pays a claim or a part of it: from the margin first, the rest becomes a debt of the applicant.
 * @param hasEnded nothing new may be claimed, so what is not paid is free
 */
export function payClaim(
  sums: GuaranteeSums,
  { claimedMinor, paidMinor, hasEnded }: { claimedMinor: bigint; paidMinor: bigint; hasEnded: boolean },
): Moved {
  const fromMargin = paidMinor < sums.marginMinor ? paidMinor : sums.marginMinor;
  const owed = paidMinor - fromMargin;
  const freed = hasEnded ? claimedMinor - paidMinor : 0n;
  const after = {
    ...sums,
    paidMinor: sums.paidMinor + paidMinor,
    claimedMinor: sums.claimedMinor - claimedMinor,
    freedMinor: sums.freedMinor + freed,
    marginMinor: sums.marginMinor - fromMargin,
    receivableMinor: sums.receivableMinor + owed,
  };
  return moved(after, [
    ['guaranteesIssued', 'guaranteesContra', paidMinor + freed],
    ['marginDeposits', 'cashClearing', fromMargin],
    ['guaranteeReceivable', 'cashClearing', owed],
  ]);
}

/** A claim came to nothing: what it asked for can be claimed again, or is free when the guarantee has ended. */
export function dropClaim(sums: GuaranteeSums, claimedMinor: bigint, hasEnded: boolean): Moved {
  return payClaim(sums, { claimedMinor, paidMinor: 0n, hasEnded });
}

/** Nothing new may be claimed; what is being examined is still stood for. */
export function end(sums: GuaranteeSums): Moved {
  const freed = claimableMinor(sums);
  return moved({ ...sums, freedMinor: sums.freedMinor + freed }, [
    ['guaranteesIssued', 'guaranteesContra', freed],
  ]);
}

/**
 * The margin goes back when the bank stands for nothing more, less what the applicant still owes it. He can owe and have
 * margin at once where the promise was enlarged after a call, or his payment was taken back.
 */
export function returnMargin(sums: GuaranteeSums): Moved {
  const { marginMinor, receivableMinor } = sums;
  const setOff = marginMinor < receivableMinor ? marginMinor : receivableMinor;
  return moved({ ...sums, marginMinor: 0n, receivableMinor: receivableMinor - setOff }, [
    ['marginDeposits', 'guaranteeReceivable', setOff],
    ['marginDeposits', 'cashClearing', marginMinor - setOff],
  ]);
}

/** The applicant pays what he owes, or a part of it. */
export function repay(sums: GuaranteeSums, minor: bigint): Moved {
  return moved({ ...sums, receivableMinor: sums.receivableMinor - minor }, [
    ['cashClearing', 'guaranteeReceivable', minor],
  ]);
}

/** What he paid did not come through: he owes it again. */
export function takeBack(sums: GuaranteeSums, minor: bigint): Moved {
  return moved({ ...sums, receivableMinor: sums.receivableMinor + minor }, [
    ['guaranteeReceivable', 'cashClearing', minor],
  ]);
}

export interface Amendment {
  readonly amountMinor: bigint;
  readonly feeMinor: bigint;
  /** Cash to lodge, or negative to give back. */
  readonly marginChangeMinor: bigint;
}

/**
 * What another amount or day costs: commission for what is promised in addition only, none comes back; the margin
 * keeps its share of the promise, and less is held once calls have used it.
 */
export function priceAmendment(
  terms: GuaranteeTerms,
  sums: GuaranteeSums,
  { amountMinor, expiresOn }: { amountMinor: bigint; expiresOn: LocalDate },
  { today, until }: { today: LocalDate; until: LocalDate },
): Amendment {
  const more = amountMinor - sums.amountMinor;
  const earlier = expiresOn.isBefore(until) ? expiresOn : until;
  const standing = (amountMinor < sums.amountMinor ? amountMinor : sums.amountMinor) - sums.paidMinor;
  return {
    amountMinor,
    feeMinor:
      commissionMinor(terms, more, today, expiresOn) + commissionMinor(terms, standing, earlier, expiresOn),
    marginChangeMinor: marginChange(terms, sums, amountMinor),
  };
}

function marginChange({ marginShare }: GuaranteeTerms, sums: GuaranteeSums, amountMinor: bigint): bigint {
  const more = amountMinor - sums.amountMinor;
  if (marginShare === null || more === 0n) return 0n;
  if (more > 0n) return marginMinor(marginShare, more);
  const enough = marginMinor(marginShare, amountMinor - sums.paidMinor);
  return enough < sums.marginMinor ? enough - sums.marginMinor : 0n;
}

/** A share of an amount, rounded down, as the offer's margin is. */
export function marginMinor(share: string, amountMinor: bigint): bigint {
  const { num, den } = readDecimal(share);
  return divideRounded(amountMinor * num, den, 'DOWN');
}

export function amend(sums: GuaranteeSums, { amountMinor, feeMinor, marginChangeMinor }: Amendment): Moved {
  const more = amountMinor - sums.amountMinor;
  const after = {
    ...sums,
    amountMinor,
    feeMinor: sums.feeMinor + feeMinor,
    marginMinor: sums.marginMinor + marginChangeMinor,
  };
  return moved(after, [
    ['guaranteesContra', 'guaranteesIssued', more],
    ['guaranteesIssued', 'guaranteesContra', -more],
    ['cashClearing', 'commissionIncome', feeMinor],
    ['cashClearing', 'marginDeposits', marginChangeMinor],
    ['marginDeposits', 'cashClearing', -marginChangeMinor],
  ]);
}

/** Days to examine a claim, Saturdays and Sundays not counted (as URDG 758, article 20). */
const EXAMINATION_DAYS = 5;

export function examineBy(claimedOn: LocalDate): LocalDate {
  let day = claimedOn;
  for (let left = EXAMINATION_DAYS; left > 0;) {
    day = day.plusDays(1);
    if (day.dayOfWeek().value() <= 5) left -= 1;
  }
  return day;
}

function moved(sums: GuaranteeSums, moves: readonly Move[]): Moved {
  return { sums, moves: moves.filter(([, , minor]) => minor > 0n) };
}

function readDecimal(text: string): { num: bigint; den: bigint } {
  const value = parseDecimal(text);
  if (!value) throw new RangeError(`no decimal: ${text}`);
  return value;
}
