import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { AgreementRow } from './agreement.rows.js';
import { DrawdownsRepository } from './drawdowns.repository.js';
import { dueByMonth } from './due-by-month.js';

/** What is agreed on and never changes again: the contract, and its document as it was signed. */
@Injectable()
export class ContractsRepository {
  constructor(private readonly drawdowns: DrawdownsRepository) {}

  /** A contract that nobody has signed yet, with its planned payouts. */
  async insert(tx: Tx, row: AgreementRow): Promise<void> {
    await tx.query(
      `insert into agreement (id, bucket, partner_id, environment, customer_id, application_id, offer_id, order_id, scenario,
         product, product_version, currency, amount_minor, contract, contract_hash, status, status_changed_at, version,
         closed_through, next_action_on, booked, booked_through, outstanding_minor, credit_balance_minor, overdue_minor,
         days_past_due, due_by_month)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, '{}', $19, 0, 0, 0, 0, $21)`,
      [
        row.id,
        bucketOf(row.id),
        row.partnerId,
        row.environment,
        row.customerId,
        row.applicationId,
        row.offerId,
        row.orderId,
        row.scenario,
        row.product,
        row.productVersion,
        row.currency,
        row.amountMinor.toString(),
        JSON.stringify(row.contract),
        row.contractHash,
        row.status,
        row.statusChangedAt,
        row.version,
        row.closedThrough.toString(),
        row.nextActionOn?.toString() ?? null,
        JSON.stringify(dueByMonth(row, [])),
      ],
    );
    await this.drawdowns.insert(tx, row);
  }

  /** Keeps the document as it was signed; once. */
  async keepDocument(tx: Tx, id: Uuid, locale: 'en' | 'zh', document: string): Promise<void> {
    await tx.query(
      `update agreement set document_locale = $3, document = $4 where id = $1 and bucket = $2 and document is null`,
      [id, bucketOf(id), locale, document],
    );
  }

  /** The document as it was signed. */
  async document(tx: ReadTx, id: Uuid): Promise<string | undefined> {
    const rows = await tx.query<{ document: string | null }>(
      'select document from agreement where id = $1 and bucket = $2',
      [id, bucketOf(id)],
    );
    return rows[0]?.document ?? undefined;
  }
}
