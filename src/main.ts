import './node-version.js';
import { AppModule } from './app.module.js';
import { createApp } from './app.setup.js';
import { configFrom } from './platform/config/config.js';
import { exitOnUncaught, stopOnSignals } from './platform/http/shutdown.js';
import { Log } from './platform/telemetry/log.js';
import { Metrics } from './platform/telemetry/metrics.js';

/** The API process. */
async function main(): Promise<void> {
  const config = configFrom(process.env);
  const app = await createApp(AppModule.with(config), config);
  stopOnSignals(app);
  app.get(Metrics).collectProcess();
  await app.listen(config.port, config.host);
  exitOnUncaught(app);
  const { port } = app.getHttpServer().address() as { port: number };
  app.get(Log).info('server.listening', { port });
}

try {
  await main();
} catch (error) {
  // Nobody has called yet, so the text holds no caller's data and whoever starts the process may read it.
  process.stderr.write(`embank cannot start: ${error instanceof Error ? error.message : 'unknown fault'}\n`);
  process.exit(1);
}
