import { Injectable } from '@nestjs/common';
import { type LoanState, type PaidRow } from '../../engines/lending/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { AgreementRow } from './agreement.rows.js';

export type InstalmentStatus = 'planned' | 'due' | 'overdue' | 'paid';

/** One instalment as it is stored, minor units as text or number. */
export interface InstalmentRow {
  readonly number: number;
  readonly dueOn: string;
  readonly principal: number;
  readonly interest: number;
  readonly fee: number;
  readonly penalty: number;
  readonly paid: number;
  readonly paidOf: {
    readonly principal: number;
    readonly interest: number;
    readonly fee: number;
    readonly penalty: number;
  };
  readonly status: InstalmentStatus;
}

/** The replay's rows as they are stored. */
export function instalmentRows(state: LoanState | undefined, asOf: LocalDate): InstalmentRow[] {
  return (state?.rows ?? []).map((row) => instalmentRow(row, asOf));
}

export function instalmentRow(row: PaidRow, asOf: LocalDate): InstalmentRow {
  const { principal, interest, fee, penalty, paid } = row;
  const settled = paid.principal + paid.interest + paid.fee + paid.penalty;
  return {
    number: row.number,
    dueOn: row.dueDate.toString(),
    principal: Number(principal),
    interest: Number(interest),
    fee: Number(fee),
    penalty: Number(penalty),
    paid: Number(settled),
    paidOf: {
      principal: Number(paid.principal),
      interest: Number(paid.interest),
      fee: Number(paid.fee),
      penalty: Number(paid.penalty),
    },
    status: statusOf(row, settled, asOf),
  };
}

function statusOf(row: PaidRow, settled: bigint, asOf: LocalDate): InstalmentStatus {
  const owed = row.principal + row.interest + row.fee + row.penalty;
  if (settled >= owed) return 'paid';
  const expected = row.adjustedDueDate ?? row.dueDate;
  if (expected.isBefore(asOf)) return 'overdue';
  return expected.equals(asOf) ? 'due' : 'planned';
}

@Injectable()
export class InstalmentsRepository {
  async list(tx: ReadTx, agreementId: Uuid): Promise<InstalmentRow[]> {
    const rows = await tx.query<
      Omit<InstalmentRow, 'principal' | 'interest' | 'fee' | 'penalty' | 'paid'> & Record<string, string>
    >(
      `select number, due_on::text as "dueOn", principal_minor as principal, interest_minor as interest, fee_minor as fee,
         penalty_minor as penalty, paid_minor as paid, paid as "paidOf", status
       from instalment where agreement_id = $1 and bucket = $2 order by number`,
      [agreementId, bucketOf(agreementId)],
    );
    return rows.map((row) => ({
      number: row.number,
      dueOn: row.dueOn,
      principal: Number(row['principal']),
      interest: Number(row['interest']),
      fee: Number(row['fee']),
      penalty: Number(row['penalty']),
      paid: Number(row['paid']),
      paidOf: row.paidOf,
      status: row.status,
    }));
  }

  /** Makes the stored instalments what the replay says; rows that are the same already are not written. */
  async replace(tx: Tx, agreement: AgreementRow, rows: readonly InstalmentRow[]): Promise<void> {
    const owner = [agreement.id, bucketOf(agreement.id)];
    await tx.query('delete from instalment where agreement_id = $1 and bucket = $2 and number > $3', [
      ...owner,
      rows.length,
    ]);
    if (rows.length === 0) return;
    await tx.query(
      `insert into instalment as i (agreement_id, bucket, partner_id, environment, customer_id, number, due_on,
         principal_minor, interest_minor, fee_minor, penalty_minor, paid_minor, paid, status)
       select $1, $2, $3, $4, $5, r.number, r."dueOn", r.principal, r.interest, r.fee, r.penalty, r.paid, r."paidOf", r.status
       from jsonb_to_recordset($6::jsonb) as r(number int4, "dueOn" date, principal int8, interest int8, fee int8,
         penalty int8, paid int8, "paidOf" jsonb, status text)
       on conflict (agreement_id, bucket, number) do update set due_on = excluded.due_on,
         principal_minor = excluded.principal_minor, interest_minor = excluded.interest_minor,
         fee_minor = excluded.fee_minor, penalty_minor = excluded.penalty_minor, paid_minor = excluded.paid_minor,
         paid = excluded.paid, status = excluded.status
       where (i.due_on, i.principal_minor, i.interest_minor, i.fee_minor, i.penalty_minor, i.paid_minor, i.paid, i.status)
         is distinct from (excluded.due_on, excluded.principal_minor, excluded.interest_minor, excluded.fee_minor,
           excluded.penalty_minor, excluded.paid_minor, excluded.paid, excluded.status)`,
      [...owner, agreement.partnerId, agreement.environment, agreement.customerId, JSON.stringify(rows)],
    );
  }
}
