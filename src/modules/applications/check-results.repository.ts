import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { open, seal } from '../../platform/security/secret-box.js';
import type { Application } from './application.js';
import type { CheckAnswer, CheckDetail, CheckKind, CheckVerdict } from './checks/check.js';
import type { CheckOutcome } from './checks/checks.js';

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
}

const COLUMNS = `id, kind, status, result, score, extract(epoch from valid_until)::float8 * 1000 as "validUntilMs",
  cost_minor::float8 as "costMinor", cost_currency as "costCurrency", consent_id as "consentId",
  reused_of as "reusedOf", asked_at as "askedAt", answered_at as "answeredAt", detail`;

@Injectable()
export class CheckResultsRepository {
  constructor(private readonly clock: SystemClock) {}

  /** By the order in which they were asked; there is one a kind. */
  async of(tx: ReadTx, { id }: Pick<Application, 'id'>): Promise<CheckResult[]> {
    return tx.query<CheckResult>(
      `select ${COLUMNS} from check_result where application_id = $1 and bucket = $2 order by kind limit 10`,
      [id, bucketOf(id)],
    );
  }

  /** The newest answer about the same customer that still holds. */
  async reusable(
    tx: ReadTx,
    { customerId, nowMs }: Application,
    kind: CheckKind,
  ): Promise<CheckResult | undefined> {
    const rows = await tx.query<CheckResult>(
      `select ${COLUMNS} from check_result
       where customer_id = $1 and bucket = $2 and kind = $3 and status = 'answered' and reused_of is null
         and valid_until > to_timestamp($4::float8 / 1000) order by valid_until desc limit 1`,
      [customerId, bucketOf(customerId), kind, nowMs],
    );
    return rows[0];
  }

  /** The question as asked; its id stays the same when it has to be asked again. */
  async ask(tx: Tx, application: Application, kind: CheckKind, consentId: Uuid | undefined): Promise<Uuid> {
    return this.insert(tx, application, { kind, status: 'asked', consentId });
  }

  /** An earlier answer serves; nothing is asked and nothing paid. */
  async reuse(tx: Tx, application: Application, earlier: CheckResult): Promise<void> {
    await this.insert(tx, application, { ...earlier, reusedOf: earlier.id });
  }

  private async insert(
    tx: Tx,
    { id: applicationId, customerId, partnerId, environment }: Application,
    row: Pick<CheckResult, 'kind' | 'status'> & { consentId?: Uuid | null | undefined } & Partial<
        Pick<CheckResult, 'result' | 'score' | 'validUntilMs' | 'reusedOf' | 'detail'>
      >,
  ): Promise<Uuid> {
    const id = newUuid(this.clock.nowMs(), bucketOf(customerId));
    await tx.query(
      `insert into check_result (id, bucket, partner_id, environment, application_id, customer_id, kind, status, result,
         score, valid_until, consent_id, reused_of, asked_at, answered_at, detail)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_timestamp($11::float8 / 1000), $12, $13, clock_timestamp(),
         case when $8 = 'answered' then clock_timestamp() end, $14)`,
      [
        id,
        bucketOf(id),
        partnerId,
        environment,
        applicationId,
        customerId,
        row.kind,
        row.status,
        row.result ?? null,
        row.score ?? null,
        row.validUntilMs ?? null,
        row.consentId ?? null,
        row.reusedOf ?? null,
        row.detail ?? null,
      ],
    );
    return id;
  }

  /** Stores an outcome once; a second answer to the same question changes nothing. */
  async store(
    tx: Tx,
    { nowMs }: Application,
    checkId: Uuid,
    outcome: CheckOutcome,
    key: KeyObject | undefined,
  ): Promise<void> {
    const answer = outcome.status === 'answered' ? outcome.answer : undefined;
    await tx.query(
      `update check_result set status = $3, result = $4, score = $5, valid_until = to_timestamp($6::float8 / 1000),
         cost_minor = $7, cost_currency = $8, detail = $9, answered_at = case when $3 = 'answered' then clock_timestamp() end
       where id = $1 and bucket = $2 and status <> 'answered'`,
      [
        checkId,
        bucketOf(checkId),
        outcome.status,
        answer?.result ?? null,
        answer?.score ?? null,
        answer ? nowMs + answer.validDays * 86_400_000 : null,
        answer?.cost.minor ?? null,
        answer?.cost.currency ?? null,
        answer && key ? sealDetail(key, checkId, answer.detail) : null,
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
