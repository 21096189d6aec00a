import { setTimeout as sleep } from 'node:timers/promises';
import { generateKeyPair, SignJWT } from 'jose';
import pg from 'pg';
import type { Uuid } from '../../src/kernel/ids.js';
import { newApiKey } from '../../src/modules/partners/api-key.js';
import { PartnersRepository } from '../../src/modules/partners/index.js';
import { issuerTokens, StaffTokens } from '../../src/modules/staff/staff-tokens.js';
import { Idempotency } from '../../src/platform/idempotency/idempotency.service.js';
import { bucketOfDigest } from '../../src/platform/security/keyed-digest.js';
import { CREDIT_CONSENT } from '../support/applications.js';
import { noteProvoked } from '../support/documented-answers.js';
import { hindered, type Hindered } from '../support/hindered.js';
import { API_DOCUMENTS, apiDocument, nameOf, type Operation } from '../support/openapi.js';
import { aKey, aPartner, configured, type Configured } from '../support/partners.js';
import { sendRaw } from '../support/raw-http.js';
import {
  idPrefixOf,
  requestFor,
  type RouteAnswer,
  type RouteRequest,
  send,
} from '../support/route-requests.js';
import { isElsewhere } from '../support/rarely-answered.js';
import { twoTenants, type TwoTenants } from '../support/two-tenants.js';

/**
 * What many routes can refuse for the same reason, met at each that documents it: who asks, how the request is made, its key,
 * and a bank that is in trouble. problems-provoked.spec.ts holds all tests together against the documents.
 */
let world: TwoTenants;
let other: Hindered;
const OPERATIONS = API_DOCUMENTS.flatMap((name) => apiDocument(name).operations);
/** Few enough that nobody waits for a connection for so long that he is told of that instead. */
const AT_ONCE = 6;
const MAX_IN_FLIGHT = 40;
const ME = OPERATIONS.find((each) => nameOf(each) === 'GET /v1/me') as Operation;

beforeAll(async () => {
  world = await twoTenants();
  other = await hindered(world.bank.urls, MAX_IN_FLIGHT);
}, 120_000);
afterAll(async () => {
  await other?.close();
  await world?.close();
});

/** Where the smallest request of the documents is not yet one that means something. */
const MORE: Readonly<Record<string, () => Partial<RouteRequest>>> = {
  'POST /v1/agreements': () => ({ body: { application: world.ids['app'] } }),
  'POST /v1/applications': () => ({ body: { offer: world.ids['off'], consents: [CREDIT_CONSENT] } }),
  'GET /v1/events': () => ({ path: `/v1/events?customer=${world.ids['cus']}` }),
  'POST /v1/events': () => ({
    body: {
      externalId: 'walk',
      type: 'visit',
      occurredAt: '2026-01-01T00:00:00Z',
      customer: { externalId: 'walk' },
    },
  }),
};
const request = (operation: Operation): RouteRequest => ({
  ...requestFor(operation, (parameter) => world.ids[idPrefixOf(parameter) ?? '']),
  ...MORE[nameOf(operation)]?.(),
});
const tokenOf = ({ api }: Operation): string =>
  api === 'partner' ? world.keys.owner : world.tokens.everything;
const withQuery = (asked: RouteRequest, query: string): RouteRequest => ({
  ...asked,
  path: `${asked.path}${asked.path.includes('?') ? '&' : '?'}${query}`,
});
const withHeader = (asked: RouteRequest, name: string, value: string): RouteRequest => ({
  ...asked,
  headers: { ...asked.headers, [name]: value },
});
const codeIn = (text: string): unknown =>
  text.startsWith('{') ? (JSON.parse(text) as { code?: unknown }).code : text;

const isBusy = (text: string): boolean => /^(overloaded|database_unavailable)$/.test(String(codeIn(text)));

type Ask = (operation: Operation, good: RouteRequest) => Promise<RouteAnswer | string>;

