import { Injectable } from '@nestjs/common';
import type { ScreeningTerms } from '../../../engines/screening/index.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/tx.js';
import { bumpHead, lockHead } from '../../../platform/snapshot/snapshot.service.js';
import { ApprovalsService, type PendingChange } from '../../staff/index.js';
import { type NumberedTerms, screeningTermsPart } from './screening-terms.snapshot.js';

const KIND = 'screening.terms';
const SUBJECT = 'screening';

/** From when on something is conspicuous is proposed by one person and agreed to by another, for the whole bank. */
@Injectable()
export class ScreeningTermsService {
  constructor(
    private readonly database: Database,
    private readonly approvals: ApprovalsService,
  ) {
    approvals.register(KIND, {
      roles: { maker: ['riskOfficer'], checker: ['riskOfficer', 'administrator'] },
      inWords: () => 'Change from when on screening finds a purchase conspicuous.',
      current: async (tx) => {
        await lockHead(tx);
        return (await screeningTermsPart.load(tx, undefined)).terms;
      },
      apply: (tx, change) => this.apply(tx, change),
    });
  }

  async inForce(actor: StaffActor): Promise<NumberedTerms> {
    return this.database.read(actor, (tx) => screeningTermsPart.load(tx, undefined));
  }

  /** @returns the approval that a second person decides. @throws DomainError nothing_changes */
  async propose(actor: StaffActor, terms: ScreeningTerms, reason: string): Promise<Uuid> {
    return this.database.run(actor, (tx) =>
      this.approvals.submit(tx, actor, {
        kind: KIND,
        subject: SUBJECT,
        payload: terms,
        after: terms,
        reason,
      }),
    );
  }

  /** What held before stays, because findings name the version by which they were made. */
  private async apply(tx: Tx, { id, payload }: PendingChange): Promise<{ version: number }> {
    const [row] = await tx.query<{ number: number }>(
      `insert into screening_terms (number, terms, approval_id, created_at)
       select coalesce(max(number), 0) + 1, $1, $2, clock_timestamp() from screening_terms returning number`,
      [JSON.stringify({ v: 1, ...(payload.change as object) }), id],
    );
    await bumpHead(tx);
    const version = row?.number as number;
    tx.audit({ action: 'screening.termsSet', subject: SUBJECT, detail: { version } });
    return { version };
  }
}
