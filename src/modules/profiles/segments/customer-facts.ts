import { type Attribute, createFacts, type Facts } from '../../../engines/rules/index.js';
import { LocalDate, parseDate } from '../../../kernel/calendar-date.js';
import { epochDayInZone, startOfDayInZone } from '../../../kernel/zone-days.js';
import { ageOn, consentToTag, type PersonalData, SCREENING_TAG } from '../../customers/index.js';
import { sensitivityOf } from '../../scenarios/index.js';
import { audienceCatalogue, PROFILE_CONSENT, TAGS_CONSENT, TAIL_SCENES, tailName } from './facts-columns.js';
import { PurchaseDays } from './purchase-days.js';
import type { Calendar, RawCustomer, StoredSummary, StoredTag } from './raw-customer.js';

const YEAR_DAYS = 365;
const ACTIVITY_DAYS = 30;
/** As long as events are kept. What is longer ago is looked at again only when something else of the customer changes. */
const FOLLOWED_DAYS = 3 * YEAR_DAYS + 1;
/** That somebody agreed to it tells of a sensitive scene as plainly as what happened there. */
const SENSITIVE_PURPOSE = 'sensitiveData';
const TAGS = audienceCatalogue.byName.get('tags') as Attribute;

/** What rules about populations know of one customer, on his own day. */
export interface CustomerFacts {
  readonly facts: Facts;
  readonly tags: readonly string[];
  /** Attributes of the long tail, by name. */
  readonly tail: Readonly<Record<string, number>>;
  /** When something of it changes by time alone, business time in milliseconds; undefined: never. */
  readonly nextChangeMs: number | undefined;
}

/**
 * What is stored of a customer as facts of the audience's catalogue. Nothing of a sensitive scene is among them, of an
 * erased customer nothing that came from his sealed fields, and what he did only with his consent to be profiled.
 * @param personal his opened personal data
 * @param tags those that hold, see `validTags`
 */
export function factsOf(raw: RawCustomer, personal: PersonalData, tags: readonly StoredTag[]): CustomerFacts {
  const day = LocalDate.ofEpochDay(raw.calendar.today);
  const isProfiled = mayUse(raw, PROFILE_CONSENT);
  const summaries = isProfiled ? normalScenes(raw) : [];
  const names = tags.map(nameOfTag);
  const tail = tailOf(raw, summaries);
  const input = {
    ...(isProfiled && raw.classified),
    ...declared(raw),
    ...(isProfiled && bought(summaries, raw.calendar)),
    age: raw.status === 'active' ? ageOn(personal, day) : undefined,
    scenes: [...new Set(summaries.map(({ scope }) => scope))],
    consents: (raw.consents ?? []).filter((consent) => !consent.startsWith(SENSITIVE_PURPOSE)),
    tags: names,
    ...tail,
  };
  return {
    facts: createFacts(audienceCatalogue, input, day),
    tags: names,
    tail,
    nextChangeMs: nextChange(raw, personal, [...summaries.map(lastSeen), ...came(raw)]),
  };
}

function normalScenes({ summaries }: RawCustomer): StoredSummary[] {
  return (summaries ?? []).filter(({ scope }) => sensitivityOf(scope) === 'normal');
}

/** The same facts with other tags. */
export function withTags(known: CustomerFacts, tags: readonly StoredTag[]): CustomerFacts {
  const names = tags.map(nameOfTag);
  return { ...known, tags: names, facts: known.facts.with(TAGS, names) };
}

/** Whether he allows a purpose for a kind of data, `profiling/tags`. */
export function mayUse({ consents }: RawCustomer, consent: string): boolean {
  return consents?.includes(consent) === true;
}

/** Whether he allows what a tag needs. */
export function mayTag(raw: RawCustomer, { purpose }: StoredTag): boolean {
  return mayUse(raw, TAGS_CONSENT) && (purpose === null || mayUse(raw, consentToTag(purpose)));
}

/** Tags that hold now: not run out, of no sensitive scene, with the consents that they need, and none of security. */
export function validTags(raw: RawCustomer): StoredTag[] {
  const { tags, businessMs } = raw;
  return (tags ?? []).filter(
    (tag) =>
      !tag.name.startsWith(SCREENING_TAG) &&
      (tag.expiresMs === null || tag.expiresMs > businessMs) &&
      (tag.scenario === null || sensitivityOf(tag.scenario) === 'normal') &&
      mayTag(raw, tag),
  );
}

/** As rules name it. */
export function nameOfTag({ name, value }: { readonly name: string; readonly value: string }): string {
  return value === 'true' ? name : `${name}:${value}`;
}

function declared(raw: RawCustomer): Record<string, unknown> {
  const { kind, verification, partner, facts, acquisition } = raw;
  const path = (scenario: string | undefined): string | undefined =>
    scenario !== undefined && sensitivityOf(scenario) === 'normal' ? scenario : undefined;
  const { first, last } = acquisition;
  const [since] = came(raw);
  return {
    kind,
    verification,
    partner,
    occupation: facts?.occupation,
    'income.currency': facts?.currency,
    'income.monthly': facts?.incomeMonthlyMinor,
    'debtService.monthly': facts?.debtServiceMonthlyMinor,
    'acquisition.first': path(first?.scenario),
    'acquisition.last': path(last?.scenario),
    'acquisition.on': since && LocalDate.ofEpochDay(since.day),
  };
}

