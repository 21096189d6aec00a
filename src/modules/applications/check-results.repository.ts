import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { open, seal } from '../../platform/security/secret-box.js';
import type { Application } from './application.js';
import type { CheckAnswer, CheckDetail, CheckKind, CheckVerdict } from './checks/check.js';
import type { CheckOutcome } from './checks/checks.js';

/** What of an application its checks are about. */
export type CheckedApplication = Pick<
  Application,
  | 'id'
  | 'partnerId'
  | 'environment'
  | 'customerId'
  | 'currency'
  | 'amountMinor'
  | 'scenario'
  | 'isCredit'
  | 'nowMs'
>;

/** What one source said, or that it did not. */
export interface CheckResult {
  readonly id: Uuid;
  readonly kind: CheckKind;
  readonly status: 'asked' | 'answered' | 'late' | 'failed';
  readonly result: CheckVerdict | null;
  readonly score: number | null;
  /** Business time. */
  readonly validUntilMs: number | null;
  readonly costMinor: number | null;
  readonly costCurrency: string | null;
  readonly consentId: Uuid | null;
  /** The earlier question whose answer still holds. */
  readonly reusedOf: Uuid | null;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  readonly detail: Buffer | null;
  /** It was asked again later, and the later word counts. */
  readonly isSuperseded: boolean;
}

/** Whether a source must be asked (again): it has not said anything, or nothing that holds any more. */
export function isOpen(check: CheckResult | undefined, nowMs: number): boolean {
  return check?.status !== 'answered' || (check.validUntilMs ?? 0) <= nowMs;
}

const COLUMNS = `id, kind, status, result, score, extract(epoch from valid_until)::float8 * 1000 as "validUntilMs",
  cost_minor::float8 as "costMinor", cost_currency as "costCurrency", consent_id as "consentId",
  reused_of as "reusedOf", asked_at as "askedAt", answered_at as "answeredAt", detail, superseded as "isSuperseded"`;
/** An answer about one application alone holds while people look at it. */
const HOLDS_DAYS_MIN = 1;
const DAY_MS = 86_400_000;
/** Rounds of questions about one application that staff are shown. */
const SHOWN_MAX = 40;

@Injectable()
export class CheckResultsRepository {
  constructor(private readonly clock: SystemClock) {}

  /** What counts now: one a kind. */
  async of(tx: ReadTx, { id }: Pick<Application, 'id'>): Promise<CheckResult[]> {
    return tx.query<CheckResult>(
      `select ${COLUMNS} from check_result where application_id = $1 and bucket = $2 and not superseded
       order by kind limit 10`,
      [id, bucketOf(id)],
    );
  }

  /** With what counted before, the latest question of each kind first. */
  async history(tx: ReadTx, { id }: Pick<Application, 'id'>): Promise<CheckResult[]> {
    return tx.query<CheckResult>(
      `select ${COLUMNS} from check_result where application_id = $1 and bucket = $2 order by kind, id desc limit $3`,
      [id, bucketOf(id), SHOWN_MAX],
    );
  }

  /** Makes room for questions that are asked again. What was said before is kept and counts no longer. */
  async supersede(tx: Tx, { id }: Pick<Application, 'id'>, kinds: readonly CheckKind[]): Promise<void> {
    await tx.query(
      `update check_result set superseded = true
       where application_id = $1 and bucket = $2 and kind = any ($3) and not superseded`,
      [id, bucketOf(id), kinds],
    );
  }

