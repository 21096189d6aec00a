import * as fc from 'fast-check';
import { LocalDate } from '../../kernel/calendar-date.js';
import { isDominatedBy } from './dominance.js';
import { rankOffers } from './rank-offers.js';
import { type RankCandidate } from './rank.types.js';

const end = (months: number): LocalDate => LocalDate.of(2027, 1, 1).plusMonths(months);

function candidate(changes: Partial<RankCandidate> = {}): RankCandidate {
  return {
    product: 'flex',
    option: '12m',
    job: 'spread',
    isAskedFor: true,
    payee: 'merchant',
    currency: 'CNY',
    financedMinor: 480_000n,
    dueTodayMinor: 0n,
    totalCostMinor: 10_000n,
    largestInstalmentMinor: 41_000n,
    endDate: end(12),
    probability: 0.1,
    valueBaseMinor: 5_000,
    fit: {},
    ...changes,
  };
}

const names = (ranking: ReturnType<typeof rankOffers<RankCandidate>>): string[] =>
  ranking.ranked.map(({ candidate: { product, option } }) => `${product} ${option}`);

describe('dominance', () => {
  const dear = candidate();
  const cheap = candidate({ product: 'zero', totalCostMinor: 0n });

  it('drops the dearer of two alike and says for which', () => {
    const { ranked, dropped } = rankOffers([dear, cheap], {}, 'dec_1');
    expect(ranked.map((each) => each.candidate)).toEqual([cheap]);
    expect(dropped).toEqual([{ candidate: dear, code: 'cheaper_alternative', because: cheap }]);
  });

  it.each<[string, Partial<RankCandidate>]>([
    ['does another job', { job: 'defer' }],
    ['pays somebody else', { payee: 'ownAccount' }],
    ['finances another amount', { financedMinor: 479_999n }],
    ['costs the same', { totalCostMinor: 10_000n }],
    ['ends a day later', { endDate: end(12).plusDays(1) }],
    ['has a higher largest instalment', { largestInstalmentMinor: 41_001n }],
    ['asks something today', { dueTodayMinor: 1n }],
    ['is in another currency', { currency: 'GBP' }],
  ])('needs all of it: nothing goes for an offer that %s', (_, change) => {
    expect(isDominatedBy(dear, { ...cheap, ...change })).toBe(false);
  });

  it('counts an offer without end as the longest', () => {
    const endless = candidate({ product: 'zero', totalCostMinor: 0n });
    delete (endless as { endDate?: LocalDate }).endDate;
    expect(isDominatedBy(dear, endless)).toBe(false);
    expect(isDominatedBy({ ...endless, totalCostMinor: 1n }, cheap)).toBe(true);
  });
});

describe('order', () => {
  it('shows the lower cost first within a job, whatever the margin', () => {
    const dear = candidate({
      product: 'long',
      option: '24m',
      endDate: end(24),
      largestInstalmentMinor: 21_000n,
      totalCostMinor: 36_000n,
      valueBaseMinor: 90_000,
    });
    const cheap = candidate({ product: 'zero', totalCostMinor: 0n, valueBaseMinor: 10 });
    expect(names(rankOffers([dear, cheap], {}, 's'))).toEqual(['zero 12m', 'long 24m']);
  });

  it('keeps the places that scores gave to each job', () => {
    const spread = candidate({ product: 'a', totalCostMinor: 0n, valueBaseMinor: 10, financedMinor: 1n });
    const dear = candidate({ product: 'b', valueBaseMinor: 90_000, financedMinor: 2n });
    const bridge = candidate({ product: 'c', job: 'bridge', valueBaseMinor: 1_000 });
    expect(names(rankOffers([spread, dear, bridge], {}, 's'))).toEqual(['a 12m', 'c 12m', 'b 12m']);
  });

  it('puts credit that was asked for before cross-sell', () => {
    const insurance = candidate({ product: 'cover', job: 'protect', isAskedFor: false, valueBaseMinor: 1e9 });
    expect(names(rankOffers([insurance, candidate()], {}, 's'))).toEqual(['flex 12m', 'cover 12m']);
  });

  it('breaks ties by lower cost, then by name', () => {
    const twin = (product: string, totalCostMinor: bigint) =>
      candidate({ product, totalCostMinor, job: product });
    expect(names(rankOffers([twin('b', 5n), twin('c', 4n), twin('a', 5n)], {}, 's'))).toEqual([
      'c 12m',
      'a 12m',
      'b 12m',
    ]);
  });

  it('follows a lever, but no further than its bound', () => {
    const card = candidate({ product: 'card', job: 'pay', isAskedFor: false, valueBaseMinor: 1_000 });
    const save = candidate({ product: 'save', job: 'save', isAskedFor: false, valueBaseMinor: 1_200 });
    expect(names(rankOffers([card, save], {}, 's'))).toEqual(['save 12m', 'card 12m']);
    expect(names(rankOffers([card, save], { levers: { card: 1.25 } }, 's'))).toEqual([
      'card 12m',
      'save 12m',
    ]);
    const far = rankOffers([card, { ...save, valueBaseMinor: 1_300 }], { levers: { card: 50 } }, 's');
    expect(names(far)).toEqual(['save 12m', 'card 12m']);
    expect(far.ranked[1]?.lever).toBe(1.25);
  });

  it('ranks a better fit higher even where the bank loses', () => {
    const losing = (product: string, need: number) =>
      candidate({ product, job: product, valueBaseMinor: -100, fit: { need } });
    expect(names(rankOffers([losing('a', 0.6), losing('b', 1.4)], {}, 's'))).toEqual(['b 12m', 'a 12m']);
  });
});

