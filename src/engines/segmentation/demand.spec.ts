import { discoverScenes, sceneWords } from './scene-discovery.js';
import { unservedDemand } from './unserved-demand.js';

const LIMITS = { eventsMin: 6, customersMin: 3, proposalsMax: 5 };
const LEAVES = [
  { path: 'daily.pets.vet', text: 'veterinary clinic' },
  { path: 'daily.pets.grooming', text: 'dog grooming salon' },
  { path: 'mobility.taxi', text: 'dog taxi' },
];
const grooming = ['DOG GROOMING 0041 Leeds', 'dog grooming leeds #7', 'Dog-Grooming, Leeds'].flatMap(
  (text, customer) => [0, 14, 40].map((day) => ({ node: 'daily', text, customer: `c${customer}`, day })),
);

test('numbers and references are no words', () => {
  expect(sceneWords('UBER *TRIP 8241-X3 ﬁne')).toEqual(['uber', 'trip', 'fine']);
});

test('events with the same words become one proposal, whatever their order', () => {
  const rare = [{ node: 'daily', text: 'falconry', customer: 'c1', day: 3 }];
  const proposals = discoverScenes([...grooming, ...rare], LEAVES, LIMITS);
  expect(proposals).toEqual([
    {
      node: 'daily',
      words: 'dog grooming leeds',
      events: 9,
      customers: 3,
      rhythmDays: 20,
      growth: 0.5, // days 0 and 14 against 40
      nearest: { path: 'daily.pets.grooming', similarity: 0.5 },
      examples: ['DOG GROOMING 0041 Leeds', 'Dog-Grooming, Leeds', 'dog grooming leeds #7'],
    },
  ]);
  expect(discoverScenes([...rare, ...grooming].reverse(), LEAVES, LIMITS)).toEqual(proposals);
});

test('two nodes are two proposals, and one customer alone is none', () => {
  const elsewhere = grooming.map((event) => ({ ...event, node: 'mobility' }));
  expect(discoverScenes([...grooming, ...elsewhere], [], LIMITS).map(({ node }) => node)).toEqual([
    'daily',
    'mobility',
  ]);
  const lonely = grooming.map((event) => ({ ...event, customer: 'c1' }));
  expect(discoverScenes(lonely, [], LIMITS)).toEqual([]);
});

test('unserved demand is summed per scenario, reason and currency, and few people stay hidden', () => {
  const request = {
    scenario: 'education.higher.tuition',
    reason: 'ticket_too_large',
    currency: 'EUR',
    amountMinor: 100_00n,
  };
  const { rows, suppressed } = unservedDemand(
    [
      ...[1, 2, 3, 3].map((id) => ({ ...request, customer: `c${id}` })),
      ...[1, 2, 3].map((id) => ({ ...request, currency: 'GBP', customer: `c${id}` })),
      { ...request, reason: 'no_product', customer: 'c9' },
    ],
    3,
  );
  expect(rows).toEqual([
    {
      scenario: 'education.higher.tuition',
      reason: 'ticket_too_large',
      currency: 'EUR',
      requests: 4,
      customers: 3,
      amountMinor: 400_00n,
    },
    {
      scenario: 'education.higher.tuition',
      reason: 'ticket_too_large',
      currency: 'GBP',
      requests: 3,
      customers: 3,
      amountMinor: 300_00n,
    },
  ]);
  expect(suppressed).toBe(1);
});
