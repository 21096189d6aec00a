/** What events are counted by. */
export const VELOCITY_SUBJECTS = ['customer', 'party', 'device', 'payee'] as const;
export type VelocitySubject = (typeof VELOCITY_SUBJECTS)[number];

/** More than so many in a window is too fast. */
export interface VelocityRule {
  readonly subject: VelocitySubject;
  readonly windowSeconds: number;
  readonly counts: 'events' | 'customers';
  readonly max: number;
}

const MINUTES_10 = 600;
const DAY = 86_400;

/** A person at several partners, a device of many people, and a payee to whom many pay at once tell of more than one customer. */
export const VELOCITY_RULES: readonly VelocityRule[] = [
  { subject: 'customer', windowSeconds: MINUTES_10, counts: 'events', max: 8 },
  { subject: 'customer', windowSeconds: DAY, counts: 'events', max: 40 },
  { subject: 'party', windowSeconds: MINUTES_10, counts: 'events', max: 12 },
  { subject: 'party', windowSeconds: DAY, counts: 'events', max: 60 },
  { subject: 'device', windowSeconds: MINUTES_10, counts: 'events', max: 10 },
  { subject: 'device', windowSeconds: DAY, counts: 'customers', max: 3 },
  { subject: 'payee', windowSeconds: MINUTES_10, counts: 'customers', max: 30 },
];

export interface TimedEvent {
  readonly atMs: number;
  readonly customer: string;
}

export interface TooFast<E extends TimedEvent = TimedEvent> {
  readonly rule: VelocityRule;
  readonly count: number;
  /** What was counted, in the order in which it came. */
  readonly events: readonly E[];
}

/**
 * The rule that is broken furthest in the windows that end with an instant, if any.
 * @param atMs when the event happened; it is one of `events`
 * @param events of one subject, in any order; those outside of a window are not counted
 */
export function tooFast<E extends TimedEvent>(
  subject: VelocitySubject,
  atMs: number,
  events: readonly E[],
  rules: readonly VelocityRule[] = VELOCITY_RULES,
): TooFast<E> | undefined {
  let found: TooFast<E> | undefined;
  for (const rule of rules) {
    if (rule.subject !== subject) continue;
    const inside = events.filter(
      (event) => event.atMs <= atMs && event.atMs > atMs - rule.windowSeconds * 1_000,
    );
    const count =
      rule.counts === 'events' ? inside.length : new Set(inside.map(({ customer }) => customer)).size;
    if (count > rule.max && (!found || count / rule.max > found.count / found.rule.max))
      found = { rule, count, events: inside };
  }
  return found;
}
