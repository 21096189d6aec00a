import { termsInvalid } from './lending-errors.js';
import { MAX_INSTALMENTS } from './repayment-calendar.js';
import { type ScheduleTerms } from './schedule.types.js';

/** Larger sums cannot be said in JSON without loss (2^53 − 1 minor units). */
const MAX_AMOUNT_MINOR = BigInt(Number.MAX_SAFE_INTEGER);
/** 100 = 10,000 % a year: above every ceiling, yet small enough to keep the numbers short. */
const MAX_RATE = 100n;
const MAX_RATE_DENOMINATOR = 10n ** 15n;

/** @throws DomainError `lending_terms_invalid` that names the first term that does not fit */
export function checkTerms(terms: ScheduleTerms): void {
  const fault = firstFault(terms);
  if (fault) throw termsInvalid(fault);
}

function firstFault(terms: ScheduleTerms): string | undefined {
  const { principalMinor, rateAnnual, calendar, changes = [], fees = [] } = terms;
  if (principalMinor < 0n || principalMinor > MAX_AMOUNT_MINOR) return 'principalMinor';
  if (rateAnnual.num < 0n || rateAnnual.den < 1n || rateAnnual.den > MAX_RATE_DENOMINATOR)
    return 'rateAnnual';
  if (rateAnnual.num > MAX_RATE * rateAnnual.den) return 'rateAnnual';
  if (calendar.periods.length < 1 || calendar.periods.length > MAX_INSTALMENTS) return 'calendar';
  if (changes.length > MAX_INSTALMENTS) return 'changes';
  if ((terms.openingInterestMinor ?? 0n) < 0n) return 'openingInterestMinor';
  if (fees.some(({ amountMinor }) => amountMinor < 0n || amountMinor > MAX_AMOUNT_MINOR)) return 'fees';
  return faultOfInstalments(terms) ?? faultOfGrace(terms);
}

function faultOfInstalments(terms: ScheduleTerms): string | undefined {
  const { balloonMinor = 0n, instalmentMinor = 1n, instalmentMultipleMinor = 1n } = terms;
  if (balloonMinor < 0n || balloonMinor > terms.principalMinor) return 'balloonMinor';
  if (instalmentMinor < 1n || instalmentMinor > MAX_AMOUNT_MINOR) return 'instalmentMinor';
  if (instalmentMultipleMinor < 1n || instalmentMultipleMinor > MAX_AMOUNT_MINOR)
    return 'instalmentMultipleMinor';
  const { lastRow } = terms;
  if (typeof lastRow === 'object' && lastRow.mayExceedByMinor < 0n) return 'lastRow';
  return undefined;
}

function faultOfGrace(terms: ScheduleTerms): string | undefined {
  const { principalGrace = 0, interestPaymentGrace = 0, interestFreeGrace = 0, capitalisedGrace = 0 } = terms;
  const isGrace = (rows: number) =>
    Number.isInteger(rows) && rows >= 0 && rows < terms.calendar.periods.length;
  if (!isGrace(principalGrace)) return 'principalGrace';
  if (!isGrace(interestPaymentGrace) || interestPaymentGrace > principalGrace) return 'interestPaymentGrace';
  const isMixed = capitalisedGrace > 0 && (principalGrace > 0 || interestPaymentGrace > 0);
  if (!isGrace(capitalisedGrace) || isMixed) return 'capitalisedGrace';
  return isGrace(interestFreeGrace) ? undefined : 'interestFreeGrace';
}
