import { LocalDate } from '../../kernel/calendar-date.js';
import { type PricedInstalment, type PricedVariant, type PricingRequest } from './pricing.types.js';
import { type ProductDefinition } from './product-definition.js';
import { priceProduct } from './product-pricing.js';
import { seedProducts } from './seeds.js';

const catalogue = new Map(seedProducts().map((product) => [product.slug, product]));
const date = (text: string): LocalDate => LocalDate.parse(text);

function product(slug: string): ProductDefinition {
  const found = catalogue.get(slug);
  if (!found) throw new Error(`no product ${slug}`);
  return found;
}

function variants(slug: string, request: PricingRequest): readonly PricedVariant[] {
  const { variants: priced, refusals } = priceProduct(product(slug), request);
  if (!priced) throw new Error(`${slug}: ${refusals.map(({ code }) => code).join(', ')}`);
  return priced;
}

function variant(slug: string, option: string, request: PricingRequest): PricedVariant {
  const found = variants(slug, request).find((each) => each.option === option);
  if (!found) throw new Error(`${slug} has no option ${option}`);
  return found;
}

const refusals = (slug: string, request: PricingRequest) => priceProduct(product(slug), request).refusals;

/** "399.92 × 8, 399.91 × 4", as a customer would be told. */
function runs(instalments: readonly PricedInstalment[]): string {
  const groups: { total: bigint; times: number }[] = [];
  for (const { total } of instalments) {
    const last = groups.at(-1);
    if (last?.total === total) last.times++;
    else groups.push({ total, times: 1 });
  }
  return groups.map(({ total, times }) => `${(Number(total) / 100).toFixed(2)} × ${times}`).join(', ');
}

describe('the phone: 5,999.00 CNY with 1,200.00 down on 2026-12-01', () => {
  const request: PricingRequest = {
    currency: 'CNY',
    amountMinor: 479_900n,
    downPaymentMinor: 120_000n,
    availableMinor: 0n,
    businessDate: date('2026-12-01'),
    costMethod: 'eu-aprc',
  };

  it('costs nothing over twelve months, and the shop bears 182.04', () => {
    const zero = variant('retail-zero', '12m', request);
    expect(runs(zero.instalments)).toBe('399.92 × 8, 399.91 × 4');
    expect(zero).toMatchObject({
      termMonths: 12,
      financedMinor: 479_900n,
      downPaymentMinor: 120_000n,
      dueTodayMinor: 0n,
      rateAnnual: '0',
      apr: { value: '0.000000', method: 'eu-aprc' },
      totalCostMinor: 0n,
      totalPayableMinor: 479_900n,
      payoutToMerchantMinor: 461_696n,
      merchantDiscountMinor: 18_204n,
      largestInstalmentMinor: 39_992n,
      payee: 'merchant',
    });
    expect(zero.instalments[0]?.dueDate.toString()).toBe('2027-01-01');
    expect(zero.endDate?.toString()).toBe('2027-12-01');
    expect(variants('retail-zero', request).map(({ option }) => option)).toEqual(['3m', '6m', '12m']);
  });

  it('costs 368.16 over 24 months at 7.20 %', () => {
    const flex = variant('retail-flex', '24m', request);
    expect(runs(flex.instalments)).toBe('215.30 × 23, 215.26 × 1');
    expect(flex).toMatchObject({
      rateAnnual: '0.0720',
      totalCostMinor: 36_816n,
      totalPayableMinor: 516_716n,
      merchantDiscountMinor: 0n,
      payoutToMerchantMinor: 479_900n,
    });
    expect((Number(flex.apr?.value) * 100).toFixed(1)).toBe('7.4');
    const simple = variant('retail-flex', '24m', { ...request, costMethod: 'cn-simple' });
    expect(simple.apr?.method).toBe('cn-simple');
    expect((Number(simple.apr?.value) * 100).toFixed(2)).toBe('7.20');
  });

  it('cannot be paid in four: 1,199.75 today, nothing left, and the amount is too large as well', () => {
    expect(refusals('pay-in-4', request)).toEqual([
      { code: 'due_today_exceeds_available', boundMinor: 119_975n },
      { code: 'amount_above_maximum', boundMinor: 300_000n },
    ]);
  });

  it('is insured for 22.00 a month by the value of the goods, with nothing due today', () => {
    const insurance = variant('device-insurance', '12m', request);
    expect(runs(insurance.instalments)).toBe('22.00 × 12');
    expect(insurance).toMatchObject({ financedMinor: 0n, dueTodayMinor: 0n, payee: 'insurer' });
    expect(insurance.apr).toBeUndefined();
  });

  it('is not due before delivery and return window', () => {
    const delivered = { ...request, dates: { delivery: date('2026-12-28') } };
    const zero = variant('retail-zero', '3m', delivered);
    expect(zero.instalments.map(({ dueDate }) => dueDate.toString())).toEqual([
      '2027-01-04',
      '2027-02-04',
      '2027-03-04',
    ]);
    const soon = { ...request, dates: { delivery: date('2026-12-03') } };
    expect(variant('retail-zero', '3m', soon).instalments[0]?.dueDate.toString()).toBe('2027-01-01');
  });

  it('pays the shop less when it agreed to a higher yield', () => {
    const dear = variant('retail-zero', '12m', { ...request, subsidy: { yieldAnnual: '0.0960' } });
    expect(dear.payoutToMerchantMinor).toBeLessThan(461_696n);
    expect(dear.totalCostMinor).toBe(0n);
  });
});

