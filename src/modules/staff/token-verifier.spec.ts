import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importSPKI, SignJWT, type CryptoKey, type JWTVerifyGetKey } from 'jose';
import { IssuerUnavailable, TokenRefused, verifyToken, type TokenRules } from './token-verifier.js';

const NOW_MS = Date.UTC(2026, 5, 1, 12);
const NOW = NOW_MS / 1000;
const RULES: TokenRules = {
  issuer: 'https://issuer.example',
  audience: 'embank-staff',
  typ: 'at+jwt',
  algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
};
const CLAIMS = { iss: RULES.issuer, aud: RULES.audience, sub: 'staff-1', iat: NOW, exp: NOW + 600 };

const vectorFile = join(process.env['EMBANK_SHARED'] ?? '../shared', 'reference/vectors/jwt_attacks.json');
const vectorsThere = existsSync(vectorFile);
if (!vectorsThere) console.warn(`skipped: ${vectorFile} is not there`);

(vectorsThere ? describe : describe.skip)('the published attack tokens', () => {
  interface Vectors {
    verify_with: { issuer: string; audience: string; algorithms: string[]; typ: string };
    public_key_pem: string;
    cases: { name: string; token: string; accept: boolean | string }[];
  }
  const vectors = vectorsThere
    ? (JSON.parse(readFileSync(vectorFile, 'utf8')) as Vectors)
    : ({ cases: [] } as unknown as Vectors);
  const keys: JWTVerifyGetKey = (header) => {
    if (header.kid !== 'k1') throw new TokenRefused('unknown kid');
    return importSPKI(vectors.public_key_pem, header.alg ?? '');
  };

  test('are 22', () => expect(vectors.cases).toHaveLength(22));

  test.each(vectors.cases)('$name', async ({ token, accept }) => {
    const verdict = verifyToken(token, keys, vectors.verify_with, NOW_MS);
    if (accept === true) await expect(verdict).resolves.toMatchObject({ sub: 'staff-1' });
    else await expect(verdict).rejects.toBeInstanceOf(TokenRefused);
  });
});

