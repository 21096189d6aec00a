import { LocalDate } from '../../kernel/calendar-date.js';
import { familyRoot, newUuid, type Uuid } from '../../kernel/ids.js';
import type { DefinitionVersion } from '../../platform/versions/version-store.js';
import {
  type ProductDefinition,
  type PublishedProduct,
  publishProduct,
  seedProducts,
  seedStatus,
  isInScope,
} from '../products/index.js';
import { loadSeedPacks, publishScenario, type ScenarioDefinition, seedTree } from '../scenarios/index.js';
import { answerText } from './answer.js';
import type { AnswerJson } from './answer.types.js';
import { decide, type Decision } from './decide.js';
import type { Asked, Subject } from './offers-request.js';
import type { Circumstances } from './situation.js';
import { NO_DEBTS, type Standing } from './standing.js';

const version = <Body>(name: string, body: Body): DefinitionVersion<Body> =>
  ({ id: name as Uuid, name, number: 1, body }) as DefinitionVersion<Body>;
const tree = seedTree();
const products = seedProducts()
  .filter((product) => seedStatus(product) === 'published')
  .map((product) => publishProduct(version<ProductDefinition>(product.slug, product)));
const packs = new Map(
  loadSeedPacks().map((pack) => [
    pack.jurisdiction,
    { versionId: pack.jurisdiction as Uuid, number: 1, pack },
  ]),
);

const somebody: Subject = {
  customerId: newUuid(0, 1),
  kind: 'person',
  verification: 'phone',
  age: 34,
  facts: {},
  tags: [],
  segments: [],
  profile: {},
  screening: [],
  consents: new Set(),
  exposure: {},
  standing: NO_DEBTS,
};

interface Case extends Partial<Asked> {
  readonly path: string;
  readonly borrower?: Partial<Subject> | undefined;
  readonly more?: Partial<Circumstances>;
  /** All products when left out. */
  readonly sold?: readonly PublishedProduct[];
}

function decideFor(given: Case): Decision {
  const { path, borrower, more, sold = products, ...asked } = given;
  const subject = 'borrower' in given && borrower === undefined ? undefined : { ...somebody, ...borrower };
  const circumstances: Circumstances = {
    asked: {
      purpose: 'payment',
      initiative: 'customer',
      currency: 'CNY',
      amountMinor: 479_900,
      availableMinor: undefined,
      stages: [],
      context: {},
      orderId: undefined,
      lines: [],
      channel: 'app',
      locale: 'en',
      ...asked,
    },
    recognition: { path, confidence: 1, runnerUp: undefined, evidence: [] },
    scenario: publishScenario(version<ScenarioDefinition>(path, tree.get(path) as ScenarioDefinition)),
    pack: packs.get('CN'),
    enrolment: {
      id: 'e' as Uuid,
      scenario: path,
      jurisdiction: 'CN',
      limits: {},
      subsidy: { 'retail-zero': 'partner' },
    },
    parties: { borrower: subject, guarantor: undefined, beneficiary: undefined, hasGuarantorSigned: false },
    businessDate: LocalDate.of(2026, 12, 1),
    businessMs: Date.UTC(2026, 11, 1),
    pausedProducts: new Set(),
    isScenarioPaused: false,
    ...more,
  };
  return decide(
    circumstances,
    sold.filter(({ definition }) => isInScope(definition, path)),
    'seed',
  );
}

const PHONE = 'retail.electronics.phone';
const offered = ({ ranked }: Decision): string[] => ranked.map(({ candidate }) => candidate.product);
const refusal = ({ notOffered }: Decision, slug: string): unknown => {
  const found = notOffered.find(
    ({ product, option }) => product.definition.slug === slug && option === undefined,
  );
  return found && { code: found.refusal.code, class: found.refusal.class };
};

test('credit is never offered to somebody under age, whatever else holds', () => {
  const decision = decideFor({ path: PHONE, borrower: { age: 17, verification: 'bank' } });
  expect(offered(decision)).toEqual([]);
  expect(refusal(decision, 'retail-zero')).toEqual({ code: 'borrower_under_age', class: 'request' });
});

