import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { Approval } from './approval.entity.js';
import type { ApprovalStatus } from './approval.states.js';

export interface ApprovalFilter {
  readonly environment: Environment;
  readonly status?: ApprovalStatus | undefined;
  readonly kind?: string | undefined;
}

/** An approval as people read it: with the names of those who acted. */
export type NamedApproval = Approval & { readonly makerName: string; readonly checkerName: string | null };

const COLUMNS = `a.id, a.kind, a.subject, a.environment, a.payload, a.diff, a.base_hash as "baseHash", a.reason,
  a.status, a.status_reason as "statusReason", a.maker, a.checker, a.applied, a.submitted_at as "submittedAt",
  a.decided_at as "decidedAt", a.expires_at as "expiresAt",
  m.display_name as "makerName", c.display_name as "checkerName"`;
const SOURCE = `approval a join staff_user m on m.id = a.maker left join staff_user c on c.id = a.checker`;
/** A change to the whole bank is seen in both environments, another one only in its own. */
const IN_ENVIRONMENT = '(a.environment is null or a.environment = $1)';

@Injectable()
export class ApprovalRepository {
  async insert(tx: Tx, approval: Approval): Promise<void> {
    // `object`: TypeORM's own type for partial entities never ends on recursive JSON.
    await tx.manager.insert<object>(Approval, approval);
  }

  /** How many of one person's changes still wait. */
  async countOpen(tx: ReadTx, maker: Uuid, now: Date): Promise<number> {
    const rows = await tx.query<{ count: number }>(
      `select count(*)::int4 as count from approval where status = 'submitted' and maker = $1 and expires_at > $2`,
      [maker, now],
    );
    return rows[0]?.count ?? 0;
  }

  async find(tx: ReadTx, environment: Environment, id: Uuid): Promise<NamedApproval | undefined> {
    const rows = await tx.query<NamedApproval>(
      `select ${COLUMNS} from ${SOURCE} where ${IN_ENVIRONMENT} and a.id = $2`,
      [environment, id],
    );
    return rows[0];
  }

  /** Two people who decide at once are served one after the other. */
  async findForDecision(tx: Tx, environment: Environment, id: Uuid): Promise<NamedApproval | undefined> {
    const rows = await tx.query<NamedApproval>(
      `select ${COLUMNS} from ${SOURCE} where ${IN_ENVIRONMENT} and a.id = $2 for update of a`,
      [environment, id],
    );
    return rows[0];
  }

  async storeDecision(tx: Tx, approval: Approval): Promise<void> {
    const { id, status, statusReason, checker, applied, decidedAt } = approval;
    await tx.manager.update<object>(Approval, { id }, { status, statusReason, checker, applied, decidedAt });
  }

  /** Newest first. `expired` is what was submitted and is over at `now`. */
  async list(
    tx: ReadTx,
    filter: ApprovalFilter,
    now: Date,
    before: Uuid | undefined,
    limit: number,
  ): Promise<NamedApproval[]> {
    const { environment, kind, status } = filter;
    const stored = status === 'expired' ? 'submitted' : status;
    const isOver = status === 'expired' ? true : status === 'submitted' ? false : null;
    return tx.query<NamedApproval>(
      `select ${COLUMNS} from ${SOURCE}
       where ${IN_ENVIRONMENT}
         and ($2::text is null or a.kind = $2)
         and ($3::text is null or a.status = $3)
         and ($4::boolean is null or (a.expires_at <= $5) = $4)
         and ($6::uuid is null or a.id < $6)
       order by a.id desc limit $7`,
      [environment, kind ?? null, stored ?? null, isOver, now, before ?? null, limit],
    );
  }
}
