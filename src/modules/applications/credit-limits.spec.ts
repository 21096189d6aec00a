import { newUuid, type Uuid } from '../../kernel/ids.js';
import type { Exposure } from '../limits/index.js';
import { limitsFor, type LimitSources } from './credit-limits.js';

const [here, elsewhere] = [newUuid(1), newUuid(2)] as [Uuid, Uuid];
const exposure = (change: Partial<Exposure>): Exposure => ({
  partnerId: here,
  scenario: 'retail.phone',
  product: 'flex',
  openMinor: 100,
  dayMinor: 10,
  count: 1,
  ...change,
});

const sources = (exposures: readonly Exposure[], change: Partial<LimitSources> = {}): LimitSources => ({
  currency: 'CNY',
  partnerId: here,
  scenario: {
    path: 'retail.phone',
    policy: {
      caps: {
        CNY: { ticketMinMinor: 1, ticketMaxMinor: 9, perCustomerDayMinor: 500, perCustomerOpenMinor: 800 },
      },
    },
  } as unknown as LimitSources['scenario'],
  product: { slug: 'flex' },
  pack: {
    limitsPerBorrower: { CNY: { openMinor: 1_000, perDayMinor: 600, agreements: 4 } },
    creditLines: [
      { code: 'both', products: ['flex', 'zero'], openMinor: { CNY: 700 } },
      { code: 'other', products: ['zero'], openMinor: { CNY: 50 } },
    ],
  },
  enrolment: { limits: { CNY: { borrowerMaxMinor: 300 } } },
  arrears: { daysPastDue: 0, isWrittenOff: false },
  exposures,
  ...change,
});

const used = (given: LimitSources): Record<string, string> =>
  Object.fromEntries(
    limitsFor(given).map(({ code, capMinor, usedMinor }) => [code, `${usedMinor} of ${capMinor}`]),
  );

test('each ceiling counts what belongs under it', () => {
  const exposures = [
    exposure({}),
    exposure({ partnerId: elsewhere, openMinor: 20, dayMinor: 0 }),
    exposure({ scenario: 'retail.sofa', product: 'zero', openMinor: 3, dayMinor: 3 }),
  ];
  expect(used(sources(exposures))).toEqual({
    borrower_limit: '123 of 1000',
    borrower_day_limit: '13 of 600',
    scenario_limit: '120 of 800',
    scenario_day_limit: '10 of 500',
    partner_limit: '103 of 300',
    'credit_line.both': '123 of 700',
  });
});

test('a borrower with as many agreements as he may have gets no further one', () => {
  const codes = (count: number): string[] => Object.keys(used(sources([exposure({ count })])));
  expect(codes(3)).not.toContain('agreements_limit');
  expect(codes(4)).toContain('agreements_limit');
});

test('what nobody has set is no limit; another currency has its own', () => {
  expect(used(sources([], { currency: 'GBP' }))).toEqual({});
  expect(used(sources([], { pack: undefined, enrolment: undefined }))).toEqual({
    scenario_limit: '0 of 800',
    scenario_day_limit: '0 of 500',
  });
});

test.each([
  [{ daysPastDue: 5, isWrittenOff: false }, undefined],
  [{ daysPastDue: 6, isWrittenOff: false }, '0 of 0'],
  [{ daysPastDue: 0, isWrittenOff: true }, '0 of 0'],
])('nothing more is lent on %j', (arrears, expected) => {
  expect(used(sources([], { arrears }))['in_arrears']).toBe(expected);
});
