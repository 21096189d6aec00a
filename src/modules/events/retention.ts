import { Injectable } from '@nestjs/common';
import { newUuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { Config } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/tx.js';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { FindingsRepository } from './screening/findings.repository.js';
import { SCREENED_MS } from './screening/screened.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const ROWS_A_ROUND = 5_000;
/** What is sensitive is forgotten after twelve months, whatever else is kept. */
const SENSITIVE_KEPT_MS = 365 * 86_400_000;

/** Old months are dropped whole; the summaries that their events made stay. */
@Injectable()
export class EventRetention {
  constructor(
    housekeeping: Housekeeping,
    private readonly clock: SystemClock,
    private readonly config: Config,
    private readonly findings: FindingsRepository,
  ) {
    housekeeping.register('eventMonths', HOUR_MS, (tx) => this.dropMonths(tx));
    housekeeping.register('eventKeys', MINUTE_MS, (tx) => this.dropKeys(tx));
    housekeeping.register('sensitiveEvents', MINUTE_MS, (tx) => this.dropSensitive(tx));
    housekeeping.register('eventSignals', MINUTE_MS, (tx) => this.dropSignals(tx));
    housekeeping.register('screeningFindings', HOUR_MS, (tx) => this.dropFindings(tx));
    housekeeping.register('eventImports', HOUR_MS, (tx) => this.endImports(tx));
  }

  /** Must not queue for the table's lock, for all intake would queue behind it; the next round tries again. */
  private async dropMonths(tx: Tx): Promise<void> {
    await tx.query(`set local lock_timeout = '200ms'`);
    await tx.query('select drop_event_months($1)', [this.config.eventMonthsKept]);
  }

  /** A key lives as long as its event's month: an event that comes again later than that is a new one. */
  private async dropKeys(tx: Tx): Promise<unknown> {
    const rows = await tx.query(
      `delete from event_key where (digest, bucket) in (
         select k.digest, k.bucket from event_key k
         where k.event_id < first_id_of((date_trunc('month', now() at time zone 'UTC') - make_interval(months => $1))
           at time zone 'UTC') limit $2) returning 1`,
      [this.config.eventMonthsKept, ROWS_A_ROUND],
    );
    return rows.length === ROWS_A_ROUND ? 'more' : undefined;
  }

  private async dropSensitive(tx: Tx): Promise<unknown> {
    const rows = await tx.query(
      `delete from event where (id, bucket) in (
         select e.id, e.bucket from event e where e.is_sensitive and e.id < $1 order by e.id limit $2) returning 1`,
      [newUuid(this.clock.nowMs() - SENSITIVE_KEPT_MS, 0), ROWS_A_ROUND],
    );
    return rows.length === ROWS_A_ROUND ? 'more' : undefined;
  }

  private async dropSignals(tx: Tx): Promise<unknown> {
    const rows = await tx.query(
      `delete from event_signal where (digest, bucket, event_id) in (
         select s.digest, s.bucket, s.event_id from event_signal s where s.event_id < $1 limit $2) returning 1`,
      [newUuid(this.clock.nowMs() - SCREENED_MS, 0), ROWS_A_ROUND],
    );
    return rows.length === ROWS_A_ROUND ? 'more' : undefined;
  }

  private async dropFindings(tx: Tx): Promise<unknown> {
    const gone = await this.findings.forget(tx, this.config.eventMonthsKept, ROWS_A_ROUND);
    return gone === ROWS_A_ROUND ? 'more' : undefined;
  }

  private async endImports(tx: Tx): Promise<void> {
    await tx.query(
      `update event_import set status = 'expired', status_reason = 'silence', status_changed_at = clock_timestamp()
       where status = 'receiving' and status_changed_at < clock_timestamp() - interval '7 days'`,
    );
  }
}
