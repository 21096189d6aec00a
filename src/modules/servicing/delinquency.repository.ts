import { Injectable } from '@nestjs/common';
import type { ArrearsBucket } from '../../engines/lending/index.js';
import type { BehaviourCounts } from '../../engines/segmentation/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import { arrayLiteral } from '../../platform/database/array-literal.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { AgreementRow } from '../agreements/index.js';
import { sensitivityOf } from '../scenarios/index.js';

/** A stretch of days in one delinquency bucket. */
export interface DelinquencySpell {
  readonly bucket: ArrearsBucket;
  readonly daysPastDue: number;
  readonly overdueMinor: string;
  readonly beganOn: string;
  readonly endedOn: string | null;
}

const SPELLS_SHOWN = 100;

type Kept = Pick<BehaviourCounts, 'instalmentsOnTime' | 'instalmentsLate' | 'settledEarly' | 'ranToTerm'> & {
  readonly customerId: Uuid;
};

@Injectable()
export class DelinquencyRepository {
  /** Ends the spell that lasts, if there is one, and begins another unless nothing is late any more. */
  async change(tx: Tx, agreement: AgreementRow, on: LocalDate): Promise<void> {
    const key = [agreement.id, bucketOf(agreement.id)];
    await tx.query(
      `update delinquency_history set ended_on = greatest(began_on, $3::date)
       where agreement_id = $1 and bucket = $2 and ended_on is null`,
      [...key, on.toString()],
    );
    if (agreement.daysPastDue === 0) return;
    await tx.query(
      `insert into delinquency_history (agreement_id, bucket, partner_id, environment, number, delinquency_bucket,
         days_past_due, overdue_minor, began_on)
       select $1, $2, $3, $4, 1 + count(*), $5, $6, $7, $8 from delinquency_history where agreement_id = $1 and bucket = $2`,
      [
        ...key,
        agreement.partnerId,
        agreement.environment,
        agreement.delinquencyBucket,
        agreement.daysPastDue,
        agreement.overdueMinor.toString(),
        on.toString(),
      ],
    );
  }

  /** Newest first. */
  list(tx: ReadTx, agreementId: Uuid): Promise<DelinquencySpell[]> {
    return tx.query<DelinquencySpell>(
      `select delinquency_bucket as bucket, days_past_due as "daysPastDue", overdue_minor as "overdueMinor",
         began_on::text as "beganOn", ended_on::text as "endedOn"
       from delinquency_history where agreement_id = $1 and bucket = $2 order by number desc limit $3`,
      [agreementId, bucketOf(agreementId), SPELLS_SHOWN],
    );
  }

  /**
   * How customers have kept to their plans: instalments paid, spells of being late, agreements settled ahead of time and
   * those that ran to their end. What was lent in a sensitive scene says nothing elsewhere.
   */
  async behaviourOf(tx: ReadTx, environment: Environment, customerIds: readonly Uuid[]): Promise<Kept[]> {
    const rows = await tx.query<Kept & { readonly scenario: string }>(
      `select a.customer_id as "customerId", a.scenario,
         greatest(0, sum(n.paid) - sum(n.late))::int4 as "instalmentsOnTime", sum(n.late)::int4 as "instalmentsLate",
         count(*) filter (where n.early)::int4 as "settledEarly",
         count(*) filter (where a.status = 'settled' and not n.early and not n.changed)::int4 as "ranToTerm"
       from unnest($1::uuid[], $2::int2[]) as c(id, bucket)
       join agreement a on a.customer_id = c.id and a.bucket = c.bucket
       cross join lateral (
         select (select count(*) from instalment i where i.agreement_id = a.id and i.bucket = a.bucket
             and i.status = 'paid') as paid,
           (select count(*) from delinquency_history h where h.agreement_id = a.id and h.bucket = a.bucket
             and h.delinquency_bucket = '1-30') as late,
           exists (select from servicing_event v where v.agreement_id = a.id and v.bucket = a.bucket
             and v.type = 'settlement' and v.amount_minor > 0
             and not exists (select from servicing_event r where r.reverses = v.id and r.bucket = v.bucket)) as early,
           exists (select from servicing_event v where v.agreement_id = a.id and v.bucket = a.bucket
             and v.type in ('prepayment', 'refund', 'writeOff')) as changed) n
       where a.environment = $3 group by a.customer_id, a.scenario`,
      [arrayLiteral(customerIds), arrayLiteral(customerIds.map((id) => bucketOf(id))), environment],
    );
    return rows.filter(({ scenario }) => sensitivityOf(scenario) === 'normal');
  }
}
