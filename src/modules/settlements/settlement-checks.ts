import { Injectable } from '@nestjs/common';
import { formatId, type Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { type Fault, IntegrityChecks } from '../ledger/index.js';
import { SETTLEMENTS } from './settling.repository.js';

const SIGNED = `case when p.credit = 'settlementPayable' then p.amount_minor else -p.amount_minor end`;

/** Settlements against the ledger that they are made of. */
@Injectable()
export class SettlementChecks {
  constructor(checks: IntegrityChecks) {
    checks.register({
      name: 'settlementLines',
      describe:
        'Each posting on a settlement account is queued or a line of one settlement, with its own amount.',
      faults: wrongLines,
    });
    checks.register({
      name: 'settlementFigures',
      describe: 'A settlement’s figures are the sums of its lines and go on from the settlement before.',
      faults: wrongFigures,
    });
    checks.register({
      name: 'settlementPayments',
      describe: 'What a settlement pays, holds back and releases is what is booked for it.',
      faults: wrongPayments,
    });
  }
}

async function wrongLines(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<{ entry: Uuid; number: number; posted: string | null; settled: string | null }>(
    `with posted as (
       select p.entry_id, p.number as posting_number, ${SIGNED} as minor,
         exists (select from ledger_queue q where q.consumer = $1 and q.entry_id = p.entry_id and q.bucket = p.bucket
           and q.number = p.number) as is_queued
       from ledger_posting p join ledger_entry e on e.id = p.entry_id and e.bucket = p.bucket
       where 'settlementPayable' in (p.debit, p.credit) and e.subject_kind <> 'settlement')
     select entry_id as entry, posting_number as number, p.minor::text as posted, l.amount_minor::text as settled
     from posted p full join settlement_line l using (entry_id, posting_number)
     where l.amount_minor is distinct from case when not p.is_queued then p.minor end limit $2`,
    [SETTLEMENTS, limit],
  );
  return rows.map(({ entry, number, posted, settled }) => ({
    subject: formatId('ledgerEntry', entry),
    detail: `posting ${number} of ${posted ?? 'nothing'} is settled as ${settled ?? 'nothing'}`,
  }));
}

async function wrongFigures(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<{ id: Uuid; detail: string }>(
    `with summed as (
       select settlement_id as id, count(*) as lines, sum(amount_minor) filter (where kind = 'gross') as gross,
         sum(amount_minor) filter (where kind = 'discount') as discount,
         sum(amount_minor) filter (where kind = 'commission') as commission,
         sum(amount_minor) filter (where kind = 'refund') as refund, sum(amount_minor) filter (where kind = 'other') as other
       from settlement_line group by 1),
     released as (select released_by as id, sum(reserve_held_minor) as minor from settlement where released_by is not null group by 1),
     ordered as (
       select *, lag(carried_out_minor, 1, 0::int8) over (partition by partner_id, environment, currency
         order by business_date, part) as carried from settlement),
     seen as (
       select o.id, (o.gross_minor, o.discount_minor, o.commission_minor, o.refund_minor, o.other_minor, o.line_count)
           is distinct from (coalesce(s.gross, 0), coalesce(s.discount, 0), coalesce(s.commission, 0), coalesce(s.refund, 0),
             coalesce(s.other, 0), coalesce(s.lines, 0)) as misses,
         o.carried_in_minor <> o.carried as jumps, o.reserve_released_minor <> coalesce(r.minor, 0) as keeps
       from ordered o left join summed s using (id) left join released r using (id))
     select id, concat_ws(', ', case when misses then 'differs from the sums of its lines' end,
       case when jumps then 'does not go on from the one before' end,
       case when keeps then 'releases another reserve than was held' end) as detail
     from seen where misses or jumps or keeps limit $1`,
    [limit],
  );
  return rows.map(({ id, detail }) => ({ subject: formatId('settlement', id), detail }));
}

async function wrongPayments(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<{ id: Uuid; told: string; booked: string }>(
    `with booked as (
       select p.subject as id, sum(p.amount_minor) filter (where e.type = 'settlementPaid') as paid,
         sum(p.amount_minor) filter (where e.type = 'reserveHeld') as held,
         sum(p.amount_minor) filter (where e.type = 'reserveReleased') as released
       from ledger_entry e join ledger_posting p on p.entry_id = e.id and p.bucket = e.bucket
       where e.subject_kind = 'settlement' group by 1),
     told as (
       select id, paid_minor as paid, reserve_held_minor as held,
         case when released_by is null then 0 else reserve_held_minor end as released from settlement)
     select id, concat_ws(' / ', t.paid, t.held, t.released) as told,
       concat_ws(' / ', coalesce(b.paid, 0), coalesce(b.held, 0), coalesce(b.released, 0)) as booked
     from told t full join booked b using (id)
     where (coalesce(t.paid, 0), coalesce(t.held, 0), coalesce(t.released, 0))
       is distinct from (coalesce(b.paid, 0), coalesce(b.held, 0), coalesce(b.released, 0)) limit $1`,
    [limit],
  );
  return rows.map(({ id, told, booked }) => ({
    subject: formatId('settlement', id),
    detail: `paid / held / released ${told}, booked ${booked}`,
  }));
}
