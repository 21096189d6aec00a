import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { ResourceOwner } from '../partners/index.js';
import type { StoredNotification } from './message.js';

const COLUMNS = `id, environment, position::text, type, subject, sequence::text, occurred_at as "occurredAt", data`;

@Injectable()
export class NotificationsRepository {
  /** In the order of the feed; both ends belong to it. */
  async between(
    tx: ReadTx,
    { partnerId, environment }: ResourceOwner,
    from: number,
    to: number,
    limit: number,
  ): Promise<StoredNotification[]> {
    return tx.query<StoredNotification>(
      `select ${COLUMNS} from notification
       where partner_id = $1 and environment = $2 and position between $3 and $4 order by notification.position limit $5`,
      [partnerId, environment, from, to, limit],
    );
  }

  async find(
    tx: ReadTx,
    { partnerId, environment }: ResourceOwner,
    id: Uuid,
  ): Promise<StoredNotification | undefined> {
    const rows = await tx.query<StoredNotification>(
      `select ${COLUMNS} from notification where id = $1 and bucket = $2 and partner_id = $3 and environment = $4`,
      [id, bucketOf(id), partnerId, environment],
    );
    return rows[0];
  }

  /** The ends of what is kept of a feed. */
  async ends(
    tx: ReadTx,
    { partnerId, environment }: ResourceOwner,
  ): Promise<{ oldest: number | null; latest: number }> {
    const rows = await tx.query<{ oldest: string | null; latest: string | null }>(
      `select (select position from notification where partner_id = $1 and environment = $2
                 order by position limit 1)::text as oldest,
         (select last_position from notification_feed where bucket = $3 and partner_id = $1 and environment = $2)::text as latest`,
      [partnerId, environment, bucketOf(partnerId)],
    );
    const { oldest = null, latest = null } = rows[0] ?? {};
    return { oldest: oldest === null ? null : Number(oldest), latest: Number(latest ?? 0) };
  }
}
