import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/tx.js';

/** How often an address has signed up lately. */
export interface Lately {
  readonly minute: number;
  readonly day: number;
  /** Sandboxes that are open, of anybody. */
  readonly open: number;
}

@Injectable()
export class SignUpsRepository {
  /** The configuration's head is locked by the caller, so nobody signs up between this and the row. */
  async lately(tx: Tx, address: Buffer): Promise<Lately> {
    const rows = await tx.query<Lately>(
      `select count(*) filter (where created_at > clock_timestamp() - interval '1 minute')::int4 as minute,
         count(*)::int4 as day,
         (select count(*)::int4 from sandbox_sign_up where expired_at is null) as open
       from sandbox_sign_up where address = $1 and created_at > clock_timestamp() - interval '1 day'`,
      [address],
    );
    return rows[0] as Lately;
  }

  async insert(tx: Tx, partnerId: Uuid, address: Buffer): Promise<void> {
    await tx.query(
      'insert into sandbox_sign_up (partner_id, address, created_at) values ($1, $2, clock_timestamp())',
      [partnerId, address],
    );
  }

  /** Closes sandboxes whose keys nobody has used for so many days, the oldest first. @returns the partners */
  async expire(tx: Tx, days: number, limit: number): Promise<Uuid[]> {
    const rows = await tx.query<{ id: Uuid }>(
      `update sandbox_sign_up set expired_at = clock_timestamp(), address = ''::bytea where partner_id in (
         select s.partner_id from sandbox_sign_up s
         where s.expired_at is null and s.created_at < clock_timestamp() - interval '1 day' * $1
           and not exists (select 1 from api_key k
             where k.partner_id = s.partner_id and k.last_used_at > clock_timestamp() - interval '1 day' * $1)
         order by s.created_at limit $2)
       returning partner_id as id`,
      [days, limit],
    );
    return rows.map(({ id }) => id);
  }
}
