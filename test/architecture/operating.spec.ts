import { readFileSync } from 'node:fs';
import path from 'node:path';
import { configFrom } from '../../src/platform/config/config.js';
import type { Env } from '../../src/platform/config/env-reader.js';
import { TEST_ENV } from '../support/config.js';

const read = (file: string): string => readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8');
const page = read('docs/operating.md');

/** Name and default of each setting that the page lists. */
const SETTINGS = [...page.matchAll(/^\| `([A-Z_]+)` \| (?:`(.*?)`)? *\|/gm)].map(
  ([, name = '', value]) => [name, value] as const,
);
const ISSUER: Env = {
  ...TEST_ENV,
  STAFF_DEV_SIGN_IN: 'false',
  STAFF_JWT_ISSUER: 'https://id.bank.example',
  STAFF_JWT_AUDIENCE: 'embank',
  STAFF_JWKS_URL: 'https://id.bank.example/jwks',
};

/** What the programs ask the environment for. */
function asked(env: Env): string[] {
  const names = new Set<string>();
  const get = (target: Env, name: string): string | undefined => {
    names.add(name);
    return target[name];
  };
  configFrom(new Proxy(env, { get }));
  return [...names];
}

it('lists every setting, and none that there is not', () => {
  const names = new Set([...asked(TEST_ENV), ...asked(ISSUER)]);
  expect(SETTINGS.map(([name]) => name).sort()).toEqual([...names].sort());
});

const shown = (env: Env): string => JSON.stringify(configFrom(env));

it.each(SETTINGS.filter(([, value]) => value !== undefined))(
  'says what %s is when left out',
  (name, value) => {
    const without: Env = { ...ISSUER, [name]: undefined };
    expect(shown({ ...without, [name]: value })).toBe(shown(without));
  },
);

it('names metrics and commands that there are', () => {
  const metrics = [...page.matchAll(/`((?:http|job|faulty)_[a-z_]+)`/g)].map(([, name]) => name);
  expect(metrics.length).toBeGreaterThan(3);
  const source = read('src/platform/telemetry/metrics.ts');
  expect(metrics.filter((name) => !source.includes(`'${name}'`))).toEqual([]);
  const commands = [...page.matchAll(/dist\/src\/cli\.js (\w+)/g)].map(([, name]) => name);
  expect(commands.filter((name) => !read('src/cli.ts').includes(`  ${name}: () =>`))).toEqual([]);
});
