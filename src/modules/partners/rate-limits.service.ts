import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import { Config } from '../../platform/config/config.js';
import type { Environment, StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import type { RateQuotas } from '../../platform/rate-limit/index.js';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { bumpHead } from '../../platform/snapshot/snapshot.service.js';
import { ApprovalsService, type PendingChange } from '../staff/index.js';
import type { PartnerRateLimitsDto } from './dto/rate-limits.dto.js';
import { PartnersRepository } from './partners.repository.js';
import { found } from './partners.service.js';
import { RateUseRepository } from './rate-use.repository.js';

const KIND = 'partner.rateLimits';
const HOUR_MS = 3_600_000;

interface Change {
  readonly environment: Environment;
  readonly quotas: RateQuotas;
}

/** A partner's own quotas are proposed by one person and agreed to by another. */
@Injectable()
export class RateLimitsService {
  constructor(
    private readonly database: Database,
    private readonly partners: PartnersRepository,
    private readonly approvals: ApprovalsService,
    private readonly config: Config,
    use: RateUseRepository,
    housekeeping: Housekeeping,
  ) {
    approvals.register(KIND, {
      roles: { maker: ['partnerManager', 'administrator'], checker: ['partnerManager', 'administrator'] },
      inWords: ({ subject, payload }) =>
        `Set how much the keys of the partner ${subject} may ask in ${(payload.change as unknown as Change).environment}.`,
      current: async (tx, { subject }) => {
        const partner = await this.partners.lockPartner(tx, subject);
        return partner && { rateLimits: partner.rateLimits };
      },
      apply: (tx, change) => this.apply(tx, change),
    });
    housekeeping.register('rate-use', HOUR_MS, (tx) => use.forget(tx));
  }

  /** @throws DomainError not_found */
  async of(actor: StaffActor, slug: string): Promise<PartnerRateLimitsDto> {
    const { environment } = actor;
    const { rateLimits } = found(
      await this.database.read(actor, (tx) => this.partners.findPartner(tx, slug)),
    );
    const own = rateLimits[environment];
    return { environment, quotas: own ?? this.config.rateLimits[environment], isDefault: own === undefined };
  }

  /** @returns the approval that a second person decides. @throws DomainError not_found, nothing_changes */
  async propose(actor: StaffActor, slug: string, quotas: RateQuotas, reason: string): Promise<Uuid> {
    const { environment } = actor;
    return this.database.run(actor, async (tx) => {
      const { rateLimits } = found(await this.partners.lockPartner(tx, slug));
      return this.approvals.submit(tx, actor, {
        kind: KIND,
        subject: slug,
        payload: { environment, quotas } satisfies Change,
        after: { rateLimits: { ...rateLimits, [environment]: quotas } },
        reason,
      });
    });
  }

  private async apply(tx: Tx, { subject, payload }: PendingChange): Promise<void> {
    const { environment, quotas } = payload.change as unknown as Change;
    const { id } = found(await this.partners.lockPartner(tx, subject));
    await this.partners.setRateLimits(tx, id, environment, quotas);
    await bumpHead(tx);
    tx.audit({ action: 'partner.rateLimitsSet', subject, detail: { quotas }, environment });
  }
}
