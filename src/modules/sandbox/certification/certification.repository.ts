import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../../kernel/ids.js';
import type { PartnerActor } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import type { CertificationStatus } from './certification.states.js';
import type { Check } from './certification-checks.js';
import type { Sighting } from './sighting.js';

export interface CertificationRun {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly status: CertificationStatus;
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
  readonly startedAt: Date;
  readonly endsAt: Date;
  readonly timesArmed: number;
  readonly receiverTests: number;
  /** Of a run that is over there is only the report. */
  readonly seen: readonly Sighting[];
  readonly report: readonly Check[] | null;
}

/** The newest count: what is seen of one run cannot grow without end. */
const SEEN_MAX = 300;
const COLUMNS = `id, partner_id as "partnerId", status, status_reason as "statusReason",
  status_changed_at as "statusChangedAt", started_at as "startedAt", ends_at as "endsAt",
  times_armed as "timesArmed", receiver_tests as "receiverTests", seen, report`;

@Injectable()
export class CertificationRepository {
  /** @returns undefined when another one is running */
  async insert(
    tx: Tx,
    { partnerId, environment, keyId }: PartnerActor,
    nowMs: number,
    endsMs: number,
  ): Promise<CertificationRun | undefined> {
    const bucket = bucketOf(partnerId);
    const rows = await tx.query<CertificationRun>(
      `insert into certification_run (id, bucket, partner_id, environment, key_id, status, status_changed_at, started_at, ends_at)
       values ($1, $2, $3, $4, $5, 'running', $6, $6, $7)
       on conflict (partner_id, bucket) where status = 'running' do nothing returning ${COLUMNS}`,
      [newUuid(nowMs, bucket), bucket, partnerId, environment, keyId, new Date(nowMs), new Date(endsMs)],
    );
    return rows[0];
  }

  async running(tx: Tx, { partnerId }: PartnerActor): Promise<CertificationRun | undefined> {
    const rows = await tx.query<CertificationRun>(
      `select ${COLUMNS} from certification_run
       where partner_id = $1 and bucket = $2 and status = 'running' for no key update`,
      [partnerId, bucketOf(partnerId)],
    );
    return rows[0];
  }

  async countSince(tx: ReadTx, { partnerId, environment }: PartnerActor, since: Date): Promise<number> {
    const rows = await tx.query<{ count: number }>(
      `select count(*)::int4 as count from certification_run
       where partner_id = $1 and environment = $2 and started_at > $3`,
      [partnerId, environment, since],
    );
    return rows[0]?.count ?? 0;
  }

  async find(
    tx: ReadTx,
    { partnerId }: Pick<PartnerActor, 'partnerId'>,
    id: Uuid,
  ): Promise<CertificationRun | undefined> {
    const rows = await tx.query<CertificationRun>(
      `select ${COLUMNS} from certification_run where id = $1 and bucket = $2 and partner_id = $3`,
      [id, bucketOf(id), partnerId],
    );
    return rows[0];
  }

  async lock(tx: Tx, id: Uuid): Promise<CertificationRun | undefined> {
    const rows = await tx.query<CertificationRun>(
      `select ${COLUMNS} from certification_run where id = $1 and bucket = $2 for no key update`,
      [id, bucketOf(id)],
    );
    return rows[0];
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    partnerId: Uuid,
    before: Uuid | undefined,
    limit: number,
  ): Promise<CertificationRun[]> {
    return tx.query<CertificationRun>(
      `select ${COLUMNS} from certification_run
       where partner_id = $1 and environment = 'sandbox' and bucket = $2 and ($3::uuid is null or id < $3)
       order by id desc limit $4`,
      [partnerId, bucketOf(partnerId), before ?? null, limit],
    );
  }

  /** The caller holds the row. */
  async note(tx: Tx, run: CertificationRun, sightings: readonly Sighting[]): Promise<CertificationRun> {
    const seen = [...run.seen, ...sightings].slice(-SEEN_MAX);
    const rows = await tx.query<CertificationRun>(
      `update certification_run set seen = $3 where id = $1 and bucket = $2 returning ${COLUMNS}`,
      [run.id, bucketOf(run.id), JSON.stringify(seen)],
    );
    return rows[0] as CertificationRun;
  }

  /** The caller holds the row. */
  async countReceiverTest(tx: Tx, { id }: CertificationRun): Promise<CertificationRun> {
    const rows = await tx.query<CertificationRun>(
      `update certification_run set receiver_tests = receiver_tests + 1
       where id = $1 and bucket = $2 returning ${COLUMNS}`,
      [id, bucketOf(id)],
    );
    return rows[0] as CertificationRun;
  }

  /** The caller holds the row. */
  async arm(tx: Tx, { id }: CertificationRun, at: Date): Promise<CertificationRun> {
    const rows = await tx.query<CertificationRun>(
      `update certification_run set armed_at = $3, times_armed = times_armed + 1
       where id = $1 and bucket = $2 returning ${COLUMNS}`,
      [id, bucketOf(id), at],
    );
    return rows[0] as CertificationRun;
  }

  /** The caller holds the row. */
  async end(
    tx: Tx,
    { id }: CertificationRun,
    end: { status: CertificationStatus; reason: string | null; at: Date; report: readonly Check[] },
  ): Promise<CertificationRun> {
    const rows = await tx.query<CertificationRun>(
      `update certification_run set status = $3, status_reason = $4, status_changed_at = $5, report = $6, seen = '[]'
       where id = $1 and bucket = $2 returning ${COLUMNS}`,
      [id, bucketOf(id), end.status, end.reason, end.at, JSON.stringify(end.report)],
    );
    return rows[0] as CertificationRun;
  }

  async hasPassedSince(tx: ReadTx, partnerId: Uuid, since: Date): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from certification_run
       where partner_id = $1 and bucket = $2 and status = 'passed' and status_changed_at > $3 limit 1`,
      [partnerId, bucketOf(partnerId), since],
    );
    return rows.length > 0;
  }

  /** Locked in one order; a job is one process's at a time, so those that somebody works on are waited for. */
  async overdue(tx: Tx, now: Date, limit: number): Promise<CertificationRun[]> {
    return tx.query<CertificationRun>(
      `select ${COLUMNS} from certification_run where status = 'running' and ends_at <= $1
       order by id limit $2 for no key update`,
      [now, limit],
    );
  }

  async forget(tx: Tx, endedBefore: Date): Promise<void> {
    await tx.query(
      `delete from certification_run where status in ('failed', 'expired') and status_changed_at < $1`,
      [endedBefore],
    );
  }
}
