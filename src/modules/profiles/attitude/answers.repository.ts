import { Injectable } from '@nestjs/common';
import type { KeyObject } from 'node:crypto';
import type { StatedAttitude } from '../../../engines/segmentation/index.js';
import { bucketOf, type Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import { arrayLiteral } from '../../../platform/database/array-literal.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { open, seal } from '../../../platform/security/secret-box.js';
import type { Tenant } from '../../customers/index.js';

export type Answers = Readonly<Record<string, string>>;

export interface StoredAnswer {
  readonly version: number;
  readonly dimensions: StatedAttitude['dimensions'];
  readonly answeredBy: 'partner' | 'staff';
  readonly answeredAt: Date;
}

/** What customers have said of themselves: the scores in plain sight of rules, the words under the customer's key. */
@Injectable()
export class AnswersRepository {
  /** The newest answers of one questionnaire take the place of earlier ones. */
  async save(
    tx: Tx,
    { partnerId, environment }: Tenant,
    customer: { readonly id: Uuid; readonly key: KeyObject },
    name: string,
    given: Omit<StoredAnswer, 'answeredAt'> & { readonly answers: Answers },
  ): Promise<void> {
    const sealed = seal(
      customer.key,
      `questionnaire/${name}/${customer.id}`,
      JSON.stringify({ v: 1, answers: given.answers }),
    );
    await tx.query(
      `with told as (insert into customer_change (customer_ids) values (array[$1::uuid]))
       insert into questionnaire_answer (customer_id, bucket, partner_id, environment, name, version, dimensions, sealed,
         answered_by, answered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp())
       on conflict (customer_id, bucket, name) do update set version = excluded.version, dimensions = excluded.dimensions,
         sealed = excluded.sealed, answered_by = excluded.answered_by, answered_at = excluded.answered_at`,
      [
        customer.id,
        bucketOf(customer.id),
        partnerId,
        environment,
        name,
        given.version,
        JSON.stringify(given.dimensions),
        sealed,
        given.answeredBy,
      ],
    );
  }

  /** Of all questionnaires, the newest first. */
  async list(tx: ReadTx, { partnerId, environment }: Tenant, customerId: Uuid): Promise<StoredAnswer[]> {
    return tx.query<StoredAnswer>(
      `select version, dimensions, answered_by as "answeredBy", answered_at as "answeredAt" from questionnaire_answer
       where customer_id = $1 and bucket = $2 and partner_id = $3 and environment = $4 order by answered_at desc limit 20`,
      [customerId, bucketOf(customerId), partnerId, environment],
    );
  }

  /** The same of several customers; who has answered nothing is left out. */
  async ofMany(
    tx: ReadTx,
    environment: Environment,
    customerIds: readonly Uuid[],
  ): Promise<ReadonlyMap<Uuid, StoredAnswer[]>> {
    const rows = await tx.query<StoredAnswer & { readonly customerId: Uuid }>(
      `select q.customer_id as "customerId", q.version, q.dimensions, q.answered_by as "answeredBy",
         q.answered_at as "answeredAt"
       from unnest($1::uuid[], $2::int2[]) as a(id, bucket)
       join questionnaire_answer q on q.customer_id = a.id and q.bucket = a.bucket
       where q.environment = $3 order by q.answered_at desc limit $4`,
      [
        arrayLiteral(customerIds),
        arrayLiteral(customerIds.map(bucketOf)),
        environment,
        20 * customerIds.length,
      ],
    );
    const said = new Map<Uuid, StoredAnswer[]>();
    for (const { customerId, ...answer } of rows)
      said.set(customerId, [...(said.get(customerId) ?? []), answer]);
    return said;
  }

  /** All that he has answered, as he answered it: for himself. */
  async everything(tx: ReadTx, customer: { readonly id: Uuid; readonly key: KeyObject }): Promise<object[]> {
    const rows = await tx.query<{
      name: string;
      version: number;
      dimensions: object;
      sealed: Buffer;
      at: Date;
    }>(
      `select name, version, dimensions, sealed, answered_at as at from questionnaire_answer
       where customer_id = $1 and bucket = $2 order by name`,
      [customer.id, bucketOf(customer.id)],
    );
    return rows.map(({ name, version, dimensions, sealed, at }) => {
      const { answers } = JSON.parse(
        open(customer.key, `questionnaire/${name}/${customer.id}`, sealed).toString(),
      ) as { answers: Answers };
      return { name, version, dimensions, answers, answeredAt: at.toISOString() };
    });
  }

  async erase(tx: Tx, customer: Uuid): Promise<number> {
    const rows = await tx.query(
      'delete from questionnaire_answer where customer_id = $1 and bucket = $2 returning 1',
      [customer, bucketOf(customer)],
    );
    return rows.length;
  }
}
