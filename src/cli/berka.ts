import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { IntegrityRunner } from '../modules/ledger/index.js';
import { configFrom } from '../platform/config/config.js';
import { Log } from '../platform/telemetry/log.js';
import { NestLog } from '../platform/telemetry/nest-log.js';
import { replayBerka } from './berka/replay-berka.js';
import { reportLines } from './berka/report.js';
import { type BerkaSource, readBerka } from './berka/source.js';

const EXIT = { sound: 0, faulty: 1, usage: 64 } as const;
const CHECKS = { limit: 20, limitMs: 600_000 };

/**
 * `cli berka DIR`: lives the loans of a Czech bank in the books and says how far these agree with the source. Only on a
 * database that may be thrown away. Exit code 1 when an invariant of the books is broken.
 */
export async function run([dir, ...more]: readonly string[]): Promise<number> {
  if (dir === undefined || more.length > 0) {
    console.error('usage: cli berka DIR');
    return EXIT.usage;
  }
  const source = readOrSay(dir);
  if (!source) return EXIT.usage;
  const app = await NestFactory.createApplicationContext(AppModule.with(configFrom(process.env)), {
    bufferLogs: true,
  });
  app.useLogger(new NestLog(app.get(Log)));
  try {
    for (const line of reportLines(await replayBerka(app, source))) console.log(line);
    const results = await app.get(IntegrityRunner).run({ kind: 'system', job: 'berka' }, CHECKS);
    const broken = results.filter(({ status }) => status !== 'sound');
    for (const { name, status, faults } of broken) {
      console.log(`${status} ${name}`);
      for (const { subject, detail } of faults) console.log(`  ${subject}: ${detail}`);
    }
    console.log(`Integrity: ${results.length} checks, ${broken.length} not sound.`);
    return broken.length === 0 ? EXIT.sound : EXIT.faulty;
  } finally {
    await app.close();
  }
}

function readOrSay(dir: string): BerkaSource | undefined {
  try {
    return readBerka(dir);
  } catch (error) {
    console.error(`${dir}: ${(error as Error).message}`);
    return undefined;
  }
}
