import { type Config, configFrom } from '../../src/platform/config/config.js';
import type { Env } from '../../src/platform/config/env-reader.js';

const KEY = Buffer.alloc(32, 1).toString('base64');

/** A complete configuration that points nowhere; a test gives what it is about. */
export function testConfig(overrides: Env = {}): Config {
  return configFrom({
    PORT: '0',
    DATABASE_URL: 'postgres://app@127.0.0.1:1/none',
    DATABASE_GATE_URL: 'postgres://gate@127.0.0.1:1/none',
    EMBANK_KEY_PEPPER: KEY,
    EMBANK_KEK: KEY,
    EMBANK_CURSOR_SECRET: KEY,
    STAFF_DEV_SIGN_IN: 'true',
    LOG_LEVEL: 'error',
    ...overrides,
  });
}
