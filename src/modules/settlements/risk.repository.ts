import { Injectable } from '@nestjs/common';
import { newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { DEFAULT_RISK_TERMS, type RiskCounts, type RiskShare, type RiskTerms } from './risk.rules.js';

/** The agreements that were signed in one month. */
export interface RiskCohort extends RiskCounts {
  /** YYYY-MM */
  readonly month: string;
}

export interface RiskSubject {
  readonly partnerId: Uuid;
  readonly environment: Environment;
}

const TERMS = `agreements_min as "agreementsMin", first_payment_default_max_bps as "firstPaymentDefaultMaxBps",
  late30_max_bps as "late30MaxBps", refund_max_bps as "refundMaxBps", dispute_max_bps as "disputeMaxBps",
  reserve_share_bps as "reserveShareBps", reserve_days as "reserveDays"`;

@Injectable()
export class RiskRepository {
  constructor(private readonly clock: SystemClock) {}

  /** A partner's own terms, or those of everybody whose terms nobody has set. */
  async termsOf(tx: ReadTx, partnerId: Uuid): Promise<RiskTerms> {
    const rows = await tx.query<RiskTerms>(`select ${TERMS} from partner_risk_terms where partner_id = $1`, [
      partnerId,
    ]);
    return rows[0] ?? DEFAULT_RISK_TERMS;
  }

  async setTerms(tx: Tx, partnerId: Uuid, terms: RiskTerms): Promise<void> {
    await tx.query(
      `insert into partner_risk_terms (partner_id, agreements_min, first_payment_default_max_bps, late30_max_bps,
         refund_max_bps, dispute_max_bps, reserve_share_bps, reserve_days) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (partner_id) do update set agreements_min = excluded.agreements_min,
         first_payment_default_max_bps = excluded.first_payment_default_max_bps, late30_max_bps = excluded.late30_max_bps,
         refund_max_bps = excluded.refund_max_bps, dispute_max_bps = excluded.dispute_max_bps,
         reserve_share_bps = excluded.reserve_share_bps, reserve_days = excluded.reserve_days,
         version = partner_risk_terms.version + 1`,
      [
        partnerId,
        terms.agreementsMin,
        terms.firstPaymentDefaultMaxBps,
        terms.late30MaxBps,
        terms.refundMaxBps,
        terms.disputeMaxBps,
        terms.reserveShareBps,
        terms.reserveDays,
      ],
    );
  }

  /**
   * How the agreements went that a partner's customers signed from a day on, by month.
   * @param since first day of signing, YYYY-MM-DD
   * @param today the partner's business date
   */
  async cohorts(
    tx: ReadTx,
    { partnerId, environment }: RiskSubject,
    since: string,
    today: string,
  ): Promise<RiskCohort[]> {
    return tx.query<RiskCohort>(
      `with a as (
         select id, bucket, to_char(signed_on, 'YYYY-MM') as month from agreement
         where partner_id = $1 and environment = $2 and signed_on >= $3::date
           and status in ('active', 'settled', 'withdrawn', 'chargedOff')),
       late as (
         select a.id, min(h.began_on) as began from a
         join delinquency_history h on h.agreement_id = a.id and h.bucket = a.bucket and h.delinquency_bucket <> '1-30'
         group by a.id),
       first as (
         select a.id, min(i.due_on) as due from a
         join instalment i on i.agreement_id = a.id and i.bucket = a.bucket group by a.id),
       events as (
         select a.id, bool_or(v.type in ('refund', 'withdrawal') and r.id is null) as refunded,
           bool_or(v.type = 'chargeback') as disputed
         from a join servicing_event v on v.agreement_id = a.id and v.bucket = a.bucket
           and v.type in ('refund', 'withdrawal', 'chargeback')
         left join servicing_event r on r.reverses = v.id and r.bucket = v.bucket
         group by a.id)
       select a.month, count(*)::int as agreements,
         count(*) filter (where f.due < $4::date - 30)::int as matured,
         count(*) filter (where f.due < $4::date - 30 and l.began <= f.due + 31)::int as "firstPaymentDefaults",
         count(*) filter (where f.due < $4::date - 30 and l.id is not null)::int as "late30",
         count(*) filter (where e.refunded)::int as refunded, count(*) filter (where e.disputed)::int as disputed
       from a left join first f using (id) left join late l using (id) left join events e using (id)
       group by a.month order by a.month`,
      [partnerId, environment, since, today],
    );
  }

  /** The day on which the bank itself stopped a partner last; what was signed up to then is settled with that. */
  async lastPause(tx: ReadTx, partnerId: Uuid): Promise<string | undefined> {
    const rows = await tx.query<{ on: string | null }>(
      'select max(paused_on)::text as on from partner_risk_pause where partner_id = $1',
      [partnerId],
    );
    return rows[0]?.on ?? undefined;
  }

  async rememberPause(tx: Tx, partnerId: Uuid, on: string, breaches: readonly RiskShare[]): Promise<void> {
    await tx.query(
      'insert into partner_risk_pause (id, partner_id, paused_on, breaches) values ($1, $2, $3, $4)',
      [newUuid(this.clock.nowMs()), partnerId, on, JSON.stringify({ v: 1, breaches })],
    );
  }

  /** The next partners by id. */
  async partnersAfter(
    tx: ReadTx,
    after: Uuid | undefined,
    limit: number,
  ): Promise<{ id: Uuid; slug: string }[]> {
    return tx.query('select id, slug from partner where $1::uuid is null or id > $1 order by id limit $2', [
      after ?? null,
      limit,
    ]);
  }

  /** YYYY-MM-DD: the partner's business date in a zone. */
  async today(tx: ReadTx, { partnerId, environment }: RiskSubject, zone: string): Promise<string> {
    const rows = await tx.query<{ today: string }>(
      `select ((clock_timestamp() + case when $2 = 'sandbox' then sandbox_offset_ms else 0 end * interval '1 ms')
         at time zone $3)::date::text as today from partner where id = $1`,
      [partnerId, environment, zone],
    );
    if (!rows[0]) throw new Error(`there is no partner ${partnerId}`);
    return rows[0].today;
  }
}
