import { type Ranking, type RankingPolicy, rankOffers } from '../../engines/ranking/index.js';
import { compileRule, createFacts, type FactInput, smallestChange, T } from '../../engines/rules/index.js';
import { LocalDate } from '../../kernel/calendar-date.js';
import { productCatalogue } from './attributes.js';
import { type PricingRequest } from './pricing.types.js';
import {
  firmnessOf,
  openConditions,
  type ProductDefinition,
  verificationVerdict,
} from './product-definition.js';
import { priceProduct } from './product-pricing.js';
import { rankCandidate, type VariantCandidate } from './rank-candidate.js';
import { seedProducts } from './seeds.js';

/** The business stories as far as products decide them: eligibility, price, ranking. */
const catalogue = new Map(seedProducts().map((product) => [product.slug, product]));
const date = (text: string): LocalDate => LocalDate.parse(text);
const find = (slug: string): ProductDefinition => {
  const product = catalogue.get(slug);
  if (!product) throw new Error(`no product ${slug}`);
  return product;
};

/** A customer about whom the bank knows only that he owes nothing. */
const NEWCOMER = { 'arrears.days': 0, 'borrower.kind': 'person', tags: [] };

function failedCodes(slug: string, facts: FactInput): string[] {
  const rule = compileRule(find(slug).eligibility, productCatalogue, { scopes: find(slug).scope });
  const { truth, failed, unknown } = rule.evaluate(createFacts(productCatalogue, facts, date('2026-12-01')));
  if (truth === T) return [];
  return rule.clauses.filter((_, bit) => ((failed | unknown) >> bit) & 1).map(({ code }) => code ?? '');
}

function rank(
  slugs: readonly string[],
  request: PricingRequest,
  policy: RankingPolicy = {},
): Ranking<VariantCandidate> {
  const candidates = slugs.flatMap((slug, position) => {
    const product = find(slug);
    const context = { isFinancingAsked: true, baseRate: 1, fit: { order: [1.5, 1.25, 1.1][position] ?? 1 } };
    return (priceProduct(product, request).variants ?? []).map((variant) =>
      rankCandidate(product, variant, context),
    );
  });
  return rankOffers(candidates, policy, 'dec_story');
}

const shown = ({ ranked }: Ranking<VariantCandidate>): string[] =>
  ranked.map(({ candidate: { product, option } }) => `${product} ${option}`);
const dominated = ({ dropped }: Ranking<VariantCandidate>): string[] =>
  dropped.map(({ candidate: { product, option }, code }) => `${product} ${option} ${code}`);

describe('the phone', () => {
  const request: PricingRequest = {
    currency: 'CNY',
    amountMinor: 479_900n,
    downPaymentMinor: 120_000n,
    availableMinor: 0n,
    businessDate: date('2026-12-01'),
    costMethod: 'eu-aprc',
  };
  const candidates = ['retail-zero', 'retail-flex', 'device-insurance'];

  it('offers 0 % over 12, then 24 months, then the insurance', () => {
    const ranking = rank(candidates, request);
    expect(shown(ranking)).toEqual(['retail-zero 12m', 'retail-flex 24m', 'device-insurance 12m']);
    expect(ranking.ranked[0]?.termOptions.map(({ option }) => option)).toEqual(['12m', '6m', '3m']);
  });

  it('offers no term with interest where one without is as good', () => {
    expect(dominated(rank(candidates, request))).toEqual([
      'retail-flex 12m cheaper_alternative',
      'retail-flex 6m cheaper_alternative',
    ]);
  });

  it('cannot be talked into hiding the free plan', () => {
    const levers = { 'retail-flex': 1.25, 'retail-zero': 0.8 };
    expect(shown(rank(candidates, request, { levers }))[0]).toBe('retail-zero 12m');
  });

  it('is open to somebody with a phone number only, on conditions', () => {
    for (const slug of candidates) {
      expect(failedCodes(slug, NEWCOMER)).toEqual([]);
      expect(verificationVerdict(find(slug), 'phone')).toBeUndefined();
      expect(firmnessOf('phone', openConditions(find(slug), 'phone'))).toBe('conditional');
    }
  });

  it('is closed to a minor and to somebody in arrears', () => {
    expect(failedCodes('retail-zero', { ...NEWCOMER, age: 17 })).toEqual(['borrower_under_age']);
    expect(failedCodes('retail-zero', { ...NEWCOMER, age: 18 })).toEqual([]);
    expect(failedCodes('retail-zero', { ...NEWCOMER, 'arrears.days': 6 })).toEqual(['in_arrears']);
    expect(failedCodes('retail-zero', { tags: [] })).toEqual(['in_arrears']);
  });

  it('knows the loan for any purpose as a loan, which the scenario does not allow', () => {
    expect(find('cash-loan')).toMatchObject({ kind: 'loan', scope: ['any'] });
  });
});

