import { Injectable } from '@nestjs/common';
import { bucketOf, formatId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { type Booking, Books } from '../agreements/index.js';
import { DelinquencyRepository } from './delinquency.repository.js';
import { newsOfMoney } from './instalment-news.js';
import { tellInstalments } from './instalment-telling.js';

/** Follows every booking of an agreement: tells what was paid, and keeps how late it was. */
@Injectable()
export class ArrearsFollower {
  constructor(
    private readonly delinquency: DelinquencyRepository,
    books: Books,
  ) {
    books.follow('arrears', (tx, booking) => this.follow(tx, booking));
  }

  private async follow(tx: Tx, { before, after, was, state }: Booking): Promise<void> {
    if (state.loan) tellInstalments(tx, after, newsOfMoney(was.loan, state.loan));
    const [from, to] = [before.delinquencyBucket ?? '0', after.delinquencyBucket ?? '0'];
    if (from === to) return;
    await this.delinquency.change(tx, after, state.asOf);
    const { id: subject, version: sequence, customerId, partnerId, environment } = after;
    const owner = { customerId, partnerId, environment };
    const payload = {
      v: 1,
      agreement: formatId('agreement', subject),
      from,
      to,
      daysPastDue: after.daysPastDue,
    };
    const type = to === '0' ? 'agreement.cured' : 'agreement.delinquencyChanged';
    tx.emit({ type, subject, bucket: bucketOf(subject), sequence, ...owner, payload });
  }
}
