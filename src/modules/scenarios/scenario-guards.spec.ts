import { LocalDate } from '../../kernel/calendar-date.js';
import {
  compileRule,
  createFacts,
  defineCatalogue,
  explain,
  type Rule,
  T,
} from '../../engines/rules/index.js';
import {
  contextAttributes,
  contextFacts,
  GUARD_ATTRIBUTES,
  sharedContextAttributes,
} from './scenario-attributes.js';
import { guardsAsRule } from './scenario-guards.js';
import { seedTree } from './scenario-tree.js';

const TODAY = LocalDate.of(2026, 12, 1);
const CATALOGUE = defineCatalogue({
  ...GUARD_ATTRIBUTES,
  ...sharedContextAttributes([...seedTree().values()].map(({ contextSchema }) => contextSchema)),
});
const ZERO = { 'product.kind': 'instalment', 'product.isCredit': true, 'product.zeroRate': true };
const PRICED = { ...ZERO, 'product.zeroRate': false };
const CARD = { 'product.kind': 'card', 'product.isCredit': false, 'product.zeroRate': true };

/** The codes of the guards that do not hold. */
function refusals(path: string, facts: object): string[] {
  const scenario = seedTree().get(path);
  const rule = scenario && guardsAsRule(scenario.guards);
  if (!rule) throw new Error(`${path} has no guards`);
  const input = createFacts(CATALOGUE, { scenario: path, ...facts }, TODAY);
  return rule.when && 'all' in rule.when
    ? rule.when.all
        .filter((when) => compileRule({ v: 1, when }, CATALOGUE).evaluate(input).truth !== T)
        .map(({ code }) => code as string)
    : [];
}

describe('guards of the seeded scenes', () => {
  it('let story 1 pass with nobody known but a phone number', () => {
    expect(refusals('retail.electronics.phone', { amount: 479_900, ...ZERO })).toEqual([]);
    expect(refusals('retail.electronics.phone', { amount: 479_900, ...PRICED })).toEqual([]);
    expect(refusals('retail.electronics.phone', { 'context.condition': 'used', ...PRICED })).toEqual([
      'used_device_zero_rate_only',
    ]);
    expect(refusals('retail.electronics.phone', { 'context.giftCards': true, ...ZERO })).toEqual([
      'cash_equivalent_not_financed',
    ]);
  });

  it("want a guarantor's signature from a student, not from his father (story 2)", () => {
    const student = { age: 19, 'context.relation': 'self', ...PRICED };
    const refused = refusals('education.higher.tuition', student);
    expect(refused).toEqual(['guarantor_required']);
    expect(refusals('education.higher.tuition', { ...student, 'guarantor.signed': false })).toEqual(refused);
    expect(refusals('education.higher.tuition', { ...student, 'guarantor.signed': true })).toEqual([]);
    expect(
      refusals('education.higher.tuition', { age: 48, 'context.relation': 'parent', ...PRICED }),
    ).toEqual([]);
    expect(refusals('education.higher.tuition', { ...student, age: 17, 'guarantor.signed': true })).toEqual([
      'borrower_under_age',
    ]);
  });

  it('leave only the interest-free plan in an emergency (story 3)', () => {
    expect(refusals('healthcare.dental', { 'context.urgent': true, ...ZERO })).toEqual([]);
    expect(refusals('healthcare.dental', { 'context.urgent': true, ...PRICED })).toEqual([
      'not_offered_when_urgent',
    ]);
    expect(refusals('healthcare.dental', PRICED)).toEqual([]);
    expect(refusals('healthcare.dental', { initiative: 'bank', ...ZERO })).toEqual([
      'bank_initiated_not_allowed',
    ]);
  });

  it('hold a rent deposit to three rents', () => {
    const lease = {
      'context.monthlyRent': 500_000,
      'product.kind': 'guarantee',
      'product.isCredit': true,
      'product.zeroRate': false,
    };
    expect(refusals('housing.rent.deposit', { amount: 1_500_000, ...lease })).toEqual([]);
    expect(refusals('housing.rent.deposit', { amount: 1_500_001, ...lease })).toEqual(['above_three_rents']);
  });

  it('bind travel credit to a day of departure, but not the card', () => {
    expect(refusals('travel.flight', ZERO)).toEqual(['departure_date_missing']);
    expect(refusals('travel.flight', { 'context.departureDate': '2027-02-01', ...ZERO })).toEqual([]);
    expect(refusals('travel.flight', CARD)).toEqual([]);
  });

  it('say no to everything under excluded, with the reason', () => {
    expect(refusals('excluded.gambling', CARD)).toEqual(['scenario_excluded']);
  });

  it('can explain themselves', () => {
    const rule = guardsAsRule(seedTree().get('healthcare.dental')?.guards ?? []) as Rule;
    const facts = createFacts(
      CATALOGUE,
      { scenario: 'healthcare.dental', 'context.urgent': true, ...PRICED },
      TODAY,
    );
    expect(JSON.stringify(explain(compileRule(rule, CATALOGUE), facts))).toContain('not_offered_when_urgent');
  });
});

describe('context attributes', () => {
  const schema = {
    type: 'object',
    additionalProperties: false,
    properties: {
      rent: {
        type: 'object',
        properties: { amount: { type: 'integer' }, currency: { type: 'string', maxLength: 3 } },
        additionalProperties: false,
      },
      start: { type: 'string', format: 'date' },
      kind: { type: 'string', enum: ['a', 'b'] },
      stages: { type: 'array', items: { type: 'boolean' }, maxItems: 2 },
    },
  } as const;

  it('come from the scalars and the money of a schema', () => {
    const types = Object.entries(contextAttributes(schema)).map(([name, { type }]) => [name, type]);
    expect(types).toEqual([
      ['context.rent', 'money'],
      ['context.start', 'date'],
      ['context.kind', 'enum'],
    ]);
  });

  it('leave money in another currency unknown', () => {
    const context = { rent: { amount: 5, currency: 'GBP' }, start: '2026-01-01', stages: [true] };
    expect(contextFacts(schema, context, 'GBP')).toEqual({
      'context.rent': 5,
      'context.start': '2026-01-01',
    });
    expect(contextFacts(schema, context, 'CNY')).toEqual({ 'context.start': '2026-01-01' });
  });

  it('may not mean two things', () => {
    const other = { ...schema, properties: { start: { type: 'boolean' } } } as const;
    expect(() => sharedContextAttributes([schema, other])).toThrow(
      'context.start is date in one scene, bool in another',
    );
  });
});
