import { addEvent, type CustomerSummary, EMPTY_SUMMARY } from '../../../engines/segmentation/index.js';
import { startOfDayInZone } from '../../../kernel/zone-days.js';
import { type DaySet, hasDay, NO_DAYS, withDay } from '../../events/index.js';
import { sensitivityOf } from '../../scenarios/index.js';
import type { BankProduct } from './bank-products.js';

/**
 * A customer in the frame of the bank, in one currency, as `CustomerSummary` has it: a purchase is a use of a product, on its
 * business day; bought is what the bank has earned by it, refunded what it has lost and spent, so that net value is the
 * contribution. Recency counts from the last act of using or paying.
 */
export interface BankSummary {
  readonly currency: string;
  readonly summary: CustomerSummary;
  /** Days with a use. */
  readonly days: DaySet;
  readonly lossMinor: number;
  /** He holds a product of which nothing is overdue: then he is not silent, however long he does nothing. */
  readonly isHeld: boolean;
  /** Never falls: the versions of the products together. */
  readonly version: number;
}

/**
 * @param products all of one customer; those of sensitive scenes enter no frame
 * @param zone of the bank, in which its days begin
 */
export function bankSummariesOf(products: readonly BankProduct[], zone: string): BankSummary[] {
  const byCurrency = new Map<string, BankProduct[]>();
  for (const product of products) {
    if (sensitivityOf(product.scenario) === 'sensitive') continue;
    const known = byCurrency.get(product.currency);
    if (known) known.push(product);
    else byCurrency.set(product.currency, [product]);
  }
  return [...byCurrency].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => summaryOf(own, zone));
}

function summaryOf(products: readonly BankProduct[], zone: string): BankSummary {
  const { summary, days } = actsOf(products, zone);
  const lossMinor = sum(products, (product) => product.lossMinor);
  const firstUsed = products.filter(({ useDays }) => Math.min(...useDays) === summary.firstDay);
  return {
    currency: (products[0] as BankProduct).currency,
    summary: {
      ...summary,
      purchased: sum(products, ({ incomeMinor }) => incomeMinor),
      refunded: lossMinor + sum(products, ({ costMinor }) => costMinor),
      refunds: products.filter((product) => product.lossMinor > 0).length,
      firstDayAmount: sum(firstUsed, ({ incomeMinor }) => incomeMinor),
    },
    days,
    lossMinor,
    isHeld: products.some(({ isHeld }) => isHeld),
    version: sum(products, ({ version }) => version),
  };
}

/** Uses and payments, without their amounts. */
function actsOf(products: readonly BankProduct[], zone: string): { summary: CustomerSummary; days: DaySet } {
  let [summary, days] = [EMPTY_SUMMARY, NO_DAYS];
  const act = { amount: 0, atMs: 0 };
  for (const day of products.flatMap(({ useDays }) => useDays)) {
    const isKnownDay = hasDay(days, day);
    summary = addEvent(summary, { kind: 'purchase', ...act, day, isKnownDay });
    if (!isKnownDay) days = withDay(days, day);
  }
  let lastDay = summary.lastDay ?? -Infinity;
  for (const day of products.flatMap(({ paidDays }) => paidDays)) {
    summary = addEvent(summary, { kind: 'other', ...act, day });
    lastDay = Math.max(lastDay, day);
  }
  // Before the first use he is nobody's customer yet, whatever he has paid.
  const lastAtMs = summary.lastAtMs === null ? null : startOfDayInZone(lastDay, zone);
  return { summary: { ...summary, lastAtMs }, days };
}

function sum(products: readonly BankProduct[], valueOf: (product: BankProduct) => number): number {
  return products.reduce((total, product) => total + valueOf(product), 0);
}
