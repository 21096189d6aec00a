import { toNumber } from '../../kernel/fraction.js';
import {
  type CashFlow,
  type EuInterval,
  euYears,
  percentText,
  soleRate,
  type TimedFlow,
  type UnitPeriod,
  usApr,
} from '../../engines/lending/index.js';
import {
  dateOf,
  type Fields,
  fieldsOf,
  isEqual,
  isWithin,
  known,
  listOf,
  minorOf,
  ratioOf,
  type ReferenceCase,
} from './reference-case.js';

const US_UNITS: Readonly<Record<string, UnitPeriod['unit']>> = {
  month: 'month',
  semimonth: 'semimonth',
  week: 'week',
  day: 'day',
  term: 'term',
};
const EU_INTERVALS: Readonly<Record<string, EuInterval>> = { year: 'year', month: 'month', week: 'week' };

/** Regulation Z, Appendix J. */
export function agreesWithRegulationZ(reference: ReferenceCase): boolean {
  const inputs = fieldsOf(reference['inputs']);
  const flows = [...datedFlows(inputs['advances'], 1n), ...datedFlows(inputs['payments'], -1n)];
  const { unit, count } = fieldsOf(inputs['unitPeriod']);
  const apr = usApr(flows, { unit: known(US_UNITS, unit, 'unit-period'), count: Number(count) });
  return agreesWithPercent(apr, fieldsOf(reference['expected']));
}

function datedFlows(value: unknown, sign: bigint): CashFlow[] {
  return listOf(value).map((each) => {
    const { date, amount } = fieldsOf(each);
    return { date: dateOf(date), amountMinor: sign * minorOf(amount) };
  });
}

/** The APR equation of the EU directives over intervals that the case has measured. */
export function agreesWithEuApr(reference: ReferenceCase): boolean {
  const flows = fieldsOf(fieldsOf(reference['inputs'])['flows']);
  const apr = soleRate([...timedFlows(flows['drawdowns'], 1), ...timedFlows(flows['repayments'], -1)]);
  return agreesWithPercent(apr, fieldsOf(reference['expected']));
}

function timedFlows(value: unknown, sign: number): TimedFlow[] {
  return listOf(value).map((each) => {
    const { amount, tYears } = fieldsOf(each);
    return { amount: sign * Number(minorOf(amount)), periods: toNumber(ratioOf(tYears)), odd: 0 };
  });
}

export function agreesWithEuInterval(reference: ReferenceCase): boolean {
  const { drawdown, payment, unit } = fieldsOf(reference['inputs']);
  const years = euYears(dateOf(drawdown), dateOf(payment), known(EU_INTERVALS, unit, 'interval'));
  return isEqual(years, ratioOf(fieldsOf(reference['expected'])['years']));
}

/** Equal at the decimals stated; a source that states a tolerance of its own may differ by that. */
function agreesWithPercent(rate: number, expected: Fields): boolean {
  const text = String(expected['aprPercent']);
  const decimals = text.split('.')[1]?.length ?? 0;
  if (percentText(rate, decimals) === text) return true;
  return expected['toleranceAbs'] !== undefined && isWithin(expected['toleranceAbs'], rate * 100, text);
}
