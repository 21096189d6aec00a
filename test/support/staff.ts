import { formatId, newUuid, type Uuid } from '../../src/kernel/ids.js';
import { StaffTokens } from '../../src/modules/staff/staff-tokens.js';
import { StaffModule, type StaffRole } from '../../src/modules/staff/index.js';
import { SystemClock } from '../../src/platform/clock/system-clock.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { boot, type Booted } from './boot.js';
import { testDatabase, withClient } from './database.js';
import { SWITCH_TABLE, SwitchesModule } from './switches.module.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // Tests look at answers of every shape.
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** A member of staff at the keyboard. */
export interface StaffCaller {
  readonly id: Uuid;
  readonly publicId: string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** @param body text is sent as it is */
  post(path: string, body?: object | string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  put(path: string, body: object, ifMatch?: string): Promise<Answer>;
  patch(path: string, body: object, ifMatch?: string): Promise<Answer>;
  delete(path: string): Promise<Answer>;
}

/** @param body text is sent as it is */
export async function call(
  url: string,
  method: string,
  path: string,
  token?: string,
  body?: object | string,
  moreHeaders: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...moreHeaders,
    },
    ...(body && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

/** The Staff API with the switches on a database of its own, and a clock that the test moves. */
export interface StaffBank {
  readonly booted: Booted;
  readonly ownerUrl: string;
  /** How far the system clock is ahead. */
  skewMs: number;
  /** Bound SQL as the owner of the schema. */
  rows<R>(sql: string, params?: unknown[]): Promise<R[]>;
  /** Somebody with these roles and a token of the application's own. */
  staff(...roles: StaffRole[]): Promise<StaffCaller>;
  close(): Promise<void>;
}

export async function staffBank(): Promise<StaffBank> {
  const { ownerUrl, appUrl, gateUrl } = await testDatabase();
  await withClient(ownerUrl, (client) => client.query(SWITCH_TABLE));
  const env = { DATABASE_URL: appUrl, DATABASE_GATE_URL: gateUrl };
  const booted = await boot([DatabaseModule, StaffModule, SwitchesModule], env);
  const bank: StaffBank = {
    booted,
    ownerUrl,
    skewMs: 0,
    rows: async <R>(sql: string, params: unknown[] = []) =>
      withClient(ownerUrl, async (client) => (await client.query(sql, params)).rows as R[]),
    staff: (...roles) => staffWith(booted, ownerUrl, roles),
    close: () => booted.close(),
  };
  booted.app.get(SystemClock).nowMs = () => Date.now() + bank.skewMs;
  return bank;
}

export async function staffWith(
  booted: Booted,
  ownerUrl: string,
  roles: readonly StaffRole[],
): Promise<StaffCaller> {
  const id = newUuid(Date.now());
  const name = roles.join('+') || 'nobody';
  await withClient(ownerUrl, async (client) => {
    await client.query(
      `insert into staff_user (id, email, display_name, password_hash, roles, status, created_at)
       values ($1, $2, $3, 'none', $4, 'active', now())`,
      [id, `${id}@bank.example`, name, roles],
    );
  });
  const publicId = formatId('staffUser', id);
  const { app } = booted;
  const token = (): Promise<string> => app.get(StaffTokens).issue(publicId, app.get(SystemClock).nowMs());
  return {
    id,
    publicId,
    get: async (path, headers) => call(booted.url, 'GET', path, await token(), undefined, headers),
    post: async (path, body, headers) => call(booted.url, 'POST', path, await token(), body, headers),
    put: async (path, body, ifMatch) =>
      call(booted.url, 'PUT', path, await token(), body, precondition(ifMatch)),
    patch: async (path, body, ifMatch) =>
      call(booted.url, 'PATCH', path, await token(), body, precondition(ifMatch)),
    delete: async (path) => call(booted.url, 'DELETE', path, await token()),
  };
}

function precondition(ifMatch: string | undefined): Record<string, string> {
  return ifMatch === undefined ? {} : { 'if-match': ifMatch };
}
