import { Injectable } from '@nestjs/common';
import { type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import {
  type Bound,
  boundOf,
  type BoundRow,
  dateOf,
  dueFrom,
  nextDaysFrom,
  NOW_MS,
  type Scope,
} from './promises.js';
import type { ClockScope } from '../partners/index.js';
import type { SuretyshipStatus } from './guarantees.states.js';
import type { Standing, SuretyshipKind, SuretyshipSums, SuretyshipTerms } from './suretyship.rules.js';

/** Somebody's promise to pay for a borrower; its owner is the guarantor. */
export interface Suretyship extends Bound, Standing {
  readonly borrowerId: Uuid;
  readonly applicationId: Uuid;
  readonly agreementId: Uuid | undefined;
  readonly scenario: string;
  readonly kind: SuretyshipKind;
  readonly relation: string | null;
  readonly currency: string;
  readonly callableFrom: LocalDate | undefined;
}

interface Row extends BoundRow {
  borrower_id: Uuid;
  application_id: Uuid;
  agreement_id: Uuid | null;
  scenario: string;
  kind: SuretyshipKind;
  relation: string | null;
  currency: string;
  terms: SuretyshipTerms;
  cap_minor: string;
  released_minor: string;
  called_minor: string;
  paid_minor: string;
  invited_until: string;
  notice_on: string | null;
  callable_from: string | null;
  status: SuretyshipStatus;
}

const COLUMNS = `t.id, t.partner_id, t.environment, t.customer_id, t.borrower_id, t.application_id, t.agreement_id, t.scenario, t.zone,
  t.kind, t.relation, t.currency, t.terms, t.cap_minor, t.released_minor, t.called_minor, t.paid_minor, t.invited_until::text,
  t.notice_on::text, t.callable_from::text, t.status, t.status_reason, t.status_changed_at, t.version, t.document_hash,
  ${NOW_MS} as now_ms`;
const FROM = `suretyship t join customer c on c.id = t.customer_id and c.bucket = t.bucket join partner p on p.id = t.partner_id`;
/** Something may still happen to it by itself. */
const OPEN: readonly SuretyshipStatus[] = ['invited', 'consented', 'signed', 'active', 'called'];

export type NewSuretyship = Pick<
  Suretyship,
  | 'id'
  | 'partnerId'
  | 'environment'
  | 'customerId'
  | 'borrowerId'
  | 'applicationId'
  | 'scenario'
  | 'zone'
  | 'kind'
  | 'relation'
  | 'currency'
  | 'terms'
  | 'invitedUntil'
  | 'nowMs'
> & { readonly capMinor: bigint; readonly nextActionOn: LocalDate };

/** A row after an act. */
export interface SuretyshipChange extends Suretyship {
  readonly nextActionOn: LocalDate | undefined;
  readonly document?: { readonly sealed: Buffer; readonly hash: Buffer };
  readonly signing?: object;
  readonly today: LocalDate;
}

@Injectable()
export class SuretyshipsRepository {
  /** @returns false when he is asked for this application already */
  async insert(tx: Tx, s: NewSuretyship): Promise<boolean> {
    const rows = await tx.query(
      `insert into suretyship (id, bucket, partner_id, environment, customer_id, borrower_id, application_id, scenario, zone,
         kind, relation, currency, terms, cap_minor, released_minor, called_minor, paid_minor, invited_until, next_action_on,
         status, status_changed_at, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, 0, 0, $15, $16, 'invited',
         to_timestamp($17::float8 / 1000), 1)
       on conflict (application_id, customer_id, bucket) do nothing returning 1`,
      [
        s.id,
        bucketOf(s.id),
        s.partnerId,
        s.environment,
        s.customerId,
        s.borrowerId,
        s.applicationId,
        s.scenario,
        s.zone,
        s.kind,
        s.relation,
        s.currency,
        s.terms,
        s.capMinor.toString(),
        s.invitedUntil.toString(),
        s.nextActionOn.toString(),
        s.nowMs,
      ],
    );
    return rows.length > 0;
  }

  async find(tx: ReadTx, { environment, partnerId }: Scope, id: Uuid): Promise<Suretyship | undefined> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from ${FROM}
       where t.id = $1 and t.bucket = $2 and t.environment = $3 and ($4::uuid is null or t.partner_id = $4)`,
      [id, bucketOf(id), environment, partnerId ?? null],
    );
    return rows[0] && fromRow(rows[0]);
  }

  /** Acts on one suretyship come one after the other. */
  async lock(tx: Tx, scope: Scope, id: Uuid): Promise<Suretyship | undefined> {
    await tx.query('select 1 from suretyship where id = $1 and bucket = $2 for update', [id, bucketOf(id)]);
    return this.find(tx, scope, id);
  }

  /** Newest first, one more than asked for when there are more. */
  async list(
    tx: ReadTx,
    { environment, partnerId }: Scope,
    { status, applicationId }: { status?: string | undefined; applicationId?: Uuid | undefined },
    before: Uuid | undefined,
    limit: number,
  ): Promise<Suretyship[]> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from ${FROM}
       where t.environment = $1 and ($2::uuid is null or t.partner_id = $2) and ($3::text is null or t.status = $3)
         and ($4::uuid is null or t.application_id = $4) and ($5::uuid is null or t.id < $5)
       order by t.id desc limit $6`,
      [environment, partnerId ?? null, status ?? null, applicationId ?? null, before ?? null, limit],
    );
    return rows.map(fromRow);
  }

  /** What a guarantor, locked, stands for in a currency, minor units, besides one suretyship. */
  async boundMinor(tx: Tx, customerId: Uuid, currency: string, besides: Uuid): Promise<bigint> {
    const rows = await tx.query<{ bound: string }>(
      `select coalesce(sum(cap_minor - released_minor - paid_minor), 0)::text as bound from suretyship
       where customer_id = $1 and bucket = $2 and currency = $3 and id <> $4 and status in ('signed', 'active', 'called')`,
      [customerId, bucketOf(customerId), currency, besides],
    );
    return BigInt(rows[0]?.bound ?? 0);
  }

  /** Those whose next day has come. */
  async due(
    tx: ReadTx,
    job: string,
    scope: Partial<ClockScope>,
    limit: number,
  ): Promise<{ id: Uuid; environment: Environment }[]> {
    return dueFrom(tx, FROM, job, scope, limit);
  }

  nextDays(tx: ReadTx, scope: ClockScope, afterMs: number): Promise<number[]> {
    return nextDaysFrom(tx, FROM, scope, afterMs);
  }

  /** Nothing has happened to it; it is looked at again on that day. */
  async lookAgain(tx: Tx, { id }: Suretyship, on: LocalDate): Promise<void> {
    await tx.query(
      'update suretyship set next_action_on = $3 where id = $1 and bucket = $2 and next_action_on < $3',
      [id, bucketOf(id), on.toString()],
    );
  }

  /** @returns the row's new version */
  async save(tx: Tx, before: Suretyship, after: SuretyshipChange): Promise<number> {
    const { sums } = after;
    const rows = await tx.query<{ version: number }>(
      `update suretyship set version = version + 1, status = $4, status_reason = $5,
         status_changed_at = case when status = $4 then status_changed_at else to_timestamp($6::float8 / 1000) end,
         agreement_id = $7, released_minor = $8, called_minor = $9, paid_minor = $10, notice_on = $11, callable_from = $12,
         next_action_on = $13, document = coalesce($14, document), document_hash = coalesce($15, document_hash),
         signing = coalesce($16, signing), signed_on = case when $16::jsonb is null then signed_on else $17::date end
       where id = $1 and bucket = $2 and version = $3 returning version`,
      [
        before.id,
        bucketOf(before.id),
        before.version,
        after.status,
        after.statusReason,
        before.nowMs,
        after.agreementId ?? null,
        sums.releasedMinor.toString(),
        sums.calledMinor.toString(),
        sums.paidMinor.toString(),
        after.noticeOn?.toString() ?? null,
        after.callableFrom?.toString() ?? null,
        OPEN.includes(after.status) ? (after.nextActionOn?.toString() ?? null) : null,
        after.document?.sealed ?? null,
        after.document?.hash ?? null,
        after.signing ?? null,
        after.today.toString(),
      ],
    );
    const version = rows[0]?.version;
    if (version === undefined) throw new Error('a suretyship that is locked has moved on');
    return version;
  }
}

function fromRow(row: Row): Suretyship {
  const date = (text: string | null): LocalDate | undefined => (text === null ? undefined : parseDate(text));
  const sums: SuretyshipSums = {
    capMinor: BigInt(row.cap_minor),
    releasedMinor: BigInt(row.released_minor),
    calledMinor: BigInt(row.called_minor),
    paidMinor: BigInt(row.paid_minor),
  };
  return {
    ...boundOf(row),
    status: row.status,
    borrowerId: row.borrower_id,
    applicationId: row.application_id,
    agreementId: row.agreement_id ?? undefined,
    scenario: row.scenario,
    kind: row.kind,
    relation: row.relation,
    currency: row.currency,
    terms: row.terms,
    sums,
    invitedUntil: dateOf(row.invited_until),
    noticeOn: date(row.notice_on),
    callableFrom: date(row.callable_from),
  };
}
