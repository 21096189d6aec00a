import { Injectable } from '@nestjs/common';
import { formatId, type Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { type Fault, IntegrityChecks } from './integrity-checks.js';

/** What must hold of the rooms to the left and of the outbox, which know no checks of their own. */
@Injectable()
export class PlatformChecks {
  constructor(checks: IntegrityChecks) {
    checks.register({
      name: 'enrolmentBudgets',
      describe: 'What a day’s budget has given away is the sum of its reservations that are not released.',
      faults: wrongBudgets,
    });
    checks.register({
      name: 'outboxSequences',
      describe: 'The events of one customer or offer are numbered without a gap.',
      faults: sequenceGaps,
    });
  }
}

async function wrongBudgets(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<{
    enrolment: Uuid;
    currency: string;
    day: string;
    given: string;
    reserved: string;
  }>(
    `with held as (
       select enrolment_id, currency, day, sum(amount_minor) as minor from reservation
       where status <> 'released' group by 1, 2, 3)
     select enrolment_id as enrolment, currency, day::text as day, coalesce(b.reserved_minor, 0)::text as given,
       coalesce(h.minor, 0)::text as reserved
     from enrolment_budget b full join held h using (enrolment_id, currency, day)
     where coalesce(b.reserved_minor, 0) <> coalesce(h.minor, 0) limit $1`,
    [limit],
  );
  return rows.map(({ enrolment, currency, day, given, reserved }) => ({
    subject: formatId('enrolment', enrolment),
    detail: `${day} ${currency}: the budget has given ${given}, reservations hold ${reserved}`,
  }));
}

/** Of customers and offers, every version is told; of other things a version may pass in silence. */
async function sequenceGaps(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<{ subject: Uuid; type: string; first: string; last: string; events: string }>(
    `select subject, min(type) as type, min(sequence)::text as first, max(sequence)::text as last,
       count(distinct sequence)::text as events
     from outbox where type like 'customer.%' or type like 'offer.%'
     group by subject having max(sequence) - min(sequence) + 1 <> count(distinct sequence) limit $1`,
    [limit],
  );
  return rows.map(({ subject, type, first, last, events }) => ({
    subject,
    detail: `${type} …: ${events} numbers from ${first} to ${last}`,
  }));
}