describe('the term', () => {
  const request: PricingRequest = {
    currency: 'CNY',
    amountMinor: 2_800_000n,
    businessDate: date('2026-08-20'),
    dates: { programmeEnd: date('2030-06-30') },
    drawdowns: [2026, 2027, 2028, 2029].map((year) => ({
      date: date(`${year}-09-01`),
      amountMinor: 700_000n,
    })),
    costMethod: 'eu-aprc',
  };

  it('offers two parts of this year, which cost nothing, before 48 instalments after the grace', () => {
    expect(shown(rank(['tuition-grace', 'tuition-term-split'], request))).toEqual([
      'tuition-term-split 2p',
      'tuition-grace 48m',
    ]);
  });

  it('needs the father to sign, and says so', () => {
    const student = { ...NEWCOMER, age: 19, 'borrower.isStudent': true };
    const unsigned = { ...student, 'guarantor.signed': false };
    expect(failedCodes('tuition-grace', unsigned)).toEqual(['guarantor_required']);
    expect(failedCodes('tuition-grace', student)).toEqual(['guarantor_required']);
    expect(failedCodes('tuition-grace', { ...student, 'guarantor.signed': true })).toEqual([]);
    const rule = compileRule(find('tuition-grace').eligibility, productCatalogue);
    const change = smallestChange(rule, createFacts(productCatalogue, unsigned, date('2026-08-20')));
    expect(change).toMatchObject({ field: 'guarantor.signed' });
  });

  it('has no cash for students', () => {
    const student = {
      ...NEWCOMER,
      age: 19,
      'borrower.isStudent': true,
      'debtBurden.share': 0,
      scenario: 'income.gig',
    };
    expect(failedCodes('cash-loan', student)).toEqual(['not_for_students']);
    const worker = { ...student, 'borrower.isStudent': false };
    expect(failedCodes('cash-loan', worker)).toEqual([]);
    expect(failedCodes('cash-loan', { ...worker, scenario: 'housing.renovation' })).toEqual([
      'only_with_an_income',
    ]);
  });
});

describe('the tooth', () => {
  const stages = [
    { date: date('2026-10-15'), amountMinor: 600_000n },
    { date: date('2027-01-15'), amountMinor: 900_000n },
    { date: date('2027-04-15'), amountMinor: 500_000n },
  ];
  const request: PricingRequest = {
    currency: 'CNY',
    amountMinor: 2_000_000n,
    businessDate: date('2026-10-10'),
    stages,
    costMethod: 'eu-aprc',
  };

  it('offers the plan by stage first, then 24 months', () => {
    expect(shown(rank(['treatment-stages', 'treatment-flex'], request))).toEqual([
      'treatment-stages 6m',
      'treatment-flex 24m',
    ]);
  });

  it('offers an urgent patient only the plan without interest', () => {
    const urgent = { ...NEWCOMER, 'context.urgent': true };
    expect(failedCodes('treatment-flex', urgent)).toEqual(['not_offered_when_urgent']);
    expect(failedCodes('treatment-stages', urgent)).toEqual([]);
    expect(failedCodes('treatment-flex', NEWCOMER)).toEqual([]);
  });
});

describe('nobody knows him', () => {
  it('shows the card, indicative, and no credit', () => {
    const request: PricingRequest = {
      currency: 'GBP',
      amountMinor: 4_820n,
      businessDate: date('2026-12-01'),
      costMethod: 'eu-aprc',
    };
    expect(shown(rank(['cashback-card'], request))).toEqual(['cashback-card standard']);
    expect(verificationVerdict(find('pay-in-30'), 'none')).toBe('identity_unknown');
    expect(verificationVerdict(find('cash-loan'), 'none')).toBe('identity_unknown');
  });
});

describe('expected contribution', () => {
  it('of 0 % over 12 months is the discount less what the money and the work cost', () => {
    const product = find('retail-zero');
    const request: PricingRequest = {
      currency: 'CNY',
      amountMinor: 479_900n,
      businessDate: date('2026-12-01'),
      costMethod: 'eu-aprc',
    };
    const twelve = priceProduct(product, request).variants?.find(({ option }) => option === '12m');
    if (!twelve) throw new Error('no variant');
    const { valueBaseMinor } = rankCandidate(product, twelve, {
      isFinancingAsked: true,
      baseRate: 1,
      fit: {},
    });
    // 399.92 on average 6.5 months out: 4,799.00 × 6.5/12 ≈ 2,599.5 yuan-years, 3.7 % of it, and 6.00 for the work
    expect(valueBaseMinor / 100).toBeCloseTo(182.04 - 2_599.5 * 0.037 - 6, 0);
  });

  it('of an insurance is only the share of the premium that stays', () => {
    const product = find('device-insurance');
    const request: PricingRequest = {
      currency: 'CNY',
      amountMinor: 479_900n,
      businessDate: date('2026-12-01'),
      costMethod: 'eu-aprc',
    };
    const [cover] = priceProduct(product, request).variants ?? [];
    if (!cover) throw new Error('no variant');
    const { valueBaseMinor } = rankCandidate(product, cover, {
      isFinancingAsked: true,
      baseRate: 1,
      fit: {},
    });
    // a fifth of 22.00 × 12, less 2.00
    expect(valueBaseMinor).toBeCloseTo(5_080, 6);
  });
});
