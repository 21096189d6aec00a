/**
 * `npm run demo`: five stories, told through the client that partners use. `npm run demo -- --transactions FILE`: real card payments as
 * decisions. Goes to EMBANK_URL, else to the bank that runs here, else starts one and stops it afterwards.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, fail, underProjectNode } from './lib/toolchain.mjs';

ensureInstalled();
if (underProjectNode(fileURLToPath(import.meta.url))) await demo();

async function demo() {
  const file = readArguments();
  ensureBuilt();
  const { openBank } = await import('./demo/bank.mjs');
  const opening = openBank();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, async () => {
      console.log('\nStopping …');
      await opening.then(
        (bank) => bank.close(),
        () => undefined,
      );
      process.exit(130);
    });
  }
  try {
    const bank = await opening;
    try {
      process.exitCode = await (file ? stream(bank, file) : play(bank));
    } finally {
      await bank.close();
    }
  } catch (error) {
    fail(error.message);
  }
}

async function play(bank) {
  const { playStories } = await import('./demo/play.mjs');
  await playStories(bank, await client());
  return 0;
}

async function stream(bank, file) {
  const { parseCsv } = await import('../dist/src/cli/csv.js');
  const { seedProducts } = await import('../dist/src/modules/products/seeds.js');
  const { streamTransactions } = await import('./demo/stream.mjs');
  return streamTransactions(bank, file, { Embank: await client(), parseCsv, products: seedProducts() });
}

/** What partners install as @embank/client, from this build. */
async function client() {
  const { Embank } = await import('../dist/clients/typescript/src/index.js');
  return Embank;
}

function readArguments() {
  try {
    const { transactions } = parseArgs({ options: { transactions: { type: 'string' } } }).values;
    if (transactions !== undefined && !existsSync(transactions)) fail(`There is no file ${transactions}.`);
    return transactions;
  } catch (error) {
    return fail(`${error.message}\nUse: npm run demo [-- --transactions FILE.csv[.gz]]`);
  }
}
