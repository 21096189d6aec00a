/** How many of the newest purchase days a summary keeps: twelve intervals for the customer's rhythm. */
export const RECENT_DAYS_MAX = 13;
const ACTIVITY_DAYS = 30;

/**
 * All that scoring needs of a customer, in a fixed size. An event updates it, and the summaries of two disjoint sets of
 * events merge, in any order, to what the whole set gives. Amounts are whole units of the caller's choice (minor units).
 */
export interface CustomerSummary {
  /** Distinct purchase occasions. */
  readonly occasions: number;
  /** Distinct days with a purchase. */
  readonly purchaseDays: number;
  /** Days since 1970-01-01, in the zone of the frame; null before the first purchase. */
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  /** Instant of the last purchase, milliseconds since 1970. */
  readonly lastAtMs: number | null;
  readonly purchased: number;
  readonly refunded: number;
  readonly refunds: number;
  /** What was bought on the first day: the repeat purchases are the rest. */
  readonly firstDayAmount: number;
  /** The newest purchase days, newest first. */
  readonly recentDays: readonly number[];
  /** False when `purchaseDays` and `recentDays` may miscount, see `addEvent`; the customer is then to be recounted. */
  readonly isExact: boolean;
  readonly lastActiveDay: number | null;
  /** Bit d is set when something happened d days before `lastActiveDay`, d < 30. */
  readonly activeDayBits: number;
}

export interface SummaryEvent {
  readonly kind: 'purchase' | 'refund' | 'other';
  readonly atMs: number;
  readonly day: number;
  /** Whole units, not negative, whatever the kind. */
  readonly amount: number;
  /** True for a further line of an occasion that is counted already. */
  readonly isSameOccasion?: boolean;
  /** Whether the purchase day is already counted, where the caller knows. */
  readonly isKnownDay?: boolean;
}

export const EMPTY_SUMMARY: CustomerSummary = {
  occasions: 0,
  purchaseDays: 0,
  firstDay: null,
  lastDay: null,
  lastAtMs: null,
  purchased: 0,
  refunded: 0,
  refunds: 0,
  firstDayAmount: 0,
  recentDays: [],
  isExact: true,
  lastActiveDay: null,
  activeDayBits: 0,
};

/**
 * Adds one event. Late events are welcome: only a purchase on a day older than all kept days of a customer with more
 * than 13 purchase days leaves it open whether that day was counted; it is counted, and `isExact` becomes false.
 * @throws RangeError for an amount that is no whole number ≥ 0, or sums beyond 2^53
 */
export function addEvent(summary: CustomerSummary, event: SummaryEvent): CustomerSummary {
  if (!Number.isSafeInteger(event.amount) || event.amount < 0) {
    throw new RangeError('an amount is a whole number, 0 or more');
  }
  const active = { ...summary, ...activityOf(summary, event.day, 1) };
  if (event.kind === 'other') return active;
  if (event.kind === 'refund') {
    return { ...active, refunds: summary.refunds + 1, refunded: safe(summary.refunded + event.amount) };
  }
  return { ...active, ...withPurchase(summary, event) };
}

function withPurchase(summary: CustomerSummary, event: SummaryEvent): Partial<CustomerSummary> {
  const { day } = event;
  const isListed = summary.recentDays.includes(day);
  const isEarlier = summary.firstDay === null || day < summary.firstDay;
  const isCertain = isEarlier || hasDay(summary, day) || knowsAllDaysFrom(summary, day);
  const isNew = event.isKnownDay === undefined ? !hasDay(summary, day) : !event.isKnownDay;
  return {
    occasions: summary.occasions + (event.isSameOccasion ? 0 : 1),
    purchaseDays: summary.purchaseDays + (isNew ? 1 : 0),
    firstDay: isEarlier ? day : summary.firstDay,
    lastDay: Math.max(summary.lastDay ?? day, day),
    lastAtMs: Math.max(summary.lastAtMs ?? event.atMs, event.atMs),
    purchased: safe(summary.purchased + event.amount),
    firstDayAmount:
      (isEarlier ? 0 : summary.firstDayAmount) + (isEarlier || day === summary.firstDay ? event.amount : 0),
    recentDays: isListed ? summary.recentDays : newest([...summary.recentDays, day]),
    isExact: summary.isExact && (event.isKnownDay !== undefined || isCertain),
  };
}

/**
 * The summary of both sets of events, which must not share one. Exact when the two do not interleave before the days
 * they keep (histories of different partners mostly do not); otherwise `isExact` is false.
 */
