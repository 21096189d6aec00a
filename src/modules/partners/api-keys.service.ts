import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { bumpHead, SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { ApiKeysRepository, type IssuedKey, type KeyRecord } from './api-keys.repository.js';
import { type KeyOrder, KeyRules, refusePastExpiry, tellKey } from './key-rules.js';
import { type PartnerRecord, PartnersRepository } from './partners.repository.js';
import { found } from './partners.service.js';
import { apiKeyStates, apiKeyStatusAt } from './partners.states.js';
import { assertPublished } from './published.js';

export interface Rotation {
  /** How long the old key still works beside the new one; 0 = not at all. */
  readonly overlapSeconds: number;
  /** End of the new key; that of the old one when it is left out. */
  readonly expiresAt: Date | undefined;
}

/** What staff do with a partner's API keys. A change is in force as soon as the next snapshot is loaded. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: Database,
    private readonly partners: PartnersRepository,
    private readonly keys: ApiKeysRepository,
    private readonly rules: KeyRules,
    private readonly snapshots: SnapshotService,
    private readonly clock: SystemClock,
  ) {}

  /** A key of the sandbox; a live one has more to pass (LiveKeysService). */
  async issue(
    actor: StaffActor,
    slug: string,
    order: KeyOrder & { environment: 'sandbox' },
  ): Promise<IssuedKey> {
    const nowMs = this.clock.nowMs();
    refusePastExpiry(order.expiresAt, nowMs);
    assertPublished(this.snapshots.current(), order.scenarios, (index) => `/scenarios/${index}`);
    return this.database.run(actor, async (tx) => {
      const partner = found(await this.partners.lockPartner(tx, slug));
      const issued = await this.insert(tx, partner, order, nowMs);
      await bumpHead(tx);
      return issued;
    });
  }

  async list(actor: StaffActor, slug: string, before: Uuid | undefined, limit: number): Promise<KeyRecord[]> {
    return this.database.read(actor, async (tx) => {
      const { id } = found(await this.partners.findPartner(tx, slug));
      return this.keys.list(tx, id, actor.environment, before, limit);
    });
  }

  /** A new key with what the old one was granted; the old one ends after the overlap, or at its own end before that. */
  async rotate(actor: StaffActor, slug: string, id: Uuid, rotation: Rotation): Promise<IssuedKey> {
    const nowMs = this.clock.nowMs();
    refusePastExpiry(rotation.expiresAt, nowMs);
    return this.database.run(actor, async (tx) => {
      const { partner, key } = await this.lock(tx, slug, id);
      transition(apiKeyStates, apiKeyStatusAt(key, nowMs), 'rotate');
      const expiresAt = rotation.expiresAt ?? key.expiresAt ?? undefined;
      const issued = await this.insert(tx, partner, { ...key, expiresAt }, nowMs);
      const endsMs = Math.min(
        nowMs + rotation.overlapSeconds * 1000,
        key.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
      );
      const old = await this.keys.replace(tx, id, issued.record.id, new Date(endsMs));
      await bumpHead(tx);
      const { overlapSeconds } = rotation;
      tellKey(tx, 'rotated', old, { overlapSeconds, replacedBy: formatId('apiKey', issued.record.id) });
      return issued;
    });
  }

  async revoke(actor: StaffActor, slug: string, id: Uuid, reason: string): Promise<KeyRecord> {
    const nowMs = this.clock.nowMs();
    return this.database.run(actor, async (tx) => {
      const { key } = await this.lock(tx, slug, id);
      transition(apiKeyStates, apiKeyStatusAt(key, nowMs), 'revoke');
      const record = await this.keys.revoke(tx, id, reason, new Date(nowMs));
      await bumpHead(tx);
      tellKey(tx, 'revoked', record, { reason });
      return record;
    });
  }

  private async lock(tx: Tx, slug: string, id: Uuid): Promise<{ partner: PartnerRecord; key: KeyRecord }> {
    const partner = found(await this.partners.lockPartner(tx, slug));
    const key = await this.keys.lock(tx, partner.id, id);
    if (!key) throw notFound('API key');
    return { partner, key };
  }

  private async insert(tx: Tx, partner: PartnerRecord, order: KeyOrder, nowMs: number): Promise<IssuedKey> {
    await this.rules.assertRoom(tx, partner, order.environment, nowMs);
    const issued = await this.keys.insertKey(tx, { ...order, partnerId: partner.id });
    const { scopes, scenarios, cidrs } = order;
    tellKey(tx, 'issued', issued.record, { scopes, scenarios, cidrs });
    return issued;
  }
}
