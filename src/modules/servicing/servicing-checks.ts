import { Injectable } from '@nestjs/common';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { type Fault, IntegrityChecks } from '../ledger/index.js';

/** The invariants of servicing that a statement can find. */
@Injectable()
export class ServicingChecks {
  constructor(checks: IntegrityChecks) {
    checks.register({
      name: 'arrearsHistory',
      describe:
        'How late an agreement is stands as the last, open line of its history, and only then is there one.',
      faults: async (tx, limit) => {
        const rows = await tx.query<{ id: Uuid; is: string | null; was: string | null }>(
          `select a.id, a.delinquency_bucket as is, d.delinquency_bucket as was from agreement a
           left join delinquency_history d on d.agreement_id = a.id and d.bucket = a.bucket and d.ended_on is null
           where coalesce(d.delinquency_bucket, '0') <> coalesce(a.delinquency_bucket, '0') order by a.id limit $1`,
          [limit],
        );
        return rows.map(({ id, is, was }) =>
          fault(id, `is ${is ?? '0'} late, and ${was ?? '0'} in its history`),
        );
      },
    });
    checks.register({
      name: 'takenBackOnce',
      describe:
        'What takes an event back names one of its own agreement, booked before it, with the same amount.',
      faults: async (tx, limit) => {
        const rows = await tx.query<{ id: Uuid; number: number }>(
          `select r.agreement_id as id, r.number from servicing_event r
           left join servicing_event e on e.id = r.reverses and e.bucket = r.bucket
           where r.type in ('reversal', 'chargeback')
             and (e.id is null or e.agreement_id <> r.agreement_id or e.number >= r.number or e.amount_minor <> r.amount_minor)
           order by r.agreement_id, r.number limit $1`,
          [limit],
        );
        return rows.map(({ id, number }) => fault(id, `event ${number} takes back what it cannot`));
      },
    });
    checks.register({
      name: 'lateChargesOnce',
      describe: 'Each instalment bears one late charge at most, not counting those that were taken back.',
      faults: async (tx, limit) => {
        const rows = await tx.query<{ id: Uuid; due: string; times: number }>(
          `select e.agreement_id as id, e.details ->> 'dueDate' as due, count(*)::int as times from servicing_event e
           where e.type = 'feeCharged' and e.details ->> 'component' = 'penalty' and not exists (
             select from servicing_event r where r.agreement_id = e.agreement_id and r.bucket = e.bucket and r.reverses = e.id)
           group by 1, 2 having count(*) > 1 order by 1, 2 limit $1`,
          [limit],
        );
        return rows.map(({ id, due, times }) =>
          fault(id, `${times} late charges on the instalment of ${due}`),
        );
      },
    });
  }
}

function fault(id: Uuid, detail: string): Fault {
  return { subject: formatId('agreement', id), detail };
}
