import { familyMember, newUuid, type Uuid } from '../../kernel/ids.js';
import { type CreditAct, creditChoicesOf, SAME_PURCHASE_MS } from './credit-choices.js';

const DAY_MS = 86_400_000;
const SHOPPER = newUuid(0, 7);

/** The first offer of a decision of that day, seen. */
function act(
  day: number,
  more: Partial<CreditAct> & { readonly decision?: Uuid; readonly member?: number } = {},
): CreditAct {
  const { decision = newUuid(day * DAY_MS, 7), member = 1, ...rest } = more;
  return {
    id: familyMember(decision, member),
    customerId: SHOPPER,
    status: 'viewed',
    isOwnDecline: false,
    scenario: 'retail.electronics.phone',
    currency: 'CNY',
    amountMinor: 479_900,
    choice: null,
    atMs: day * DAY_MS,
    ...rest,
  };
}

const choice = { v: 1, option: '6m', amountMinor: 1 } as const;

test('what is taken counts once a decision, and speaks only where it departs from what was put first', () => {
  const decision = newUuid(0, 7);
  const { counts, left } = creditChoicesOf([
    act(0, { status: 'applied', choice, decision }),
    act(0, { decision, member: 2 }),
    act(100, { status: 'applied', choice: { ...choice, term: 'shorter', borrowed: 'less' } }),
    act(200, { status: 'applied', choice: { ...choice, term: 'longer', borrowed: 'more' } }),
    act(300, { status: 'applied', choice: { ...choice, term: 'shorter' } }),
  ]);
  expect(counts).toEqual({
    paidByInstalments: 4,
    termShortened: 2,
    termLengthened: 1,
    borrowedLess: 1,
    borrowedMore: 1,
  });
  expect(left).toEqual([]);
});

test('credit is left when it was seen or declined and none was wanted; of several offers the smallest tells', () => {
  const decision = newUuid(0, 7);
  const small = act(0, { decision, member: 2, amountMinor: 100_000 });
  const { left } = creditChoicesOf([
    act(0, { decision }),
    small,
    act(100, { status: 'declined', isOwnDecline: true }),
    // His application came to nothing: he wanted it.
    act(200, { status: 'declined' }),
    act(300, { status: 'superseded' }),
    act(400, { status: 'accepted' }),
  ]);
  expect(left.map(({ atMs, amountMinor }) => [atMs / DAY_MS, amountMinor])).toEqual([
    [0, small.amountMinor],
    [100, 479_900],
  ]);
});

test('who takes credit within the days of one purchase has not left it', () => {
  const days = SAME_PURCHASE_MS / DAY_MS;
  const leftAt = (day: number): number =>
    creditChoicesOf([act(day), act(50, { status: 'applied' })]).left.length;
  expect([50 - days - 1, 50 - days, 50, 50 + days, 50 + days + 1].map(leftAt)).toEqual([1, 0, 0, 0, 1]);
});

test('sensitive scenes, and scenes that are not known any more, say nothing', () => {
  const acts = (scenario: string | null): CreditAct[] => [
    act(0, { scenario }),
    act(100, { scenario, status: 'applied', choice: { ...choice, term: 'shorter' } }),
  ];
  for (const scenario of ['healthcare.dental', null]) {
    const { counts, left } = creditChoicesOf(acts(scenario));
    expect([counts.paidByInstalments, counts.termShortened, left]).toEqual([0, 0, []]);
  }
  expect(creditChoicesOf(acts('retail')).counts.paidByInstalments).toBe(1);
});