describe('the term: 7,000.00 CNY a year from 2026-09-01, asked for on 2026-08-20', () => {
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

  it('is interest only until 2030-08-01, then 48 instalments', () => {
    const loan = variant('tuition-grace', '48m', request);
    expect(runs(loan.instalments)).toBe(
      '28.00 × 12, 56.00 × 12, 84.00 × 12, 112.00 × 11, 642.29 × 47, 642.09 × 1',
    );
    expect(loan.instalments.slice(0, 47).reduce((sum, { interest }) => sum + interest, 0n)).toBe(324_800n);
    expect(loan.instalments[46]?.dueDate.toString()).toBe('2030-08-01');
    expect(loan.instalments[47]?.dueDate.toString()).toBe('2030-09-01');
    expect((Number(loan.apr?.value) * 100).toFixed(3)).toBe('4.907');
    expect(loan).toMatchObject({
      financedMinor: 2_800_000n,
      dueTodayMinor: 0n,
      payee: 'institution',
      payoutToMerchantMinor: 2_800_000n,
    });
  });

  it("splits this year's invoice alone", () => {
    const split = variant('tuition-term-split', '2p', request);
    expect(runs(split.instalments)).toBe('3500.00 × 2');
    expect(split.instalments.map(({ dueDate }) => dueDate.toString())).toEqual(['2026-09-01', '2027-03-01']);
    expect(split).toMatchObject({ financedMinor: 700_000n, totalCostMinor: 0n, rateAnnual: '0' });
  });

  it('needs the end of the programme', () => {
    expect(refusals('tuition-grace', { ...request, dates: {} })).toEqual([
      { code: 'date_required', anchor: 'programmeEnd' },
    ]);
    const ended = { ...request, dates: { programmeEnd: date('2026-01-31') } };
    expect(refusals('tuition-grace', ended)).toEqual([{ code: 'date_in_past', anchor: 'programmeEnd' }]);
    const shorter = { ...request, dates: { programmeEnd: date('2028-06-30') } };
    expect(refusals('tuition-grace', shorter)).toEqual([{ code: 'no_term_fits', anchor: 'programmeEnd' }]);
  });
});

