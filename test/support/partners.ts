import type { Uuid } from '../../src/kernel/ids.js';
import {
  ALL_SCOPES,
  ApiKeysRepository,
  type KeyGrant,
  type NewPartner,
  type PartnerRecord,
  PartnersRepository,
} from '../../src/modules/partners/index.js';
import { Database } from '../../src/platform/database/database.js';
import { bumpHead } from '../../src/platform/snapshot/snapshot.service.js';
import type { Booted } from './boot.js';
import { type Answer, call } from './staff.js';
import { refreshed, type TestApp } from './test-app.js';

/** An application whose configuration a test may write. */
export type Configured = Pick<TestApp, 'booted' | 'configure'>;

/** A running application as one that a test may configure. */
export function configured(booted: Booted): Configured {
  const configure: Configured['configure'] = async (work) => {
    const made = await booted.app.get(Database).run({ kind: 'system', job: 'test' }, async (tx) => {
      const result = await work(tx);
      await bumpHead(tx);
      return result;
    });
    await refreshed(booted);
    return made;
  };
  return { booted, configure };
}

let count = 0;

/** A partner without keys. */
export async function aPartner(app: Configured, overrides: Partial<NewPartner> = {}): Promise<PartnerRecord> {
  const slug = overrides.slug ?? `partner-${++count}`;
  const partner = { slug, name: `Partner ${slug}`, industry: 'education', ...overrides };
  return app.configure((tx) => app.booted.app.get(PartnersRepository).insertPartner(tx, partner));
}

/** A partner's app at work with one key. */
export interface PartnerCaller {
  readonly keyId: Uuid;
  readonly secret: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body: object, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string): Promise<Answer>;
}

/** A key of a partner that may do everything in the sandbox, unless told otherwise. */
export async function aKey(
  app: Configured,
  partner: Pick<PartnerRecord, 'id'>,
  overrides: Partial<KeyGrant> = {},
): Promise<PartnerCaller> {
  const grant: KeyGrant = {
    partnerId: partner.id,
    environment: 'sandbox',
    name: 'test key',
    scopes: ALL_SCOPES,
    scenarios: [],
    cidrs: [],
    expiresAt: undefined,
    ...overrides,
  };
  const { record, secret } = await app.configure((tx) =>
    app.booted.app.get(ApiKeysRepository).insertKey(tx, grant),
  );
  const { url } = app.booted;
  return {
    keyId: record.id,
    secret,
    get: (path, headers) => call(url, 'GET', path, secret, undefined, headers),
    post: (path, body, headers) => call(url, 'POST', path, secret, body, headers),
    patch: (path, body, headers) => call(url, 'PATCH', path, secret, body, headers),
    delete: (path) => call(url, 'DELETE', path, secret),
  };
}