describe('one offer per product, two per job', () => {
  const term = (months: number, valueBaseMinor: number, totalCostMinor: bigint) =>
    candidate({
      option: `${months}m`,
      endDate: end(months),
      valueBaseMinor,
      totalCostMinor,
      largestInstalmentMinor: BigInt(480_000 / months),
    });

  it('shows the best term and keeps the others for a quote', () => {
    const terms = [term(6, 100, 1_000n), term(12, 900, 2_000n), term(24, 400, 4_000n)];
    const { ranked, dropped } = rankOffers(terms, {}, 's');
    expect(ranked).toHaveLength(1);
    expect(ranked[0]?.candidate.option).toBe('12m');
    expect(ranked[0]?.termOptions.map(({ option }) => option)).toEqual(['12m', '24m', '6m']);
    expect(dropped).toEqual([]);
  });

  it('drops the third product of a job, but never the cheapest', () => {
    const rival = (product: string, valueBaseMinor: number, totalCostMinor: bigint, months: number) =>
      candidate({
        product,
        valueBaseMinor,
        totalCostMinor,
        endDate: end(months),
        largestInstalmentMinor: BigInt(480_000 / months),
      });
    const ranking = rankOffers(
      [rival('a', 9_000, 300n, 24), rival('b', 8_000, 200n, 12), rival('c', 1, 100n, 6)],
      {},
      's',
    );
    expect(names(ranking)).toEqual(['c 12m', 'a 12m']);
    expect(ranking.dropped.map(({ candidate: { product }, code }) => [product, code])).toEqual([
      ['b', 'job_limit'],
    ]);
  });
});

