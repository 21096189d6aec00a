import { randomBytes } from 'node:crypto';
import { Passwords } from './passwords.js';

const passwords = new Passwords(randomBytes(32));

test('stores Argon2id with the agreed cost', async () => {
  expect(await passwords.hash('correct horse')).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
});

test('knows the right password, and only under the same pepper', async () => {
  const stored = await passwords.hash('correct horse');
  expect(await passwords.matches(stored, 'correct horse')).toBe(true);
  expect(await passwords.matches(stored, 'correct horsf')).toBe(false);
  expect(await new Passwords(randomBytes(32)).matches(stored, 'correct horse')).toBe(false);
});

test('no account never matches, not even the decoy', async () => {
  expect(await passwords.matches(null, 'nobody has this password')).toBe(false);
});

test('refuses a crowd instead of queueing without end, and recovers', async () => {
  const stored = await passwords.hash('x');
  const crowd = await Promise.allSettled(Array.from({ length: 40 }, () => passwords.matches(stored, 'x')));
  const turnedAway = crowd.filter((one) => one.status === 'rejected');
  expect(turnedAway).toHaveLength(40 - 2 - 32);
  for (const one of turnedAway)
    expect(one.reason).toMatchObject({ code: 'sign_in_busy', kind: 'unavailable' });
  expect(await passwords.matches(stored, 'x')).toBe(true);
});
