import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx } from '../../platform/database/tx.js';

export interface AuditFilter {
  readonly environment: Environment;
  readonly subject?: string | undefined;
  readonly action?: string | undefined;
  readonly actorId?: Uuid | undefined;
}

export interface AuditRow {
  readonly id: Uuid;
  readonly actorKind: 'partner' | 'staff' | 'system';
  readonly actorId: Uuid | null;
  readonly actorName: string | null;
  readonly environment: Environment | null;
  readonly partnerId: Uuid | null;
  readonly requestId: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: { readonly [key: string]: unknown };
}

@Injectable()
export class AuditRepository {
  /** Newest first: what was done in one environment, and what belongs to none. */
  async list(tx: ReadTx, filter: AuditFilter, before: Uuid | undefined, limit: number): Promise<AuditRow[]> {
    return tx.query<AuditRow>(
      `select a.id, a.actor_kind as "actorKind", a.actor_id as "actorId",
         coalesce(a.actor_name, u.display_name) as "actorName", a.environment, a.partner_id as "partnerId",
         a.request_id as "requestId", a.action, a.subject, a.detail
       from audit a left join staff_user u on a.actor_kind = 'staff' and u.id = a.actor_id
       where (a.environment is null or a.environment = $1)
         and ($2::text is null or a.subject = $2)
         and ($3::text is null or a.action = $3)
         and ($4::uuid is null or a.actor_id = $4)
         and ($5::uuid is null or a.id < $5)
       order by a.id desc limit $6`,
      [
        filter.environment,
        filter.subject ?? null,
        filter.action ?? null,
        filter.actorId ?? null,
        before ?? null,
        limit,
      ],
    );
  }
}
