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

/** Of the table `s`. */
export const SUMMARY_COLUMNS = `s.occasions, s.purchase_days, s.first_day, s.last_day,
  round(date_part('epoch', s.last_at) * 1000) as last_ms, s.purchased_minor, s.refunded_minor, s.refunds,
  s.first_day_minor, array_to_string(s.recent_days, ',') as recent_days, s.last_active_day, s.active_day_bits`;

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
