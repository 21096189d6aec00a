import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Account } from './accounts.js';
import { BALANCES } from './balance-book.repository.js';
import { EntryIds } from './entry-ids.js';
import { assertEntry, type NewEntry, type Posting } from './entry.js';

interface Following {
  readonly accounts: ReadonlySet<Account>;
  readonly ownTypes: ReadonlySet<string>;
}

/** The only way into the books. Entries are appended, never changed. */
@Injectable()
export class Ledger {
  private readonly ids = new EntryIds();
  private readonly followers = new Map<string, Following>();

  constructor(private readonly clock: SystemClock) {}

  /**
   * Lets a room to the right work through every posting on some accounts exactly once: each waits in `ledger_queue`
   * under the consumer's name until he deletes it, in the transaction of his work. Called while modules are constructed.
   * @param ownTypes entries of these types are the consumer's own bookings and do not wait for him
   */
  follow(consumer: string, accounts: readonly Account[], ownTypes: readonly string[] = []): void {
    if (consumer === BALANCES || this.followers.has(consumer))
      throw new Error(`the ledger has a consumer ${consumer} already`);
    this.followers.set(consumer, { accounts: new Set(accounts), ownTypes: new Set(ownTypes) });
  }

  /**
   * Appends an entry in the caller's transaction.
   * @returns the entry's id
   * @throws RangeError as `assertEntry` does: a bad entry is a fault of the program
   */
  async post(tx: Tx, entry: NewEntry): Promise<Uuid> {
    return (await this.postAll(tx, [entry]))[0] as Uuid;
  }

  /** Appends several entries in one statement, in the order given. */
  async postAll(tx: Tx, entries: readonly NewEntry[]): Promise<Uuid[]> {
    if (entries.length === 0) return [];
    entries.forEach(assertEntry);
    const nowMs = this.clock.nowMs();
    const ids = entries.map(({ subject }) => this.ids.next(nowMs, bucketOf(subject)));
    const rows = entries.map((entry, index) => entryRow(entry, ids[index] as Uuid));
    const postings = rows.flatMap((row, index) =>
      (entries[index] as NewEntry).postings.map((posting, number) => this.postingRow(row, posting, number)),
    );
    await tx.query(
      `with e as (
         insert into ledger_entry (id, bucket, partner_id, environment, customer_id, subject, subject_kind,
           type, business_date, posted_at, event_id, reverses)
         select id, bucket, partner_id, environment, customer_id, subject, subject_kind, type, business_date,
           to_timestamp($3::float8 / 1000), event_id, reverses
         from jsonb_to_recordset($1::jsonb) as r(id uuid, bucket int2, partner_id uuid, environment text,
           customer_id uuid, subject uuid, subject_kind text, type text, business_date date, event_id uuid, reverses uuid)),
       given as (
         select * from jsonb_to_recordset($2::jsonb) as r(entry_id uuid, bucket int2, number int2, partner_id uuid,
           environment text, customer_id uuid, subject uuid, business_date date, currency text, debit text, credit text,
           amount_minor int8, consumers text[])),
       p as (
         insert into ledger_posting (entry_id, bucket, number, partner_id, environment, customer_id, subject,
           business_date, currency, debit, credit, amount_minor)
         select entry_id, bucket, number, partner_id, environment, customer_id, subject, business_date, currency,
           debit, credit, amount_minor from given)
       insert into ledger_queue (consumer, entry_id, bucket, number, partner_id, environment, business_date)
       select c.name, g.entry_id, g.bucket, g.number, g.partner_id, g.environment, g.business_date
       from given g cross join unnest(g.consumers) as c(name)`,
      [JSON.stringify(rows), JSON.stringify(postings), nowMs],
    );
    return ids;
  }

  private postingRow(entry: EntryRow, { debit, credit, amount }: Posting, index: number): object {
    const { id, bucket, partner_id, environment, customer_id, subject, business_date } = entry;
    return {
      entry_id: id,
      bucket,
      number: index + 1,
      partner_id,
      environment,
      customer_id,
      subject,
      business_date,
      currency: amount.currency,
      debit,
      credit,
      amount_minor: amount.minor.toString(),
      consumers: [BALANCES, ...this.consumersOf(entry.type, debit, credit)],
    };
  }

  private consumersOf(type: string, debit: Account, credit: Account): string[] {
    return [...this.followers].flatMap(([consumer, { accounts, ownTypes }]) =>
      (accounts.has(debit) || accounts.has(credit)) && !ownTypes.has(type) ? [consumer] : [],
    );
  }
}

type EntryRow = ReturnType<typeof entryRow>;

function entryRow(entry: NewEntry, id: Uuid) {
  return {
    id,
    bucket: bucketOf(id),
    partner_id: entry.partnerId,
    environment: entry.environment,
    customer_id: entry.customerId ?? null,
    subject: entry.subject,
    subject_kind: entry.subjectKind ?? 'agreement',
    type: entry.type,
    business_date: entry.businessDate.toString(),
    event_id: entry.eventId ?? null,
    reverses: entry.reverses ?? null,
  };
}