export function mergeSummaries(one: CustomerSummary, other: CustomerSummary): CustomerSummary {
  const [a, b] = (one.firstDay ?? Infinity) <= (other.firstDay ?? Infinity) ? [one, other] : [other, one];
  const active = activityOf(a, b.lastActiveDay, b.activeDayBits);
  const refunds = { refunded: safe(a.refunded + b.refunded), refunds: a.refunds + b.refunds };
  if (a.firstDay === null || b.firstDay === null) {
    const buyer = a.firstDay === null ? b : a;
    return { ...buyer, ...active, ...refunds, isExact: a.isExact && b.isExact };
  }
  const shared = sharedDays(a, b);
  return {
    ...active,
    ...refunds,
    occasions: a.occasions + b.occasions,
    purchaseDays: a.purchaseDays + b.purchaseDays - shared.count,
    firstDay: a.firstDay,
    lastDay: Math.max(a.lastDay!, b.lastDay!),
    lastAtMs: Math.max(a.lastAtMs!, b.lastAtMs!),
    purchased: safe(a.purchased + b.purchased),
    firstDayAmount: a.firstDayAmount + (b.firstDay === a.firstDay ? b.firstDayAmount : 0),
    recentDays: newest([...new Set([...a.recentDays, ...b.recentDays])]),
    isExact: a.isExact && b.isExact && shared.isCertain,
  };
}

/** Whether every purchase day from `day` on stands in the list. */
function knowsAllDaysFrom({ purchaseDays, recentDays }: CustomerSummary, day: number): boolean {
  return purchaseDays <= recentDays.length || day >= recentDays.at(-1)!;
}

function hasDay({ recentDays, firstDay }: CustomerSummary, day: number): boolean {
  return day === firstDay || recentDays.includes(day);
}

/** The purchase days of both. Certain when one of them lists all its days of the common time, and the other knows each. */
function sharedDays(a: CustomerSummary, b: CustomerSummary): { count: number; isCertain: boolean } {
  const from = Math.max(a.firstDay!, b.firstDay!);
  const until = Math.min(a.lastDay!, b.lastDay!);
  const inCommonTime = (summary: CustomerSummary): number[] =>
    [...new Set([...summary.recentDays, summary.firstDay!])].filter((day) => day >= from && day <= until);
  const certain = [
    [a, b],
    [b, a],
  ].find(
    ([lists, knows]) =>
      knowsAllDaysFrom(lists!, from) &&
      inCommonTime(lists!).every((day) => hasDay(knows!, day) || knowsAllDaysFrom(knows!, day)),
  );
  const [lists, knows] = certain ?? [a, b];
  const count = inCommonTime(lists!).filter((day) => hasDay(knows!, day)).length;
  return { count, isCertain: from > until || certain !== undefined };
}

function newest(days: number[]): number[] {
  return days.sort((x, y) => y - x).slice(0, RECENT_DAYS_MAX);
}

function activityOf(
  { lastActiveDay, activeDayBits }: CustomerSummary,
  day: number | null,
  bits: number,
): Pick<CustomerSummary, 'lastActiveDay' | 'activeDayBits'> {
  if (day === null || lastActiveDay === null) {
    return day === null ? { lastActiveDay, activeDayBits } : { lastActiveDay: day, activeDayBits: bits };
  }
  const last = Math.max(day, lastActiveDay);
  return {
    lastActiveDay: last,
    activeDayBits: shifted(activeDayBits, last - lastActiveDay) | shifted(bits, last - day),
  };
}

const ALL_DAYS = 2 ** ACTIVITY_DAYS - 1;

function shifted(bits: number, days: number): number {
  return days >= ACTIVITY_DAYS ? 0 : (bits << days) & ALL_DAYS;
}

function earlier(bits: number, days: number): number {
  return days >= ACTIVITY_DAYS ? 0 : bits >>> days;
}

function safe(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError('the sum of the amounts passes 2^53');
  return amount;
}

/** Net amount: what was bought less what was refunded. */
export function netAmount({ purchased, refunded }: CustomerSummary): number {
  return purchased - refunded;
}

/** Days with an event among the 30 days that end with the as-of day. */
export function activeDays({ lastActiveDay, activeDayBits }: CustomerSummary, asOfDay: number): number {
  if (lastActiveDay === null) return 0;
  // Where the last day is not over yet, or another zone is further on, what came later is not counted.
  const since = asOfDay - lastActiveDay;
  let [bits, count] = [since >= 0 ? shifted(activeDayBits, since) : earlier(activeDayBits, -since), 0];
  for (; bits !== 0; bits >>>= 1) count += bits & 1;
  return count;
}
