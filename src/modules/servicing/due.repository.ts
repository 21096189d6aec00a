import { Injectable } from '@nestjs/common';
import { formatId, type Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import type { DueInstalmentDto } from './dto/due.dto.js';

/** Due date, agreement, number: what the list is ordered by. */
export type DueKey = readonly [string, Uuid, number];

export interface DueInstalment {
  readonly agreementId: Uuid;
  readonly orderId: string | null;
  readonly number: number;
  readonly dueOn: string;
  readonly openMinor: string;
  readonly currency: string;
  readonly daysPastDue: number;
}

export interface DueQuestion {
  readonly day: string;
  readonly which: 'due' | 'overdue';
  readonly after: DueKey | undefined;
  readonly limit: number;
}

@Injectable()
export class DueRepository {
  /** Instalments of a day, or of earlier ones, that are not paid. */
  list(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    { day, which, after, limit }: DueQuestion,
  ): Promise<DueInstalment[]> {
    const inRange = which === 'due' ? 'i.due_on = $3::date' : 'i.due_on < $3::date';
    return tx.query<DueInstalment>(
      `select i.agreement_id as "agreementId", a.order_id as "orderId", i.number, i.due_on::text as "dueOn", a.currency,
         i.principal_minor + i.interest_minor + i.fee_minor + i.penalty_minor - i.paid_minor as "openMinor",
         a.days_past_due as "daysPastDue"
       from instalment i join agreement a on a.id = i.agreement_id and a.bucket = i.bucket
       where i.partner_id = $1 and i.environment = $2 and ${inRange} and i.status <> 'paid'
         and a.status in ('signed', 'active')
         and ($4::date is null or (i.due_on, i.agreement_id, i.number) > ($4::date, $5::uuid, $6::int4))
       order by i.due_on, i.agreement_id, i.number limit $7`,
      [partnerId, environment, day, ...(after ?? [null, null, null]), limit],
    );
  }
}

export function keyOf({ dueOn, agreementId, number }: DueInstalment): [string, Uuid, number] {
  return [dueOn, agreementId, number];
}

export function dueDto({
  agreementId,
  orderId,
  number,
  dueOn,
  openMinor,
  currency,
  daysPastDue,
}: DueInstalment): DueInstalmentDto {
  return {
    agreement: formatId('agreement', agreementId),
    orderId,
    number,
    dueDate: dueOn,
    open: { amount: Number(openMinor), currency },
    daysPastDue,
  };
}
