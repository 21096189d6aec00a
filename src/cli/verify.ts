import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { IntegrityChecks, type IntegrityResult, IntegrityRunner } from '../modules/ledger/index.js';
import { configFrom } from '../platform/config/config.js';
import { Housekeeping } from '../platform/schedule/housekeeping.js';
import { Log } from '../platform/telemetry/log.js';
import { NestLog } from '../platform/telemetry/nest-log.js';

const FAULTS_MAX = 100;
const LIMIT_MINUTES = 60;
const EXIT = { sound: 0, faulty: 1, unfinished: 3, usage: 64 } as const;

const USAGE = `usage: cli verify [--limit FAULTS] [--minutes LIMIT] [CHECK…]`;

/**
 * `cli verify`: recomputes every invariant from the first posting on and lists what is wrong, at most so many faults
 * a check. Exit code 1 when something is wrong, 3 when the time was over before all was checked.
 */
export async function run(args: readonly string[]): Promise<number> {
  const asked = readArgs(args);
  if (!asked) {
    console.error(USAGE);
    return EXIT.usage;
  }
  const app = await NestFactory.createApplicationContext(AppModule.with(configFrom(process.env)), {
    bufferLogs: true,
  });
  app.useLogger(new NestLog(app.get(Log)));
  try {
    // This process looks on; it must not do what it is to judge.
    await app.get(Housekeeping).beforeApplicationShutdown();
    const known = app.get(IntegrityChecks).list();
    const unknown = asked.names.filter((name) => !known.some((check) => check.name === name));
    if (unknown.length > 0) {
      console.error(`no check ${unknown.join(', ')}; there are ${known.map(({ name }) => name).join(', ')}`);
      return EXIT.usage;
    }
    const results = await app.get(IntegrityRunner).run(
      { kind: 'system', job: 'verify' },
      {
        limit: asked.limit,
        limitMs: asked.minutes * 60_000,
        names: asked.names.length > 0 ? asked.names : undefined,
        onResult: print,
      },
    );
    return exitCode(results);
  } finally {
    await app.close();
  }
}

function readArgs(
  args: readonly string[],
): { limit: number; minutes: number; names: readonly string[] } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { limit: { type: 'string' }, minutes: { type: 'string' } },
    });
    const limit = Number(values.limit ?? FAULTS_MAX);
    const minutes = Number(values.minutes ?? LIMIT_MINUTES);
    const isUsable =
      Number.isInteger(limit) && limit > 0 && limit <= 10_000 && minutes > 0 && minutes <= 1_440;
    return isUsable ? { limit, minutes, names: positionals } : undefined;
  } catch {
    return undefined;
  }
}

function print({ name, describe, status, faults, hasMore, tookMs }: IntegrityResult): void {
  console.log(`${status.padEnd(10)} ${name} (${tookMs} ms): ${describe}`);
  for (const { subject, detail } of faults) console.log(`  ${subject}: ${detail}`);
  if (hasMore) console.log('  … and more');
}

function exitCode(results: readonly IntegrityResult[]): number {
  const has = (status: IntegrityResult['status']): boolean => results.some((one) => one.status === status);
  const faults = results.reduce((sum, one) => sum + one.faults.length, 0);
  const status = has('faulty') ? 'faulty' : has('unfinished') ? 'unfinished' : 'sound';
  console.log(`${status}: ${results.length} checks, ${faults} faults listed`);
  return EXIT[status];
}
