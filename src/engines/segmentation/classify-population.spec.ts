import * as fc from 'fast-check';
import { CLASSIFICATION_VERSION, classifyPopulation } from './classify-population.js';
import { addEvent, EMPTY_SUMMARY } from './customer-summary.js';
import { scoreCustomer } from './score-customer.js';

const DAY_MS = 86_400_000;
const asOf = { ms: 200 * DAY_MS, day: 200 };
const options = { asOf, unitsPerAmount: 100, clusters: { k: 3, seed: 5 } };

const purchases = fc.array(fc.record({ day: fc.integer({ min: 0, max: 199 }), amount: fc.nat(9_999) }), {
  maxLength: 12,
});
const populations = fc.array(purchases, { minLength: 1, maxLength: 40 }).map((all) =>
  all.map((events, index) => ({
    customer: `c${index}`,
    summary: events.reduce(
      (summary, { day, amount }) =>
        addEvent(summary, { kind: 'purchase', day, amount, atMs: (day + 0.4) * DAY_MS }),
      EMPTY_SUMMARY,
    ),
  })),
);

test.each(['equal', 'rank'] as const)(
  'one customer by the frozen edges scores as in the run (ties %s)',
  (frequencyTies) => {
    fc.assert(
      fc.property(populations, (customers) => {
        const run = classifyPopulation(customers, { ...options, frequencyTies });
        const frozen = JSON.parse(JSON.stringify(run.frozen)) as typeof run.frozen;
        const stages = new Map(run.stages.map(({ customer, stage }) => [customer, stage]));
        const classes = new Map(run.abc.rows.map((row) => [row.customer, row.class]));
        const byCustomer = new Map(run.rfm.map((row, index) => [row.customer, { row, index }]));
        for (const each of customers) {
          const scores = scoreCustomer(each, asOf, frozen, CLASSIFICATION_VERSION);
          const found = byCustomer.get(each.customer);
          expect(scores === undefined).toBe(found === undefined);
          if (!scores || !found) continue;
          expect({ customer: each.customer, ...scores.rfm }).toEqual(found.row);
          expect(scores.stage).toBe(stages.get(each.customer));
          expect(scores.abc).toBe(classes.get(each.customer));
          expect(scores.cluster).toBe(run.clustering!.model.names[run.clustering!.assignments[found.index]!]);
        }
      }),
      { numRuns: 40 },
    );
  },
);

test('tiers go by the contribution itself where amounts are one, the same for one customer as in the run', () => {
  const customers = Array.from({ length: 100 }, (_, index) => {
    const bought = addEvent(EMPTY_SUMMARY, { kind: 'purchase', day: 1, amount: 100, atMs: DAY_MS });
    return {
      customer: `c${index}`,
      // Half of them have cost more than they brought.
      summary: addEvent(bought, { kind: 'refund', day: 1, amount: index * 2, atMs: DAY_MS }),
    };
  });
  const { tiers, frozen } = classifyPopulation(customers, { ...options, valueBasis: 'bankContribution' });
  expect(frozen.tiers?.basis).toBe('bankContribution');
  expect(tiers[0]).toEqual({ customer: 'c0', tier: 'private' });
  expect(tiers.filter(({ tier }) => tier === 'standard')).toHaveLength(80);
  for (const [index, each] of customers.entries())
    expect(scoreCustomer(each, asOf, frozen, CLASSIFICATION_VERSION)?.tier).toBe(tiers[index]?.tier);
});

test('where people come back too rarely, lifetime value is not applicable, whatever was fitted before', () => {
  const customers = Array.from({ length: 60 }, (_, index) => {
    const first = addEvent(EMPTY_SUMMARY, { kind: 'purchase', day: 1, amount: 10, atMs: DAY_MS });
    return {
      customer: `c${index}`,
      summary: addEvent(first, { kind: 'purchase', day: 201, amount: 10 + index, atMs: 201 * DAY_MS }),
    };
  });
  const fitted = classifyPopulation(customers, { ...options, rhythmMaxDays: 200 });
  expect(fitted.clvFit.refusal).not.toBe('rhythm_too_rare');
  const previousClv = { ...fitted.clvFit, status: 'accepted' } as const;
  const { clvFit, frozen } = classifyPopulation(customers, { ...options, previousClv, rhythmMaxDays: 199 });
  expect(clvFit).toMatchObject({
    status: 'notApplicable',
    refusal: 'rhythm_too_rare',
    reason: 'the usual interval is 200 days, at most 199 make a rhythm',
    customers: 60,
    repeaters: 60,
  });
  expect(frozen.clv.status).toBe('notApplicable');
});

test('assets decide the tier where the bank reports them', () => {
  const customers = Array.from({ length: 100 }, (_, index) => ({
    customer: `c${index}`,
    assets: index,
    summary: addEvent(EMPTY_SUMMARY, { kind: 'purchase', day: 1, amount: 1, atMs: DAY_MS }),
  }));
  const { tiers, frozen } = classifyPopulation(customers, options);
  expect(frozen.tiers?.basis).toBe('assets');
  const sizes = ['private', 'premium', 'preferred', 'standard'].map(
    (tier) => tiers.filter((row) => row.tier === tier).length,
  );
  expect(sizes).toEqual([1, 4, 15, 80]);
});

test('recency counts whole days to the instant, and never below none', () => {
  const bought = (hours: number) => ({
    customer: `h${hours}`,
    summary: addEvent(EMPTY_SUMMARY, {
      kind: 'purchase',
      day: 199,
      amount: 1,
      atMs: asOf.ms - hours * 3_600_000,
    }),
  });
  const { rfm } = classifyPopulation([bought(49), bought(23), bought(-5)], options);
  expect(rfm.map(({ recencyDays }) => recencyDays)).toEqual([2, 0, 0]);
});

test('a refused fit leaves the previous one in use', () => {
  const customers = [{ customer: 'a', summary: EMPTY_SUMMARY }];
  const { clvFit } = classifyPopulation(customers, options);
  const previousClv = { ...clvFit, status: 'accepted' as const };
  const run = classifyPopulation(customers, { ...options, previousClv });
  expect(run.clvFit.status).toBe('refused');
  expect(run.frozen.clv).toBe(previousClv);
});

test('nobody is no reason to fail', () => {
  expect(classifyPopulation([], options)).toMatchObject({ rfm: [], stages: [], clustering: null, tiers: [] });
});
