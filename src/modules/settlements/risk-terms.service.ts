import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { PartnersRepository } from '../partners/index.js';
import { ApprovalsService, type PendingChange } from '../staff/index.js';
import { RiskRepository } from './risk.repository.js';
import type { RiskTerms } from './risk.rules.js';

const KIND = 'partner.riskTerms';

/** What the bank puts up with from a partner is proposed by one person and agreed to by another. */
@Injectable()
export class RiskTermsService {
  constructor(
    private readonly database: Database,
    private readonly partners: PartnersRepository,
    private readonly risks: RiskRepository,
    private readonly approvals: ApprovalsService,
  ) {
    approvals.register(KIND, {
      roles: { maker: ['partnerManager', 'riskOfficer'], checker: ['riskOfficer', 'administrator'] },
      inWords: ({ subject }) => `Change the risk terms of the partner ${subject}.`,
      current: async (tx, { subject }) => {
        const partner = await this.partners.lockPartner(tx, subject);
        return partner && this.risks.termsOf(tx, partner.id);
      },
      apply: (tx, change) => this.apply(tx, change),
    });
  }

  /** For both environments. @throws DomainError not_found, nothing_changes */
  async propose(actor: StaffActor, slug: string, terms: RiskTerms, reason: string): Promise<Uuid> {
    return this.database.run(actor, async (tx) => {
      if (!(await this.partners.findPartner(tx, slug))) throw notFound('partner');
      return this.approvals.submit(tx, actor, {
        kind: KIND,
        subject: slug,
        payload: terms,
        after: terms,
        reason,
      });
    });
  }

  private async apply(tx: Tx, { subject, payload }: PendingChange): Promise<void> {
    // It is there: an approval whose subject is gone is refused before it gets here.
    const partner = await this.partners.lockPartner(tx, subject);
    if (!partner) throw notFound('partner');
    await this.risks.setTerms(tx, partner.id, payload.change as unknown as RiskTerms);
    tx.audit({ action: 'partner.riskTermsSet', subject, detail: { terms: payload.change } });
  }
}
