import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { StaffModule } from '../../src/modules/staff/index.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { boot, type Booted } from '../support/boot.js';
import { type DatabaseUrls, testDatabase, withClient } from '../support/database.js';
import { type Answer, call } from '../support/staff.js';

const ISSUER = 'https://id.bank.example';
let urls: DatabaseUrls;
let issuer: Server;
let jwksUrl: string;
let privateKey: CryptoKey;
let booted: Booted;

const bootWith = (jwks: string): Promise<Booted> =>
  boot([DatabaseModule, StaffModule], {
    DATABASE_URL: urls.appUrl,
    DATABASE_GATE_URL: urls.gateUrl,
    STAFF_DEV_SIGN_IN: 'false',
    STAFF_JWT_ISSUER: ISSUER,
    STAFF_JWT_AUDIENCE: 'embank',
    STAFF_JWKS_URL: jwks,
    STAFF_JWT_ROLES_CLAIM: 'groups',
  });

beforeAll(async () => {
  urls = await testDatabase();
  const pair = await generateKeyPair('PS256', { extractable: true });
  privateKey = pair.privateKey;
  const keys = [{ ...(await exportJWK(pair.publicKey)), kid: 'bank-1', alg: 'PS256', use: 'sig' }];
  issuer = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
  jwksUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks`;
  booted = await bootWith(jwksUrl);
});
afterAll(async () => {
  await booted.close();
  issuer.closeAllConnections();
  issuer.close();
});

const token = (sub: string, claims: object, seconds = 0): Promise<string> => {
  const iat = Math.floor(Date.now() / 1000) + seconds;
  return new SignJWT({ iss: ISSUER, aud: ['embank', 'other'], sub, iat, exp: iat + 300, ...claims })
    .setProtectedHeader({ alg: 'PS256', typ: 'at+jwt', kid: 'bank-1' })
    .sign(privateKey);
};
const me = async (sub: string, claims: object, seconds = 0): Promise<Answer> =>
  call(booted.url, 'GET', '/staff/v1/me', await token(sub, claims, seconds));
const accounts = async (subject: string): Promise<{ status: string; roles: string[] }[]> =>
  withClient(urls.ownerUrl, async (client) => {
    const sql = 'select status, roles from staff_user where subject = $1';
    return (await client.query<{ status: string; roles: string[] }>(sql, [subject])).rows;
  });

test('whoever the issuer knows has one account from his first request on, with the roles of his token', async () => {
  const claims = { name: 'Ana Ruiz', groups: ['Domain Users', 'auditor'] };
  const answers = await Promise.all([me('u-1', claims), me('u-1', claims), me('u-1', claims)]);
  for (const { status, body } of answers) {
    expect(status).toBe(200);
    expect(body).toEqual({ ...answers[0].body, name: 'Ana Ruiz', email: null, roles: ['auditor'] });
  }
  expect(await accounts('u-1')).toEqual([{ status: 'active', roles: [] }]);
  expect((await me('u-1', { groups: ['riskOfficer'] })).body.roles).toEqual(['riskOfficer']);
});

test('whoever has no role of ours gets no account', async () => {
  for (const groups of [undefined, [], ['Domain Users'], 'auditor']) {
    expect(await me('u-2', { groups })).toMatchObject({ status: 403, body: { code: 'role_missing' } });
  }
  expect(await accounts('u-2')).toEqual([]);
});

test('a disabled account stays out, whatever the token says', async () => {
  const claims = { groups: ['administrator'] };
  expect((await me('u-3', claims)).status).toBe(200);
  await withClient(urls.ownerUrl, (client) =>
    client.query(`update staff_user set status = 'disabled' where subject = 'u-3'`),
  );
  expect((await me('u-3', claims)).status).toBe(401);
});

test('the issuer’s clock may be 10 s ahead, and not 61 s', async () => {
  expect((await me('u-1', { groups: ['auditor'] }, 10)).status).toBe(200);
  expect((await me('u-1', { groups: ['auditor'] }, 61)).status).toBe(401);
});

test('there is no sign-in with a password', async () => {
  const body = { email: 'maker@bank.example', password: 'x' };
  expect(await call(booted.url, 'POST', '/staff/v1/sign-in', undefined, body)).toMatchObject({
    status: 404,
    body: { code: 'sign_in_elsewhere' },
  });
});

test('an issuer that does not answer is 503, and says when to come again', async () => {
  const lonely = await bootWith('http://127.0.0.1:1/jwks');
  const answer = await call(lonely.url, 'GET', '/staff/v1/me', await token('u-1', { groups: ['auditor'] }));
  await lonely.close();
  expect(answer).toMatchObject({ status: 503, body: { code: 'issuer_unavailable', retryable: true } });
  expect(answer.headers.get('retry-after')).toBe('1');
});
