import { ConfigError, type Env, EnvReader } from './env-reader.js';

import type { RateQuotas } from '../rate-limit/index.js';
import { Secret } from './secret.js';

export type Mode = 'development' | 'production';

/** Where staff tokens come from: the bank's issuer, or the built-in sign-in (development only). */
export type StaffSignIn =
  | {
      readonly kind: 'issuer';
      readonly issuer: string;
      readonly audience: string;
      readonly jwksUrl: string;
      /** Header `typ` of access tokens: `at+jwt` (RFC 9068) or `JWT`. */
      readonly typ: string;
      /** Claim that lists the roles. */
      readonly rolesClaim: string;
    }
  | { readonly kind: 'development' };

/** All settings of a process, read from the environment once and checked at start. */
export abstract class Config {
  abstract readonly mode: Mode;
  abstract readonly host: string;
  /** 0 lets the system choose. */
  abstract readonly port: number;
  /** Networks of the load balancers whose `X-Forwarded-For` is believed; nobody else's is. */
  abstract readonly trustedProxies: readonly string[];
  /** Where customers' browsers find the server, without a slash at the end; where it listens when left out. */
  abstract readonly publicUrl: string | undefined;
  abstract readonly databaseUrl: Secret<string>;
  /** Login with EXECUTE on the coalescing functions only; the same database. */
  abstract readonly databaseGateUrl: Secret<string>;
  abstract readonly databasePoolSize: number;
  /** False behind a transaction-mode pooler that knows no prepared statements (PgBouncer before 1.21). */
  abstract readonly databaseNamedStatements: boolean;
  /** Pepper of the API keys' digests. */
  abstract readonly keyPepper: Secret<Buffer>;
  /** Key-encryption key that wraps the customers' data keys. */
  abstract readonly kek: Secret<Buffer>;
  abstract readonly cursorSecret: Secret<Buffer>;
  abstract readonly staffSignIn: StaffSignIn;
  abstract readonly logLevel: LogLevel;
  /** Requests in work at once; more are refused at the door. */
  abstract readonly maxInFlight: number;
  /** Quotas of a key whose partner has none of its own. */
  abstract readonly rateLimits: Readonly<Record<'sandbox' | 'live', RateQuotas>>;
  /** A request that would wait longer than this is refused at the door instead. */
  abstract readonly shedQueueMs: number;
  /** So long after a process died over a piece of work in phases another may take it up; no work takes longer. */
  abstract readonly idempotencyClaimMs: number;
  /** Events are kept for so many whole months after the one in which they came. */
  abstract readonly eventMonthsKept: number;
  /** Bearer token of /metrics; without one it is open in development and absent in production. */
  abstract readonly metricsToken: Secret<string> | undefined;
  /** Whether this process does the jobs that must be done now and then: the worker always, the API as it is told. */
  abstract readonly doesJobs: boolean;
  /** Where the worker shows its metrics and its health; nowhere when left out. */
  abstract readonly workerPort: number | undefined;
  /** Whether webhooks of the sandbox may go to this machine, over plain http: for a developer's own receiver. */
  abstract readonly webhookLoopback: boolean;
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const POSTGRES = ['postgres:', 'postgresql:'] as const;

/**
 * @throws ConfigError whose message is one line: the variable and what is expected
 */
export function configFrom(env: Env): Config {
  const read = new EnvReader(env);
  const modes = ['development', 'production'] as const;
  // NODE_ENV may say "test" or anything else; only "production" means production.
  const implied = read.optional('NODE_ENV') === 'production' ? 'production' : 'development';
  const mode = read.oneOf('EMBANK_MODE', modes, implied);
  const databaseUrl = postgresUrl(read, 'DATABASE_URL') ?? missingUrl('DATABASE_URL');
  const metricsToken = read.optional('METRICS_TOKEN');
  return {
    mode,
    host: read.optional('HOST') ?? '127.0.0.1',
    port: read.integer('PORT', { min: 0, max: 65_535, fallback: 3000 }),
    trustedProxies: read.networks('TRUSTED_PROXIES'),
    publicUrl: publicUrl(read, mode),
    databaseUrl,
    databaseGateUrl: postgresUrl(read, 'DATABASE_GATE_URL') ?? missingUrl('DATABASE_GATE_URL'),
    databasePoolSize: read.integer('DATABASE_POOL_SIZE', { min: 2, max: 100, fallback: 8 }),
    databaseNamedStatements: read.oneOf('DATABASE_NAMED_STATEMENTS', ['true', 'false'], 'true') === 'true',
    keyPepper: read.key('EMBANK_KEY_PEPPER', { min: 32, max: 128 }),
    kek: read.key('EMBANK_KEK', { min: 32, max: 32 }),
    cursorSecret: read.key('EMBANK_CURSOR_SECRET', { min: 32, max: 128 }),
    staffSignIn: staffSignIn(read, mode),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    maxInFlight: read.integer('MAX_IN_FLIGHT', { min: 1, max: 10_000, fallback: 256 }),
    rateLimits: {
      sandbox: rateQuotas(read, 'RATE_LIMIT_SANDBOX', [100, 2_000, 100_000]),
      live: rateQuotas(read, 'RATE_LIMIT_LIVE', [500, 20_000, 5_000_000]),
    },
    shedQueueMs: read.integer('SHED_QUEUE_MS', { min: 10, max: 10_000, fallback: 500 }),
    idempotencyClaimMs: read.integer('IDEMPOTENCY_CLAIM_MS', { min: 1_000, max: 60_000, fallback: 15_000 }),
    eventMonthsKept: read.integer('EVENT_MONTHS_KEPT', { min: 13, max: 120, fallback: 36 }),
    metricsToken: metricsToken === undefined ? undefined : new Secret(metricsToken),
    doesJobs: read.oneOf('API_DOES_JOBS', ['true', 'false'], 'true') === 'true',
    workerPort:
      read.optional('WORKER_PORT') === undefined
        ? undefined
        : read.integer('WORKER_PORT', { min: 0, max: 65_535, fallback: 0 }),
    webhookLoopback: webhookLoopback(read, mode),
  };
}

function postgresUrl(read: EnvReader, name: string): Secret<string> | undefined {
  const url = read.url(name, POSTGRES);
  return url === undefined ? undefined : new Secret(url);
}

function publicUrl(read: EnvReader, mode: Mode): string | undefined {
  const url = read.url('PUBLIC_URL', mode === 'production' ? ['https:'] : ['https:', 'http:']);
  return url?.replace(/\/+$/, '');
}

function rateQuotas(read: EnvReader, name: string, fallback: [number, number, number]): RateQuotas {
  const [second, minute, day] = read.integers(name, { min: 1, max: 999_999_999, fallback });
  return { second, minute, day };
}

function missingUrl(name: string): never {
  throw new ConfigError(name, 'a URL (postgres://user:password@host:port/database)');
}

function webhookLoopback(read: EnvReader, mode: Mode): boolean {
  const name = 'WEBHOOK_ALLOW_LOOPBACK';
  if (!read.flag(name)) return false;
  if (mode === 'production') throw new ConfigError(name, 'false in production');
  return true;
}

function staffSignIn(read: EnvReader, mode: Mode): StaffSignIn {
  if (read.flag('STAFF_DEV_SIGN_IN')) {
    if (mode === 'production') throw new ConfigError('STAFF_DEV_SIGN_IN', 'false in production');
    return { kind: 'development' };
  }
  const schemes = mode === 'production' ? ['https:'] : ['https:', 'http:'];
  const why = 'a value (or STAFF_DEV_SIGN_IN=true in development)';
  return {
    kind: 'issuer',
    issuer: read.required('STAFF_JWT_ISSUER', why),
    audience: read.required('STAFF_JWT_AUDIENCE', why),
    jwksUrl: read.url('STAFF_JWKS_URL', schemes) ?? read.required('STAFF_JWKS_URL', why),
    typ: read.oneOf('STAFF_JWT_TYP', ['at+jwt', 'JWT'], 'at+jwt'),
    rolesClaim: read.optional('STAFF_JWT_ROLES_CLAIM') ?? 'roles',
  };
}