describe('a token made here', () => {
  const pairs = new Map<string, { publicKey: CryptoKey; privateKey: CryptoKey }>();
  const keys: JWTVerifyGetKey = (header) => {
    const pair = pairs.get(header.kid ?? '');
    if (!pair) throw new TokenRefused('unknown kid');
    return pair.publicKey;
  };

  beforeAll(async () => {
    for (const alg of RULES.algorithms) pairs.set(alg, await generateKeyPair(alg, { extractable: true }));
  });

  async function sign(claims: object = {}, header: object = {}, alg = 'ES256'): Promise<string> {
    return new SignJWT({ ...CLAIMS, ...claims })
      .setProtectedHeader({ alg, typ: 'at+jwt', kid: alg, ...header })
      .sign(pairs.get(alg)?.privateKey as CryptoKey);
  }
  const verify = (token: string): Promise<unknown> => verifyToken(token, keys, RULES, NOW_MS);
  const refused = async (token: string, reason: string): Promise<void> => {
    await expect(verify(token)).rejects.toMatchObject({ name: 'TokenRefused', message: reason });
  };
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

  test.each(RULES.algorithms)('is accepted with %s', async (alg) => {
    await expect(verify(await sign({}, {}, alg))).resolves.toMatchObject({ sub: 'staff-1' });
  });

  test('may be 10 s ahead, and not 61 s', async () => {
    await expect(verify(await sign({ iat: NOW + 10, nbf: NOW + 10 }))).resolves.toBeDefined();
    await refused(await sign({ iat: NOW + 61 }), 'issued in the future');
    await refused(await sign({ nbf: NOW + 61 }), 'ERR_JWT_CLAIM_VALIDATION_FAILED');
  });

  test('expires on the second', async () => {
    await expect(verify(await sign({ exp: NOW + 1 }))).resolves.toBeDefined();
    await refused(await sign({ exp: NOW }), 'expired');
    await refused(await sign({ exp: NOW - 31 }), 'ERR_JWT_EXPIRED');
  });

  test.each([
    ['iss', 'https://other.example'],
    ['aud', 'partner-api'],
    ['exp', undefined],
    ['iat', undefined],
    ['sub', undefined],
  ])('is refused with %s = %s', async (claim, value) => {
    await refused(await sign({ [claim]: value }), 'ERR_JWT_CLAIM_VALIDATION_FAILED');
  });

  test('is refused with an empty subject or a fractional time', async () => {
    await refused(await sign({ sub: '' }), 'sub is malformed');
    await refused(await sign({ exp: NOW + 0.5 }), 'iat or exp is no integer');
    await refused(await sign({ nbf: NOW - 0.5 }), 'nbf is no integer');
  });

  test.each([
    ['jku', 'http://169.254.169.254/jwks.json'],
    ['x5u', 'https://evil.example'],
    ['b64', true],
  ])('is refused with header member %s', async (member, value) => {
    await refused(await sign({}, { [member]: value }), 'header has members beyond alg, typ and kid');
  });

  test('is refused with its own key in the header', async () => {
    const jwk = await exportJWK(pairs.get('ES256')?.publicKey as CryptoKey);
    await refused(await sign({}, { jwk }), 'header has members beyond alg, typ and kid');
  });

  test('is refused with no kid, a foreign kid, no typ and another typ', async () => {
    await refused(await sign({}, { kid: undefined }), 'kid is missing or malformed');
    await refused(await sign({}, { kid: '../../dev/null' }), 'kid is missing or malformed');
    await refused(await sign({}, { kid: 'unknown' }), 'unknown kid');
    await refused(await sign({}, { typ: undefined }), 'typ is missing');
    await refused(await sign({}, { typ: 'JWT' }), 'ERR_JWT_CLAIM_VALIDATION_FAILED');
  });

  test.each(['none', 'None', 'HS256', 'RS512'])('is refused when the header says %s', async (alg) => {
    const [, body, signature] = (await sign()).split('.');
    await refused(`${encode({ alg, typ: 'at+jwt', kid: 'ES256' })}.${body}.${signature}`, 'alg not accepted');
  });

  test('is refused when a header member is written twice or escaped', async () => {
    const [, body, signature] = (await sign()).split('.');
    for (const header of [
      '{"alg":"none","alg":"ES256","typ":"at+jwt","kid":"ES256"}',
      '{"\\u0061lg":"ES256","typ":"at+jwt","kid":"ES256"}',
    ]) {
      const token = `${Buffer.from(header).toString('base64url')}.${body}.${signature}`;
      await refused(token, 'header repeats a member');
    }
  });

  test('is refused with padding, blanks, stray bits, too few parts and when too long', async () => {
    const token = await sign();
    await refused(`${token}==`, 'not in compact form');
    await refused(` ${token}`, 'not in compact form');
    await refused(`${token}\n`, 'not in compact form');
    await refused(token.slice(0, token.lastIndexOf('.') + 1), 'not in compact form');
    await refused('x'.repeat(9000), 'not in compact form');
    // 64 bytes leave four stray bits in the last character: another letter, the same bytes.
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet[alphabet.indexOf(token.slice(-1)) + 1] as string;
    await refused(token.slice(0, -1) + last, 'not canonical base64url');
  });

  test('is refused when its body or its header was changed', async () => {
    const [header, , signature] = (await sign()).split('.');
    await refused(
      `${header}.${encode({ ...CLAIMS, sub: 'staff-2' })}.${signature}`,
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    );
    await refused(`${encode([1])}.${encode({})}.${signature}`, 'header is no JSON object');
    await refused(`bm90.${encode({})}.${signature}`, 'header is no JSON object');
  });

  test('is not blamed for an issuer that cannot be reached', async () => {
    const token = await sign();
    const down: JWTVerifyGetKey = () => Promise.reject(new TypeError('fetch failed'));
    await expect(verifyToken(token, down, RULES, NOW_MS)).rejects.toBeInstanceOf(IssuerUnavailable);
  });
});
