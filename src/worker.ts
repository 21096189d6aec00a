import './node-version.js';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { WebhookMetrics, WebhookWorker } from './modules/webhooks/index.js';
import { Config, configFrom } from './platform/config/config.js';
import { Log } from './platform/telemetry/log.js';
import { Metrics } from './platform/telemetry/metrics.js';
import { NestLog } from './platform/telemetry/nest-log.js';
import { Readiness } from './platform/telemetry/readiness.js';
import { openWorkerDoor } from './platform/telemetry/worker-door.js';

/** An orchestrator kills after some time; the longest message takes 15 s, and what is cut off is sent again. */
const EXIT_DEADLINE_MS = 20_000;

/** The background process: it has the bank's modules, and no door but for whoever watches it. */
async function main(): Promise<void> {
  const root = AppModule.with({ ...configFrom(process.env), doesJobs: true });
  const app = await NestFactory.createApplicationContext(root, { bufferLogs: true, abortOnError: false });
  const log = app.get(Log);
  app.useLogger(new NestLog(log));
  const worker = app.get(WebhookWorker);

  let isStopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info('worker.stopping', { signal });
    setTimeout(() => process.exit(1), EXIT_DEADLINE_MS).unref();
    void worker
      .stop()
      .then(() => app.close())
      .then(
        () => process.exit(0),
        (fault: unknown) => {
          log.error('worker.stop_failed', {}, fault);
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('uncaughtException', (fault) => {
    log.error('process.uncaught', {}, fault);
    process.exit(1);
  });
  await worker.start();
  const { workerPort, ...config } = app.get(Config);
  if (workerPort !== undefined) {
    const [metrics, readiness] = [app.get(Metrics), app.get(Readiness)];
    readiness.registerReadiness('webhooks', () => Promise.resolve(worker.isWorking));
    app.get(WebhookMetrics).publish();
    metrics.collectProcess();
    await openWorkerDoor(config, workerPort, metrics, readiness);
  }
  log.info('worker.started');
}

try {
  await main();
} catch (error) {
  // Nothing has been read yet, so the text holds no caller's data and whoever starts the process may read it.
  process.stderr.write(
    `embank's worker cannot start: ${error instanceof Error ? error.message : 'unknown fault'}\n`,
  );
  process.exit(1);
}
