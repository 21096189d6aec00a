import { Injectable } from '@nestjs/common';
import { newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { KeyedDigest } from '../../platform/security/keyed-digest.js';
import { apiKeyDigest, newApiKey } from './api-key.js';
import type { Scope } from './scopes.js';

export interface KeyGrant {
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Scenario paths it is narrowed to; empty = all of the partner's. */
  readonly scenarios: readonly string[];
  readonly cidrs: readonly string[];
  readonly expiresAt: Date | undefined;
}

/** A key as staff see it: never its secret. */
export interface KeyRecord extends Omit<KeyGrant, 'expiresAt'> {
  readonly id: Uuid;
  readonly lastFour: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly revokedReason: string | null;
  readonly replacedBy: Uuid | null;
  readonly lastUsedAt: Date | null;
  /** Who may have its secret made, and until when; null once it is. */
  readonly claimBy: Uuid | null;
  readonly claimUntil: Date | null;
}

/** A key with its secret, which is shown this once and kept nowhere. */
export interface IssuedKey {
  readonly record: KeyRecord;
  readonly secret: string;
}

const KEY_COLUMNS = `id, partner_id as "partnerId", environment, name, last_four as "lastFour", scopes, scenarios, cidrs,
  created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt", revoked_reason as "revokedReason",
  replaced_by as "replacedBy", last_used_at as "lastUsedAt", claim_by as "claimBy", claim_until as "claimUntil"`;

/** What nobody does and time brings; each is told once. */
export type KeyNotice = 'expiring' | 'expired' | 'unused';

/** $2 is now, $3 the notice's lead. Of a key that was replaced its partner knows that it ends. */
const IS_DUE: Readonly<Record<KeyNotice, string>> = {
  expiring: 'replaced_by is null and expires_at > $2 and expires_at <= $2::timestamptz + $3::interval',
  expired: 'expires_at <= $2::timestamptz + $3::interval',
  unused: `coalesce(expires_at > $2, true) and replaced_by is null
    and coalesce(last_used_at, created_at) <= $2::timestamptz - $3::interval`,
};

@Injectable()
export class ApiKeysRepository {
  constructor(
    private readonly clock: SystemClock,
    private readonly digests: KeyedDigest,
  ) {}

  async insertKey(tx: Tx, grant: KeyGrant): Promise<IssuedKey> {
    const secret = newApiKey(grant.environment);
    return { record: await this.insert(tx, grant, { secret }), secret };
  }

  /** A key without a secret, which does nothing until its claimant has it revealed. */
  insertUnrevealed(tx: Tx, grant: KeyGrant, claimBy: Uuid, claimUntil: Date): Promise<KeyRecord> {
    return this.insert(tx, grant, { claimBy, claimUntil });
  }

  /** The caller holds the row of a key that waits for this. */
  async reveal(tx: Tx, { id, environment }: KeyRecord): Promise<IssuedKey> {
    const secret = newApiKey(environment);
    const rows = await tx.query<KeyRecord>(
      `update api_key set digest = $2, last_four = $3, claim_by = null, claim_until = null
       where id = $1 and digest is null returning ${KEY_COLUMNS}`,
      [id, apiKeyDigest(this.digests, secret), secret.slice(-4)],
    );
    return { record: rows[0] as KeyRecord, secret };
  }

  private async insert(
    tx: Tx,
    grant: KeyGrant,
    { secret, claimBy, claimUntil }: { secret?: string; claimBy?: Uuid; claimUntil?: Date },
  ): Promise<KeyRecord> {
    const rows = await tx.query<KeyRecord>(
      `insert into api_key (id, partner_id, environment, name, digest, last_four, scopes, scenarios, cidrs, created_at,
         expires_at, claim_by, claim_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp(), $10, $11, $12) returning ${KEY_COLUMNS}`,
      [
        newUuid(this.clock.nowMs()),
        grant.partnerId,
        grant.environment,
        grant.name,
        secret === undefined ? null : apiKeyDigest(this.digests, secret),
        secret?.slice(-4) ?? '',
        grant.scopes,
        grant.scenarios,
        grant.cidrs,
        grant.expiresAt ?? null,
        claimBy ?? null,
        claimUntil ?? null,
      ],
    );
    return rows[0] as KeyRecord;
  }

  async lock(tx: Tx, partnerId: Uuid, id: Uuid): Promise<KeyRecord | undefined> {
    const rows = await tx.query<KeyRecord>(
      `select ${KEY_COLUMNS} from api_key where partner_id = $1 and id = $2 for no key update`,
      [partnerId, id],
    );
    return rows[0];
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    partnerId: Uuid,
    environment: Environment,
    before: Uuid | undefined,
    limit: number,
  ): Promise<KeyRecord[]> {
    return tx.query<KeyRecord>(
      `select ${KEY_COLUMNS} from api_key
       where partner_id = $1 and environment = $2 and ($3::uuid is null or id < $3) order by id desc limit $4`,
      [partnerId, environment, before ?? null, limit],
    );
  }

  async countWorking(tx: ReadTx, partnerId: Uuid, environment: Environment, now: Date): Promise<number> {
    const rows = await tx.query<{ count: number }>(
      `select count(*)::int4 as count from api_key
       where partner_id = $1 and environment = $2 and revoked_at is null and (expires_at is null or expires_at > $3)
         and (claim_until is null or claim_until > $3)`,
      [partnerId, environment, now],
    );
    return rows[0]?.count ?? 0;
  }

  async replace(tx: Tx, id: Uuid, replacedBy: Uuid, expiresAt: Date): Promise<KeyRecord> {
    const rows = await tx.query<KeyRecord>(
      `update api_key set replaced_by = $2, expires_at = $3 where id = $1 returning ${KEY_COLUMNS}`,
      [id, replacedBy, expiresAt],
    );
    return rows[0] as KeyRecord;
  }

  async revoke(tx: Tx, id: Uuid, reason: string, at: Date): Promise<KeyRecord> {
    const rows = await tx.query<KeyRecord>(
      `update api_key set revoked_at = $3, revoked_reason = $2 where id = $1 returning ${KEY_COLUMNS}`,
      [id, reason, at],
    );
    return rows[0] as KeyRecord;
  }

  /** Marks keys to which a notice has come due, so that it comes once; oldest first. */
  async markDue(
    tx: Tx,
    notice: KeyNotice,
    { now, leadMs, limit }: { readonly now: Date; readonly leadMs: number; readonly limit: number },
  ): Promise<KeyRecord[]> {
    return tx.query<KeyRecord>(
      `update api_key set told = told || $1::text where id in (
         select id from api_key where digest is not null and revoked_at is null and $1 <> all (told) and ${IS_DUE[notice]} order by id limit $4)
       returning ${KEY_COLUMNS}`,
      [notice, now, `${leadMs} ms`, limit],
    );
  }

  /** One statement for all keys. Rows are locked in one order, because every process writes the same ones. */
  async storeLastUse(tx: Tx, lastUsedMs: ReadonlyMap<Uuid, number>): Promise<void> {
    await tx.query(
      `with used as (
         select k.id, u.ms from api_key k join unnest($1::uuid[], $2::float8[]) as u(id, ms) on u.id = k.id
         order by k.id for no key update of k)
       update api_key k set last_used_at = greatest(k.last_used_at, to_timestamp(used.ms / 1000))
       from used where used.id = k.id`,
      [[...lastUsedMs.keys()], [...lastUsedMs.values()]],
    );
  }
}