describe('the tooth: 6,000.00 + 9,000.00 + 5,000.00 CNY on three dates', () => {
  const stages = [
    { name: 'implant', date: date('2026-10-15'), amountMinor: 600_000n },
    { name: 'crown', date: date('2027-04-15'), amountMinor: 900_000n },
    { name: 'bridge', date: date('2027-10-15'), amountMinor: 500_000n },
  ];
  const request: PricingRequest = {
    currency: 'CNY',
    amountMinor: 2_000_000n,
    businessDate: date('2026-10-10'),
    stages,
    costMethod: 'eu-aprc',
  };

  it('repays every stage in six parts, and one that is not done is never owed', () => {
    const plan = variant('treatment-stages', '6m', request);
    expect(plan.stages?.map(({ instalments }) => runs(instalments))).toEqual([
      '1000.00 × 6',
      '1500.00 × 6',
      '833.34 × 2, 833.33 × 4',
    ]);
    expect(plan.totalPayableMinor).toBe(2_000_000n);
    expect(plan.apr?.value).toBe('0.000000');
    expect(plan.merchantDiscountMinor).toBe(2_000_000n - plan.payoutToMerchantMinor);
    const withoutBridge = { ...request, amountMinor: 1_500_000n, stages: stages.slice(0, 2) };
    expect(variant('treatment-stages', '6m', withoutBridge).totalPayableMinor).toBe(1_500_000n);
  });

  it('shows one calendar where stages overlap', () => {
    const close = stages.map((stage, index) => ({
      ...stage,
      date: date('2026-10-15').plusMonths(2 * index),
    }));
    const plan = variant('treatment-stages', '6m', { ...request, stages: close });
    expect(runs(plan.instalments)).toBe('1000.00 × 2, 2500.00 × 2, 3333.34 × 2, 2333.33 × 2, 833.33 × 2');
    expect(plan.largestInstalmentMinor).toBe(333_334n);
  });

  it('flexes the whole over 24 months at 7.20 %', () => {
    const flex = variant('treatment-flex', '24m', request);
    expect(runs(flex.instalments)).toBe('897.27 × 23, 897.17 × 1');
    expect(flex.totalCostMinor).toBe(153_438n);
  });

  it('takes a down payment off the first stage', () => {
    const plan = variant('treatment-stages', '6m', {
      ...request,
      amountMinor: 1_300_000n,
      downPaymentMinor: 700_000n,
    });
    expect(plan.stages?.map(({ name, amountMinor }) => [name, amountMinor])).toEqual([
      ['crown', 800_000n],
      ['bridge', 500_000n],
    ]);
  });

  it('is refused without stages, with stages of the past, and with stages that come to less', () => {
    expect(refusals('treatment-stages', { ...request, stages: [] })).toEqual([{ code: 'stages_required' }]);
    expect(refusals('treatment-stages', { ...request, businessDate: date('2026-11-01') })).toEqual([
      { code: 'date_in_past' },
    ]);
    expect(refusals('treatment-stages', { ...request, amountMinor: 2_000_100n })).toEqual([
      { code: 'amount_differs_from_plan', boundMinor: 2_000_000n },
    ]);
  });
});

describe('bounds and currencies', () => {
  const request: PricingRequest = {
    currency: 'CNY',
    amountMinor: 100_000n,
    businessDate: date('2026-12-01'),
    costMethod: 'eu-aprc',
  };

  it.each<[string, Partial<PricingRequest>, object]>([
    ['a currency nobody priced', { currency: 'JPY' }, { code: 'currency_not_served' }],
    ['an inherited name as currency', { currency: 'constructor' }, { code: 'currency_not_served' }],
    ['one fen too little', { amountMinor: 29_999n }, { code: 'amount_below_minimum', boundMinor: 30_000n }],
    [
      'one fen too much',
      { amountMinor: 2_000_001n },
      { code: 'amount_above_maximum', boundMinor: 2_000_000n },
    ],
    ['nothing', { amountMinor: 0n }, { code: 'amount_below_minimum', boundMinor: 30_000n }],
    ['less than nothing', { amountMinor: -1n }, { code: 'amount_below_minimum', boundMinor: 30_000n }],
  ])('refuses %s', (_, change, expected) => {
    expect(refusals('retail-zero', { ...request, ...change })?.[0]).toEqual(expected);
  });

  it('serves both bounds themselves', () => {
    expect(variants('retail-zero', { ...request, amountMinor: 30_000n })).toHaveLength(3);
    expect(variants('retail-zero', { ...request, amountMinor: 2_000_000n })).toHaveLength(3);
  });

  it('prices pounds by their own book', () => {
    expect(variant('retail-flex', '12m', { ...request, currency: 'GBP' }).rateAnnual).toBe('0.0990');
  });

  it('pays in four when the first part is there', () => {
    const four = variant('pay-in-4', '4x14d', { ...request, availableMinor: 25_000n });
    expect(four.dueTodayMinor).toBe(25_000n);
    expect(four.instalments.map(({ dueDate }) => dueDate.toString())).toEqual([
      '2026-12-01',
      '2026-12-15',
      '2026-12-29',
      '2027-01-12',
    ]);
    expect(refusals('pay-in-4', { ...request, availableMinor: 24_999n })).toEqual([
      { code: 'due_today_exceeds_available', boundMinor: 25_000n },
    ]);
  });
});

