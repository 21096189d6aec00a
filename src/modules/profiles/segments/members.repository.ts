import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../../kernel/ids.js';
import { arrayLiteral } from '../../../platform/database/array-literal.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';

/** Somebody who has entered a segment or left it. */
export interface Movement {
  readonly customerId: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly segment: string;
  /** Version of the segment by which he did. */
  readonly number: number;
  readonly isIn: boolean;
  /** Whether he allows to be profiled; otherwise his partner does not hear that he is in. */
  readonly isProfiled: boolean;
}

export interface MemberRow {
  readonly customerId: Uuid;
  readonly partner: string;
  readonly number: number;
  readonly enteredAt: Date;
}

/** Who is in which segment. */
@Injectable()
export class MembersRepository {
  /** Of customers one by one; their rows of facts are written by the caller. */
  async move(tx: Tx, movements: readonly Movement[]): Promise<void> {
    const entered = movements.filter(({ isIn }) => isIn);
    if (entered.length > 0) {
      await tx.query(
        `insert into segment_member (customer_id, bucket, partner_id, environment, segment, number, entered_at)
         select a.*, clock_timestamp() from unnest($1::uuid[], $2::int2[], $3::uuid[], $4::text[], $5::text[], $6::int4[]) a
         on conflict do nothing`,
        [
          arrayLiteral(entered.map(({ customerId }) => customerId)),
          arrayLiteral(entered.map(({ customerId }) => bucketOf(customerId))),
          arrayLiteral(entered.map(({ partnerId }) => partnerId)),
          arrayLiteral(entered.map(({ environment }) => environment)),
          arrayLiteral(entered.map(({ segment }) => segment)),
          arrayLiteral(entered.map(({ number }) => number)),
        ],
      );
    }
    const left = movements.filter(({ isIn }) => !isIn);
    if (left.length === 0) return;
    await tx.query(
      `delete from segment_member m using unnest($1::uuid[], $2::int2[], $3::text[]) as a(customer_id, bucket, segment)
       where m.customer_id = a.customer_id and m.bucket = a.bucket and m.segment = a.segment`,
      [
        arrayLiteral(left.map(({ customerId }) => customerId)),
        arrayLiteral(left.map(({ customerId }) => bucketOf(customerId))),
        arrayLiteral(left.map(({ segment }) => segment)),
      ],
    );
  }

  /** In the order of their ids. */
  async list(
    tx: ReadTx,
    environment: Environment,
    segment: string,
    after: Uuid | undefined,
    limit: number,
  ): Promise<MemberRow[]> {
    return tx.query(
      `select m.customer_id as "customerId", p.slug as partner, m.number, m.entered_at as "enteredAt"
       from segment_member m join partner p on p.id = m.partner_id
       where m.segment = $1 and m.environment = $2 and ($3::uuid is null or m.customer_id > $3)
       order by m.customer_id limit $4`,
      [segment, environment, after ?? null, limit],
    );
  }
}
