import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../kernel/calendar-date.js';
import type { Tx } from '../../platform/database/tx.js';
import { type BookingRun, Books, type LockedAgreement } from '../agreements/index.js';
import { nextEventDay } from './event-days.js';
import { newsOfDay } from './instalment-news.js';
import { tellInstalments } from './instalment-telling.js';
import { Lapsing } from './lapsing.service.js';
import { LateCharging } from './late-charging.service.js';

/** What time alone does to an agreement, day by day. */
@Injectable()
export class Closing {
  constructor(
    private readonly books: Books,
    private readonly lapsing: Lapsing,
    private readonly lateness: LateCharging,
  ) {}

  /**
   * Brings a locked agreement from the day that it stands on to its today. It stops at each day on which something
   * happens, so that a clock that jumps years books what the years would have booked; and a day that has begun once
   * does not begin again, so that whoever is interrupted may simply do it again.
   */
  async catchUp(tx: Tx, agreement: LockedAgreement): Promise<LockedAgreement> {
    const { today } = agreement;
    const run = this.books.begin(agreement);
    let day = nextEventDay(run.agreement, run.state);
    for (; day && !day.isAfter(today); day = nextEventDay(run.agreement, run.state)) {
      await this.beginDay(tx, run, day);
    }
    // Nothing happened since, but in arrears the days are counted.
    const { asOf, summary } = run.state;
    if (asOf.isBefore(today) && summary.overdueMinor > 0n) await this.books.closeIn(tx, run, today);
    return { ...(await this.books.write(tx, run)).agreement, today };
  }

  private async beginDay(tx: Tx, run: BookingRun, day: LocalDate): Promise<void> {
    run.agreement = { ...run.agreement, today: day };
    await this.lapsing.lapse(tx, run);
    await this.books.closeIn(tx, run, day);
    await this.lateness.charge(tx, run);
    if (run.state.loan) tellInstalments(tx, run.agreement, newsOfDay(run.state.loan, day));
  }
}
