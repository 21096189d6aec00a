import { readFact } from '../../../engines/rules/index.js';
import { newUuid } from '../../../kernel/ids.js';
import { type CustomerFacts, factsOf } from './customer-facts.js';
import { audienceCatalogue } from './facts-columns.js';
import { calendarOf, type RawCustomer, type StoredSummary } from './raw-customer.js';

const DAY_MS = 86_400_000;
const SHANGHAI = 'Asia/Shanghai';
/** Half past one in the morning of the 23rd in Shanghai, the 22nd in UTC and in New York. */
const NIGHT_MS = Date.parse('2026-11-22T17:30:00Z');
const dayOf = (date: string): number => Date.parse(date) / DAY_MS;

function summary(scope: string, date: string, zone = SHANGHAI, nowMs = NIGHT_MS): StoredSummary {
  const day = dayOf(date);
  return {
    scope,
    currency: 'CNY',
    occasions: 1,
    purchaseDays: 1,
    purchased: 100,
    refunded: 0,
    firstDay: day,
    lastDay: day,
    lastActiveDay: day,
    activeDayBits: 1,
    daySetFrom: day >> 3,
    daySet: Buffer.of(1 << (day & 7)).toString('hex'),
    calendar: calendarOf(nowMs, zone),
  };
}

function known(more: Partial<RawCustomer>, birthDate?: string): CustomerFacts {
  const raw: RawCustomer = {
    id: newUuid(0, 0),
    partnerId: newUuid(0, 0),
    environment: 'sandbox',
    kind: 'person',
    status: 'active',
    verification: 'phone',
    partner: 'shop',
    personal: null,
    wrappedKey: null,
    acquisition: { v: 1 },
    facts: null,
    businessMs: NIGHT_MS,
    calendar: calendarOf(NIGHT_MS, SHANGHAI),
    clockOffsetMs: 0,
    consents: ['profiling', 'profiling/profile'],
    mayProfile: true,
    tags: null,
    summaries: null,
    classified: null,
    segments: null,
    ...more,
  };
  return factsOf(raw, birthDate === undefined ? {} : { birthDate }, []);
}

function valueOf({ facts }: CustomerFacts, name: string): unknown {
  const attribute = audienceCatalogue.byName.get(name);
  return attribute && readFact(facts, attribute);
}

const nextOf = ({ nextChangeMs }: CustomerFacts): string | undefined =>
  nextChangeMs === undefined ? undefined : new Date(nextChangeMs).toISOString();

describe('days of a customer', () => {
  it('are those of the scene, not of UTC', () => {
    const facts = known({ summaries: [summary('retail', '2026-11-23'), summary('travel', '2026-11-22')] });
    expect(facts.tail).toMatchObject({
      'in.retail.daysSince': 0,
      'in.retail.purchaseDays90': 1,
      'in.travel.daysSince': 1,
    });
    expect(valueOf(facts, 'purchaseDays.last30')).toBe(2);
    expect(valueOf(facts, 'activeDays.last30')).toBe(2);
    expect(valueOf(facts, 'purchase.last')).toBe('2026-11-23');
    expect(nextOf(facts)).toBe('2026-11-23T16:00:00.000Z');
  });

  it('differ by scene, where the scenes lie in different zones', () => {
    const facts = known({
      summaries: [summary('retail', '2026-11-23'), summary('travel', '2026-11-22', 'America/New_York')],
    });
    expect(facts.tail).toMatchObject({ 'in.retail.daysSince': 0, 'in.travel.daysSince': 0 });
    expect(nextOf(facts)).toBe('2026-11-23T05:00:00.000Z');
  });

  it('are never after the bank’s own, by which rules compare dates', () => {
    const facts = known({
      calendar: calendarOf(NIGHT_MS, 'UTC'),
      summaries: [summary('retail', '2026-11-23')],
    });
    expect(valueOf(facts, 'purchase.last')).toBe('2026-11-22');
    expect([facts.facts.today, nextOf(facts)]).toEqual([dayOf('2026-11-22'), '2026-11-23T00:00:00.000Z']);
  });

  it('complete a year of life when the birthday begins at the bank', () => {
    expect(valueOf(known({}, '2000-11-23'), 'age')).toBe(26);
    expect(nextOf(known({}, '2000-11-24'))).toBe('2026-11-23T16:00:00.000Z');
  });
});

describe('what time alone changes', () => {
  const acquired = (at: string): Partial<RawCustomer> => ({
    acquisition: { v: 1, first: { scenario: 'retail.electronics.phone', at } as never },
  });

  it('is the day on which he came, in the bank’s zone, as long as days since then may matter', () => {
    const facts = known(acquired('2026-11-22T16:10:00Z'));
    expect([valueOf(facts, 'acquisition.on'), nextOf(facts)]).toEqual([
      '2026-11-23',
      '2026-11-23T16:00:00.000Z',
    ]);
    expect(nextOf(known(acquired('2023-11-22T16:10:00Z')))).toBeDefined();
    expect(nextOf(known(acquired('2023-11-20T16:10:00Z')))).toBeUndefined();
  });

  it('goes on when somebody has been silent for more than a year', () => {
    const silent = known({ summaries: [summary('retail', '2025-01-23')] });
    expect([silent.tail['in.retail.daysSince'], nextOf(silent)]).toEqual([669, '2026-11-23T16:00:00.000Z']);
    expect(nextOf(known({ summaries: [summary('retail', '2023-01-23')] }))).toBeUndefined();
  });
});
