import { KeyedDigest } from '../../platform/security/keyed-digest.js';
import { apiKeyDigest, environmentOfKey, newApiKey } from './api-key.js';

const keys = Array.from({ length: 200 }, (_, i) => newApiKey(i % 2 === 0 ? 'sandbox' : 'live'));

test('a key says where it works, and nothing in it can be mistaken for something else', () => {
  for (const [i, key] of keys.entries()) {
    // Crockford's alphabet has no i, l, o and u.
    expect(key).toMatch(/^ek_(sandbox|live)_[0-9a-hjkmnp-tv-z]{58}$/);
    expect(environmentOfKey(key)).toBe(i % 2 === 0 ? 'sandbox' : 'live');
  }
  expect(new Set(keys).size).toBe(keys.length);
});

test('every character of the secret varies over the whole alphabet, but for the last, which carries one bit', () => {
  const many = Array.from({ length: 3000 }, () => newApiKey('live').slice('ek_live_'.length));
  for (let at = 0; at < 52; at++) {
    const seen = new Set(many.map((secret) => secret[at]));
    expect([at, seen.size]).toEqual([at, at < 51 ? 32 : 2]);
  }
});

test('one wrong character anywhere is refused without a look-up', () => {
  const [key = ''] = keys;
  for (let at = 'ek_sandbox_'.length; at < key.length; at++) {
    const wrong = key.slice(0, at) + (key[at] === '0' ? '1' : '0') + key.slice(at + 1);
    expect([at, environmentOfKey(wrong)]).toEqual([at, undefined]);
  }
});

test('two swapped characters are refused', () => {
  const [key = ''] = keys;
  for (let at = 'ek_sandbox_'.length; at < key.length - 1; at++) {
    if (key[at] === key[at + 1]) continue;
    const swapped = `${key.slice(0, at)}${key[at + 1]}${key[at]}${key.slice(at + 2)}`;
    expect(environmentOfKey(swapped)).toBeUndefined();
  }
});

test.each([
  ['the other environment', (key: string) => key.replace('sandbox', 'live')],
  ['an unknown environment', (key: string) => key.replace('sandbox', 'test')],
  ['capitals', (key: string) => key.toUpperCase()],
  ['a letter that looks like a digit', (key: string) => `${key.slice(0, -1)}o`],
  ['too short', (key: string) => key.slice(0, -1)],
  ['too long', (key: string) => `${key}0`],
  ['a blank before', (key: string) => ` ${key}`],
  ['a line end behind', (key: string) => `${key}\n`],
  ['nothing', () => ''],
])('%s is no key', (_, spoil) => {
  expect(environmentOfKey(spoil(keys[0] as string))).toBeUndefined();
});

test('what is stored depends on the pepper, and is not the key', () => {
  const [key = ''] = keys;
  const digest = apiKeyDigest(new KeyedDigest(Buffer.alloc(32, 1)), key);
  expect(digest).toEqual(apiKeyDigest(new KeyedDigest(Buffer.alloc(32, 1)), key));
  expect(digest).not.toEqual(apiKeyDigest(new KeyedDigest(Buffer.alloc(32, 2)), key));
  expect(digest).toHaveLength(32);
});
