import type { CustomerSummary } from '../../engines/segmentation/index.js';

/** A running summary as its row holds it. */
export interface SummaryColumns {
  readonly occasions: number;
  readonly purchase_days: number;
  readonly first_day: number | null;
  readonly last_day: number | null;
  readonly last_at: Date | null;
  readonly purchased_minor: string;
  readonly refunded_minor: string;
  readonly refunds: number;
  readonly first_day_minor: string;
  readonly recent_days: number[];
  readonly last_active_day: number | null;
  readonly active_day_bits: number;
}

/** Of the table `s`. */
export const SUMMARY_COLUMNS = `s.occasions, s.purchase_days, s.first_day, s.last_day, s.last_at, s.purchased_minor,
  s.refunded_minor, s.refunds, s.first_day_minor, s.recent_days, s.last_active_day, s.active_day_bits`;

export function summaryOf(row: SummaryColumns): CustomerSummary {
  return {
    occasions: row.occasions,
    purchaseDays: row.purchase_days,
    firstDay: row.first_day,
    lastDay: row.last_day,
    lastAtMs: row.last_at?.getTime() ?? null,
    purchased: Number(row.purchased_minor),
    refunded: Number(row.refunded_minor),
    refunds: row.refunds,
    firstDayAmount: Number(row.first_day_minor),
    recentDays: row.recent_days,
    isExact: true,
    lastActiveDay: row.last_active_day,
    activeDayBits: row.active_day_bits,
  };
}
