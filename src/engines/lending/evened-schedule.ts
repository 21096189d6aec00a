import { divideRounded } from '../../kernel/fraction.js';
import { buildSchedule } from './schedule.js';
import { type Schedule, type ScheduleRow, type ScheduleTerms } from './schedule.types.js';

const MAX_ROUNDS = 3;

/**
 * Level instalments whose last one is brought nearer to the rest, as Apache Fineract does: while the last differs from
 * the others by more than half a minor unit per row, the instalment moves by difference / rows, at most three times
 * and only as long as the difference shrinks. A named option; the plain remainder rule of `buildSchedule` is the usual.
 */
export function buildEvenedSchedule(terms: ScheduleTerms): Schedule {
  const count = BigInt(terms.calendar.periods.length);
  let best = buildSchedule(terms);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const gap = lastGap(best);
    if (size(gap) <= count / 2n) break;
    const shift = divideRounded(gap, count, terms.rounding);
    if (shift === 0n) break;
    const candidate = buildSchedule({
      ...terms,
      instalmentMinor: instalmentOf(best) + shift,
      lastRow: 'takesRest',
    });
    if (candidate.rows.length < best.rows.length || size(lastGap(candidate)) >= size(gap)) break;
    best = candidate;
  }
  return best;
}

const size = (value: bigint): bigint => (value < 0n ? -value : value);
/** What a row collects apart from fees. */
const collected = (row: ScheduleRow | undefined): bigint => (row ? row.principal + row.interest : 0n);
const instalmentOf = ({ rows }: Schedule): bigint => collected(rows.at(-2) ?? rows.at(-1));
const lastGap = (schedule: Schedule): bigint => collected(schedule.rows.at(-1)) - instalmentOf(schedule);
