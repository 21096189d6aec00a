import {
  contractFor,
  day,
  phoneContract,
  toothContract,
  tuitionContract,
} from '../../../test/support/contracts.js';
import { plannedInstalments } from './contract-of.js';
import { calendarOf } from './loan-of.js';

describe('the contract of the phone', () => {
  const contract = phoneContract();

  it('lends 4,799.00 at once; the shop bears 182.04', () => {
    expect(contract).toMatchObject({
      financed: 479_900,
      downPayment: 120_000,
      drawdownPolicy: 'respread',
      merchantYieldAnnual: '0.0720',
      payee: { to: 'merchant' },
      drawdowns: [{ number: 1, loan: 1, plannedOn: '2026-12-01', amount: 479_900, discount: 18_204 }],
      totals: { interest: 0, fees: 0, cost: 0, payable: 479_900 },
    });
  });

  it('gives the instalments that were offered', () => {
    expect(contract.instalments.map(({ total }) => total)).toEqual([
      ...Array<number>(8).fill(39_992),
      ...Array<number>(4).fill(39_991),
    ]);
    expect(plannedInstalments(contract)).toEqual(contract.instalments);
  });

  it('is the same after it was stored', () => {
    const stored = JSON.parse(JSON.stringify(contract)) as typeof contract;
    expect(stored).toEqual(contract);
    expect(plannedInstalments(stored)).toEqual(contract.instalments);
  });

  it('counts the due dates from the payout, so that nothing is due sooner than signed', () => {
    const [loan] = contract.loans;
    const dueOn = (paidOn: string): string[] =>
      calendarOf(contract, loan as NonNullable<typeof loan>, day(paidOn)).periods.map(({ due }) =>
        due.toString(),
      );
    expect(dueOn('2026-12-01')[0]).toBe('2027-01-01');
    expect(dueOn('2026-12-05').slice(0, 2)).toEqual(['2027-01-05', '2027-02-05']);
  });
});

describe('several drawdowns', () => {
  it('the term: one loan, spread anew with each of four payouts, interest only until the programme has ended', () => {
    const contract = tuitionContract();
    expect(contract).toMatchObject({ drawdownPolicy: 'respread', financed: 2_800_000, withdrawalDays: 0 });
    expect(contract.drawdowns.map(({ plannedOn, amount, loan }) => [plannedOn, amount, loan])).toEqual([
      ['2026-09-01', 700_000, 1],
      ['2027-09-01', 700_000, 1],
      ['2028-09-01', 700_000, 1],
      ['2029-09-01', 700_000, 1],
    ]);
    expect(contract.loans[0]).toMatchObject({ principalGrace: 47, movesWithPayout: false });
    expect(contract.instalments.at(-1)?.total).toBe(64_209);
  });

  it('the tooth: a loan for each stage', () => {
    const contract = toothContract();
    expect(contract.drawdownPolicy).toBe('perDrawdown');
    expect(contract.loans).toHaveLength(3);
    expect(contract.drawdowns.map(({ name, loan }) => [name, loan])).toEqual([
      ['stage 1', 1],
      ['stage 2', 2],
      ['stage 3', 3],
    ]);
  });
});

describe('every other shape', () => {
  const common = { on: '2026-12-01', amountMinor: 300_000n };

  it.each([
    ['pay-in-4', '4x14d', 'retail.electronics.phone', {}],
    ['retail-flex', '24m', 'retail.electronics.phone', {}],
    ['equipment-balloon', '36m', 'trade.equipment', { amountMinor: 5_000_000n }],
    [
      'harvest-loan',
      'standard',
      'trade.agriculture.harvest',
      { amountMinor: 2_000_000n, dates: { harvest: day('2027-08-15') } },
    ],
    ['travel-before-departure', '6m', 'travel.package', { dates: { departure: day('2027-08-15') } }],
  ] as const)('%s %s makes the schedule that is offered', (product, option, scenario, more) => {
    const contract = contractFor({ ...common, product, option, scenario, ...more });
    expect(plannedInstalments(contract)).toEqual(contract.instalments);
  });
});
