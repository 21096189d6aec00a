import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boot, type Booted } from '../support/boot.js';
import { EchoModule } from '../support/echo.controller.js';

let server: Booted;
beforeAll(async () => {
  server = await boot([EchoModule]);
});
afterAll(() => server.close());

interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

async function call(
  method: string,
  path: string,
  options: { body?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await fetch(server.url + path, {
    method,
    headers: {
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: options.body }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
}

function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer.body).toMatchObject({ status, code, type: `https://embank.example/problems/${code}` });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('request-id')).toBe(answer.body['requestId']);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(Object.keys(answer.body)).toEqual(
    expect.arrayContaining([
      'title',
      'detail',
      'instance',
      'requestId',
      'errors',
      'retryable',
      'allowedActions',
    ]),
  );
}

describe('errors', () => {
  it.each([
    ['an unknown path', 'GET', '/v1/nowhere', 404, 'route_not_found'],
    ['the root', 'GET', '/', 404, 'route_not_found'],
    ['a broken escape in the path', 'GET', '/v1/echo/offers/%E0%A4%A', 400, 'bad_url'],
    ['a path segment of 600 characters', 'GET', `/v1/echo/offers/${'a'.repeat(600)}`, 414, 'uri_too_long'],
    ['a malformed id', 'GET', '/v1/echo/offers/off_1', 404, 'not_found'],
    ['a NUL in the path', 'GET', '/v1/echo/by-external-id/a%00b', 400, 'invalid_request'],
    ['an unknown fault', 'GET', '/v1/echo/faults/unknown', 500, 'internal_error'],
    ['a thrown number', 'GET', '/v1/echo/faults/number', 500, 'internal_error'],
    ['a reset connection to the database', 'GET', '/v1/echo/faults/reset', 503, 'database_unavailable'],
    ['a database that shuts down', 'GET', '/v1/echo/faults/shutdown', 503, 'database_unavailable'],
    ['a full disk', 'GET', '/v1/echo/faults/full', 503, 'database_unavailable'],
    ['a query time-out', 'GET', '/v1/echo/faults/timeout', 503, 'database_unavailable'],
    ['an exhausted pool', 'GET', '/v1/echo/faults/pool', 503, 'database_unavailable'],
    ['a released query runner', 'GET', '/v1/echo/faults/released', 503, 'database_unavailable'],
    ['a deadlock after the retries', 'GET', '/v1/echo/faults/deadlock', 503, 'database_contention'],
    ['text that PostgreSQL cannot hold', 'GET', '/v1/echo/faults/nul', 400, 'invalid_value'],
    ['a missing If-Match', 'PATCH', '/v1/echo/versioned', 428, 'precondition_required'],
    ['a body that is absent', 'POST', '/v1/echo/payments', 400, 'body_required'],
    ['a state conflict', 'POST', '/v1/echo/doors/shut', 409, 'state_conflict'],
  ])('%s', async (_, method, path, status, code) => {
    const answer = await call(method, path);
    expectProblem(answer, status, code);
    if (status === 503) expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.body['retryable']).toBe(status === 503);
    expect(JSON.stringify(answer.body)).not.toContain('canary');
  });

  it.each(['DELETE', 'OPTIONS', 'PUT'])('%s on a known path names the methods it has', async (method) => {
    const answer = await call(method, '/v1/echo/payments?x=1');
    expectProblem(answer, 405, 'method_not_allowed');
    expect(answer.headers.get('allow')).toBe('POST');
  });

  it.each([
    ['text/plain', 'x'],
    ['application/x-www-form-urlencoded', 'a=1'],
    ['application/json; charset=utf-16', '{}'],
    ['nonsense', '{}'],
  ])('%s is refused', async (type, body) => {
    expectProblem(
      await call('POST', '/v1/echo/payments', { body, headers: { 'content-type': type } }),
      415,
      'unsupported_media_type',
    );
  });

  it('an encoded body is refused', async () => {
    const answer = await call('POST', '/v1/echo/payments', {
      body: '{}',
      headers: { 'content-encoding': 'gzip' },
    });
    expectProblem(answer, 415, 'unsupported_media_type');
  });

  it('a body over 256 KiB is refused', async () => {
    const body = JSON.stringify({ note: 'x'.repeat(256 * 1024) });
    expectProblem(await call('POST', '/v1/echo/payments', { body }), 413, 'payload_too_large');
  });

  it('a stale version is refused, the right one passes', async () => {
    expectProblem(
      await call('PATCH', '/v1/echo/versioned', { headers: { 'if-match': '"v6"' } }),
      412,
      'stale_version',
    );
    expect((await call('PATCH', '/v1/echo/versioned', { headers: { 'if-match': '"v7"' } })).status).toBe(200);
  });

  it('broken JSON says so, and a bad place is named', async () => {
    expectProblem(await call('POST', '/v1/echo/payments', { body: '{' }), 400, 'invalid_json');
    const answer = await call('POST', '/v1/echo/payments', { body: '{"extra":{"a":9007199254740993}}' });
    expect(answer.body['errors']).toEqual([
      expect.objectContaining({ pointer: '/extra/a', code: 'number_not_exact' }),
    ]);
  });
});