describe('terms that hang on dates of the request', () => {
  const request: PricingRequest = {
    currency: 'CNY',
    amountMinor: 600_000n,
    businessDate: date('2026-12-01'),
    costMethod: 'cn-irr-compound',
  };
  const on = (dates: PricingRequest['dates']): PricingRequest => ({ ...request, ...(dates && { dates }) });

  it('ends travel instalments within 30 days of the departure', () => {
    const options = variants('travel-before-departure', on({ departure: date('2027-03-05') })).map(
      ({ option }) => option,
    );
    expect(options).toEqual(['2m', '3m', '4m']);
    expect(refusals('travel-before-departure', on({ departure: date('2026-12-20') }))).toEqual([
      { code: 'no_term_fits', anchor: 'departure' },
    ]);
  });

  it('asks no interest for travel when the agency bears it', () => {
    const departure = on({ departure: date('2027-03-05') });
    const borne = variant('travel-before-departure', '3m', {
      ...departure,
      subsidy: { yieldAnnual: '0.0720' },
    });
    expect(borne).toMatchObject({ rateAnnual: '0', totalCostMinor: 0n, merchantDiscountMinor: 7_129n });
    expect(variant('travel-before-departure', '3m', departure)).toMatchObject({
      rateAnnual: '0.0720',
      merchantDiscountMinor: 0n,
    });
  });

  it('charges a guarantee by its time, at least the minimum', () => {
    const lease = on({ leaseEnd: date('2027-12-01') });
    const guarantee = variant('rent-deposit-guarantee', 'standard', lease);
    // 6,000.00 × 3 % × 13/12 = 195.00
    expect(guarantee).toMatchObject({
      totalCostMinor: 19_500n,
      dueTodayMinor: 19_500n,
      payoutToMerchantMinor: 0n,
    });
    expect(guarantee.endDate?.toString()).toBe('2028-01-01');
    expect(guarantee.apr).toBeUndefined();
    expect(
      variant('rent-deposit-guarantee', 'standard', { ...lease, amountMinor: 100_000n }).totalCostMinor,
    ).toBe(6_000n);
    expect(refusals('rent-deposit-guarantee', { ...lease, availableMinor: 19_499n })?.[0]?.code).toBe(
      'due_today_exceeds_available',
    );
  });

  it('asks for fee and margin of a bid guarantee today', () => {
    const bid = variant('bid-guarantee', 'standard', on({ claimDate: date('2027-06-01') }));
    expect(bid).toMatchObject({ totalCostMinor: 4_500n, marginMinor: 120_000n, dueTodayMinor: 124_500n });
  });

  it('takes an advance of wages back on payday, free of charge', () => {
    const advance = variant('earned-wage-advance', 'standard', {
      ...on({ payday: date('2026-12-25') }),
      amountMinor: 100_000n,
    });
    expect(runs(advance.instalments)).toBe('1000.00 × 1');
    expect(advance.apr?.value).toBe('0.000000');
  });

  it('charges a harvest loan by the days', () => {
    const loan = variant('harvest-loan', 'standard', on({ harvest: date('2027-09-01') }));
    // 6,000.00 × 4.80 % × 304/365
    expect(loan).toMatchObject({ totalCostMinor: 23_987n });
    expect(loan.endDate?.toString()).toBe('2027-10-01');
    expect(refusals('harvest-loan', on({ harvest: date('2027-12-01') }))).toEqual([
      { code: 'no_term_fits', anchor: 'harvest' },
    ]);
  });

  it('leaves at most 40 % of a car to the end, or less when less is wanted', () => {
    const car = { ...request, amountMinor: 10_000_000n };
    expect(variant('car-balloon', '36m', car).balloonMinor).toBe(4_000_000n);
    expect(variant('car-balloon', '36m', { ...car, balloonShare: '0.20' }).balloonMinor).toBe(2_000_000n);
    expect(variant('car-balloon', '36m', { ...car, balloonShare: '0.90' }).balloonMinor).toBe(4_000_000n);
  });
});

