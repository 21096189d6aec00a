import { inspect } from 'node:util';
import { configFrom } from './config.js';

const KEY = Buffer.alloc(32, 7).toString('base64');

const complete = {
  PORT: '0',
  DATABASE_URL: 'postgres://app:pw-canary@127.0.0.1:5432/embank',
  DATABASE_GATE_URL: 'postgresql://gate:pw-canary@127.0.0.1:5432/embank',
  EMBANK_KEY_PEPPER: KEY,
  EMBANK_KEK: KEY,
  EMBANK_CURSOR_SECRET: KEY,
  STAFF_DEV_SIGN_IN: 'true',
};

describe('configuration', () => {
  it('reads a complete environment and fills in the defaults', () => {
    const config = configFrom(complete);
    expect(config).toMatchObject({
      mode: 'development',
      host: '127.0.0.1',
      port: 0,
      databasePoolSize: 8,
      databaseNamedStatements: true,
      logLevel: 'info',
      maxInFlight: 256,
      shedQueueMs: 500,
      idempotencyClaimMs: 15_000,
      doesJobs: true,
      staffSignIn: { kind: 'development' },
      trustedProxies: [],
    });
    expect(configFrom({ ...complete, TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8' }).trustedProxies).toEqual([
      '10.0.0.0/8',
      'fd00::/8',
    ]);
    expect(config.kek.reveal()).toHaveLength(32);
  });

  it.each([
    ['DATABASE_URL', undefined, 'a URL'],
    ['DATABASE_URL', 'mysql://x/y', 'a URL'],
    ['DATABASE_GATE_URL', '', 'a URL'],
    ['PUBLIC_URL', 'ftp://bank', 'a URL'],
    ['PORT', '70000', 'a whole number from 0 to 65535'],
    ['PORT', '80a', 'a whole number'],
    ['DATABASE_POOL_SIZE', '0', 'a whole number'],
    ['EMBANK_KEY_PEPPER', 'c2hvcnQ=', 'at least 32 bytes'],
    ['EMBANK_KEK', Buffer.alloc(33).toString('base64'), '32 bytes of random data'],
    ['EMBANK_KEK', '***', '32 bytes of random data'],
    ['EMBANK_CURSOR_SECRET', undefined, 'at least 32 bytes'],
    ['RATE_LIMIT_SANDBOX', '10,20', 'three whole numbers'],
    ['RATE_LIMIT_LIVE', '10,0,20', 'three whole numbers'],
    ['TRUSTED_PROXIES', '10.0.0.1', 'networks with commas'],
    ['TRUSTED_PROXIES', '10.0.0.0/8,*', 'networks with commas'],
    ['LOG_LEVEL', 'loud', 'one of debug, info'],
    ['EMBANK_MODE', 'staging', 'one of development, production'],
    ['API_DOES_JOBS', 'no', 'one of true, false'],
    ['STAFF_DEV_SIGN_IN', 'yes', 'one of true, false'],
  ])('%s = %s stops with one line that names it', (name, value, expected) => {
    const start = (): unknown => configFrom({ ...complete, [name]: value });
    expect(start).toThrow(`${name}: expected ${expected}`);
    try {
      start();
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
      if (value && value.length > 2) expect((error as Error).message).not.toContain(value);
    }
  });

  it('refuses the development sign-in in production, also when only NODE_ENV says so', () => {
    expect(() => configFrom({ ...complete, NODE_ENV: 'production' })).toThrow(
      'STAFF_DEV_SIGN_IN: expected false',
    );
  });

  it('asks for the whole issuer', () => {
    const env = { ...complete, STAFF_DEV_SIGN_IN: 'false', STAFF_JWT_ISSUER: 'https://id.bank.example' };
    expect(() => configFrom(env)).toThrow('STAFF_JWT_AUDIENCE: expected');
    expect(() => configFrom({ ...env, STAFF_JWT_AUDIENCE: 'embank' })).toThrow('STAFF_JWKS_URL: expected');
    const full = { ...env, STAFF_JWT_AUDIENCE: 'embank', STAFF_JWKS_URL: 'https://id.bank.example/jwks' };
    expect(configFrom(full).staffSignIn).toMatchObject({
      kind: 'issuer',
      audience: 'embank',
      typ: 'at+jwt',
      rolesClaim: 'roles',
    });
    expect(() => configFrom({ ...full, STAFF_JWT_TYP: 'jwt' })).toThrow(
      'STAFF_JWT_TYP: expected one of at+jwt, JWT',
    );
    expect(() =>
      configFrom({ ...full, EMBANK_MODE: 'production', STAFF_JWKS_URL: 'http://id/jwks' }),
    ).toThrow('STAFF_JWKS_URL');
  });

  it('prints no secret, however it is printed', () => {
    const config = configFrom({ ...complete, METRICS_TOKEN: 'pw-canary-token' });
    const printed = [
      inspect(config, { depth: 9, showHidden: true }),
      JSON.stringify(config),
      `${String(config.databaseUrl)} ${String(config.kek)}`,
    ].join('\n');
    expect(printed).not.toContain('pw-canary');
    expect(printed).not.toContain(KEY);
    expect(printed).not.toContain('07 07');
  });
});
