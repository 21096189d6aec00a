import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ClvFit, compareIds, type PopulationRun } from '../../engines/segmentation/index.js';
import { type ClassifyArguments } from './arguments.js';
import { type EventTotals } from './event-totals.js';

type Cell = string | number | undefined;

/** Writes the tables and figures of a run into a directory, which is made if need be. @returns the names of the files */
export async function writeResults(
  run: PopulationRun,
  totals: EventTotals,
  wanted: ClassifyArguments,
): Promise<string[]> {
  await mkdir(wanted.out, { recursive: true });
  const files: [name: string, content: Iterable<string> | string][] = [
    ['rfm.csv', table('customer,recencyDays,frequency,monetary,r,f,m,cell', rfmRows(run))],
    ['rfm_edges.json', json(edgesOf(run, wanted))],
    ['abc.csv', table('customer,value,cumulativeShare,class', abcRows(run))],
    ['abc.json', json(abcFigures(run))],
    [
      'lifecycle.csv',
      table(
        'customer,stage',
        run.stages.map(({ customer, stage }) => [customer, stage]),
      ),
    ],
    ['clv.csv', table('customer,x,tx,T,expectedPurchases,pAlive,expectedValue,clv', clvRows(run))],
    ['clv_fit.json', json(fitOf(run.clvFit, wanted))],
    [
      'tiers.csv',
      table(
        'customer,tier',
        run.tiers.map(({ customer, tier }) => [customer, tier]),
      ),
    ],
    ['clusters.csv', table('customer,cluster', clusterRows(run))],
    ['clusters.json', json(clustersOf(run, wanted))],
    ['report.json', json(reportOf(run, totals, wanted))],
  ];
  for (const [name, content] of files) await writeFile(path.join(wanted.out, name), content);
  return files.map(([name]) => name);
}

const LINES_A_PIECE = 5_000;

/** RFC 4180; written in pieces, so that a million customers are never one text. */
function* table(header: string, rows: Iterable<readonly Cell[]>): Generator<string> {
  let lines = [header];
  for (const row of rows) {
    lines.push(row.map(cellText).join(','));
    if (lines.length < LINES_A_PIECE) continue;
    yield `${lines.join('\n')}\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function* rfmRows({ rfm }: PopulationRun): Generator<Cell[]> {
  for (const { customer, recencyDays, frequency, monetary, r, f, m, cell } of rfm) {
    yield [customer, recencyDays, frequency, monetary, r, f, m, cell];
  }
}

function* abcRows({ abc }: PopulationRun): Generator<Cell[]> {
  for (const row of abc.rows) yield [row.customer, row.value, row.cumulativeShare, row.class];
}

function* clvRows({ clv }: PopulationRun): Generator<Cell[]> {
  for (const { customer, history, score } of clv) {
    const { x, tx, T } = history;
    yield [customer, x, tx, T, score?.expectedPurchases, score?.pAlive, score?.expectedValue, score?.clv];
  }
}

function* clusterRows({ rfm, clustering }: PopulationRun): Generator<Cell[]> {
  if (!clustering) return;
  for (const [index, { customer }] of rfm.entries()) {
    yield [customer, clustering.model.names[clustering.assignments[index]!]];
  }
}

function edgesOf({ frozen, rfm }: PopulationRun, { asOfText, frequencyTies }: ClassifyArguments): object {
  return { asOf: asOfText, customers: rfm.length, frequencyTies, ...frozen.rfm };
}

function abcFigures({ abc }: PopulationRun): object {
  const { total, sizes, topFifthShare, gini, edges } = abc;
  return { total: Number(total.toPrecision(15)), sizes, topFifthShare, gini, edges };
}

function fitOf(fit: ClvFit, { clvUnit, calibrationEndDay, asOf }: ClassifyArguments): object {
  const { status, reason, bgNbd, gammaGamma, holdout, ...more } = fit;
  const holdoutDays = calibrationEndDay === undefined ? null : asOf.day - calibrationEndDay;
  return { status, reason, bgNbd, gammaGamma, holdout, unit: clvUnit, holdoutDays, ...more };
}

function clustersOf({ clustering }: PopulationRun, { clusters }: ClassifyArguments): object {
  if (!clustering) return { k: 0, inertia: 0, sizes: [], silhouette: null };
  const { k, inertia, sizes, silhouette, model } = clustering;
  const features = ['ln(1+recencyDays)', 'ln(1+frequency)', 'ln(1+monetary)'];
  return { k, inertia, sizes, silhouette, seed: clusters.seed, features, ...model };
}

function reportOf(
  { rfm, stages, frozen }: PopulationRun,
  totals: EventTotals,
  { asOfText }: ClassifyArguments,
): object {
  const { rows, bad, badByReason, afterAsOf, refunds, notPurchases, badRows } = totals;
  return {
    asOf: asOfText,
    rows: { read: rows, bad, badByReason, afterAsOf, refunds, notPurchases },
    customers: { all: stages.length, withPurchase: rfm.length },
    typicalIntervalDays: frozen.typicalIntervalDays,
    stages: countBy(stages.map(({ stage }) => stage)),
    cells: countBy(rfm.map(({ cell }) => cell)),
    badRows,
  };
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([one], [other]) => compareIds(one, other)));
}
