import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Config } from '../config/config.js';
import { mayReadMetrics } from './metrics-access.js';
import type { Metrics } from './metrics.js';
import type { Readiness } from './readiness.js';

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly text: string;
}

const NOTHING_HERE: Answer = { status: 404, text: '' };

/**
 * The only door of a background process: what the server tells Prometheus and the orchestrator under the same paths.
 * @param port 0 lets the system choose
 */
export async function openWorkerDoor(
  config: Pick<Config, 'host' | 'metricsToken' | 'mode'>,
  port: number,
  metrics: Metrics,
  readiness: Readiness,
): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request).then(
      (given) => send(response, given),
      // The database is away, and its figures with it.
      () => send(response, { status: 503, text: '' }),
    );
  });
  const answer = async ({ method, url, headers }: IncomingMessage): Promise<Answer> => {
    if (method !== 'GET') return NOTHING_HERE;
    if (url === '/health/live') return json(200, { status: 'ok' });
    if (url === '/health/ready') {
      const { ready, ...details } = await readiness.ask();
      return json(ready ? 200 : 503, { status: ready ? 'ok' : 'unavailable', ...details });
    }
    if (url !== '/metrics' || !mayReadMetrics(config, headers.authorization)) return NOTHING_HERE;
    const { registry } = metrics;
    return { status: 200, type: registry.contentType, text: await registry.metrics() };
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, config.host, resolve);
  });
  return server;
}

function json(status: number, body: object): Answer {
  return { status, type: 'application/json', text: JSON.stringify(body) };
}

function send(response: ServerResponse, { status, type = 'text/plain', text }: Answer): void {
  response.writeHead(status, { 'content-type': type }).end(text);
}
