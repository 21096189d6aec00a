import { type Attribute, createFacts, type Facts } from '../../../engines/rules/index.js';
import { dateInZone, LocalDate, parseDate } from '../../../kernel/calendar-date.js';
import { ageOn, consentToTag, type PersonalData, SCREENING_TAG } from '../../customers/index.js';
import { sensitivityOf } from '../../scenarios/index.js';
import { audienceCatalogue, PROFILE_CONSENT, TAGS_CONSENT, TAIL_SCENES, tailName } from './facts-columns.js';
import { PurchaseDays } from './purchase-days.js';
import type { RawCustomer, StoredSummary, StoredTag } from './raw-customer.js';

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;
const ACTIVITY_DAYS = 30;
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
  const day = dateInZone(raw.businessMs, 'UTC');
  const isProfiled = mayUse(raw, PROFILE_CONSENT);
  const summaries = isProfiled ? normalScenes(raw) : [];
  const names = tags.map(nameOfTag);
  const tail = tailOf(raw, summaries, day.toEpochDay());
  const input = {
    ...(isProfiled && raw.classified),
    ...declared(raw),
    ...(isProfiled && bought(summaries, day.toEpochDay())),
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
    nextChangeMs: nextChange(raw, personal, summaries, day),
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

function declared({ kind, verification, partner, facts, acquisition }: RawCustomer): Record<string, unknown> {
  const path = (scenario: string | undefined): string | undefined =>
    scenario !== undefined && sensitivityOf(scenario) === 'normal' ? scenario : undefined;
  const { first, last } = acquisition;
  const cameBy = path(first?.scenario);
  return {
    kind,
    verification,
    partner,
    occupation: facts?.occupation,
    'income.currency': facts?.currency,
    'income.monthly': facts?.incomeMonthlyMinor,
    'debtService.monthly': facts?.debtServiceMonthlyMinor,
    'acquisition.first': cameBy,
    'acquisition.last': path(last?.scenario),
    'acquisition.on': cameBy === undefined ? undefined : first?.at.slice(0, 10),
  };
}

function bought(summaries: readonly StoredSummary[], today: number): Record<string, unknown> {
  const purchasesOf = new Map<string, number>();
  for (const { currency, occasions } of summaries) {
    purchasesOf.set(currency, (purchasesOf.get(currency) ?? 0) + occasions);
  }
  const [main] = [...purchasesOf].filter(([, count]) => count > 0).sort(byMostThenName);
  const spent = summaries.filter(({ currency }) => currency === main?.[0]);
  const days = new PurchaseDays(summaries);
  return {
    purchases: sum(summaries, ({ occasions }) => occasions),
    'purchaseDays.last30': days.among(30, today),
    'purchaseDays.last90': days.among(90, today),
    'purchaseDays.last365': days.among(YEAR_DAYS, today),
    'activeDays.last30': activeDays(summaries, today),
    'purchase.first': dateOf(least(summaries.map(({ firstDay }) => firstDay))),
    'purchase.last': dateOf(greatest(summaries.map(({ lastDay }) => lastDay))),
    'active.last': dateOf(greatest(summaries.map(({ lastActiveDay }) => lastActiveDay))),
    'spend.currency': main?.[0],
    'spend.net': main && sum(spent, ({ purchased, refunded }) => purchased - refunded),
    'spend.refunded': main && sum(spent, ({ refunded }) => refunded),
  };
}

function tailOf(
  { facts }: RawCustomer,
  summaries: readonly StoredSummary[],
  today: number,
): Record<string, number> {
  const tail: Record<string, number> = {};
  if (facts?.tradingDays !== undefined) tail['organisation.tradingDays'] = facts.tradingDays;
  for (const scene of TAIL_SCENES) {
    const own = summaries.filter(({ scope }) => scope === scene);
    const last = greatest(own.map(({ lastActiveDay }) => lastActiveDay));
    if (last === undefined) continue;
    tail[tailName(scene, 'purchases')] = sum(own, ({ occasions }) => occasions);
    tail[tailName(scene, 'purchaseDays90')] = new PurchaseDays(own).among(90, today);
    tail[tailName(scene, 'daysSince')] = today - last;
  }
  return tail;
}

/** A tag that ends, a birthday, and while a window still moves over something, tomorrow. */
function nextChange(
  { tags, businessMs }: RawCustomer,
  personal: PersonalData,
  summaries: readonly StoredSummary[],
  day: LocalDate,
): number | undefined {
  const tomorrow = (day.toEpochDay() + 1) * DAY_MS;
  const isMoving = summaries.some(
    ({ lastActiveDay }) => lastActiveDay !== null && lastActiveDay >= day.toEpochDay() - YEAR_DAYS,
  );
  const ends = (tags ?? []).flatMap(({ expiresMs }) =>
    expiresMs !== null && expiresMs > businessMs ? [expiresMs] : [],
  );
  const birthday = nextBirthday(personal, day);
  const all = [
    ...ends,
    ...(isMoving ? [tomorrow] : []),
    ...(birthday ? [birthday.toEpochDay() * DAY_MS] : []),
  ];
  return least(all);
}

function nextBirthday({ birthDate }: PersonalData, day: LocalDate): LocalDate | undefined {
  const birth = birthDate === undefined ? undefined : parseDate(birthDate);
  if (!birth) return undefined;
  const years = day.year() - birth.year();
  const thisYear = birth.plusYears(years);
  return thisYear.isAfter(day) ? thisYear : birth.plusYears(years + 1);
}

function activeDays(summaries: readonly StoredSummary[], today: number): number {
  const days = new Set<number>();
  for (const { lastActiveDay, activeDayBits } of summaries) {
    if (lastActiveDay === null) continue;
    for (let back = 0; back < ACTIVITY_DAYS; back++) {
      const day = lastActiveDay - back;
      const isWithin = day <= today && day > today - ACTIVITY_DAYS;
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

function dateOf(day: number | undefined): LocalDate | undefined {
  return day === undefined ? undefined : LocalDate.ofEpochDay(day);
}
