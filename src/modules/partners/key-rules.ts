import { Injectable } from '@nestjs/common';
import { formatId } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import { httpProblems } from '../../platform/http/http.errors.js';
import { emitKeyEvent } from './api-key-life.js';
import { ApiKeysRepository, type KeyGrant, type KeyRecord } from './api-keys.repository.js';
import { isLicensed } from './licence.js';
import { partnerProblems } from './partners.errors.js';
import type { PartnerRecord } from './partners.repository.js';

const WORKING_KEYS_MAX = 50;

export type KeyOrder = Omit<KeyGrant, 'partnerId'>;

/** What holds for every new key, however it comes to be. */
@Injectable()
export class KeyRules {
  constructor(private readonly keys: ApiKeysRepository) {}

  /**
   * The partner's row is locked, so two people cannot both take the last place.
   * @throws DomainError live_needs_licence, too_many_keys
   */
  async assertRoom(tx: Tx, partner: PartnerRecord, environment: Environment, nowMs: number): Promise<void> {
    this.assertLicensed(partner, environment, nowMs);
    const working = await this.keys.countWorking(tx, partner.id, environment, new Date(nowMs));
    if (working >= WORKING_KEYS_MAX) throw partnerProblems.too_many_keys();
  }

  assertLicensed({ licensedUntil }: PartnerRecord, environment: Environment, nowMs: number): void {
    if (environment === 'live' && !isLicensed(licensedUntil ?? undefined, nowMs)) {
      throw partnerProblems.live_needs_licence();
    }
  }
}

/** What every change of a key does besides changing it. */
export function tellKey(
  tx: Tx,
  what: 'issued' | 'rotated' | 'revoked',
  key: KeyRecord,
  detail: object,
): void {
  const { id, partnerId, environment, name } = key;
  tx.audit({
    action: `apiKey.${what}`,
    subject: formatId('apiKey', id),
    environment,
    detail: { partner: formatId('partner', partnerId), name, ...detail },
  });
  // Of a key that nobody has revealed its partner was never told.
  if (key.claimBy === null) emitKeyEvent(tx, what, key, detail);
}

export function refusePastExpiry(expiresAt: Date | undefined, nowMs: number): void {
  if (!expiresAt || expiresAt.getTime() > nowMs) return;
  throw httpProblems.invalid_request(undefined, {
    errors: [{ pointer: '/expiresAt', code: 'in_the_past', detail: 'must be in the future' }],
  });
}
