import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkCases } from './check-cases.js';

const shared = resolve(process.env['EMBANK_SHARED'] ?? '../shared', 'reference/lending');
const isPresent = existsSync(shared);
// The files stay outside the repository; their most telling cases are restated beside the engine.
const whenPresent = isPresent ? it : it.skip;
if (!isPresent) console.warn(`Skipped: no reference files in ${shared} (set EMBANK_SHARED).`);

function loan(changes: object = {}, rows: object = {}) {
  const installments = [
    {
      n: 1,
      dueDate: '2024-02-29',
      principal: '500.00',
      interest: '0.00',
      total: '500.00',
      outstanding: '500.00',
      ...rows,
    },
    {
      n: 2,
      dueDate: '2024-03-31',
      principal: '500.00',
      interest: '0.00',
      total: '500.00',
      outstanding: '0.00',
    },
  ];
  const inputs = {
    principal: '1000.00',
    annualRatePercent: '0',
    disbursementDate: '2024-01-31',
    numberOfInstallments: 2,
    repaymentEvery: 1,
    repaymentUnit: 'MONTHS',
    amortization: 'equal instalments (EMI)',
    dayCount: 'ACT/365F',
    rounding: 'HALF_EVEN to 0.01',
    monthEnd: 'clamp',
    ...changes,
  };
  const totals = { principal: '1000.00', interest: '0.00', due: '1000.00' };
  return { id: 'loan', suitability: 'generic', inputs, expected: { installments, totals } };
}

const outcomes = (...cases: unknown[]) => checkCases({ cases }).map(({ id, outcome }) => `${id} ${outcome}`);

describe('reference files', () => {
  whenPresent.each([
    ['fineract_schedules.json', ['fin-cum-31']],
    ['reg_z.json', []],
    ['eu_apr.json', []],
    ['daycount.json', []],
    ['tvm.json', []],
  ])('%s: all pass but %j, which the engine does not offer', (name, unsupported) => {
    const verdicts = checkCases(JSON.parse(readFileSync(join(shared, name), 'utf8')));
    expect(verdicts.length).toBeGreaterThan(10);
    expect(verdicts.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(verdicts.filter(({ outcome }) => outcome === 'unsupported').map(({ id }) => id)).toEqual(
      unsupported,
    );
  });
});

describe('the check itself', () => {
  it('passes right figures and fails wrong ones', () => {
    expect(outcomes(loan())).toEqual(['loan passed']);
    for (const wrong of [
      { principal: '500.01' },
      { dueDate: '2024-03-01' },
      { interest: '0.01' },
      { outstanding: '0.00' },
    ]) {
      expect(outcomes(loan({}, wrong))).toEqual(['loan failed']);
    }
  });

  it('does not guess at terms it does not know', () => {
    expect(
      outcomes(loan({ dayCount: 'ACT/LUNAR' }), loan({ holiday: 'x' }), loan({ rounding: 'UP to 1' })),
    ).toEqual(['loan unsupported', 'loan unsupported', 'loan unsupported']);
    expect(outcomes({ id: 'a', category: 'weather' }, { id: 'b', inputs: {} }, 7)).toEqual([
      'a unsupported',
      'b unsupported',
      '#2 unsupported',
    ]);
  });

  it('fails terms that the engine refuses', () => {
    expect(outcomes(loan({ numberOfInstallments: 0 }))).toEqual(['loan failed']);
  });

  it('compares rates at the decimals stated', () => {
    const apr = (aprPercent: string) => ({
      id: 'apr',
      category: 'apr',
      inputs: {
        flows: {
          drawdowns: [{ amount: '1000', tYears: '0/1' }],
          repayments: [{ amount: '1200', tYears: '3/2' }],
        },
      },
      expected: { aprPercent },
    });
    expect(outcomes(apr('12.9'), apr('12.92'), apr('12.93'))).toEqual([
      'apr passed',
      'apr passed',
      'apr failed',
    ]);
  });

  it('refuses a file without cases', () => {
    expect(() => checkCases({})).toThrow(TypeError);
    expect(() => checkCases(null)).toThrow(TypeError);
  });
});
