import { AppModule } from './app.module.js';
import { createApp } from './app.setup.js';
import { type Config, configFrom } from './platform/config/config.js';
import { ConfigError } from './platform/config/env-reader.js';
import { stopOnSignals } from './platform/http/shutdown.js';
import { Log } from './platform/telemetry/log.js';
import { Metrics } from './platform/telemetry/metrics.js';

/** The API process. */
async function main(): Promise<void> {
  const config = readConfig();
  const app = await createApp(AppModule.with(config));
  stopOnSignals(app);
  app.get(Metrics).collectProcess();
  await app.listen(config.port, config.host);
  const { port } = app.getHttpServer().address() as { port: number };
  app.get(Log).info('server.listening', { port });
}

function readConfig(): Config {
  try {
    return configFrom(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

await main();
