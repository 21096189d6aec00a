import { Injectable } from '@nestjs/common';
import { type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import { isNotPutOff } from '../../platform/schedule/piecework.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { businessNowMs, type ClockScope } from '../partners/index.js';
import type { GuaranteeSums, GuaranteeTerms } from './guarantee.rules.js';
import type { GuaranteeStatus } from './guarantees.states.js';

/** Whose rows: a partner's own, or for staff all of an environment. */
export interface Scope {
  readonly environment: Environment;
  readonly partnerId?: Uuid;
}

/** What guarantees and suretyships have in common: an owner, a life, and a way to be signed. */
export interface Bound {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly customerId: Uuid;
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
  readonly version: number;
  readonly documentHash: Buffer | null;
  /** Business time of the owner when the row was read, milliseconds. */
  readonly nowMs: number;
  readonly zone: string;
}

export interface Guarantee extends Bound {
  readonly status: GuaranteeStatus;
  readonly applicationId: Uuid;
  readonly offerId: Uuid;
  readonly scenario: string;
  readonly product: string;
  readonly productVersion: number;
  readonly currency: string;
  readonly terms: GuaranteeTerms;
  readonly sums: GuaranteeSums;
  readonly issuedOn: LocalDate | undefined;
  readonly expiresOn: LocalDate;
  readonly nextActionOn: LocalDate | undefined;
}

interface Row {
  id: Uuid;
  partner_id: Uuid;
  environment: Environment;
  customer_id: Uuid;
  application_id: Uuid;
  offer_id: Uuid;
  scenario: string;
  zone: string;
  product: string;
  product_version: number;
  currency: string;
  terms: GuaranteeTerms;
  amount_minor: string;
  fee_minor: string;
  margin_minor: string;
  paid_minor: string;
  claimed_minor: string;
  freed_minor: string;
  receivable_minor: string;
  issued_on: string | null;
  expires_on: string;
  next_action_on: string | null;
  status: GuaranteeStatus;
  status_reason: string | null;
  status_changed_at: Date;
  version: number;
  document_hash: Buffer | null;
  now_ms: number;
}

/** Business time of a row's owner; the tables are `t`, `c` and `p`. */
export const NOW_MS = businessNowMs('t.environment');

const COLUMNS = `t.id, t.partner_id, t.environment, t.customer_id, t.application_id, t.offer_id, t.scenario, t.zone, t.product,
  t.product_version, t.currency, t.terms, t.amount_minor, t.fee_minor, t.margin_minor, t.paid_minor, t.claimed_minor, t.freed_minor,
  t.receivable_minor, t.issued_on::text, t.expires_on::text, t.next_action_on::text, t.status, t.status_reason, t.status_changed_at,
  t.version, t.document_hash,
  ${NOW_MS} as now_ms`;

const FROM = `guarantee t join customer c on c.id = t.customer_id and c.bucket = t.bucket join partner p on p.id = t.partner_id`;

/**
 * Promises of either kind whose next day has come on their customers' business clocks.
 * @param from the table as `t`, with its customer `c` and partner `p`
 */
export function dueFrom(
  tx: ReadTx,
  from: string,
  job: string,
  scope: Partial<ClockScope>,
  limit: number,
): Promise<{ id: Uuid; environment: Environment }[]> {
  return tx.query(
    `select t.id, t.environment from ${from}
       where t.next_action_on <= (to_timestamp((${NOW_MS}) / 1000) at time zone t.zone)::date
         and ($1::uuid is null or t.partner_id = $1 and t.environment = $2 and c.clock_id is not distinct from $3)
         and ${isNotPutOff(job, 't.id::text')}
       order by t.next_action_on, t.id limit $4`,
    [scope.partnerId ?? null, scope.environment ?? null, scope.clockId ?? null, limit],
  );
}

/** When the first two promises of these customers have something to do after an instant, in milliseconds. */
export async function nextDaysFrom(
  tx: ReadTx,
  from: string,
  { partnerId, environment, clockId }: ClockScope,
  afterMs: number,
): Promise<number[]> {
  const rows = await tx.query<{ ms: number }>(
    `select extract(epoch from d.starts)::float8 * 1000 as ms from ${from}
     cross join lateral (select t.next_action_on::timestamp at time zone t.zone as starts) d
     where t.partner_id = $1 and t.environment = $2 and c.clock_id is not distinct from $3
       and t.next_action_on is not null and d.starts > to_timestamp($4::float8 / 1000)
     order by d.starts limit 2`,
    [partnerId, environment, clockId, afterMs],
  );
  return rows.map(({ ms }) => ms);
}

/** A guarantee as it is made, before anybody has bound himself. */
export interface NewGuarantee {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly customerId: Uuid;
  readonly applicationId: Uuid;
  readonly offerId: Uuid;
  readonly scenario: string;
  readonly zone: string;
  readonly product: string;
  readonly productVersion: number;
  readonly currency: string;
  readonly terms: GuaranteeTerms;
  readonly amountMinor: bigint;
  readonly feeMinor: bigint;
  readonly marginMinor: bigint;
  readonly expiresOn: LocalDate;
  readonly nextActionOn: LocalDate;
  readonly document: Buffer;
  readonly documentHash: Buffer;
  readonly nowMs: number;
}

/** What an act changes in a row; what is left out stays. */
export interface GuaranteeChange {
  readonly status: GuaranteeStatus;
  readonly reason: string | undefined;
  readonly sums: GuaranteeSums;
  readonly expiresOn: LocalDate;
  readonly issuedOn: LocalDate | undefined;
  readonly nextActionOn: LocalDate | undefined;
  readonly signing?: object;
  readonly documentHash: Buffer | null;
  /** The business day of the act. */
  readonly today: LocalDate;
}

@Injectable()
export class GuaranteesRepository {
  /** @returns false when the application has a guarantee already */
  async insert(tx: Tx, g: NewGuarantee): Promise<boolean> {
    const rows = await tx.query(
      `insert into guarantee (id, bucket, partner_id, environment, customer_id, application_id, offer_id, scenario, zone,
         product, product_version, currency, terms, amount_minor, fee_minor, margin_minor, paid_minor, claimed_minor,
         freed_minor, receivable_minor, expires_on, next_action_on, document, document_hash, status, status_changed_at, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, 0, 0, 0, $17, $18, $19, $20,
         'awaitingIssue', to_timestamp($21::float8 / 1000), 1)
       on conflict (application_id, bucket) do nothing returning 1`,
      [
        g.id,
        bucketOf(g.id),
        g.partnerId,
        g.environment,
        g.customerId,
        g.applicationId,
        g.offerId,
        g.scenario,
        g.zone,
        g.product,
        g.productVersion,
        g.currency,
        g.terms,
        g.amountMinor.toString(),
        g.feeMinor.toString(),
        g.marginMinor.toString(),
        g.expiresOn.toString(),
        g.nextActionOn.toString(),
        g.document,
        g.documentHash,
        g.nowMs,
      ],
    );
    return rows.length > 0;
  }

  async find(tx: ReadTx, scope: Scope, id: Uuid): Promise<Guarantee | undefined> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from ${FROM}
       where t.id = $1 and t.bucket = $2 and t.environment = $3 and ($4::uuid is null or t.partner_id = $4)`,
      [id, bucketOf(id), scope.environment, scope.partnerId ?? null],
    );
    return rows[0] && fromRow(rows[0]);
  }

  /** Acts on one guarantee come one after the other. */
  async lock(tx: Tx, scope: Scope, id: Uuid): Promise<Guarantee | undefined> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from ${FROM}
       where t.id = $1 and t.bucket = $2 and t.environment = $3 and ($4::uuid is null or t.partner_id = $4) for update of t`,
      [id, bucketOf(id), scope.environment, scope.partnerId ?? null],
    );
    return rows[0] && fromRow(rows[0]);
  }

  /** Newest first, one more than asked for when there are more. */
  async list(
    tx: ReadTx,
    scope: Scope,
    filter: { status?: string | undefined; customerId?: Uuid | undefined },
    before: Uuid | undefined,
    limit: number,
  ): Promise<Guarantee[]> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from ${FROM}
       where t.environment = $1 and ($2::uuid is null or t.partner_id = $2) and ($3::text is null or t.status = $3)
         and ($4::uuid is null or t.customer_id = $4) and ($5::uuid is null or t.id < $5)
       order by t.id desc limit $6`,
      [
        scope.environment,
        scope.partnerId ?? null,
        filter.status ?? null,
        filter.customerId ?? null,
        before ?? null,
        limit,
      ],
    );
    return rows.map(fromRow);
  }

  /** Guarantees whose next day has come on their customers' business clocks. */
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

  /** @returns the row's new version */
  async save(tx: Tx, { id, version, nowMs }: Guarantee, change: GuaranteeChange): Promise<number> {
    const { sums } = change;
    const rows = await tx.query<{ version: number }>(
      `update guarantee set version = version + 1, status = $4,
         status_reason = case when status = $4 then status_reason else $5 end,
         status_changed_at = case when status = $4 then status_changed_at else to_timestamp($6::float8 / 1000) end,
         amount_minor = $7, fee_minor = $8, margin_minor = $9, paid_minor = $10, claimed_minor = $11, freed_minor = $12,
         receivable_minor = $13, expires_on = $14, issued_on = $15, next_action_on = $16,
         signing = coalesce($17, signing), signed_on = case when $17::jsonb is null then signed_on else $18::date end,
         ended_on = case when $4 in ('released', 'expired', 'cancelled') then coalesce(ended_on, $18::date) end,
         document_hash = $19
       where id = $1 and bucket = $2 and version = $3 returning version`,
      [
        id,
        bucketOf(id),
        version,
        change.status,
        change.reason ?? null,
        nowMs,
        sums.amountMinor.toString(),
        sums.feeMinor.toString(),
        sums.marginMinor.toString(),
        sums.paidMinor.toString(),
        sums.claimedMinor.toString(),
        sums.freedMinor.toString(),
        sums.receivableMinor.toString(),
        change.expiresOn.toString(),
        change.issuedOn?.toString() ?? null,
        change.nextActionOn?.toString() ?? null,
        change.signing ?? null,
        change.today.toString(),
        change.documentHash,
      ],
    );
    const next = rows[0]?.version;
    if (next === undefined) throw new Error('a guarantee that is locked has moved on');
    return next;
  }
}

function fromRow(row: Row): Guarantee {
  return {
    ...boundOf(row),
    status: row.status,
    applicationId: row.application_id,
    offerId: row.offer_id,
    scenario: row.scenario,
    product: row.product,
    productVersion: row.product_version,
    currency: row.currency,
    terms: row.terms,
    sums: {
      amountMinor: BigInt(row.amount_minor),
      feeMinor: BigInt(row.fee_minor),
      marginMinor: BigInt(row.margin_minor),
      paidMinor: BigInt(row.paid_minor),
      claimedMinor: BigInt(row.claimed_minor),
      freedMinor: BigInt(row.freed_minor),
      receivableMinor: BigInt(row.receivable_minor),
    },
    issuedOn: row.issued_on === null ? undefined : parseDate(row.issued_on),
    expiresOn: dateOf(row.expires_on),
    nextActionOn: row.next_action_on === null ? undefined : parseDate(row.next_action_on),
  };
}

/** The columns that both kinds of promises share. */
export type BoundRow = Pick<
  Row,
  | 'id'
  | 'partner_id'
  | 'environment'
  | 'customer_id'
  | 'zone'
  | 'status_reason'
  | 'status_changed_at'
  | 'version'
  | 'document_hash'
  | 'now_ms'
>;

export function boundOf(row: BoundRow): Bound {
  return {
    id: row.id,
    partnerId: row.partner_id,
    environment: row.environment,
    customerId: row.customer_id,
    zone: row.zone,
    statusReason: row.status_reason,
    statusChangedAt: row.status_changed_at,
    version: row.version,
    documentHash: row.document_hash,
    nowMs: row.now_ms,
  };
}

export function dateOf(text: string): LocalDate {
  const date = parseDate(text);
  if (!date) throw new Error(`no date: ${text}`);
  return date;
}
