import { performance } from 'node:perf_hooks';
import { SingleBar } from 'cli-progress';
import { readLedgerLabels } from './labels.mjs';
import { countRecords, readRow, recordsOf } from './payments.mjs';
import { reportLines } from './report.mjs';
import { Tally } from './tally.mjs';
import { openWallet } from './wallet.mjs';

const AT_ONCE = 32;

/**
 * Every row of a file of card payments becomes a decision about nobody in no named situation, or is counted as what
 * else it is.
 * @param build what the build has: the client, how CSV text is read, and the products with their bounds
 * @returns 0, or 1 when something that must hold does not
 */
export async function streamTransactions(bank, file, { Embank, parseCsv, products }) {
  const wallet = new Embank({ baseUrl: bank.url, key: bank.keys['wayside-wallet'] });
  await wallet.put('/v1/sandbox/clock', { body: { now: null } });
  const rowsInFile = await countRecords(file);
  const tally = new Tally(readLedgerLabels(), leastCredit(products));
  const bar = new SingleBar({
    format: ' {bar} {percentage} % | {value} of {total} rows | {eta_formatted} to go',
    hideCursor: true,
  });
  bar.start(rowsInFile, 0);
  const startedMs = performance.now();
  await decideAll(bank, recordsOf(file, parseCsv), tally, () => bar.increment());
  const seconds = (performance.now() - startedMs) / 1000;
  bar.stop();
  console.log(`\n${reportLines(tally, rowsInFile, seconds).join('\n')}`);
  const faults = tally.faults(rowsInFile);
  console.log(['', ...(faults.length > 0 ? faults : ['Every row is accounted for.'])].join('\n'));
  return faults.length > 0 ? 1 : 0;
}

/** Some asks under way at a time; each takes the next row when it has its answer. */
async function decideAll(bank, records, tally, onRow) {
  const wallet = openWallet(bank, AT_ONCE);
  async function takeRows() {
    for (let next = await records.next(); !next.done; next = await records.next()) {
      const row = readRow(next.value);
      if (row.kind === 'payment') tally.add(next.value, row.request, await wallet.ask(row.request));
      else tally.leaveOut(row.kind);
      onRow();
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, takeRows));
  } finally {
    wallet.close();
  }
}

function leastCredit(products) {
  const credit = products.filter(({ isCredit }) => isCredit);
  return new Map(
    credit.map(({ slug, prices }) => [
      slug,
      Object.fromEntries(Object.entries(prices).map(([currency, { minMinor }]) => [currency, minMinor])),
    ]),
  );
}
