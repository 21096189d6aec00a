import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { TagsRepository } from '../../customers/index.js';
import { RunsRepository } from './runs.repository.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const RUNS_A_ROUND = 1_000;
const HISTORY_A_ROUND = 5_000;
/** Whoever counted has read it, and of rules only the newest run is looked at. */
const RUN_DAYS = 90;

/** Forgets what nobody looks at any more: runs through populations, and what was said of customers long ago. */
@Injectable()
export class AudienceRetention {
  constructor(
    housekeeping: Housekeeping,
    private readonly config: Config,
    private readonly runs: RunsRepository,
    private readonly tags: TagsRepository,
  ) {
    housekeeping.register('audienceRuns', HOUR_MS, (tx) => this.forgetRuns(tx));
    housekeeping.register('tagHistory', MINUTE_MS, (tx) => this.forgetHistory(tx));
  }

  private async forgetRuns(tx: Tx): Promise<unknown> {
    const count = await this.runs.forget(tx, RUN_DAYS, RUNS_A_ROUND);
    return count === RUNS_A_ROUND ? 'more' : undefined;
  }

  /** As long as the events that it came from are kept. */
  private async forgetHistory(tx: Tx): Promise<unknown> {
    const count = await this.tags.forgetHistory(tx, this.config.eventMonthsKept, HISTORY_A_ROUND);
    return count === HISTORY_A_ROUND ? 'more' : undefined;
  }
}
