import { bucketOf, type IdKind, type Uuid } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import type { Money } from '../../kernel/money.js';
import type { Environment } from '../../platform/database/actor.js';
import type { Account } from './accounts.js';

/** An amount that moves from the credited account to the debited one. */
export interface Posting {
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: Money;
}

/** One business fact in the books: all its postings or none. */
export interface NewEntry {
  /** What happened, in the words of the room that books it: `drawdown`, `repayment`, `writeOff` … */
  readonly type: string;
  /** What it happened to: the agreement, guarantee or settlement. */
  readonly subject: Uuid;
  /** How the subject's id is shown; an agreement's when left out. */
  readonly subjectKind?: IdKind | undefined;
  /** Left out only where no customer is concerned. */
  readonly customerId?: Uuid | undefined;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  /** The day on which it counts, which may be earlier than the day on which it is posted. */
  readonly businessDate: LocalDate;
  readonly eventId?: Uuid | undefined;
  /** The entry that this one takes back. */
  readonly reverses?: Uuid | undefined;
  readonly postings: readonly Posting[];
}

const POSTINGS_MAX = 100;

/**
 * Entries are made by our own code alone, so a bad one is a fault of the program.
 * @throws RangeError when there is no posting, an amount is not positive, an account meets itself, currencies are
 *   mixed, or the things it names do not share a bucket
 */
export function assertEntry({ subject, customerId, postings }: NewEntry): void {
  const [first] = postings;
  if (!first || postings.length > POSTINGS_MAX)
    throw new RangeError(`an entry of ${postings.length} postings`);
  for (const { debit, credit, amount } of postings) {
    if (amount.minor <= 0n) throw new RangeError(`posting of ${amount.minor} ${amount.currency}`);
    if (debit === credit) throw new RangeError(`${debit} cannot be posted to itself`);
    if (amount.currency !== first.amount.currency) throw new RangeError('an entry has one currency');
  }
  if (customerId && bucketOf(customerId) !== bucketOf(subject))
    throw new RangeError('the subject is not in its customer’s bucket');
}
