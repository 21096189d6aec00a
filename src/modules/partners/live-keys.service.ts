import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { bumpHead, SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { ApprovalsService, type PendingChange } from '../staff/index.js';
import { ApiKeysRepository, type IssuedKey } from './api-keys.repository.js';
import { Certifications } from './certifications.js';
import { type KeyOrder, KeyRules, refusePastExpiry, tellKey } from './key-rules.js';
import { partnerProblems } from './partners.errors.js';
import { type PartnerRecord, PartnersRepository } from './partners.repository.js';
import { found } from './partners.service.js';
import { apiKeyStates, apiKeyStatusAt } from './partners.states.js';
import { assertPublished } from './published.js';

const KIND = 'apiKey.issueLive';
/** A key that its maker leaves lying is not kept ready for ever. */
export const REVEAL_WITHIN_DAYS = 7;
const DAY_MS = 86_400_000;

/** As the approval keeps it. */
type Wish = Omit<KeyOrder, 'expiresAt'> & { readonly expiresAt: string | null };

/**
 * New live keys: for a partner whose integration is certified, proposed by one person and agreed to by another. The
 * secret is made when the one who asked reveals it, in that answer and nowhere else: neither the approval nor the second
 * person's answer ever holds it. Rotation of a live key needs none of this: it grants nothing new.
 */
@Injectable()
export class LiveKeysService {
  constructor(
    private readonly database: Database,
    private readonly partners: PartnersRepository,
    private readonly keys: ApiKeysRepository,
    private readonly rules: KeyRules,
    private readonly certifications: Certifications,
    private readonly snapshots: SnapshotService,
    private readonly clock: SystemClock,
    private readonly approvals: ApprovalsService,
  ) {
    approvals.register(KIND, {
      roles: { maker: ['partnerManager', 'administrator'], checker: ['riskOfficer', 'administrator'] },
      inWords: ({ subject }) => `Let the partner ${subject} have a key for the live bank.`,
      // There is no key yet; the partner's row is held, so that two approvals count its keys one after the other.
      current: async (tx, { subject }) => {
        await this.partners.lockPartner(tx, subject);
        return undefined;
      },
      apply: (tx, change) => this.agree(tx, change),
    });
  }

  /**
   * @returns the approval that a second person decides
   * @throws DomainError not_found, live_needs_licence, certification_required, too_many_keys, scenario_not_published
   */
  async propose(actor: StaffActor, slug: string, order: KeyOrder, reason: string): Promise<Uuid> {
    const { expiresAt, ...grant } = order;
    const wish: Wish = { ...grant, expiresAt: expiresAt?.toISOString() ?? null };
    return this.database.run(actor, async (tx) => {
      await this.assertMayHave(tx, found(await this.partners.lockPartner(tx, slug)), order);
      return this.approvals.submit(tx, actor, {
        kind: KIND,
        subject: slug,
        environment: 'live',
        payload: wish,
        after: wish,
        reason,
      });
    });
  }

  /** Days may have passed since it was proposed: everything is looked at again. */
  private async agree(tx: Tx, { subject, payload, maker }: PendingChange): Promise<object> {
    const { expiresAt, ...grant } = payload.change as unknown as Wish;
    const order = { ...grant, expiresAt: expiresAt === null ? undefined : new Date(expiresAt) };
    const partner = found(await this.partners.lockPartner(tx, subject));
    await this.assertMayHave(tx, partner, order);
    const until = new Date(this.clock.nowMs() + REVEAL_WITHIN_DAYS * DAY_MS);
    const key = await this.keys.insertUnrevealed(tx, { ...order, partnerId: partner.id }, maker, until);
    tellAgreed(tx, partner, key.id);
    return { key: formatId('apiKey', key.id) };
  }

  /**
   * Makes the secret of a key that was agreed to; from then on it works.
   * @throws DomainError not_found, not_your_change, state_conflict, live_needs_licence
   */
  async reveal(actor: StaffActor, slug: string, id: Uuid): Promise<IssuedKey> {
    const nowMs = this.clock.nowMs();
    return this.database.run(actor, async (tx) => {
      const partner = found(await this.partners.lockPartner(tx, slug));
      const key = await this.keys.lock(tx, partner.id, id);
      if (!key) throw notFound('API key');
      transition(apiKeyStates, apiKeyStatusAt(key, nowMs), 'reveal');
      if (key.claimBy !== actor.userId) throw partnerProblems.not_your_key();
      this.rules.assertLicensed(partner, 'live', nowMs);
      const revealed = await this.keys.reveal(tx, key);
      await bumpHead(tx);
      const { scopes, scenarios, cidrs } = key;
      tellKey(tx, 'issued', revealed.record, { scopes, scenarios, cidrs });
      return revealed;
    });
  }

  private async assertMayHave(tx: Tx, partner: PartnerRecord, order: KeyOrder): Promise<void> {
    const nowMs = this.clock.nowMs();
    refusePastExpiry(order.expiresAt, nowMs);
    assertPublished(this.snapshots.current(), order.scenarios, (index) => `/scenarios/${index}`);
    await this.rules.assertRoom(tx, partner, 'live', nowMs);
    if (!(await this.certifications.isCertified(tx, partner.id))) {
      throw partnerProblems.certification_required();
    }
  }
}

function tellAgreed(tx: Tx, { id: partnerId }: PartnerRecord, id: Uuid): void {
  const detail = { partner: formatId('partner', partnerId) };
  tx.audit({ action: 'apiKey.agreed', subject: formatId('apiKey', id), environment: 'live', detail });
}
