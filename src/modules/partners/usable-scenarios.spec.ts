import { newUuid } from '../../kernel/ids.js';
import type { DefinitionVersion } from '../../platform/versions/version-store.js';
import {
  buildMccMap,
  loadSeedPacks,
  publishScenario,
  type ScenarioBook,
  type ScenarioDefinition,
  seedTree,
} from '../scenarios/index.js';
import type { ApiKey, Enrolment } from './partners.snapshot.js';
import { scenarioDto } from './scenario-answer.js';
import { enrolmentFor, usableScenario, usableScenarios } from './usable-scenarios.js';

const id = newUuid(1);
const NOTHING_PAUSED = { partner: new Set(''), scenario: new Set(''), product: new Set('') };

const version = (body: ScenarioDefinition): DefinitionVersion<ScenarioDefinition> =>
  ({ id, number: 1, body }) as DefinitionVersion<ScenarioDefinition>;
const book: ScenarioBook = {
  scenarios: new Map([...seedTree()].map(([path, body]) => [path, publishScenario(version(body))])),
  // The seeded packs serve all currencies; one that does not shows the cut.
  packs: new Map(
    loadSeedPacks().map((seed) => {
      const pack = seed.jurisdiction === 'GB' ? { ...seed, currencies: ['GBP'] } : seed;
      return [pack.jurisdiction, { versionId: id, number: 1, pack }];
    }),
  ),
  mcc: buildMccMap([]),
  faulty: [],
};

function enrolled(paths: readonly string[], more: Partial<Enrolment> = {}): Map<string, Enrolment> {
  return new Map(
    paths.map((scenario) => [
      scenario,
      { id, scenario, jurisdiction: 'CN', limits: {}, subsidy: {}, ...more },
    ]),
  );
}

function keyOf(sandbox: Map<string, Enrolment>, scenarios: readonly string[] = []): ApiKey {
  return {
    environment: 'sandbox',
    scenarios,
    partner: { enrolments: { sandbox, live: enrolled(['any']) } },
  } as unknown as ApiKey;
}

const paths = (key: ApiKey): string[] =>
  usableScenarios(key, book).map(({ scenario }) => scenario.definition.path);

describe('the scenarios of a key', () => {
  test('are those of its environment that an enrolment covers, and everything below them', () => {
    expect(paths(keyOf(enrolled(['education.books'])))).toEqual(['education.books']);
    const higher = paths(keyOf(enrolled(['education.higher'])));
    expect(higher).toEqual(expect.arrayContaining(['education.higher', 'education.higher.tuition']));
    expect(higher.every((path) => path.startsWith('education.higher'))).toBe(true);
    expect(paths(keyOf(new Map()))).toEqual([]);
    expect(paths(keyOf(enrolled(['any'])))).toEqual([...seedTree().keys()].sort());
  });

  test('are fewer when the key is narrowed', () => {
    const key = keyOf(enrolled(['education', 'retail']), ['education.books', 'housing']);
    expect(paths(key)).toEqual(['education.books']);
    expect(usableScenario(key, book, 'retail.electronics.phone')).toBeUndefined();
    expect(usableScenario(key, book, 'toString')).toBeUndefined();
  });

  test('take the nearest enrolment', () => {
    const enrolments = new Map([
      ...enrolled(['education'], { jurisdiction: 'GB' }),
      ...enrolled(['education.higher']),
    ]);
    expect(enrolmentFor('education.higher.tuition', enrolments)?.jurisdiction).toBe('CN');
    expect(enrolmentFor('education.books', enrolments)?.jurisdiction).toBe('GB');
    expect(enrolmentFor('educational', enrolments)).toBeUndefined();
  });
});

describe('what a partner sees of a scenario', () => {
  const phone = 'retail.electronics.phone';
  const seen = (more: Partial<Enrolment> = {}, paused = NOTHING_PAUSED): ReturnType<typeof scenarioDto> => {
    const usable = usableScenario(keyOf(enrolled(['retail'], more)), book, phone);
    return scenarioDto(usable as NonNullable<typeof usable>, paused);
  };

  test('is cut to the jurisdiction: currencies, kinds, documents', () => {
    const china = seen();
    expect(china).toMatchObject({ path: phone, version: 1, jurisdiction: 'CN' });
    expect(china.currencies).toEqual(['CNY', 'GBP', 'EUR']);
    expect(china.tickets).toHaveLength(3);
    expect(china.kinds).toContain('instalment');
    const codes = book.packs.get('CN')?.pack.disclosures.map(({ code }) => code) as string[];
    expect(china.disclosures.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
    const britain = seen({ jurisdiction: 'GB' });
    expect([britain.currencies, britain.tickets.length]).toEqual([['GBP'], 1]);
    expect(seen({ jurisdiction: 'XX' })).toMatchObject({ currencies: [], kinds: [], tickets: [] });
  });

  test('has the lower one of the scenario’s and the partner’s own limit', () => {
    const [whole] = seen().tickets;
    const [cut] = seen({ limits: { CNY: { ticketMaxMinor: 70_000 } } }).tickets;
    expect(whole?.max.amount).toBeGreaterThan(70_000);
    expect(cut?.max).toEqual({ amount: 70_000, currency: 'CNY' });
  });

  test('says when the bank has stopped it or a scenario above it', () => {
    const stopped = (path: string): boolean =>
      seen({}, { ...NOTHING_PAUSED, scenario: new Set([path]) }).isPaused;
    expect(seen().isPaused).toBe(false);
    expect([phone, 'retail', 'any', 'retail.electronics.computer', 'ret'].map(stopped)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test('never names guards, signals, tags or strategy', () => {
    const members = Object.keys(seen());
    for (const secret of ['guards', 'signals', 'tags', 'strategy', 'policy']) {
      expect(members).not.toContain(secret);
    }
  });
});
