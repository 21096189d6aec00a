import { Agent, get } from 'node:http';
import { drainAndClose } from '../../src/platform/http/shutdown.js';
import { Readiness } from '../../src/platform/telemetry/readiness.js';
import { boot, type Booted } from '../support/boot.js';
import { EchoModule } from '../support/echo.controller.js';
import { sendRaw, splitAnswer } from '../support/raw-http.js';

let server: Booted;
beforeAll(async () => {
  server = await boot([EchoModule]);
});
afterAll(() => server.close());

describe('bytes that are no proper request', () => {
  const post = 'POST /v1/echo/payments HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
  it.each([
    ['nonsense', 'nonsense\r\n\r\n', 400],
    ['no Host', 'GET /health/live HTTP/1.1\r\n\r\n', 400],
    ['a space before the colon', 'GET /health/live HTTP/1.1\r\nHost : x\r\n\r\n', 400],
    ['two lengths', `${post}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400],
    ['length and chunks', `${post}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    ['a header of 20 kB', `GET / HTTP/1.1\r\nHost: x\r\nX-Big: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['a URL of 20 kB', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
  ])('%s', async (_, bytes, status) => {
    const answer = splitAnswer(await sendRaw(server.port, bytes));
    expect(answer.status).toBe(status);
    if (answer.body === '') throw new Error(`no problem document: ${answer.head}`);
    expect(answer.head).toContain('content-type: application/problem+json');
    expect(answer.head).toContain('connection: close');
    const problem = JSON.parse(answer.body) as Record<string, unknown>;
    expect(problem).toMatchObject({ status, errors: [] });
    expect(answer.head).toContain(`request-id: ${String(problem['requestId'])}`);
  });

  it('a hundred and one headers', async () => {
    const headers = Array.from({ length: 101 }, (_, i) => `X-${i}: 1\r\n`).join('');
    const answer = splitAnswer(
      await sendRaw(server.port, `GET /v1/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`),
    );
    expect(answer.status).toBe(431);
  });

  it('TRACE is not a method of any path', async () => {
    const bytes = 'TRACE /v1/echo/payments HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    const answer = splitAnswer(await sendRaw(server.port, bytes));
    expect(answer.status).toBe(405);
    expect(answer.head).toContain('allow: post');
  });

  it('headers that never end are cut off after five seconds', async () => {
    const started = performance.now();
    const answer = splitAnswer(await sendRaw(server.port, 'GET / HTTP/1.1\r\nHost: x\r\n', 9_000));
    expect(answer.status).toBe(408);
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});

describe('ids of a request', () => {
  const interaction = '8e03978e-40d5-43e8-bc93-6894a57f9324';
  it('are ours, whatever the caller sends; a well-formed interaction id comes back', async () => {
    const headers = { 'request-id': 'req_mine', 'x-fapi-interaction-id': interaction };
    const first = await fetch(`${server.url}/health/live`, { headers });
    const second = await fetch(`${server.url}/health/live`, {
      headers: { 'x-fapi-interaction-id': 'not-a-uuid' },
    });
    expect(first.headers.get('request-id')).toMatch(/^req_[0-9a-f]{24}$/);
    expect(second.headers.get('request-id')).not.toBe(first.headers.get('request-id'));
    expect(first.headers.get('x-fapi-interaction-id')).toBe(interaction);
    expect(second.headers.get('x-fapi-interaction-id')).toBeNull();
  });
});

describe('operation', () => {
  it('is alive, and ready when every check holds', async () => {
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    const other = await boot([]);
    other.app.get(Readiness).registerReadiness('database', () => Promise.resolve(false));
    const answer = await fetch(`${other.url}/health/ready`);
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { status: 'unavailable', checks: [{ name: 'database', ok: false }], warnings: [] },
    ]);
    await other.close();
  });

  it('counts by route template, never by path', async () => {
    await fetch(`${server.url}/v1/echo/by-external-id/canary-in-path`);
    await fetch(`${server.url}/canary-nowhere`);
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toContain(
      'http_request_duration_seconds_count{method="GET",route="/v1/echo/by-external-id/:externalId",status="2xx"} 1',
    );
    expect(text).toContain('route="unmatched",status="4xx"');
    expect(text).toContain('http_requests_in_flight 0');
    expect(text).not.toContain('canary');
  });

  it('hides the metrics in production unless a token is set and sent', async () => {
    const live = {
      EMBANK_MODE: 'production',
      STAFF_DEV_SIGN_IN: 'false',
      STAFF_JWT_ISSUER: 'i',
      STAFF_JWT_AUDIENCE: 'a',
      STAFF_JWKS_URL: 'https://i/k',
    };
    const closed = await boot([], live);
    expect((await fetch(`${closed.url}/metrics`)).status).toBe(404);
    await closed.close();
    const guarded = await boot([], { ...live, METRICS_TOKEN: 'm-token' });
    expect((await fetch(`${guarded.url}/metrics`)).status).toBe(404);
    const headers = { authorization: 'Bearer m-token' };
    expect((await fetch(`${guarded.url}/metrics`, { headers })).status).toBe(200);
    await guarded.close();
  });

  it('refuses what it cannot work on at once, quickly, and keeps answering the probes', async () => {
    const small = await boot([EchoModule], { MAX_IN_FLIGHT: '3' });
    const slow = Array.from({ length: 3 }, () => fetch(`${small.url}/v1/echo/slow/400`));
    await pause(150);
    const refused = await fetch(`${small.url}/v1/echo/list`);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refused.json()).toMatchObject({ code: 'overloaded', retryable: true });
    expect((await fetch(`${small.url}/health/live`)).status).toBe(200);
    expect((await Promise.all(slow)).map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect((await fetch(`${small.url}/v1/echo/list`)).status).toBe(200);
    expect(await (await fetch(`${small.url}/metrics`)).text()).toContain('http_requests_shed_total 1');
    await small.close();
  });

  it('a caller who goes away gives his place back', async () => {
    const small = await boot([EchoModule], { MAX_IN_FLIGHT: '1' });
    const gone = new AbortController();
    const request = fetch(`${small.url}/v1/echo/slow/1000`, { signal: gone.signal }).catch(() => undefined);
    await pause(150);
    gone.abort();
    await request;
    await pause(100);
    expect((await fetch(`${small.url}/v1/echo/list`)).status).toBe(200);
    expect(small.lines.some((line) => line.includes('"status":499'))).toBe(true);
    await small.close();
  });

  it('a handler that takes too long is answered for, and its late answer goes nowhere', async () => {
    const answer = await fetch(`${server.url}/v1/echo/slow/11500`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'deadline_exceeded', retryable: true });
    await pause(1_500);
    expect((await fetch(`${server.url}/v1/echo/list`)).status).toBe(200);
  });

  it('stops under load without breaking one answer', async () => {
    const leaving = await boot([EchoModule]);
    const inFlight = fetch(`${leaving.url}/v1/echo/slow/800`);
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    const outcomes = new Map<string, number>();
    // A client that is told to close looks elsewhere, as a load balancer does.
    const clients = Array.from({ length: 8 }, async () => {
      for (let outcome = '200'; outcome === '200';) {
        outcome = await getStatus(`${leaving.url}/v1/echo/list`, agent);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    });
    await pause(150);
    const closed = drainAndClose(leaving.app, 300);
    const ready = await fetch(`${leaving.url}/health/ready`);
    expect([ready.status, ready.headers.get('connection')]).toEqual([503, 'close']);
    expect((await inFlight).status).toBe(200);
    await closed;
    await Promise.all(clients);
    agent.destroy();
    expect(outcomes.get('200')).toBeGreaterThan(8);
    expect(Object.fromEntries(outcomes)).toEqual({ '200': outcomes.get('200'), '200 close': 8 });
  });
});

function getStatus(url: string, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    get(url, { agent }, (answer) => {
      const last = answer.headers.connection === 'close' ? ' close' : '';
      answer.resume().on('end', () => resolve(`${answer.statusCode}${last}`));
    }).on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('documents', () => {
  interface Document {
    openapi: string;
    paths: Record<string, Record<string, { responses: Record<string, unknown>; 'x-error-codes': string[] }>>;
    components: { schemas: Record<string, { additionalProperties?: boolean }> };
  }

  async function document(name: string): Promise<Document> {
    return (await (await fetch(`${server.url}/openapi/${name}.json`)).json()) as Document;
  }

  it('are two, split by path', async () => {
    const partner = await document('partner');
    const staff = await document('staff');
    expect(partner.openapi).toBe('3.1.0');
    expect(Object.keys(partner.paths)).toContain('/v1/echo/orders');
    expect(Object.keys(partner.paths).every((path) => path.startsWith('/v1/'))).toBe(true);
    expect(Object.keys(staff.paths)).toEqual(['/staff/v1/echo']);
    expect(staff.components.schemas).not.toHaveProperty('OrderDto');
  });

  it('give every operation its codes and a response for each', async () => {
    const { paths, components } = await document('partner');
    const order = paths['/v1/echo/orders']?.['post'];
    expect(Object.keys(order?.responses ?? {})).toEqual(['201', '400', '413', '415', '500', '503']);
    expect(order?.['x-error-codes']).toEqual(
      expect.arrayContaining(['order_refused', 'invalid_json', 'overloaded']),
    );
    expect(paths['/v1/echo/list']?.['get']?.['x-error-codes']).not.toContain('invalid_json');
    expect(components.schemas).toHaveProperty('Problem');
    expect(components.schemas['OrderDto']?.additionalProperties).toBe(false);
  });

  it('say what is on its way out, as its answers do', async () => {
    const { headers } = await fetch(`${server.url}/v1/echo/old`);
    expect(headers.get('deprecation')).toBe('@1793491200');
    expect(headers.get('sunset')).toBe('Sat, 01 May 2027 00:00:00 GMT');
    expect(headers.get('link')).toBe(
      '</docs/partner>; rel="deprecation"; type="text/html", </v1/echo/old?cursor=next>; rel="next"',
    );
    const { paths } = await document('partner');
    expect(paths['/v1/echo/old']?.['get']).toMatchObject({
      deprecated: true,
      'x-sunset': '2027-05-01T00:00:00Z',
      'x-instead': 'GET /v1/echo/list',
    });
    expect(paths['/v1/echo/list']?.['get']).not.toHaveProperty('deprecated');
  });

  it.each(['partner', 'staff'])('/docs/%s is a page with a policy of its own', async (name) => {
    const page = await fetch(`${server.url}/docs/${name}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const script = await fetch(`${server.url}/docs/${name}/swagger-ui-bundle.js`);
    expect(script.status).toBe(200);
    await script.arrayBuffer();
  });
});
