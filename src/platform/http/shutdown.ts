import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import { InFlight } from './in-flight.js';
import { Log } from '../telemetry/log.js';
import { Readiness } from '../telemetry/readiness.js';

/** An orchestrator kills after 10 s or more; the process leaves by itself before that. */
const EXIT_DEADLINE_MS = 9_000;
/** How long requests are still taken, so that no caller meets a closed door without having been told. */
const DRAIN_MS = 1_000;

/**
 * SIGTERM and SIGINT: say "not ready", tell every connection to end, take no new one, finish what is in flight, leave. A second signal or the
 * deadline ends it at once.
 */
export function stopOnSignals(app: INestApplication): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1);
    stopping = true;
    app.get(Log).info('server.stopping', { signal });
    setTimeout(() => process.exit(1), EXIT_DEADLINE_MS).unref();
    void drainAndClose(app).then(
      () => process.exit(0),
      (fault: unknown) => {
        app.get(Log).error('server.stop_failed', {}, fault);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** A fault that nobody caught: its name and place are logged, never its text, and the process starts afresh. */
export function exitOnUncaught(app: INestApplication): void {
  process.on('uncaughtException', (fault) => {
    app.get(Log).error('process.uncaught', {}, fault);
    process.exit(1);
  });
}

/** Probes and kept-alive connections see the end first; then the listener closes and what is in flight finishes. */
export async function drainAndClose(app: INestApplication, drainMs: number = DRAIN_MS): Promise<void> {
  app.get(Readiness).drain();
  app.get(InFlight).endConnections();
  await sleep(drainMs);
  await app.close();
}
