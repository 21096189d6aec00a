import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { type Fault, IntegrityChecks } from './integrity-checks.js';

/** What must hold of the outbox, which knows no checks of its own. */
@Injectable()
export class OutboxChecks {
  constructor(checks: IntegrityChecks) {
    checks.register({
      name: 'outboxSequences',
      describe: 'The events of one customer or offer are numbered without a gap.',
      faults: sequenceGaps,
    });
  }
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
