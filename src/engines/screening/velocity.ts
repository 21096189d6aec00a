/** What events are counted by. */
export const VELOCITY_SUBJECTS = ['customer', 'device', 'payee'] as const;
export type VelocitySubject = (typeof VELOCITY_SUBJECTS)[number];

/** More than so many in a window is too fast. */
export interface VelocityRule {
  readonly subject: VelocitySubject;
  readonly windowMs: number;
  readonly counts: 'events' | 'customers';
  readonly max: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A device of many people, and a payee to whom many pay at once, tell of more than one customer. */
export const VELOCITY_RULES: readonly VelocityRule[] = [
  { subject: 'customer', windowMs: 10 * MINUTE_MS, counts: 'events', max: 8 },
  { subject: 'customer', windowMs: DAY_MS, counts: 'events', max: 40 },
  { subject: 'device', windowMs: 10 * MINUTE_MS, counts: 'events', max: 10 },
  { subject: 'device', windowMs: DAY_MS, counts: 'customers', max: 3 },
  { subject: 'payee', windowMs: 10 * MINUTE_MS, counts: 'customers', max: 30 },
];

/** The longest window: older events need not be looked at. */
export const VELOCITY_WINDOW_MAX_MS = Math.max(...VELOCITY_RULES.map(({ windowMs }) => windowMs));

export interface TimedEvent {
  readonly atMs: number;
  readonly customer: string;
}

export interface TooFast {
  readonly rule: VelocityRule;
  readonly count: number;
}

/**
 * The rule that is broken furthest in the windows that end with an instant, if any.
 * @param atMs when the event happened; it is one of `events`
 * @param events of one subject, in any order; those outside of a window are not counted
 */
export function tooFast(
  subject: VelocitySubject,
  atMs: number,
  events: readonly TimedEvent[],
  rules: readonly VelocityRule[] = VELOCITY_RULES,
): TooFast | undefined {
  let found: TooFast | undefined;
  for (const rule of rules) {
    if (rule.subject !== subject) continue;
    const inside = events.filter((event) => event.atMs <= atMs && event.atMs > atMs - rule.windowMs);
    const count =
      rule.counts === 'events' ? inside.length : new Set(inside.map(({ customer }) => customer)).size;
    if (count > rule.max && (!found || count / rule.max > found.count / found.rule.max))
      found = { rule, count };
  }
  return found;
}