describe('the shop itself: 40,000.00 CNY, sales of 540,000.00 in 90 days', () => {
  const request: PricingRequest = {
    currency: 'CNY',
    amountMinor: 4_000_000n,
    businessDate: date('2026-12-01'),
    sales: { perDayMinor: 600_000n, grossMarginShare: '0.25' },
    costMethod: 'cn-irr-compound',
  };

  it('is repaid by 8 % of the sales in 85 days with 450.20 interest', () => {
    const capital = variant('merchant-working-capital', '0.08', request);
    expect(runs(capital.instalments)).toBe('480.00 × 84, 130.20 × 1');
    expect(capital).toMatchObject({ isProjection: true, totalCostMinor: 45_020n, rateAnnual: '0.0960' });
    expect(capital.endDate?.toString()).toBe('2027-02-24');
  });

  it('takes no more than half of the gross margin', () => {
    const options = (grossMarginShare: string) =>
      variants('merchant-working-capital', {
        ...request,
        sales: { perDayMinor: 600_000n, grossMarginShare },
      }).map(({ option }) => option);
    expect(options('0.25')).toEqual(['0.03', '0.05', '0.08', '0.10']);
    expect(options('0.15')).toEqual(['0.03', '0.05']);
  });

  it('repays a sixth in every 60 days, or is not offered', () => {
    const slow = { ...request, amountMinor: 10_000_000n, sales: { perDayMinor: 600_000n } };
    // 3 % are 180.00 a day, at most 10,800.00 in 60 days, and 5 % are 18,000.00 with the interest; a sixth is 16,666.67
    expect(variants('merchant-working-capital', slow).map(({ option }) => option)).toEqual(['0.08', '0.10']);
    const slower = { ...slow, sales: { perDayMinor: 60_000n } };
    expect(refusals('merchant-working-capital', slower)).toEqual([{ code: 'no_term_fits' }]);
  });

  it('cannot be priced without sales', () => {
    const silent = { ...request, sales: { perDayMinor: 0n } };
    expect(refusals('merchant-working-capital', silent)).toEqual([{ code: 'not_priced_yet' }]);
  });
});

test('a first due date so late that no instalment would cover the interest is a refusal, not an error', () => {
  const flex = product('retail-flex');
  const firstDue = { afterMonths: 1, notBefore: { anchor: 'delivery', plusDays: 7 } } as const;
  const late = { ...flex, terms: { shape: 'instalments', months: [24], firstDue } } as const;
  const request: PricingRequest = {
    currency: 'CNY',
    amountMinor: 100_000n,
    businessDate: date('2026-12-01'),
    dates: { delivery: date('2030-12-01') },
    costMethod: 'eu-aprc',
  };
  expect(priceProduct(late, request)).toEqual({ refusals: [{ code: 'no_term_fits' }] });
});

test('fees stand in the instalments and in the yearly cost', () => {
  const flex = product('retail-flex');
  const price = flex.prices['CNY'];
  if (!price) throw new Error('no CNY price');
  const fees = [
    { code: 'arrangement', amountMinor: 1_000, due: 'firstInstalment' },
    { code: 'service', amountMinor: 100, due: 'everyInstalment' },
  ] as const;
  const dear = { ...flex, prices: { CNY: { ...price, fees } } };
  const request: PricingRequest = {
    currency: 'CNY',
    amountMinor: 100_000n,
    businessDate: date('2026-12-01'),
    costMethod: 'eu-aprc',
  };
  const [six] = priceProduct(dear, request).variants ?? [];
  expect(six?.instalments.map(({ fee }) => fee)).toEqual([1_100n, 100n, 100n, 100n, 100n, 100n]);
  expect(six?.totalFeeMinor).toBe(1_600n);
  expect(Number(six?.apr?.value)).toBeGreaterThan(0.12);
});

test.each([...catalogue.keys()])(
  '%s: principal parts sum to what is financed, totals to what is payable',
  (slug) => {
    const definition = product(slug);
    for (const [currency, price] of Object.entries(definition.prices)) {
      const amountMinor = BigInt(price.minMinor ?? 100_000) * 3n + 7n;
      const request: PricingRequest = {
        currency,
        amountMinor,
        businessDate: date('2027-01-31'),
        dates: Object.fromEntries(
          [
            'programmeEnd',
            'leaseEnd',
            'policyEnd',
            'departure',
            'payday',
            'invoiceDue',
            'harvest',
            'claimDate',
          ].map((anchor) => [anchor, date(anchor === 'payday' ? '2027-02-28' : '2027-06-30')]),
        ),
        stages: [{ date: date('2027-02-01'), amountMinor }],
        costMethod: 'us-actuarial',
      };
      for (const each of priceProduct(definition, request).variants ?? []) {
        const sum = (of: (row: PricedInstalment) => bigint) =>
          each.instalments.reduce((total, row) => total + of(row), 0n);
        expect(sum((row) => row.total)).toBe(each.totalPayableMinor);
        expect(each.payoutToMerchantMinor + each.merchantDiscountMinor).toBe(
          definition.kind === 'guarantee' ? 0n : each.financedMinor,
        );
        if (definition.isCredit && definition.kind !== 'guarantee')
          expect(sum((row) => row.principal)).toBe(each.financedMinor);
        expect(each.balanceMinorYears).toBeGreaterThanOrEqual(0);
      }
    }
  },
);
