import { openOf, totalOf } from '../../engines/lending/index.js';
import { bucketOf, formatId } from '../../kernel/ids.js';
import { minorToNumber } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/tx.js';
import type { LockedAgreement } from '../agreements/index.js';
import type { InstalmentNews } from './instalment-news.js';

/** Puts what happened to instalments into the outbox; the agreement's version orders it. */
export function tellInstalments(tx: Tx, agreement: LockedAgreement, news: readonly InstalmentNews[]): void {
  const { id: subject, version: sequence, customerId, partnerId, environment, currency } = agreement;
  const owner = { customerId, partnerId, environment };
  for (const { type, row } of news) {
    const open = minorToNumber(totalOf(openOf(row)));
    const payload = {
      v: 1,
      agreement: formatId('agreement', subject),
      instalment: row.number,
      dueDate: row.dueDate.toString(),
      open: { amount: open, currency },
    };
    tx.emit({ type, subject, bucket: bucketOf(subject), sequence, ...owner, payload });
  }
}
