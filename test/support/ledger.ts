import { parseDate } from '../../src/kernel/calendar-date.js';
import { bucketOf, newUuid, type Uuid } from '../../src/kernel/ids.js';
import { money } from '../../src/kernel/money.js';
import { type Account, Ledger, type NewEntry } from '../../src/modules/ledger/index.js';
import { Database } from '../../src/platform/database/database.js';
import type { Booted } from './boot.js';

/** `[debit, credit, minor units]` */
export type Move = readonly [Account, Account, number];

/** Whose entry it is and when it counts. */
export type EntryHead = Partial<Omit<NewEntry, 'businessDate' | 'postings'>> & {
  readonly on?: string;
  readonly currency?: string;
};

const SOMEBODY = newUuid(Date.now());

/** An entry of a drawdown of somebody at some partner, unless told otherwise. */
export function anEntry(head: EntryHead, ...moves: Move[]): NewEntry {
  const { on = '2026-03-02', currency = 'CNY', ...given } = head;
  const businessDate = parseDate(on);
  if (!businessDate) throw new Error(`${on} is no date`);
  const customerId = given.customerId ?? newUuid(Date.now());
  return {
    type: 'drawdown',
    subject: newUuid(Date.now(), bucketOf(customerId)),
    partnerId: SOMEBODY,
    environment: 'sandbox',
    ...given,
    customerId,
    businessDate,
    postings: moves.map(([debit, credit, minor]) => ({ debit, credit, amount: money(minor, currency) })),
  };
}

/** Posts as the system does. */
export async function post({ app }: Booted, ...entries: NewEntry[]): Promise<Uuid[]> {
  return app.get(Database).run({ kind: 'system', job: 'test' }, (tx) => app.get(Ledger).postAll(tx, entries));
}
