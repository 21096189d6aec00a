import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import { businessNowMs } from '../partners/index.js';
import type { AnswerJson } from './answer.types.js';
import { unpackAnswer } from './stored-answer.js';

export interface StoredDecisionRow {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly customerId: Uuid | null;
  readonly scenario: string;
  readonly purpose: string;
  readonly snapshotVersion: string;
  readonly engine: string;
  readonly offerCount: number;
  readonly outcome: string;
  readonly verdicts: string;
  readonly inputs: Buffer;
  /** JSON text, as it was sent. */
  readonly answer: string;
  /** Of the customer, for opening the inputs; null for an anonymous decision and after erasure. */
  readonly wrappedKey: Buffer | null;
  /** Business time now, milliseconds. */
  readonly nowMs: number;
}

type Row = Omit<StoredDecisionRow, 'answer'> & { readonly answer: Buffer };

export interface DecisionFilter {
  readonly environment: Environment;
  readonly partnerId?: Uuid | undefined;
  readonly customerId?: Uuid | undefined;
  readonly scenario?: string | undefined;
  readonly outcome?: string | undefined;
}

const COLUMNS = `d.id, d.partner_id as "partnerId", d.environment, d.customer_id as "customerId", d.scenario, d.purpose,
  d.snapshot_version as "snapshotVersion", d.engine, d.offer_count as "offerCount", d.outcome, d.verdicts, d.inputs, d.answer,
  c.wrapped_key as "wrappedKey",
  ${businessNowMs('d.environment')} as "nowMs"`;
const FROM = `decision d join partner p on p.id = d.partner_id
  left join customer c on c.id = d.customer_id and c.bucket = d.bucket`;

@Injectable()
export class DecisionsRepository {
  /** A partner's own decision. */
  async find(tx: ReadTx, tenant: Tenant, id: Uuid): Promise<StoredDecisionRow | undefined> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from ${FROM} where d.partner_id = $1 and d.environment = $2 and d.id = $3 and d.bucket = $4`,
      [tenant.partnerId, tenant.environment, id, bucketOf(id)],
    );
    return rows[0] && fromRow(rows[0]);
  }

  /** Any partner's, for staff. */
  async findAny(tx: ReadTx, environment: Environment, id: Uuid): Promise<StoredDecisionRow | undefined> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from ${FROM} where d.environment = $1 and d.id = $2 and d.bucket = $3`,
      [environment, id, bucketOf(id)],
    );
    return rows[0] && fromRow(rows[0]);
  }

  /** Newest first. */
  async search(
    tx: ReadTx,
    filter: DecisionFilter,
    before: Uuid | undefined,
    limit: number,
  ): Promise<StoredDecisionRow[]> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from ${FROM}
       where d.environment = $1 and ($2::uuid is null or d.partner_id = $2) and ($3::uuid is null or d.customer_id = $3
           or d.id = any (array(select j.decision_id from customer_decision j where j.customer_id = $3)))
         and ($4::text is null or d.scenario = $4) and ($5::text is null or d.outcome = $5)
         and ($6::uuid is null or d.id < $6)
       order by d.id desc limit $7`,
      [
        filter.environment,
        filter.partnerId ?? null,
        filter.customerId ?? null,
        filter.scenario ?? null,
        filter.outcome ?? null,
        before ?? null,
        limit,
      ],
    );
    return rows.map(fromRow);
  }

  /** Requests that ended without an offer, by scenario and reason. */
  async unservedDemand(
    tx: ReadTx,
    environment: Environment,
    from: Uuid,
    to: Uuid,
  ): Promise<
    { scenario: string; reason: string; currency: string | null; requests: number; amountMinor: number }[]
  > {
    const rows = await tx.query<{
      scenario: string;
      reason: string;
      currency: string | null;
      requests: string;
      amount_minor: string;
    }>(
      `select scenario, outcome as reason, currency, count(*) as requests, coalesce(sum(amount_minor), 0) as amount_minor
       from decision where environment = $1 and id >= $2 and id < $3 and outcome <> 'offered'
       group by scenario, outcome, currency order by requests desc, scenario, reason limit 1000`,
      [environment, from, to],
    );
    return rows.map((row) => ({
      scenario: row.scenario,
      reason: row.reason,
      currency: row.currency,
      requests: Number(row.requests),
      amountMinor: Number(row.amount_minor),
    }));
  }

  /**
   * Joins an anonymous decision to a customer's timeline. The first claim wins, also among those that come together.
   * @returns whether it is this customer's
   */
  async join(tx: Tx, tenant: Tenant, id: Uuid, customerId: Uuid): Promise<boolean> {
    const { partnerId, environment } = tenant;
    await tx.query(
      `insert into decision_claim (decision_id, bucket, customer_id, partner_id, environment)
       values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [id, bucketOf(id), customerId, partnerId, environment],
    );
    const [claim] = await tx.query<{ customerId: Uuid }>(
      `select customer_id as "customerId" from decision_claim
       where partner_id = $1 and environment = $2 and decision_id = $3 and bucket = $4`,
      [partnerId, environment, id, bucketOf(id)],
    );
    if (claim?.customerId !== customerId) return false;
    await tx.query(
      `insert into customer_decision (decision_id, bucket, customer_id, partner_id, environment)
       values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [id, bucketOf(customerId), customerId, partnerId, environment],
    );
    return true;
  }

  /**
   * Drops what was answered to nobody and joined by nobody.
   * @param olderThan the first id that stays
   * @param limit rows at most in this round
   */
  async dropAnonymous(tx: Tx, olderThan: Uuid, limit: number): Promise<void> {
    await tx.query(
      `delete from decision d where (d.id, d.bucket) in (
         select a.id, a.bucket from decision a
         where a.customer_id is null and a.id < $1
           and not exists (select from customer_decision j where j.decision_id = a.id)
         order by a.id limit $2)`,
      [olderThan, limit],
    );
  }
}

function fromRow(row: Row): StoredDecisionRow {
  return { ...row, answer: unpackAnswer(row.answer) };
}

export function answerOf(row: StoredDecisionRow): AnswerJson {
  return JSON.parse(row.answer) as AnswerJson;
}
