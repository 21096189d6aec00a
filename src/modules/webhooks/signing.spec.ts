import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Webhook } from 'standardwebhooks';
import { newWebhookSecret, signatureOf, signedHeaders, signingKey } from './signing.js';

interface Vector {
  readonly name?: string;
  readonly secret: string;
  readonly id: string;
  readonly timestamp: number;
  readonly body: string;
  readonly signature: string;
}

/** The vector that all libraries of Standard Webhooks share (Apache-2.0 / MIT). */
const OFFICIAL: Vector = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: 1_614_265_330,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

const sign = ({ secret, id, timestamp, body }: Vector): string =>
  signatureOf(signingKey(secret), id, timestamp, body);

test('signs as the official vector says', () => {
  expect(sign(OFFICIAL)).toBe(OFFICIAL.signature);
  expect(sign({ ...OFFICIAL, secret: OFFICIAL.secret.slice('whsec_'.length) })).toBe(OFFICIAL.signature);
  expect(sign({ ...OFFICIAL, body: `${OFFICIAL.body} ` })).not.toBe(OFFICIAL.signature);
});

test('refuses an empty secret', () => {
  expect(() => sign({ ...OFFICIAL, secret: 'whsec_' })).toThrow('cannot be empty');
});

test('makes secrets of 32 random bytes', () => {
  const secrets = Array.from({ length: 100 }, newWebhookSecret);
  for (const secret of secrets) {
    expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toHaveLength(32);
  }
  expect(new Set(secrets).size).toBe(100);
});

describe('a foreign client', () => {
  const secret = newWebhookSecret();
  const nowS = Math.floor(Date.now() / 1_000);
  const body = '{"name":"Zoë 😂"}';
  const accepts = (secrets: readonly string[], sentS = nowS, text = body): boolean => {
    try {
      const headers = { ...signedHeaders(secrets.map(signingKey), 'ntf_1', sentS, body) };
      new Webhook(secret).verify(text, headers);
      return true;
    } catch {
      return false;
    }
  };

  test('accepts what is ours and new, also beside another secret', () => {
    expect(accepts([secret])).toBe(true);
    expect(accepts([newWebhookSecret(), secret])).toBe(true);
    expect(accepts([secret], nowS - 290)).toBe(true);
  });

  test('refuses everything else', () => {
    expect(accepts([newWebhookSecret()])).toBe(false);
    expect(accepts([secret], nowS - 310)).toBe(false);
    expect(accepts([secret], nowS + 310)).toBe(false);
    expect(accepts([secret], nowS, body.replace('Z', 'z'))).toBe(false);
  });
});

describe('published cases', () => {
  const file = path.join(
    process.env['EMBANK_SHARED'] ?? '../shared',
    'reference/vectors/standard_webhooks.json',
  );
  const vectors = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as {
        official: Vector[];
        derived_and_cross_checked_with_npm_standardwebhooks_1_1_1: Vector[];
      })
    : undefined;
  if (!vectors) test.skip(`${file} is absent`, () => undefined);

  for (const vector of [
    ...(vectors?.official ?? []),
    ...(vectors?.derived_and_cross_checked_with_npm_standardwebhooks_1_1_1 ?? []),
  ]) {
    test(vector.name ?? 'official', () => expect(sign(vector)).toBe(vector.signature));
  }
});
