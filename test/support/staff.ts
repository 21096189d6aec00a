import { formatId, newUuid, type Uuid } from '../../src/kernel/ids.js';
import { StaffTokens } from '../../src/modules/staff/staff-tokens.js';
import type { StaffRole } from '../../src/modules/staff/index.js';
import { SystemClock } from '../../src/platform/clock/system-clock.js';
import { withClient } from './database.js';
import type { Booted } from './boot.js';

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
  get(path: string): Promise<Answer>;
  post(path: string, body?: object): Promise<Answer>;
}

export async function call(
  url: string,
  method: string,
  path: string,
  token?: string,
  body?: object,
): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

/** Somebody with these roles and a token of the application's own. */
export async function staffWith(
  booted: Booted,
  ownerUrl: string,
  ...roles: StaffRole[]
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
    get: async (path) => call(booted.url, 'GET', path, await token()),
    post: async (path, body) => call(booted.url, 'POST', path, await token(), body),
  };
}