test('a pause of product or scenario closes before everything else', () => {
  expect(
    refusal(decideFor({ path: PHONE, more: { pausedProducts: new Set(['retail-zero']) } }), 'retail-zero'),
  ).toMatchObject({ code: 'product_paused' });
  expect(offered(decideFor({ path: PHONE, more: { isScenarioPaused: true } }))).toEqual([]);
});

test('without an enrolment nothing is offered', () => {
  expect(offered(decideFor({ path: PHONE, more: { enrolment: undefined, pack: undefined } }))).toEqual([]);
});

test('the customer’s own money is what need not be financed', () => {
  const decision = decideFor({ path: PHONE, amountMinor: 599_900, availableMinor: 120_000 });
  expect(decision.situation).toMatchObject({ financedMinor: 479_900, downPaymentMinor: 120_000 });
  const covered = decideFor({ path: PHONE, amountMinor: 100_000, availableMinor: 100_000 });
  expect(refusal(covered, 'retail-flex')).toMatchObject({ code: 'nothing_to_finance' });
});

test('the bank’s own books stand beside what the customer says of himself', () => {
  const owing = (standing: Partial<Standing>): Decision =>
    decideFor({
      path: PHONE,
      borrower: {
        facts: { currency: 'CNY', incomeMonthlyMinor: 400_000, debtServiceMonthlyMinor: 0 },
        standing: { ...NO_DEBTS, ...standing },
      },
    });
  const zero = (standing: Partial<Standing>): unknown => refusal(owing(standing), 'retail-zero');
  expect(zero({})).toBeUndefined();
  expect(zero({ daysPastDue: 6 })).toEqual({ code: 'in_arrears', class: 'credit' });
  expect(zero({ isWrittenOff: true })).toEqual({ code: 'in_arrears', class: 'credit' });
  // 2,000.00 a month are free; 4,799.00 over 12 months are 399.92 of them.
  expect(zero({ debtServiceMinor: { EUR: 200_000 } })).toBeUndefined();
  expect(zero({ debtServiceMinor: { CNY: 170_000 } })).toEqual({
    code: 'instalment_too_high',
    class: 'credit',
  });
});

test('who owes too much is refused for a reason that the partner may not see', () => {
  const decision = decideFor({ path: PHONE, borrower: { exposure: { CNY: 100_000_000 } } });
  expect(refusal(decision, 'retail-zero')).toEqual({ code: 'exposure_exceeded', class: 'credit' });
});

test('instalments that the income cannot bear are left out', () => {
  const poor = { currency: 'CNY', incomeMonthlyMinor: 60_000 };
  const decision = decideFor({ path: PHONE, borrower: { facts: poor } });
  expect(decision.ranked.flatMap(({ termOptions }) => termOptions.map(({ option }) => option))).not.toContain(
    '3m',
  );
  const poorer = decideFor({ path: PHONE, borrower: { facts: { ...poor, incomeMonthlyMinor: 10_000 } } });
  expect(refusal(poorer, 'retail-zero')).toEqual({ code: 'instalment_too_high', class: 'credit' });
});

test('what the bank starts needs consent; what the customer asks does not', () => {
  const asks = { path: 'daily.food.grocery', purpose: 'crossSell' as const, amountMinor: undefined };
  const push = decideFor({ ...asks, initiative: 'bank' });
  expect(offered(push)).toEqual([]);
  expect(new Set(push.notOffered.map(({ refusal: { code } }) => code))).toContain('consent_missing');
  expect(
    offered(
      decideFor({ ...asks, initiative: 'bank', borrower: { consents: new Set(['marketing/contact']) } }),
    ),
  ).toContain('goal-savings');
  expect(offered(decideFor(asks))).toContain('goal-savings');
});

test.each(['excluded.gambling', 'publicServices.fine', 'publicServices.donation', 'daily.alcoholTobacco'])(
  '%s gets no credit',
  (path) => {
    expect(
      decideFor({ path, amountMinor: 50_000 }).ranked.filter(({ candidate }) => candidate.isAskedFor),
    ).toEqual([]);
  },
);

