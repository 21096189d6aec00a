import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { builtInTokens, issuerTokens, type StaffTokens } from './staff-tokens.js';

const NOW_MS = Date.UTC(2026, 5, 1, 12);

describe('the built-in sign-in', () => {
  const seed = Buffer.alloc(32, 1);

  test('issues tokens for ten minutes, which another process with the same secret accepts', async () => {
    const token = await (await builtInTokens(seed)).issue('stf_x', NOW_MS);
    const other = await builtInTokens(seed);
    await expect(other.verify(token, NOW_MS)).resolves.toMatchObject({ sub: 'stf_x' });
    await expect(other.verify(token, NOW_MS + 599_999)).resolves.toBeDefined();
    await expect(other.verify(token, NOW_MS + 600_000)).rejects.toMatchObject({ name: 'TokenRefused' });
  });

  test('refuses the tokens of a deployment with another secret', async () => {
    const token = await (await builtInTokens(Buffer.alloc(32, 2))).issue('stf_x', NOW_MS);
    await expect((await builtInTokens(seed)).verify(token, NOW_MS)).rejects.toMatchObject({
      message: 'unknown kid',
    });
  });
});

describe("the bank's issuer", () => {
  let server: Server;
  let privateKey: CryptoKey;
  let fetches = 0;
  let answer: { status: number; body: string } = { status: 200, body: '' };
  let url: string;

  beforeAll(async () => {
    const pair = await generateKeyPair('RS256', { extractable: true });
    privateKey = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
    answer = { status: 200, body: JSON.stringify({ keys: [jwk] }) };
    server = createServer((_request, response) => {
      fetches++;
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const tokens = (jwksUrl = url): StaffTokens =>
    issuerTokens({
      issuer: 'https://id.bank.example',
      audience: 'embank',
      jwksUrl,
      typ: 'JWT',
      rolesClaim: 'roles',
    });
  const sign = (kid: string): Promise<string> =>
    new SignJWT({
      iss: 'https://id.bank.example',
      aud: 'embank',
      sub: 'u1',
      iat: NOW_MS / 1000,
      exp: NOW_MS / 1000 + 60,
    })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
      .sign(privateKey);

  test('is asked once for its keys, and an unknown kid does not make it a victim', async () => {
    const issuer = tokens();
    fetches = 0;
    const [known, unknown] = await Promise.all([sign('k1'), sign('k2')]);
    for (let i = 0; i < 3; i++) {
      await expect(issuer.verify(known, NOW_MS)).resolves.toMatchObject({ sub: 'u1' });
      await expect(issuer.verify(unknown, NOW_MS)).rejects.toMatchObject({ name: 'TokenRefused' });
    }
    expect(fetches).toBe(1);
  });

  test('that fails is unavailable: nobody is told that his token is bad', async () => {
    const token = await sign('k1');
    const good = answer;
    for (const bad of [
      { status: 500, body: '' },
      { status: 200, body: 'no json' },
      { status: 200, body: '{"keys":7}' },
    ]) {
      answer = bad;
      await expect(tokens().verify(token, NOW_MS)).rejects.toMatchObject({ name: 'IssuerUnavailable' });
    }
    answer = good;
    await expect(tokens('http://127.0.0.1:1/').verify(token, NOW_MS)).rejects.toMatchObject({
      name: 'IssuerUnavailable',
    });
  });
});