describe('exploration', () => {
  const products = ['a', 'b', 'c', 'd'].map((product) =>
    candidate({ product, job: product, valueBaseMinor: product.charCodeAt(0) }),
  );
  const card = candidate({ product: 'card', job: 'pay', isAskedFor: false });
  const leadOf = (seed: string) => rankOffers([...products, card], { isExploring: true }, seed).ranked[0];

  it('leads with one of those asked for, each equally often, and says how likely that was', () => {
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 4_000; draw++) {
      const lead = leadOf(`dec_${draw}`);
      expect(lead?.propensity).toBe(1 / 4);
      const product = lead?.candidate.product ?? '';
      counts.set(product, (counts.get(product) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['a', 'b', 'c', 'd']);
    // 1,000 expected, standard deviation 27
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });

  it('draws the same for the same decision', () => {
    expect(leadOf('dec_7')?.candidate).toBe(leadOf('dec_7')?.candidate);
  });

  it('names no propensity outside exploration', () => {
    expect(rankOffers(products, {}, 's').ranked.every(({ propensity }) => propensity === undefined)).toBe(
      true,
    );
  });

  it('has nothing to draw from nothing', () => {
    expect(rankOffers([], { isExploring: true }, 's')).toEqual({ ranked: [], dropped: [] });
  });
});

describe('whatever the candidates are', () => {
  const amount = (max: number) => fc.integer({ min: 0, max }).map(BigInt);
  const anyCandidate: fc.Arbitrary<RankCandidate> = fc.record({
    product: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    option: fc.constantFrom('3m', '6m', '12m', '24m'),
    job: fc.constant(''),
    isAskedFor: fc.boolean(),
    payee: fc.constantFrom('merchant', 'ownAccount'),
    currency: fc.constant('CNY'),
    financedMinor: fc.constantFrom(100n, 200n),
    dueTodayMinor: amount(1),
    totalCostMinor: amount(4),
    largestInstalmentMinor: amount(4),
    endDate: fc.integer({ min: 1, max: 4 }).map(end),
    probability: fc.double({ min: 0.01, max: 1, noNaN: true }),
    valueBaseMinor: fc.integer({ min: -500, max: 500 }),
    fit: fc.record({ need: fc.double({ min: 0.5, max: 1.5, noNaN: true }) }),
  });
  // A product has one job and is asked for or not; a job is named after what its products share.
  const candidates = fc
    .uniqueArray(anyCandidate, { selector: ({ product, option }) => `${product} ${option}`, maxLength: 16 })
    .map((all) =>
      all.map((each) => ({
        ...each,
        job: each.product < 'd' ? 'spread' : 'bridge',
        isAskedFor: each.product !== 'e',
      })),
    );
  const policies = fc.record({ isExploring: fc.boolean() });

  it('answers the same in whatever order they come', () => {
    fc.assert(
      fc.property(candidates, policies, fc.string(), (all, policy, seed) => {
        expect(rankOffers([...all].reverse(), policy, seed)).toEqual(rankOffers(all, policy, seed));
      }),
    );
  });

  it('loses nobody and shows nobody twice', () => {
    fc.assert(
      fc.property(candidates, policies, fc.string(), (all, policy, seed) => {
        const { ranked, dropped } = rankOffers(all, policy, seed);
        const seen = [
          ...ranked.flatMap(({ termOptions }) => termOptions),
          ...dropped.map((each) => each.candidate),
        ];
        expect(seen).toHaveLength(all.length);
        expect(new Set(seen)).toEqual(new Set(all));
        expect(new Set(ranked.map((each) => each.candidate.product)).size).toBe(ranked.length);
      }),
    );
  });

  it('never hides the cheapest credit of a job', () => {
    fc.assert(
      fc.property(candidates, policies, fc.string(), (all, policy, seed) => {
        const shown = rankOffers(all, policy, seed).ranked.flatMap(({ termOptions }) => termOptions);
        for (const job of new Set(all.map((each) => each.job))) {
          const lowest = (of: RankCandidate[]) =>
            of.reduce((low, { totalCostMinor: cost }) => (cost < low ? cost : low), 99n);
          expect(lowest(shown.filter((each) => each.job === job))).toBe(
            lowest(all.filter((each) => each.job === job)),
          );
        }
      }),
    );
  });

  it('shows what exploration drew, whatever its score', () => {
    fc.assert(
      fc.property(candidates, fc.string(), (all, seed) => {
        const { ranked } = rankOffers(all, { isExploring: true }, seed);
        const drawn = ranked.filter(({ propensity }) => propensity !== undefined);
        expect(drawn).toHaveLength(all.length === 0 ? 0 : 1);
      }),
    );
  });

  it('drops a candidate as dearer only for one that is still to be had', () => {
    fc.assert(
      fc.property(candidates, policies, fc.string(), (all, policy, seed) => {
        const { dropped } = rankOffers(all, policy, seed);
        const dominated = dropped.filter(({ code }) => code === 'cheaper_alternative');
        const gone = new Set(dominated.map((each) => each.candidate));
        for (const { candidate: each, because } of dominated) {
          expect(because && isDominatedBy(each, because)).toBe(true);
          expect(because && gone.has(because)).toBe(false);
        }
      }),
    );
  });

  it('keeps two per job, what was asked for in front, and the lower cost first within a job', () => {
    fc.assert(
      fc.property(candidates, policies, fc.string(), (all, policy, seed) => {
        const ranked = rankOffers(all, policy, seed).ranked.map((each) => each.candidate);
        const asked = ranked.map(({ isAskedFor }) => isAskedFor);
        expect(asked).toEqual([...asked].sort((a, b) => Number(b) - Number(a)));
        for (const job of ['spread', 'bridge']) {
          const competitors = ranked.filter((each) => each.job === job);
          expect(competitors.length).toBeLessThanOrEqual(2);
          const [first, second] = competitors.filter(({ isAskedFor }) => isAskedFor);
          if (first && second) expect(first.totalCostMinor).toBeLessThanOrEqual(second.totalCostMinor);
        }
      }),
    );
  });
});