test('what is excluded gets nothing, for a stated reason', () => {
  const decision = decideFor({ path: 'excluded.crypto' });
  expect(offered(decision)).toEqual([]);
  expect(new Set(decision.notOffered.map(({ refusal: { code } }) => code))).toEqual(
    new Set(['kind_not_allowed_in_scenario']),
  );
});

test('where nothing answers the purpose, what answers another one is named', () => {
  const context = {
    leaseStart: '2026-12-01',
    leaseEnd: '2027-11-30',
    monthlyRent: { amount: 600_000, currency: 'CNY' },
  };
  const deposit = { path: 'housing.rent.deposit', amountMinor: 1_200_000, context };
  const asked = decideFor({ ...deposit, purpose: 'payment' });
  expect(offered(asked)).not.toContain('rent-deposit-guarantee');
  const named = asked.notOffered.find(({ product }) => product.definition.slug === 'rent-deposit-guarantee');
  expect(named?.refusal).toEqual({
    code: 'purpose_not_served',
    class: 'request',
    detail: 'It answers the purposes: guarantee, financing.',
    change: { field: 'purpose', change: 'oneOf', value: ['guarantee', 'financing'] },
  });
  const guarantee = decideFor({ ...deposit, purpose: 'guarantee' });
  expect(offered(guarantee)).toEqual(['rent-deposit-guarantee']);
  expect(guarantee.notOffered.map(({ refusal: { code } }) => code)).not.toContain('purpose_not_served');
});

test('a foreign currency is not served', () => {
  const decision = decideFor({ path: PHONE, currency: 'USD' });
  expect(offered(decision)).toEqual([]);
  expect(refusal(decision, 'retail-zero')).toMatchObject({ code: 'currency_not_served' });
  expect(decision.notOffered[0]?.refusal.detail).toMatch(/^Not sold in USD, but in CNY/);
});

test('a zero-rate plan whose interest nobody pays is not offered', () => {
  const enrolment = { id: 'e' as Uuid, scenario: PHONE, jurisdiction: 'CN', limits: {}, subsidy: {} };
  const decision = decideFor({ path: PHONE, more: { enrolment } });
  expect(offered(decision)).not.toContain('retail-zero');
  expect(refusal(decision, 'retail-zero')).toMatchObject({ code: 'subsidy_missing' });
});

test('the same inputs and seed give the same decision', () => {
  const once = decideFor({ path: PHONE });
  const again = decideFor({ path: PHONE });
  expect(again.ranked.map(({ candidate, score }) => [candidate.product, candidate.option, score])).toEqual(
    once.ranked.map(({ candidate, score }) => [candidate.product, candidate.option, score]),
  );
});

test('urgent treatment gets the plan that costs nothing, and nothing else', () => {
  const stages = [{ name: 'one', date: LocalDate.of(2027, 1, 10), amountMinor: 600_000 }];
  const decision = decideFor({
    path: 'healthcare.dental',
    amountMinor: 600_000,
    stages,
    context: { urgent: true },
    more: {
      enrolment: {
        id: 'e' as Uuid,
        scenario: 'healthcare',
        jurisdiction: 'CN',
        limits: {},
        subsidy: { 'treatment-stages': 'partner' },
      },
    },
  });
  expect(offered(decision)).toEqual(['treatment-stages']);
});

