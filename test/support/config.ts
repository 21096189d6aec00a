import { type Config, configFrom } from '../../src/platform/config/config.js';
import type { Env } from '../../src/platform/config/env-reader.js';

const KEY = Buffer.alloc(32, 1).toString('base64');

/** A complete environment that points nowhere. */
export const TEST_ENV: Env = {
  PORT: '0',
  DATABASE_URL: 'postgres://app@127.0.0.1:1/none',
  DATABASE_GATE_URL: 'postgres://gate@127.0.0.1:1/none',
  EMBANK_KEY_PEPPER: KEY,
  EMBANK_KEK: KEY,
  EMBANK_CURSOR_SECRET: KEY,
  STAFF_DEV_SIGN_IN: 'true',
  LOG_LEVEL: 'error',
};

/** The configuration of a test, which gives what it is about. */
export function testConfig(overrides: Env = {}): Config {
  return configFrom({ ...TEST_ENV, ...overrides });
}
