import { LocalDate } from '../../kernel/calendar-date.js';
import { euYears } from '../../engines/lending/index.js';
import { toNumber } from '../../kernel/fraction.js';
import type { AgreementContract } from './contract.types.js';

const LOWEST = -0.5;
const HIGHEST = 1_000;
const STEPS = 200;

/**
 * The yearly all-in cost of a contract by plain bisection on its own flows: slow, and nothing of the engine's solver in
 * it. Only for monthly plans under the compound methods (2008/48/EC, annex I; People's Bank of China, [2021] no. 3).
 * @returns undefined where this method does not apply
 */
export function aprByBisection({
  apr,
  frequency,
  drawdowns,
  instalments,
  totals,
}: AgreementContract): number | undefined {
  if (!apr || frequency.unit !== 'months' || apr.method === 'us-actuarial' || apr.method === 'cn-simple')
    return undefined;
  if (totals.cost === 0) return 0;
  const first = LocalDate.parse(drawdowns[0]?.plannedOn ?? '');
  const years = (date: string): number =>
    apr.method === 'eu-aprc'
      ? toNumber(euYears(first, LocalDate.parse(date), 'month'))
      : monthsOf(first, date) / 12;
  const flows = [
    ...drawdowns.map(({ plannedOn, amount }) => ({ at: years(plannedOn), amount })),
    ...instalments.map(({ dueDate, total }) => ({ at: years(dueDate), amount: -total })),
  ];
  const worth = (rate: number): number =>
    flows.reduce((sum, { at, amount }) => sum + amount * (1 + rate) ** -at, 0);
  let [low, high] = [LOWEST, HIGHEST];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    // What is paid back weighs less the higher the rate, so the sum rises with it.
    if (worth(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Whole months and thirtieths of one. */
function monthsOf(first: LocalDate, date: string): number {
  const span = first.until(LocalDate.parse(date));
  return span.toTotalMonths() + span.days() / 30;
}
