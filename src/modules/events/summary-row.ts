import type { CustomerSummary } from '../../engines/segmentation/index.js';

/** A running summary as its row holds it. */
export interface SummaryColumns {
  readonly occasions: number;
  readonly purchase_days: number;
  readonly first_day: number | null;
  readonly last_day: number | null;
  readonly last_ms: number | null;
  readonly purchased_minor: string;
  readonly refunded_minor: string;
  readonly refunds: number;
  readonly first_day_minor: string;
  /** Between commas: the driver reads an array in ten times the time. */
  readonly recent_days: string;
  readonly last_active_day: number | null;
  readonly active_day_bits: number;
}

const columnsWith = (recentDays: string): string => `s.occasions, s.purchase_days, s.first_day, s.last_day,
  round(date_part('epoch', s.last_at) * 1000) as last_ms, s.purchased_minor, s.refunded_minor, s.refunds,
  s.first_day_minor, ${recentDays} as recent_days, s.last_active_day, s.active_day_bits`;

/** Of the table `s`. */
export const SUMMARY_COLUMNS = columnsWith(`array_to_string(s.recent_days, ',')`);
/** The same with its days as they stand, for whoever makes JSON of them. */
export const SUMMARY_COLUMNS_WHOLE = columnsWith('s.recent_days');

/** Many summaries, each column as one array. */
export type SummaryArrays = {
  readonly [
    Column in Exclude<keyof SummaryColumns, 'recent_days'>
  ]: readonly (SummaryColumns[Column] extends string ? number : SummaryColumns[Column])[];
} & { readonly recent_days: readonly (readonly number[])[] };

export function summaryOf(row: SummaryColumns): CustomerSummary {
  return {
    occasions: row.occasions,
    purchaseDays: row.purchase_days,
    firstDay: row.first_day,
    lastDay: row.last_day,
    lastAtMs: row.last_ms,
    purchased: Number(row.purchased_minor),
    refunded: Number(row.refunded_minor),
    refunds: row.refunds,
    firstDayAmount: Number(row.first_day_minor),
    recentDays: row.recent_days === '' ? [] : row.recent_days.split(',').map(Number),
    isExact: true,
    lastActiveDay: row.last_active_day,
    activeDayBits: row.active_day_bits,
  };
}

export function summaryAt(columns: SummaryArrays, i: number): CustomerSummary {
  return {
    occasions: columns.occasions[i]!,
    purchaseDays: columns.purchase_days[i]!,
    firstDay: columns.first_day[i] ?? null,
    lastDay: columns.last_day[i] ?? null,
    lastAtMs: columns.last_ms[i] ?? null,
    purchased: columns.purchased_minor[i]!,
    refunded: columns.refunded_minor[i]!,
    refunds: columns.refunds[i]!,
    firstDayAmount: columns.first_day_minor[i]!,
    recentDays: columns.recent_days[i]!,
    isExact: true,
    lastActiveDay: columns.last_active_day[i] ?? null,
    activeDayBits: columns.active_day_bits[i]!,
  };
}
