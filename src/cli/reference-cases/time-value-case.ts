import { addFractions, type Fraction, fraction, multiplyFractions } from '../../kernel/fraction.js';
import {
  allRates,
  futureValue,
  interestOfPeriod,
  type LevelPayments,
  levelPayment,
  presentValueOf,
  principalOfPeriod,
  soleRate,
} from '../../engines/lending/index.js';
import {
  agreesTo,
  type Fields,
  fieldsOf,
  listOf,
  ratioOf,
  type ReferenceCase,
  Unsupported,
} from './reference-case.js';

/** Time-value functions of spreadsheets. */
export function agreesWithTimeValue(reference: ReferenceCase): boolean {
  const value = valueOf(String(reference['function']), fieldsOf(reference['inputs']));
  const { value: expected, decimals } = fieldsOf(reference['expected']);
  return agreesTo(Number(decimals), value, expected);
}

function valueOf(name: string, inputs: Fields): Fraction {
  switch (name) {
    case 'PMT':
      return levelPayment(levelPaymentsOf(inputs));
    case 'FV':
      return futureValue(levelPaymentsOf(inputs));
    case 'PV':
      return presentValueOf(levelPaymentsOf(inputs));
    case 'IPMT':
      return interestOfPeriod(levelPaymentsOf(inputs), Number(inputs['per']));
    case 'PPMT':
      return principalOfPeriod(levelPaymentsOf(inputs), Number(inputs['per']));
    case 'CUMIPMT':
      return sumOfPeriods(inputs, interestOfPeriod);
    case 'CUMPRINC':
      return sumOfPeriods(inputs, principalOfPeriod);
    case 'IRR':
      return internalRate(listOf(inputs['values']));
    case 'nominal annual RATE (12 x monthly)':
      return multiplyFractions(ratePerPeriod(inputs), fraction(12));
    case 'total of payments':
      return totalOfPayments(String(inputs['payments']));
    default:
      throw new Unsupported(`function ${name}`);
  }
}

function levelPaymentsOf(inputs: Fields): LevelPayments {
  const periods = Number(inputs['nper']);
  if (!Number.isInteger(periods) || periods < 0) throw new Unsupported('broken number of periods');
  return {
    rate: ratioOf(inputs['rate']),
    periods,
    presentValue: ratioOf(inputs['pv'] ?? 0),
    futureValue: ratioOf(inputs['fv'] ?? 0),
    payment: ratioOf(inputs['pmt'] ?? 0),
    isDue: Number(inputs['type'] ?? 0) === 1,
  };
}

function sumOfPeriods(
  inputs: Fields,
  valueOfPeriod: (terms: LevelPayments, period: number) => Fraction,
): Fraction {
  let sum = fraction(0);
  for (let period = Number(inputs['start']); period <= Number(inputs['end']); period++) {
    sum = addFractions(sum, valueOfPeriod(levelPaymentsOf(inputs), period));
  }
  return sum;
}

/** Of several rates the spreadsheet's answer is the one next to zero. An APR would be refused instead. */
function internalRate(values: readonly unknown[]): Fraction {
  const flows = values.map((value, periods) => ({ amount: toDouble(ratioOf(value)), periods, odd: 0 }));
  const rates = allRates(flows).sort((a, b) => Math.abs(a) - Math.abs(b));
  if (rates[0] === undefined) throw new Unsupported('no internal rate of return');
  return toFraction(rates[0]);
}

function ratePerPeriod(inputs: Fields): Fraction {
  const payment = toDouble(ratioOf(inputs['pmt']));
  const flows = Array.from({ length: Number(inputs['nper']) }, (_, k) => ({
    amount: -payment,
    periods: k + 1,
    odd: 0,
  }));
  return toFraction(soleRate([{ amount: toDouble(ratioOf(inputs['pv'])), periods: 0, odd: 0 }, ...flows]));
}

function totalOfPayments(text: string): Fraction {
  const match = /^(\d+) x (\d+\.\d+)$/.exec(text);
  if (!match) throw new Unsupported(`payments "${text}"`);
  return multiplyFractions(ratioOf(match[1]), ratioOf(match[2]));
}

const toDouble = ({ num, den }: Fraction): number => Number(num) / Number(den);
const toFraction = (value: number): Fraction => ratioOf(value.toFixed(15));
