import { agreesWithEuApr, agreesWithEuInterval, agreesWithRegulationZ } from './apr-cases.js';
import {
  agreesWithAdjustment,
  agreesWithDays360,
  agreesWithPeriodDates,
  agreesWithPeriodRate,
  agreesWithYearFraction,
} from './calendar-cases.js';
import { agreesWithFineract } from './fineract-case.js';
import { fieldsOf, listOf, type ReferenceCase, Unsupported } from './reference-case.js';
import { agreesWithTimeValue } from './time-value-case.js';

export interface Verdict {
  readonly id: string;
  readonly outcome: 'passed' | 'failed' | 'unsupported';
  readonly reason: string;
}

const BY_CATEGORY: Readonly<Record<string, (reference: ReferenceCase) => boolean>> = {
  apr: agreesWithEuApr,
  interval: agreesWithEuInterval,
  yearFraction: agreesWithYearFraction,
  dayCount360: agreesWithDays360,
  periodRateFactor: agreesWithPeriodRate,
  businessDayAdjustment: agreesWithAdjustment,
  periodicScheduleDates: agreesWithPeriodDates,
};

/**
 * Compares the lending engine with the cases of a reference file, `{meta, cases: [{id, inputs, expected, …}]}`. The kind
 * of a case shows in its fields, so a file may be called anything.
 * @throws TypeError when the value has no list of cases
 */
export function checkCases(file: unknown): Verdict[] {
  const cases = (file as { cases?: unknown } | null)?.cases;
  if (!Array.isArray(cases)) throw new TypeError('no list "cases"');
  return listOf(cases).map((value, index) => checkCase(value, index));
}

function checkCase(value: unknown, index: number): Verdict {
  const given = (value as { id?: unknown } | null)?.id;
  const id = typeof given === 'string' ? given : `#${index}`;
  try {
    const reference = fieldsOf(value) as ReferenceCase;
    return comparisonOf(reference)(reference)
      ? { id, outcome: 'passed', reason: '' }
      : { id, outcome: 'failed', reason: 'different figures' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { id, outcome: error instanceof Unsupported ? 'unsupported' : 'failed', reason };
  }
}

function comparisonOf(reference: ReferenceCase): (reference: ReferenceCase) => boolean {
  if (typeof reference['function'] === 'string') return agreesWithTimeValue;
  const category = reference['category'];
  if (typeof category === 'string' && Object.hasOwn(BY_CATEGORY, category))
    return BY_CATEGORY[category] as typeof agreesWithEuApr;
  const inputs = fieldsOf(reference['inputs']);
  if ('disbursementDate' in inputs) return agreesWithFineract;
  if ('advances' in inputs) return agreesWithRegulationZ;
  throw new Unsupported('kind of case');
}
