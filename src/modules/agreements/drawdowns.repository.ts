import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { type AgreementRow, type DrawdownRow, type RawDrawdown, toDrawdown } from './agreement.rows.js';

const DRAWDOWN = `d.id, d.number, d.name, d.planned_on::text as "plannedOn", d.lapses_on::text as "lapsesOn",
  d.amount_minor as "amountMinor", d.paid_minor as "paidMinor", d.status, d.status_reason as "statusReason",
  d.status_changed_at as "statusChangedAt"`;

/** The payouts that contracts plan, and what became of them. */
@Injectable()
export class DrawdownsRepository {
  constructor(private readonly clock: SystemClock) {}

  async of(tx: ReadTx, agreementId: Uuid): Promise<DrawdownRow[]> {
    return (await this.ofEach(tx, [agreementId])).get(agreementId) ?? [];
  }

  /** By agreement, in the order of their numbers. */
  async ofEach(tx: ReadTx, ids: readonly Uuid[]): Promise<Map<Uuid, DrawdownRow[]>> {
    const rows = await tx.query<RawDrawdown & { agreementId: Uuid }>(
      `select d.agreement_id as "agreementId", ${DRAWDOWN} from drawdown d
       join unnest($1::uuid[], $2::int2[]) as a(id, bucket) on d.agreement_id = a.id and d.bucket = a.bucket
       order by d.number`,
      [ids, ids.map(bucketOf)],
    );
    const byAgreement = new Map<Uuid, DrawdownRow[]>();
    for (const { agreementId, ...raw } of rows) {
      const known = byAgreement.get(agreementId);
      if (known) known.push(toDrawdown(raw));
      else byAgreement.set(agreementId, [toDrawdown(raw)]);
    }
    return byAgreement;
  }

  /** As the contract plans them. */
  async insert(tx: Tx, row: AgreementRow): Promise<void> {
    const drawdowns = row.contract.drawdowns.map((drawdown) => ({
      ...drawdown,
      id: newUuid(this.clock.nowMs(), bucketOf(row.id)),
    }));
    await tx.query(
      `insert into drawdown (id, bucket, agreement_id, partner_id, environment, customer_id, number, name, planned_on,
         lapses_on, amount_minor, paid_minor, status, status_changed_at)
       select d.id, $1, $2, $3, $4, $5, d.number, d.name, d."plannedOn", d."lapsesOn", d.amount, 0, 'planned', $6
       from jsonb_to_recordset($7::jsonb) as d(id uuid, number int2, name text, "plannedOn" date, "lapsesOn" date, amount int8)`,
      [
        bucketOf(row.id),
        row.id,
        row.partnerId,
        row.environment,
        row.customerId,
        row.statusChangedAt,
        JSON.stringify(drawdowns),
      ],
    );
  }

  async save(tx: Tx, row: DrawdownRow): Promise<void> {
    await tx.query(
      `update drawdown set paid_minor = $3, status = $4, status_reason = $5, status_changed_at = $6 where id = $1 and bucket = $2`,
      [row.id, bucketOf(row.id), row.paidMinor.toString(), row.status, row.statusReason, row.statusChangedAt],
    );
  }
}
