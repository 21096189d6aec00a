import { type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import { ChronoUnit } from '@js-joda/core';
import { ledgerProblems } from './ledger.errors.js';

/** Business days, both included. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const DAYS_MAX = 366;

/**
 * @param from first day, YYYY-MM-DD, already validated
 * @throws DomainError invalid_period when it ends before it begins or is longer than a year
 */
export function readPeriod(from: string, to: string): Period {
  const period = { from: parseDate(from) as LocalDate, to: parseDate(to) as LocalDate };
  const days = period.from.until(period.to, ChronoUnit.DAYS) + 1;
  if (days < 1 || days > DAYS_MAX) throw ledgerProblems.invalid_period();
  return period;
}
