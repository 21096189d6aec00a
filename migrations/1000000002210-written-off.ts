import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteFunction } from './support.js';

const inBooks = (names: readonly string[]): string =>
  names.map((name) => `coalesce((a.booked ->> '${name}')::int8, 0)`).join(' + ');
const WAIVED = inBooks(['principalWaived', 'interestWaived', 'feeWaived', 'penaltyWaived']);
const WRITTEN_OFF = inBooks(['writtenOff']);

/**
 * What an agreement's books hold besides: of all that was waived, what was written off, because only that is still owed
 * and can be recovered; and who has set the pause that is in force, because only he may end it.
 */
export class WrittenOff1000000002210 implements MigrationInterface {
  name = 'WrittenOff1000000002210';

  async up(q: QueryRunner): Promise<void> {
    await this.writtenOff(q);
    // They compare what was recovered with what was written off; nothing else of them changes.
    for (const name of ['borrower_arrears', 'gate.decision_context'])
      await rewriteFunction(q, name, [[WAIVED, WRITTEN_OFF]]);
    await this.pausedBy(q);
  }

  private async writtenOff(q: QueryRunner): Promise<void> {
    await q.query(`update agreement a set booked = a.booked || jsonb_build_object('writtenOff', w.minor) from (
        select e.agreement_id, e.bucket, sum(e.amount_minor) as minor from servicing_event e
        where e.type = 'writeOff' and not exists (
          select from servicing_event t
          where t.agreement_id = e.agreement_id and t.bucket = e.bucket and t.reverses = e.id
            and t.type in ('reversal', 'chargeback'))
        group by 1, 2) w
      where w.agreement_id = a.id and w.bucket = a.bucket`);
  }

  private async pausedBy(q: QueryRunner): Promise<void> {
    await q.query(`alter table agreement add column paused_by text,
      add constraint agreement_paused_by_known check (paused_by in ('partner', 'bank'))`);
    await q.query(`update agreement a set paused_by = p.by from (
        select distinct on (e.agreement_id) e.agreement_id, e.bucket, case
          when e.details ->> 'reason' in ('goodsNotDelivered', 'goodsDisputed') then 'partner' else 'bank' end as by
        from servicing_event e where e.type = 'pause' order by e.agreement_id, e.number desc) p
      where p.agreement_id = a.id and p.bucket = a.bucket and a.paused_until is not null`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
