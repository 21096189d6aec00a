import { Injectable } from '@nestjs/common';
import { bucketOf, type IdKind, type Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { Account } from './accounts.js';

export interface EntryFilter {
  readonly environment: Environment;
  readonly partnerId?: Uuid | undefined;
  readonly customerId?: Uuid | undefined;
  readonly subject?: Uuid | undefined;
  readonly type?: string | undefined;
  readonly account?: Account | undefined;
  /** YYYY-MM-DD, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface StoredPosting {
  readonly debit: Account;
  readonly credit: Account;
  readonly amountMinor: string;
  readonly currency: string;
}

export interface StoredEntry {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly customerId: Uuid | null;
  readonly subject: Uuid;
  readonly subjectKind: IdKind;
  readonly type: string;
  /** YYYY-MM-DD */
  readonly businessDate: string;
  readonly postedAt: Date;
  readonly eventId: Uuid | null;
  readonly reverses: Uuid | null;
  readonly postings: readonly StoredPosting[];
}

const COLUMNS = `e.id, e.partner_id as "partnerId", e.customer_id as "customerId", e.subject,
  e.subject_kind as "subjectKind", e.type, e.business_date::text as "businessDate", e.posted_at as "postedAt",
  e.event_id as "eventId", e.reverses,
  (select json_agg(json_build_object('debit', p.debit, 'credit', p.credit, 'amountMinor', p.amount_minor::text,
     'currency', p.currency) order by p.number)
   from ledger_posting p where p.entry_id = e.id and p.bucket = e.bucket) as postings`;

@Injectable()
export class EntriesRepository {
  /** Newest first, over all partners unless the filter names one. */
  async list(
    tx: ReadTx,
    filter: EntryFilter,
    before: Uuid | undefined,
    limit: number,
  ): Promise<StoredEntry[]> {
    return tx.query<StoredEntry>(
      `select ${COLUMNS} from ledger_entry e
       where e.environment = $1 and ($2::uuid is null or e.partner_id = $2)
         and ($3::uuid is null or e.customer_id = $3) and ($4::uuid is null or e.subject = $4)
         and ($5::text is null or e.type = $5)
         and ($6::date is null or e.business_date >= $6::date) and ($7::date is null or e.business_date <= $7::date)
         and ($8::text is null or exists (select from ledger_posting p
           where p.entry_id = e.id and p.bucket = e.bucket and $8 in (p.debit, p.credit)))
         and ($9::uuid is null or e.id < $9)
       order by e.id desc limit $10`,
      [
        filter.environment,
        filter.partnerId ?? null,
        filter.customerId ?? null,
        filter.subject ?? null,
        filter.type ?? null,
        filter.from ?? null,
        filter.to ?? null,
        filter.account ?? null,
        before ?? null,
        limit,
      ],
    );
  }

  async find(tx: ReadTx, environment: Environment, id: Uuid): Promise<StoredEntry | undefined> {
    const rows = await tx.query<StoredEntry>(
      `select ${COLUMNS} from ledger_entry e where e.id = $1 and e.bucket = $2 and e.environment = $3`,
      [id, bucketOf(id), environment],
    );
    return rows[0];
  }
}
