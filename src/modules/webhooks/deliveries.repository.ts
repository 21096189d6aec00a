import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { ResourceOwner } from '../partners/index.js';
import type { AttemptRow } from './queue.repository.js';
import type { DeliveryStatus } from './webhooks.states.js';

export interface DeliveryRow {
  readonly id: Uuid;
  readonly endpointId: Uuid;
  readonly notificationId: Uuid;
  readonly position: string;
  readonly type: string;
  readonly trigger: 'event' | 'resend';
  readonly status: DeliveryStatus;
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
  readonly nextAttemptAt: Date | null;
  readonly attempts: readonly AttemptRow[];
  readonly createdAt: Date;
}

const COLUMNS = `id, endpoint_id as "endpointId", notification_id as "notificationId", position::text, type, trigger, status,
  status_reason as "statusReason", status_changed_at as "statusChangedAt", next_attempt_at as "nextAttemptAt", attempts,
  created_at as "createdAt"`;

/** The delivery log as it is read. */
@Injectable()
export class DeliveriesRepository {
  async find(
    tx: ReadTx,
    { partnerId, environment }: ResourceOwner,
    id: Uuid,
  ): Promise<DeliveryRow | undefined> {
    const rows = await tx.query<DeliveryRow>(
      `select ${COLUMNS} from webhook_delivery
       where id = $1 and bucket = $2 and partner_id = $3 and environment = $4`,
      [id, bucketOf(id), partnerId, environment],
    );
    return rows[0];
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    { partnerId, environment }: ResourceOwner,
    { endpointId, status }: { readonly endpointId: Uuid; readonly status: DeliveryStatus | undefined },
    before: Uuid | undefined,
    limit: number,
  ): Promise<DeliveryRow[]> {
    return tx.query<DeliveryRow>(
      `select ${COLUMNS} from webhook_delivery
       where endpoint_id = $1 and partner_id = $2 and environment = $3
         and ($4::text is null or status = $4) and ($5::uuid is null or id < $5)
       order by id desc limit $6`,
      [endpointId, partnerId, environment, status ?? null, before ?? null, limit],
    );
  }
}
