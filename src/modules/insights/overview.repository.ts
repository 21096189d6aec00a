import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { AcquisitionHistory, CustomerKind, Verification } from '../customers/index.js';
import { businessNow } from '../partners/index.js';

export const DECISIONS_MAX = 10;
export const AGREEMENTS_MAX = 20;
const SEGMENTS_MAX = 100;
const CHECKS_MAX = 20;

export interface OverviewRow {
  readonly partnerId: Uuid;
  readonly partner: string;
  readonly kind: CustomerKind;
  readonly status: 'active' | 'erased';
  readonly verification: Verification;
  readonly partyId: Uuid | null;
  readonly acquisition: AcquisitionHistory | null;
  readonly isProfilingAllowed: boolean;
  readonly segments: readonly { segment: string; number: number; enteredAt: string }[];
  readonly decisions: readonly {
    id: Uuid;
    scenario: string;
    purpose: string;
    outcome: string;
    offers: number;
  }[];
  readonly agreements: readonly OverviewAgreement[];
  readonly owed: readonly {
    currency: string;
    outstandingMinor: number;
    overdueMinor: number;
    creditMinor: number;
  }[];
  readonly checks: readonly {
    id: Uuid;
    kind: string;
    status: string;
    result: string | null;
    askedAt: string;
    validUntil: string | null;
  }[];
}

export interface OverviewAgreement {
  readonly id: Uuid;
  readonly status: string;
  readonly product: string;
  readonly scenario: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly outstandingMinor: number;
  readonly overdueMinor: number;
  readonly creditMinor: number;
  readonly nextDueOn: string | null;
  readonly nextDueMinor: number | null;
  readonly daysPastDue: number;
  /** Day of its last booking, which the sums are of. */
  readonly asOf: string;
}

const owned = (alias: string): string => `${alias}.customer_id = c.id and ${alias}.bucket = c.bucket`;
const rowsOf = (rows: string): string => `(select coalesce(jsonb_agg(r), '[]') from (${rows}) r)`;

const SEGMENTS = `select m.segment, m.number, m.entered_at as "enteredAt" from segment_member m
  where ${owned('m')} order by m.segment limit ${SEGMENTS_MAX}`;

const DECISIONS = `select d.id, d.scenario, d.purpose, d.outcome, d.offers from latest_decisions(c.id, ${DECISIONS_MAX}) d`;

const AGREEMENTS = `select a.id, a.status, a.product, a.scenario, a.currency, a.amount_minor as "amountMinor",
    a.outstanding_minor as "outstandingMinor", a.overdue_minor as "overdueMinor", a.credit_balance_minor as "creditMinor",
    a.next_due_on as "nextDueOn", a.next_due_minor as "nextDueMinor", a.days_past_due as "daysPastDue",
    a.booked_through as "asOf"
  from agreement a where ${owned('a')} order by a.id desc limit ${AGREEMENTS_MAX}`;

const OWED = `select a.currency, sum(a.outstanding_minor) as "outstandingMinor", sum(a.overdue_minor) as "overdueMinor",
    sum(a.credit_balance_minor) as "creditMinor"
  from agreement a where ${owned('a')} group by a.currency order by a.currency`;

/** Answers that were used again for a later application stand once. */
const CHECKS = `select k.id, k.kind, k.status, k.result, k.asked_at as "askedAt", k.valid_until as "validUntil"
  from check_result k where ${owned('k')} and k.reused_of is null order by k.asked_at desc limit ${CHECKS_MAX}`;

const NOW = `(${businessNow('c.environment')})`;

/** As reading a profile asks for it. */
const IS_PROFILING_ALLOWED = `exists (select from consent n where ${owned('n')} and n.purpose = 'profiling'
  and 'profile' = any (n.data) and n.status = 'granted' and (n.expires_at is null or n.expires_at > ${NOW}))`;

const OVERVIEW = `select c.partner_id as "partnerId", p.slug as partner, c.kind, c.status, c.verification,
    c.party_id as "partyId",
    (select jsonb_object_agg(a.key, a.value) from jsonb_each(c.acquisition) a
      where a.value ->> 'expiresAt' is null or (a.value ->> 'expiresAt')::timestamptz > ${NOW}) as acquisition,
    ${IS_PROFILING_ALLOWED} as "isProfilingAllowed", ${rowsOf(SEGMENTS)} as segments, ${rowsOf(DECISIONS)} as decisions, ${rowsOf(AGREEMENTS)} as agreements,
    ${rowsOf(OWED)} as owed, ${rowsOf(CHECKS)} as checks
  from customer c join partner p on p.id = c.partner_id
  where c.id = $1 and c.bucket = $2 and c.environment = $3`;

/** What no other room answers about one customer of any partner, in one statement of as many short reads. */
@Injectable()
export class OverviewRepository {
  async find(tx: ReadTx, environment: Environment, id: Uuid): Promise<OverviewRow | undefined> {
    const rows = await tx.query<OverviewRow>(OVERVIEW, [id, bucketOf(id), environment]);
    return rows[0];
  }

  /** The root of his party; undefined for nobody's customer. */
  async partyOf(tx: ReadTx, environment: Environment, id: Uuid): Promise<Uuid | null | undefined> {
    const rows = await tx.query<{ partyId: Uuid | null }>(
      'select party_id as "partyId" from customer where id = $1 and bucket = $2 and environment = $3',
      [id, bucketOf(id), environment],
    );
    return rows[0] && rows[0].partyId;
  }
}