/** Asks each route that documents the code. */
async function everywhere(code: string, ask: Ask, atOnce = AT_ONCE): Promise<void> {
  const operations = OPERATIONS.filter((operation) => operation['x-error-codes']?.includes(code)).filter(
    (operation) => !isElsewhere(`${nameOf(operation)} ${code}`),
  );
  expect(operations.length).toBeGreaterThan(0);
  const faults: string[] = [];
  const one = async (operation: Operation): Promise<void> => {
    let text = '';
    // A busy machine may be late: then it is asked again.
    for (let attempt = 0; attempt < 5 && (attempt === 0 || isBusy(text)); attempt += 1) {
      const answer = await ask(operation, request(operation));
      text = typeof answer === 'string' ? answer : answer.text;
      if (codeIn(text) === code) return noteProvoked(nameOf(operation), code);
    }
    faults.push(`${nameOf(operation)}: ${text.slice(0, 700)}`);
  };
  const rest = [...operations];
  const worker = async (): Promise<void> => {
    for (let next = rest.pop(); next; next = rest.pop()) await one(next);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  expect(faults.sort()).toEqual([]);
}

/** The request as it is, by whoever has this token. */
const as =
  (token: string | undefined): Ask =>
  (_operation, good) =>
    send(other.booted.url, good, token);
const changed =
  (change: (good: RouteRequest, operation: Operation) => RouteRequest): Ask =>
  (operation, good) =>
    send(other.booted.url, change(good, operation), tokenOf(operation));

describe('who asks', () => {
  const there = (): Configured => configured(other.booted);
  const keyOf = async (overrides: object): Promise<string> =>
    (await aKey(there(), await aPartner(there()), overrides)).secret;

  test('api_key_missing', () => everywhere('api_key_missing', as(undefined)));
  test('invalid_api_key', () => everywhere('invalid_api_key', as(newApiKey('sandbox'))));
  test('api_key_expired', () => everywhere('api_key_expired', as(world.keys.expired)));
  test('address_not_allowed', async () =>
    everywhere('address_not_allowed', as(await keyOf({ cidrs: ['192.0.2.0/24'] }))));
  test('licence_expired', async () =>
    everywhere('licence_expired', as(await keyOf({ environment: 'live' }))));
  test('scope_missing', async () => everywhere('scope_missing', as(await keyOf({ scopes: [] }))));
  test('sandbox_only', () => everywhere('sandbox_only', as(world.keys.ownerLive)));

  test('partner_suspended', async () => {
    const partner = await aPartner(there());
    const { secret } = await aKey(there(), partner);
    const partners = other.booted.app.get(PartnersRepository);
    await there().configure((tx) => partners.setStatus(tx, partner.id, 'suspended', 'a test'));
    await everywhere('partner_suspended', as(secret));
  });

  test('rate_limited', async () => {
    const partner = await aPartner(there());
    const key = await aKey(there(), partner);
    const partners = other.booted.app.get(PartnersRepository);
    const quotas = { second: 1, minute: 1, day: 1 };
    await there().configure((tx) => partners.setRateLimits(tx, partner.id, 'sandbox', quotas));
    expect((await key.get('/v1/me')).status).toBe(200);
    await everywhere('rate_limited', as(key.secret));
  });

  test('token_refused', () => everywhere('token_refused', as('nobody')));
  test('role_missing', () => everywhere('role_missing', as(world.tokens.nothing)));
  test('unknown_environment', () =>
    everywhere(
      'unknown_environment',
      changed((good) => withQuery(good, 'environment=mars')),
    ));

  test('issuer_unavailable', async () => {
    const issuer = 'https://id.bank.example';
    const away = {
      issuer,
      audience: 'embank',
      jwksUrl: 'http://127.0.0.1:9/jwks',
      typ: 'at+jwt',
      rolesClaim: 'roles',
    };
    const tokens = other.booted.app.get(StaffTokens);
    const own = { ...tokens };
    Object.assign(tokens, issuerTokens(away));
    const { privateKey } = await generateKeyPair('PS256');
    const nowS = Math.floor(Date.now() / 1000);
    const token = await new SignJWT({
      iss: issuer,
      aud: 'embank',
      sub: 'u-1',
      iat: nowS,
      exp: nowS + 300,
    })
      .setProtectedHeader({ alg: 'PS256', typ: 'at+jwt', kid: 'bank-1' })
      .sign(privateKey);
    await everywhere('issuer_unavailable', as(token)).finally(() => Object.assign(tokens, own));
  });
});

describe('how the request is made', () => {
  test('bad_request', () =>
    everywhere('bad_request', async ({ method }, { path }) => {
      const answer = await sendRaw(
        other.booted.port,
        `${method} ${path} HTTP/1.1\r\nconnection: close\r\n\r\n`,
        10_000,
      );
      return answer.split('\r\n\r\n')[1] ?? '';
    }));
  test('invalid_request', () =>
    everywhere(
      'invalid_request',
      changed((good) => withQuery(good, 'nonsense=1')),
    ));
  test('uri_too_long', () =>
    everywhere(
      'uri_too_long',
      changed((_good, operation) => requestFor(operation, () => 'a'.repeat(600))),
    ));
  test('body_required', () =>
    everywhere(
      'body_required',
      changed((good) => ({ ...good, body: undefined })),
    ));
  test('invalid_cursor', () =>
    everywhere(
      'invalid_cursor',
      changed((good) => withQuery(good, `cursor=${'A'.repeat(60)}`)),
    ));
  test('precondition_required', () =>
    everywhere(
      'precondition_required',
      changed(({ headers: { 'if-match': _, ...headers }, ...good }) => ({ ...good, headers })),
    ));
  test('stale_version', () =>
    everywhere(
      'stale_version',
      changed((good) => withHeader(good, 'if-match', '"v999999"')),
    ));
});

describe('the key of a repeat', () => {
  let client: pg.Client;
  let staff: Uuid;
  beforeAll(async () => {
    client = new pg.Client({ connectionString: world.bank.urls.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ id: Uuid }>(
      `select id from staff_user where display_name = 'somebody' and status = 'active' and roles <> '{}'`,
    );
    staff = rows[0]?.id as Uuid;
  });
  afterAll(() => client?.end());

  const ownerOf = ({ api }: Operation): Uuid => (api === 'partner' ? world.ownerId : staff);
  /** Puts the key of each route into the store, as a first request with another body would. */
  async function takeKeys(key: string): Promise<void> {
    const idempotency = world.bank.booted.app.get(Idempotency);
    for (const operation of OPERATIONS) {
      if (!operation.parameters.some(({ name }) => name === 'idempotency-key')) continue;
      const id = ownerOf(operation);
      const who = { environment: 'sandbox', requestId: 'test' } as const;
      const actor =
        operation.api === 'partner'
          ? ({ ...who, kind: 'partner', partnerId: id, keyId: id } as const)
          : ({ ...who, kind: 'staff', userId: id, roles: [] } as const);
      const route = nameOf(operation).replace(/\{(\w+)\}/g, ':$1');
      const digest = idempotency.digest(actor, route, key);
      await client.query('select pg_advisory_xact_lock($1)', [digest.readBigInt64BE(0)]);
      await client.query(
        `insert into idempotency (digest, bucket, partner_id, environment, fingerprint, status, body, expires_at)
         values ($1, $2, $3, 'sandbox', '\\x00', 200, '', now() + interval '1 day')`,
        [digest, bucketOfDigest(digest), id],
      );
    }
  }
  const underKey = (key: string): Ask => changed((good) => withHeader(good, 'idempotency-key', key));

  test('invalid_idempotency_key', () => everywhere('invalid_idempotency_key', underKey('two words')));
  test('idempotency_key_required', () =>
    everywhere(
      'idempotency_key_required',
      changed(({ headers: { 'idempotency-key': _, ...headers }, ...good }) => ({ ...good, headers })),
    ));
  test('idempotency_in_flight, then idempotency_key_reused', async () => {
    await client.query('begin');
    await takeKeys('running');
    await everywhere('idempotency_in_flight', underKey('running'), MAX_IN_FLIGHT / 2);
    await client.query('commit');
    await everywhere('idempotency_key_reused', underKey('running'));
  }, 60_000);
});

describe('a bank in trouble', () => {
  const there: Ask = (operation, good) => send(other.booted.url, good, tokenOf(operation));
  afterEach(() => {
    other.mode = 'none';
  });

  test('internal_error', async () => {
    other.mode = 'broken';
    await everywhere('internal_error', there);
  });

  test('deadline_exceeded', async () => {
    other.mode = 'stalled';
    const clock = setInterval(() => other.passTime(), 50);
    await everywhere('deadline_exceeded', there, MAX_IN_FLIGHT / 2).finally(() => clearInterval(clock));
  }, 60_000);

  test('overloaded', async () => {
    other.mode = 'stalled';
    const many = Promise.all(Array.from({ length: MAX_IN_FLIGHT }, () => there(ME, request(ME))));
    while (other.stalled < MAX_IN_FLIGHT) await sleep(10);
    await everywhere('overloaded', there);
    other.passTime();
    await many;
  }, 60_000);

  test('database_contention', async () => {
    const client = new pg.Client({ connectionString: world.bank.urls.ownerUrl });
    await client.connect();
    await client.query(`begin; do $$ begin execute (
      select 'lock table ' || string_agg(format('%I', tablename), ', ') || ' in access exclusive mode'
      from pg_tables where schemaname = 'public' and tablename <> 'idempotency'); end $$`);
    await everywhere('database_contention', there, MAX_IN_FLIGHT / 2).finally(() => client.end());
  }, 60_000);

  test('database_unavailable', async () => {
    await other.cut();
    await everywhere('database_unavailable', there);
  }, 60_000);
});
