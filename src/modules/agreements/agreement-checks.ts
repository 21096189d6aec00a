import { Injectable } from '@nestjs/common';
import { formatId, type Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { type BucketSlot, type Fault, IntegrityChecks } from '../ledger/index.js';
import { aprByBisection } from './apr-check.js';
import { AgreementsRepository } from './agreements.repository.js';
import { writeTotals } from './agreement.rows.js';
import type { AgreementRow } from './agreement.rows.js';
import { plannedInstalments } from './contract-of.js';
import { canonicalJson, contractHash } from './document/canonical-json.js';
import { HistoryRepository } from './history.repository.js';
import { instalmentRows, InstalmentsRepository } from './instalments.repository.js';
import { stateOf } from './replaying.js';

/** Replays cost memory and time, so they go slot by slot. */
const SLOTS = 64;
const BATCH = 200;

/** What must hold of agreements, each checked against something that was computed another way. */
@Injectable()
export class AgreementChecks {
  constructor(
    checks: IntegrityChecks,
    private readonly agreements: AgreementsRepository,
    private readonly history: HistoryRepository,
    private readonly instalments: InstalmentsRepository,
  ) {
    checks.register({
      name: 'agreementContracts',
      describe:
        'Each contract has its hash, its instalments are those of its loans, and its yearly cost is right.',
      slots: SLOTS,
      faults: (tx, limit, slot) => this.each(tx, limit, slot, (row) => Promise.resolve(contractFault(row))),
    });
    checks.register({
      name: 'agreementReplay',
      describe: 'Stored sums, summary and instalments are what the replay of contract and history says.',
      slots: SLOTS,
      faults: (tx, limit, slot) => this.each(tx, limit, slot, (row) => this.replayFault(tx, row)),
    });
    checks.register({
      name: 'agreementReceivables',
      describe: 'The principal receivable of each agreement is what its instalments have open of principal.',
      faults: receivableFaults,
    });
    checks.register({
      name: 'agreementExposure',
      describe:
        'What is committed for a signed agreement is what is owed of principal and can still be drawn.',
      faults: exposureFaults,
    });
    checks.register({
      name: 'agreementDrawdowns',
      describe: 'What is paid of each drawdown is the sum of its payouts in the history.',
      faults: drawdownFaults,
    });
    checks.register({
      name: 'partnerCommissions',
      describe:
        'Each partner is paid his share of what was lent and did not come back, and it is spent as it is repaid.',
      faults: commissionFaults,
    });
  }

  /** Every agreement of a slot, in batches, until there are faults enough. */
  private async each(
    tx: ReadTx,
    limit: number,
    slot: BucketSlot,
    faultOf: (row: AgreementRow) => Promise<string | undefined>,
  ): Promise<Fault[]> {
    const faults: Fault[] = [];
    let after: Uuid | undefined;
    for (;;) {
      const rows = await this.agreements.ofSlot(tx, slot, after, BATCH);
      for (const row of rows) {
        const detail = await faultOf(row);
        if (detail === undefined) continue;
        faults.push({ subject: formatId('agreement', row.id), detail });
        if (faults.length === limit) return faults;
      }
      after = rows.at(-1)?.id;
      if (rows.length < BATCH) return faults;
    }
  }

  private async replayFault(tx: ReadTx, row: AgreementRow): Promise<string | undefined> {
    const events = await this.history.of(tx, row.id);
    const { totals, summary, loan } = stateOf(row.contract, events, row.bookedThrough);
    const told = canonicalJson(writeTotals(totals));
    if (told !== canonicalJson(writeTotals(row.booked))) return `the replay's sums are ${told}`;
    if (summary.outstandingMinor !== row.outstandingMinor)
      return `${row.outstandingMinor} outstanding, but the replay says ${summary.outstandingMinor}`;
    if (summary.overdueMinor !== row.overdueMinor)
      return `${row.overdueMinor} overdue, but the replay says ${summary.overdueMinor}`;
    const stored = canonicalJson(await this.instalments.list(tx, row.id));
    const replayed = canonicalJson(instalmentRows(loan, row.bookedThrough));
    return stored === replayed ? undefined : 'the stored instalments differ from the replay';
  }
}

function contractFault({ contract, contractHash: hash }: AgreementRow): string | undefined {
  if (!contractHash(contract).equals(hash)) return 'the contract does not have its hash';
  if (canonicalJson(plannedInstalments(contract)) !== canonicalJson(contract.instalments))
    return 'the instalments are not those of the loans';
  const rate = aprByBisection(contract);
  if (rate === undefined || !contract.apr) return undefined;
  const isRight = Math.abs(rate - Number(contract.apr.value)) < 0.000_002;
  return isRight ? undefined : `a yearly cost of ${contract.apr.value}, but the flows say ${rate.toFixed(6)}`;
}

async function receivableFaults(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<{ id: Uuid; ledger: string; open: string }>(
    `with posted as (
       select subject, bucket, sum(case when debit = 'principalReceivable' then amount_minor else -amount_minor end) as minor
       from ledger_posting where debit = 'principalReceivable' or credit = 'principalReceivable' group by subject, bucket),
     owed as (
       select agreement_id, bucket, sum(principal_minor - (paid ->> 'principal')::int8) as minor
       from instalment group by agreement_id, bucket)
     select a.id, coalesce(p.minor, 0) as ledger, coalesce(o.minor, 0) as open from agreement a
     left join posted p on p.subject = a.id and p.bucket = a.bucket
     left join owed o on o.agreement_id = a.id and o.bucket = a.bucket
     where coalesce(p.minor, 0) <> coalesce(o.minor, 0) or coalesce(p.minor, 0) <> a.outstanding_minor limit $1`,
    [limit],
  );
  return rows.map(({ id, ledger, open }) => ({
    subject: formatId('agreement', id),
    detail: `principal receivable ${ledger}, open in the instalments ${open}`,
  }));
}

async function exposureFaults(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<{ id: Uuid; committed: string | null; owed: string }>(
    `select a.id, r.amount_minor as committed, a.outstanding_minor + d.minor as owed from agreement a
     cross join lateral (
       select coalesce(sum(d.amount_minor - d.paid_minor) filter (where d.status = 'planned'), 0) as minor
       from drawdown d where d.agreement_id = a.id and d.bucket = a.bucket) d
     left join reservation r on r.id = a.offer_id and r.bucket = a.bucket and r.status = 'committed'
     where a.signed_on is not null and coalesce(r.amount_minor, 0) <> a.outstanding_minor + d.minor limit $1`,
    [limit],
  );
  return rows.map(({ id, committed, owed }) => ({
    subject: formatId('agreement', id),
    detail: `committed ${committed ?? 'nothing'}, owed and still to be drawn ${owed}`,
  }));
}

async function drawdownFaults(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<{ id: Uuid; number: number; paid: string; events: string }>(
    `select d.id, d.number, d.paid_minor as paid, e.minor as events from drawdown d
     cross join lateral (
       select coalesce(sum(e.amount_minor), 0) as minor from servicing_event e
       where e.agreement_id = d.agreement_id and e.bucket = d.bucket and e.type = 'drawdown'
         and (e.details ->> 'drawdown')::int = d.number) e
     where d.paid_minor <> e.minor limit $1`,
    [limit],
  );
  return rows.map(({ id, number, paid, events }) => ({
    subject: formatId('drawdown', id),
    detail: `drawdown ${number} says ${paid} is paid, its history ${events}`,
  }));
}

async function commissionFaults(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<{ id: Uuid; owed: string; posted: string; deferred: string; rest: string }>(
    `with terms as (
       select id, bucket, outstanding_minor as open, (contract ->> 'commissionRate')::numeric as rate
       from agreement where contract ? 'commissionRate'),
     happened as (
       select e.agreement_id as id, e.bucket, coalesce(bool_or(e.type = 'withdrawal'), false) as is_withdrawn,
         sum(case e.type when 'drawdown' then e.amount_minor when 'refund' then -e.amount_minor else 0 end) as lent
       from servicing_event e join terms t on t.id = e.agreement_id and t.bucket = e.bucket
       where not exists (
         select from servicing_event r where r.agreement_id = e.agreement_id and r.bucket = e.bucket and r.reverses = e.id
           and r.type in ('reversal', 'chargeback'))
       group by 1, 2),
     owed as (
       select t.id, t.bucket, h.lent, t.open,
         case when h.is_withdrawn then 0 else round(coalesce(greatest(h.lent, 0), 0) * t.rate) end as minor
       from terms t left join happened h using (id, bucket)),
     posted as (
       select subject as id, bucket,
         sum(case 'settlementPayable' when credit then amount_minor when debit then -amount_minor else 0 end) as minor,
         sum(case 'deferredCommission' when debit then amount_minor else -amount_minor end) as deferred
       from ledger_posting where debit = 'deferredCommission' or credit = 'deferredCommission' group by 1, 2),
     seen as (
       select id, coalesce(o.minor, 0) as owed, coalesce(p.minor, 0) as posted, coalesce(p.deferred, 0) as deferred,
         case when o.minor > 0 then round(o.minor * least(o.open, o.lent) / o.lent) else 0 end as rest
       from owed o full join posted p using (id, bucket))
     select id, owed::text, posted::text, deferred::text, rest::text from seen
     where posted <> owed or deferred <> rest limit $1`,
    [limit],
  );
  return rows.map(({ id, owed, posted, deferred, rest }) => ({
    subject: formatId('agreement', id),
    detail: `commission owed ${owed}, posted ${posted}; to be spent ${rest}, deferred ${deferred}`,
  }));
}