function bought(summaries: readonly StoredSummary[], { today }: Calendar): Record<string, unknown> {
  const purchasesOf = new Map<string, number>();
  for (const { currency, occasions } of summaries) {
    purchasesOf.set(currency, (purchasesOf.get(currency) ?? 0) + occasions);
  }
  const [main] = [...purchasesOf].filter(([, count]) => count > 0).sort(byMostThenName);
  const spent = summaries.filter(({ currency }) => currency === main?.[0]);
  const days = new PurchaseDays(summaries);
  return {
    purchases: sum(summaries, ({ occasions }) => occasions),
    'purchaseDays.last30': days.among(30),
    'purchaseDays.last90': days.among(90),
    'purchaseDays.last365': days.among(YEAR_DAYS),
    'activeDays.last30': activeDays(summaries),
    'purchase.first': dateBy(today, least(summaries.map(({ firstDay }) => firstDay))),
    'purchase.last': dateBy(today, greatest(summaries.map(({ lastDay }) => lastDay))),
    'active.last': dateBy(today, greatest(summaries.map(({ lastActiveDay }) => lastActiveDay))),
    'spend.currency': main?.[0],
    'spend.net': main && sum(spent, ({ purchased, refunded }) => purchased - refunded),
    'spend.refunded': main && sum(spent, ({ refunded }) => refunded),
  };
}

function tailOf({ facts }: RawCustomer, summaries: readonly StoredSummary[]): Record<string, number> {
  const tail: Record<string, number> = {};
  if (facts?.tradingDays !== undefined) tail['organisation.tradingDays'] = facts.tradingDays;
  for (const scene of TAIL_SCENES) {
    const own = summaries.filter(({ scope }) => scope === scene);
    const last = greatest(own.map(({ lastActiveDay }) => lastActiveDay));
    const [one] = own;
    if (last === undefined || !one) continue;
    tail[tailName(scene, 'purchases')] = sum(own, ({ occasions }) => occasions);
    tail[tailName(scene, 'purchaseDays90')] = new PurchaseDays(own).among(90);
    tail[tailName(scene, 'daysSince')] = Math.max(0, one.calendar.today - last);
  }
  return tail;
}

/** A day from which something is counted, in its calendar. */
interface Counted {
  readonly day: number | null;
  readonly calendar: Calendar;
}

const lastSeen = ({ lastActiveDay, calendar }: StoredSummary): Counted => ({ day: lastActiveDay, calendar });

/** The bank's day on which a customer came whose scene may be known. */
function came({ acquisition: { first }, calendar }: RawCustomer): (Counted & { day: number })[] {
  if (first === undefined || sensitivityOf(first.scenario) !== 'normal') return [];
  return [{ day: epochDayInZone(Date.parse(first.at), calendar.zone), calendar }];
}

/** A tag that ends, a birthday, and the next day, while days since something are counted. */
function nextChange(
  { tags, businessMs, calendar }: RawCustomer,
  personal: PersonalData,
  counted: readonly Counted[],
): number | undefined {
  const ends = (tags ?? []).flatMap(({ expiresMs }) =>
    expiresMs !== null && expiresMs > businessMs ? [expiresMs] : [],
  );
  const moving = counted.filter(
    (since) => since.day !== null && since.day >= since.calendar.today - FOLLOWED_DAYS,
  );
  // What is counted by the scene's days is also compared with the bank's.
  const calendars = moving.length === 0 ? [] : [calendar, ...moving.map((since) => since.calendar)];
  const birthday = nextBirthday(personal, LocalDate.ofEpochDay(calendar.today));
  return least([
    ...ends,
    ...calendars.map(({ today, zone }) => startOfDayInZone(today + 1, zone)),
    ...(birthday ? [startOfDayInZone(birthday.toEpochDay(), calendar.zone)] : []),
  ]);
}

function nextBirthday({ birthDate }: PersonalData, day: LocalDate): LocalDate | undefined {
  const birth = birthDate === undefined ? undefined : parseDate(birthDate);
  if (!birth) return undefined;
  const years = day.year() - birth.year();
  const thisYear = birth.plusYears(years);
  return thisYear.isAfter(day) ? thisYear : birth.plusYears(years + 1);
}

/** Different days with an event among the last thirty of each frame, its own today included. */
function activeDays(summaries: readonly StoredSummary[]): number {
  const days = new Set<number>();
  for (const { lastActiveDay, activeDayBits, calendar } of summaries) {
    if (lastActiveDay === null) continue;
    for (let back = 0; back < ACTIVITY_DAYS; back++) {
      const day = lastActiveDay - back;
      const isWithin = day <= calendar.today && day > calendar.today - ACTIVITY_DAYS;
      if (isWithin && (activeDayBits & (1 << back)) !== 0) days.add(day);
    }
  }
  return days.size;
}

function byMostThenName([a, most]: [string, number], [b, other]: [string, number]): number {
  return other - most || (a < b ? -1 : 1);
}

function sum<T>(items: readonly T[], valueOf: (item: T) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}

function least(values: readonly (number | null)[]): number | undefined {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? undefined : Math.min(...known);
}

function greatest(values: readonly (number | null)[]): number | undefined {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** By the bank's day: in a scene further east the next may have begun. */
function dateBy(today: number, day: number | undefined): LocalDate | undefined {
  return day === undefined ? undefined : LocalDate.ofEpochDay(Math.min(day, today));
}
