import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { WindowUse } from '../../platform/rate-limit/index.js';

export interface KeyUsage {
  readonly keyId: Uuid;
  readonly use: WindowUse;
}

@Injectable()
export class RateUseRepository {
  /**
   * Adds what this process has let through, in the order of the keys, so that processes never wait in a circle.
   * @returns what all processes have let through in each of those windows, in the order given; undefined when a newer
   *   window has begun elsewhere
   */
  async add(tx: Tx, rows: readonly KeyUsage[]): Promise<(number | undefined)[]> {
    const sorted = rows
      .map((row, i) => ({ ...row, i }))
      .sort((a, b) => (a.keyId < b.keyId ? -1 : a.keyId > b.keyId ? 1 : a.use.seconds - b.use.seconds));
    const totals = await tx.query<{ key_id: Uuid; seconds: number; used: string }>(
      `insert into rate_use as r (key_id, seconds, starts_at, used)
       select * from unnest($1::uuid[], $2::int4[], $3::int8[], $4::int8[])
       on conflict (key_id, seconds) do update set
         used = excluded.used + case when r.starts_at = excluded.starts_at then r.used else 0 end,
         starts_at = excluded.starts_at
       where r.starts_at <= excluded.starts_at
       returning key_id, seconds, used`,
      [
        sorted.map(({ keyId }) => keyId),
        sorted.map(({ use }) => use.seconds),
        sorted.map(({ use }) => use.startsAt),
        sorted.map(({ use }) => use.added),
      ],
    );
    const byWindow = new Map(
      totals.map(({ key_id, seconds, used }) => [`${key_id}/${seconds}`, Number(used)]),
    );
    return rows.map(({ keyId, use }) => byWindow.get(`${keyId}/${use.seconds}`));
  }

  /** What keys have used that were revoked or have expired more than a day ago is of no interest. */
  async forget(tx: Tx): Promise<void> {
    await tx.query(`delete from rate_use where starts_at < extract(epoch from clock_timestamp()) - 172800`);
  }
}