describe('bodies', () => {
  const order = {
    externalId: 'order-1',
    amount: { amount: 129900, currency: 'CNY' },
    lines: [{ id: 'a', quantity: 1 }],
  };

  it('takes what the DTO says', async () => {
    const answer = await call('POST', '/v1/echo/orders', { body: JSON.stringify(order) });
    expect(answer).toMatchObject({ status: 201, body: order });
  });

  it('names every fault by its place', async () => {
    const body = {
      externalId: ' x',
      amount: { amount: 0.5, currency: 'XXX', extra: 1 },
      lines: [{ id: '', quantity: '1' }, 5],
      status: 'approved',
    };
    const answer = await call('POST', '/v1/echo/orders', { body: JSON.stringify(body) });
    expectProblem(answer, 400, 'invalid_request');
    const errors = answer.body['errors'] as { pointer: string; code: string }[];
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      '/amount amount_out_of_range',
      '/externalId invalid_external_id',
      '/lines/0/id wrong_length',
      '/lines/0/quantity wrong_type',
      '/lines/1 wrong_type',
      '/status unknown_field',
    ]);
  });

  it('a hundred unknown fields make fifty errors', async () => {
    const body = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`f${i}`, i]));
    const answer = await call('POST', '/v1/echo/orders', { body: JSON.stringify(body) });
    expect(answer.body['errors']).toHaveLength(50);
  });
});

describe('queries', () => {
  it('are read by type', async () => {
    const answer = await call('GET', '/v1/echo/list?limit=5&open=true&include=totalCount');
    expect(answer.body).toEqual({ limit: 5, open: true, include: ['totalCount'] });
    expect((await call('GET', '/v1/echo/list')).body).toEqual({ limit: 20 });
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=1e1',
    'limit=5&limit=6',
    'open=yes',
    'colour=red',
    'cursor=a%20b',
    'include=all',
  ])('%s is refused', async (query) => {
    expectProblem(await call('GET', `/v1/echo/list?${query}`), 400, 'invalid_request');
  });
});

const vectors = join(
  process.env['EMBANK_SHARED'] ?? '../shared',
  'reference/vectors/hostile_json_bodies.json',
);
const present = existsSync(vectors);

(present ? describe : describe.skip)('hostile bodies (needs the shared vectors)', () => {
  interface Case {
    name: string;
    base64: string;
    expected_status: number;
  }
  const { cases } = present
    ? (JSON.parse(readFileSync(vectors, 'utf8')) as { cases: Case[] })
    : { cases: [{ name: 'absent', base64: '', expected_status: 400 }] };

  it.each(cases.map(({ name, base64, expected_status }) => [name, base64, expected_status] as const))(
    '%s',
    async (_, base64, status) => {
      const response = await fetch(`${server.url}/v1/echo/payments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(base64, 'base64'),
      });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
    },
  );
});
