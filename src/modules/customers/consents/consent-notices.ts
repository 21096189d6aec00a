import { Injectable } from '@nestjs/common';
import { bucketOf, formatId, type Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { businessNow, businessNowMs, ClockMoves, type ClockScope } from '../../partners/index.js';
import { nextNoticeMs, noticeAt } from './purposes.js';

const JOB = 'consentNotices';
const EVERY_MS = 15_000;
const ROWS_A_ROUND = 200;
/** What a moved sandbox clock waits for; the rest comes with the next rounds. */
const ROUNDS_A_MOVE = 20;

interface Due {
  readonly id: Uuid;
  readonly customerId: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly purpose: string;
  readonly data: readonly string[];
  readonly expiresMs: number;
  readonly nowMs: number;
}

/** Tells partners of consents that end soon, and ends those whose time is over. What ends them for decisions is the clock. */
@Injectable()
export class ConsentNotices {
  constructor(
    private readonly database: Database,
    housekeeping: Housekeeping,
    moves: ClockMoves,
  ) {
    housekeeping.register(JOB, EVERY_MS, async (tx) => ((await this.round(tx)) > 0 ? 'more' : undefined));
    moves.register(JOB, {
      next: (tx, scope, afterMs) => this.next(tx, scope, afterMs),
      follow: (_actor, { partnerId }) => this.follow(partnerId),
    });
  }

  private async follow(partnerId: Uuid): Promise<void> {
    for (let rounds = 0; rounds < ROUNDS_A_MOVE; rounds += 1) {
      const told = await this.database.run({ kind: 'system', job: JOB }, (tx) => this.round(tx, partnerId));
      if (told === 0) return;
    }
  }

  /** @returns how many partners were told of */
  private async round(tx: Tx, partnerId?: Uuid): Promise<number> {
    const due = await this.due(tx, partnerId);
    for (const consent of due) await this.tell(tx, consent);
    return due.length;
  }

  /** In live the index finds them by the real time; what sandbox clocks say is asked of each. */
  private async due(tx: Tx, partnerId: Uuid | undefined): Promise<Due[]> {
    return tx.query<Due>(
      `select n.id, n.customer_id as "customerId", n.partner_id as "partnerId", n.environment, n.purpose, n.data,
         extract(epoch from n.expires_at)::float8 * 1000 as "expiresMs", ${businessNowMs('n.environment')} as "nowMs"
       from consent n join customer c on c.id = n.customer_id and c.bucket = n.bucket join partner p on p.id = n.partner_id
       where n.notice_due_at is not null and (n.environment = 'sandbox' or n.notice_due_at <= now())
         and n.notice_due_at <= ${businessNow('n.environment')} and ($1::uuid is null or n.partner_id = $1)
       order by n.notice_due_at, n.id limit $2 for update of n`,
      [partnerId ?? null, ROWS_A_ROUND],
    );
  }

  private async tell(tx: Tx, consent: Due): Promise<void> {
    const { id, customerId, partnerId, environment, expiresMs, nowMs } = consent;
    const daysLeft = noticeAt(expiresMs, nowMs)?.daysLeft ?? 0;
    if (daysLeft === 0) await this.end(tx, consent);
    else await this.putOff(tx, id, nextNoticeMs(expiresMs, nowMs) ?? expiresMs);
    tx.emit({
      type: daysLeft === 0 ? 'consent.expired' : 'consent.expiring',
      subject: id,
      bucket: bucketOf(id),
      customerId,
      partnerId,
      environment,
      // 30, 7, 1 and 0 days: each later one has the higher number.
      sequence: 100 - daysLeft,
      payload: {
        v: 1,
        customer: formatId('customer', customerId),
        purpose: consent.purpose,
        data: consent.data,
        expiresAt: new Date(expiresMs).toISOString(),
      },
    });
  }

  private async end(tx: Tx, { id, customerId }: Due): Promise<void> {
    await tx.query(
      `with told as (insert into customer_change (customer_ids) values (array[$3::uuid]))
       update consent set status = 'expired', status_reason = 'expired', status_changed_at = clock_timestamp(),
         notice_due_at = null
       where id = $1 and bucket = $2`,
      [id, bucketOf(id), customerId],
    );
  }

  private async putOff(tx: Tx, id: Uuid, untilMs: number): Promise<void> {
    await tx.query(
      'update consent set notice_due_at = to_timestamp($3::float8 / 1000) where id = $1 and bucket = $2',
      [id, bucketOf(id), untilMs],
    );
  }

  private async next(
    tx: ReadTx,
    { partnerId, environment, clockId }: ClockScope,
    afterMs: number,
  ): Promise<number[]> {
    const rows = await tx.query<{ ms: number }>(
      `select extract(epoch from n.notice_due_at)::float8 * 1000 as ms
       from consent n join customer c on c.id = n.customer_id and c.bucket = n.bucket
       where n.partner_id = $1 and n.environment = $2 and c.clock_id is not distinct from $3
         and n.notice_due_at > to_timestamp($4::float8 / 1000) order by 1 limit 2`,
      [partnerId, environment, clockId, afterMs],
    );
    return rows.map(({ ms }) => ms);
  }
}