test('parts of the answer that many requests share are told to each in his own language and scene', () => {
  const { scenario } = decideFor({ path: PHONE }).situation;
  const other = publishScenario(
    version<ScenarioDefinition>(PHONE, { ...scenario.definition, disclosures: [] }),
  );
  const told = (locale: 'en' | 'zh', at = scenario): AnswerJson['offers'] => {
    const decision = decideFor({ path: PHONE, locale, more: { scenario: at } });
    const frame = { id: familyRoot(newUuid(0, 1)), environment: 'sandbox', subjectToken: undefined };
    return (JSON.parse(answerText(decision, frame)) as AnswerJson).offers;
  };
  const pack = packs.get('CN')?.pack.disclosures ?? [];
  const texts = (disclosures: readonly { languages: Record<'en' | 'zh', string> }[], locale: 'en' | 'zh') =>
    disclosures.map(({ languages }) => languages[locale]);
  for (const locale of ['en', 'zh'] as const) {
    const both = texts([...scenario.definition.disclosures, ...pack], locale);
    expect(both.length).toBeGreaterThan(0);
    expect(told(locale)[0]?.disclosures.map(({ text }) => text)).toEqual(both);
    expect(told(locale, other)[0]?.disclosures.map(({ text }) => text)).toEqual(texts(pack, locale));
  }
});

test('a product may ask that screening has found nothing; the partner hears no more than that it is not available', () => {
  const slug = 'retail-zero';
  const seed = seedProducts().find((product) => product.slug === slug) as ProductDefinition;
  const clause = { f: 'screening', op: 'hasNone', v: ['velocity'], code: 'conspicuous' };
  const careful = {
    ...seed,
    eligibility: { ...seed.eligibility, when: { all: [seed.eligibility.when, clause] } },
  } as ProductDefinition;
  const sold = [publishProduct(version<ProductDefinition>(slug, careful))];
  const decideWith = (screening: readonly string[]): Decision =>
    decideFor({ path: PHONE, sold, borrower: { screening } });
  expect(offered(decideWith(['unusualAmount']))).toContain(slug);
  expect(offered(decideWith(['velocity']))).toEqual([]);
  expect(refusal(decideWith(['velocity']), slug)).toEqual({ code: 'conspicuous', class: 'security' });
});

describe('what is known of the borrower', () => {
  const of = (borrower: Partial<Subject>, more: Partial<Case> = {}): Decision =>
    decideFor({ path: PHONE, borrower, ...more });
  const factors = ({ ranked }: Decision): unknown[] =>
    ranked.flatMap(({ termOptions }) =>
      termOptions.map(({ product, option, fit }) => [product, option, fit]),
    );
  const attitudes = ({ ranked }: Decision): Map<string, number | undefined> =>
    new Map(
      ranked.flatMap(({ termOptions }) =>
        termOptions.map((t) => [`${t.product} ${t.option}`, t.fit.attitude]),
      ),
    );

  test('weighs nothing while it is not known', () => {
    for (const { candidate } of of({}).ranked)
      expect(candidate.fit).toMatchObject({ need: 1, headroom: 1, attitude: 1 });
    expect(factors(of({ needs: undefined, debtAversion: undefined }))).toEqual(factors(of({})));
  });

  test('makes longer terms of credit weigh less for who avoids owing, and nothing else', () => {
    const averse = attitudes(of({ debtAversion: 1 }));
    expect(averse.get('retail-zero 3m')).toBe(1);
    expect(averse.get('retail-zero 6m')).toBeCloseTo(1 - 0.5 / 3, 2);
    expect(averse.get('retail-zero 12m')).toBe(0.5);
    expect(averse.get('device-insurance 12m')).toBe(1);
    expect([...attitudes(of({ debtAversion: 0 })).values()].every((factor) => factor === 1)).toBe(true);
  });

  test('puts what is needed first among what was not asked for', () => {
    const crossSold = (needs: Subject['needs']): string[] =>
      offered(of({ needs }, { path: 'retail.electronics', amountMinor: 100_000 })).slice(-2);
    expect(crossSold({ card: 0.4, insurance: 0.1 })).toEqual(['cashback-card', 'device-insurance']);
    expect(crossSold({ card: 0.1, insurance: 0.4 })).toEqual(['device-insurance', 'cashback-card']);
  });

  test('of a need that nothing speaks for weighs least, once any need is known', () => {
    const [asked] = of({ needs: { deposit: 0.3 } }).ranked;
    expect(asked?.candidate.fit.need).toBe(0.5);
  });
});
