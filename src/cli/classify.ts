import { stat } from 'node:fs/promises';
import {
  CLASSIFICATION_VERSION,
  classifyPopulation,
  type PopulationRun,
} from '../engines/segmentation/index.js';
import { type ClassifyArguments, readArguments, USAGE } from './classify/arguments.js';
import { EventTotals } from './classify/event-totals.js';
import { UNITS_PER_AMOUNT } from './classify/parse-event.js';
import { readRows } from './classify/read-rows.js';
import { writeResults } from './classify/write-results.js';

const EXIT = { done: 0, failed: 1, usage: 64 } as const;
const BAD_ROWS_SHOWN = 10;
const PROGRESS_EVERY_ROWS = 500_000;

/** `cli classify …`: classifies the customers of a file of events, without a database, by the service's own engine. */
export async function run(args: readonly string[]): Promise<number> {
  let wanted: ClassifyArguments;
  try {
    wanted = readArguments(args);
  } catch (error) {
    console.error(`${messageOf(error)}\n${USAGE}`);
    return EXIT.usage;
  }
  try {
    const totals = await totalsOf(wanted);
    tellRows(totals);
    const run = classified(totals, wanted);
    if (run.rfm.length === 0) throw new Error('no purchase up to the as-of date: nothing to classify');
    const files = await writeResults(run, totals, wanted);
    tellRun(run);
    console.log(`${wanted.out}: ${files.join(', ')}`);
    return EXIT.done;
  } catch (error) {
    console.error(`${wanted.events}: ${messageOf(error)}`);
    return EXIT.failed;
  }
}

async function totalsOf({ events, endMs, calibrationEndDay }: ClassifyArguments): Promise<EventTotals> {
  const { size } = await stat(events);
  const totals = new EventTotals(endMs, calibrationEndDay);
  let [read, told] = [0, 0];
  await readRows(events, totals.take, (bytes) => {
    read += bytes;
    if (totals.rows < told + PROGRESS_EVERY_ROWS) return;
    told = totals.rows;
    console.error(`${totals.rows} rows, ${Math.round((100 * read) / size)} % of the file`);
  });
  return totals;
}

function classified(totals: EventTotals, wanted: ClassifyArguments): PopulationRun {
  const customers = totals.customers();
  console.error(`classifying ${customers.length} customers`);
  const { asOf, frequencyTies, calibrationEndDay, clusters, clvUnit } = wanted;
  const version = CLASSIFICATION_VERSION;
  return classifyPopulation(
    customers,
    {
      asOf,
      frequencyTies,
      clusters,
      unitsPerAmount: UNITS_PER_AMOUNT,
      ...(calibrationEndDay === undefined ? {} : { calibrationEndDay }),
    },
    { ...version, clvTerms: { ...version.clvTerms, unitDays: clvUnit === 'week' ? 7 : 1 } },
  );
}

function tellRows({ rows, bad, badRows, badByReason, afterAsOf, refunds, notPurchases }: EventTotals): void {
  console.error(
    `${counted(rows)}: ${bad} bad, ${afterAsOf} after the as-of date, ${refunds} refunds, ${notPurchases} no purchases`,
  );
  for (const [reason, count] of Object.entries(badByReason)) console.error(`  ${counted(count)}: ${reason}`);
  for (const { line, reason } of badRows.slice(0, BAD_ROWS_SHOWN)) console.error(`  line ${line}: ${reason}`);
  if (bad > BAD_ROWS_SHOWN) console.error('  more lines stand in report.json');
}

function tellRun({ rfm, abc, clvFit, clustering }: PopulationRun): void {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  console.log(`RFM: ${rfm.length} customers`);
  console.log(`ABC: ${abc.sizes.A} A, ${abc.sizes.B} B, ${abc.sizes.C} C; Gini ${abc.gini.toFixed(4)}`);
  console.log(`the top 20 % bring ${percent(abc.topFifthShare)}`);
  console.log(`CLV: ${clvFit.status}${clvFit.reason === null ? '' : ` (${clvFit.reason})`}`);
  if (clustering)
    console.log(`clusters: ${clustering.sizes.join(', ')}; silhouette ${clustering.silhouette?.toFixed(3)}`);
}

function counted(rows: number): string {
  return `${rows} ${rows === 1 ? 'row' : 'rows'}`;
}

function messageOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'there is no such file';
  return error instanceof Error ? error.message : String(error);
}
