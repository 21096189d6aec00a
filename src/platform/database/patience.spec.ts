import { isSlowToLetIn, patiently } from './patience.js';

const slow = new Error('Connection terminated due to connection timeout');

it.each([
  ['Connection terminated due to connection timeout', true],
  ['timeout exceeded when trying to connect', true],
  ['timeout expired', true],
  ['Connection terminated unexpectedly', false],
  ['connect ECONNREFUSED 127.0.0.1:5432', false],
  ['password authentication failed for user "embank_app"', false],
])('tells by its text whether a database is slow to let in: %s', (text, expected) => {
  expect(isSlowToLetIn(new Error(text))).toBe(expected);
});

/** Fails so often, then answers. */
function failing(times: number, error: Error): { read: () => Promise<string>; tries: () => number } {
  let tries = 0;
  return {
    read: () => (++tries > times ? Promise.resolve('read') : Promise.reject(error)),
    tries: () => tries,
  };
}

it('reads again while the database is away', async () => {
  const { read, tries } = failing(2, slow);
  expect(await patiently(read)).toBe('read');
  expect(tries()).toBe(3);
});

it('does not wait for what waiting cannot change, nor beyond its limit', async () => {
  const refused = failing(9, new Error('DATABASE_URL: the login is unknown to the database'));
  await expect(patiently(refused.read)).rejects.toThrow('unknown to the database');
  expect(refused.tries()).toBe(1);
  const away = failing(9, slow);
  await expect(patiently(away.read, -1)).rejects.toThrow(slow.message);
  expect(away.tries()).toBe(1);
});