  /**
   * Stores a question of each kind. Where an earlier answer about the customer still holds, that one serves: nothing is
   * asked then and nothing paid.
   * @returns the ids of those that are to be asked; they stay the same when it has to be asked again
   */
  async ask(
    tx: Tx,
    { id, customerId, partnerId, environment, nowMs }: CheckedApplication,
    kinds: readonly CheckKind[],
    consentFor: (kind: CheckKind) => Uuid | undefined,
  ): Promise<ReadonlyMap<CheckKind, Uuid>> {
    const bucket = bucketOf(customerId);
    const rows = await tx.query<{ id: Uuid; kind: CheckKind; status: string }>(
      `insert into check_result (id, bucket, partner_id, environment, application_id, customer_id, kind, status, result,
         score, valid_until, consent_id, reused_of, asked_at, answered_at, detail)
       select n.id, $4, $5, $6, $7, $8, n.kind, coalesce(e.status, 'asked'), e.result, e.score, e.valid_until,
         case when e.id is null then n.consent_id else e.consent_id end, e.id, clock_timestamp(),
         case when e.id is not null then clock_timestamp() end, e.detail
       from unnest($1::uuid[], $2::text[], $3::uuid[]) as n(id, kind, consent_id)
       left join lateral (
         select c.id, c.status, c.result, c.score, c.valid_until, c.consent_id, c.detail from check_result c
         where c.customer_id = $8 and c.bucket = $4 and c.kind = n.kind and c.status = 'answered' and c.reusable and c.reused_of is null
           and c.valid_until > to_timestamp($9::float8 / 1000)
         order by c.valid_until desc limit 1) e on true
       returning id, kind, status`,
      [
        kinds.map(() => newUuid(this.clock.nowMs(), bucket)),
        kinds,
        kinds.map((kind) => consentFor(kind) ?? null),
        bucket,
        partnerId,
        environment,
        id,
        customerId,
        nowMs,
      ],
    );
    return new Map(rows.filter(({ status }) => status === 'asked').map((row) => [row.kind, row.id]));
  }

  /**
   * Stores outcomes once; a second answer to the same question changes nothing.
   * @returns all that is known of the application by then
   */
  async store(
    tx: Tx,
    { id, nowMs, customerId }: Application,
    outcomes: readonly (readonly [checkId: Uuid, outcome: CheckOutcome])[],
    key: KeyObject | undefined,
  ): Promise<CheckResult[]> {
    const answers = outcomes.map(([, outcome]) =>
      outcome.status === 'answered' ? outcome.answer : undefined,
    );
    const of = <T>(read: (answer: CheckAnswer, checkId: Uuid) => T | undefined): (T | null)[] =>
      outcomes.map(([checkId], i) => (answers[i] && read(answers[i], checkId)) ?? null);
    return tx.query<CheckResult>(
      `with stored as (
       update check_result c set status = g.status, result = g.result, score = g.score,
         valid_until = to_timestamp(g.valid_until_ms / 1000), cost_minor = g.cost_minor, cost_currency = g.cost_currency,
         reusable = coalesce(g.reusable, true), detail = g.detail, answered_at = case when g.status = 'answered' then clock_timestamp() end
       from unnest($2::uuid[], $3::text[], $4::text[], $5::float8[], $6::float8[], $7::int8[], $8::text[], $9::bytea[],
         $11::bool[]) as g(id, status, result, score, valid_until_ms, cost_minor, cost_currency, detail, reusable)
       where c.id = g.id and c.bucket = $1 and c.status <> 'answered' returning c.*)
       select ${COLUMNS} from stored
       union all
       select ${COLUMNS} from check_result c where c.application_id = $10 and c.bucket = $1 and not c.superseded
         and not exists (select 1 from stored s where s.id = c.id)`,
      [
        bucketOf(customerId),
        outcomes.map(([checkId]) => checkId),
        outcomes.map(([, { status }]) => status),
        of(({ result }) => result),
        of(({ score }) => score),
        of(({ validDays }) => nowMs + Math.max(validDays, HOLDS_DAYS_MIN) * DAY_MS),
        of(({ cost }) => cost.minor),
        of(({ cost }) => cost.currency),
        of(({ detail }, checkId) => key && sealDetail(key, checkId, detail)),
        id,
        of(({ validDays }) => validDays > 0),
      ],
    );
  }

  /** Nobody waits for these any more. */
  async giveUp(tx: Tx, { id }: Application): Promise<void> {
    await tx.query(
      `update check_result set status = 'late' where application_id = $1 and bucket = $2 and status = 'asked'`,
      [id, bucketOf(id)],
    );
  }
}

/** The text is sealed for the question that was really asked; who reuses the answer opens it under that one's name. */
export function sealDetail(key: KeyObject, checkId: Uuid, detail: CheckAnswer['detail']): Buffer {
  return seal(key, `check_result/detail/${checkId}`, Buffer.from(JSON.stringify({ v: 1, ...detail })));
}

export function openDetail(
  key: KeyObject | undefined,
  { id, reusedOf, detail }: Pick<CheckResult, 'id' | 'reusedOf' | 'detail'>,
): CheckDetail {
  if (!key || !detail) return {};
  return JSON.parse(open(key, `check_result/detail/${reusedOf ?? id}`, detail).toString()) as CheckDetail;
}
