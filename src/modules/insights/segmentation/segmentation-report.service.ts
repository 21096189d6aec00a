import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import { ClassificationRuns, NeedsService, type ScoredFrame } from '../../profiles/index.js';
import type { PartedBy } from './dto/report-query.dto.js';
import type { SegmentationFiguresDto } from './dto/report.dto.js';
import { ReportPopulation } from './population.repository.js';
import { type ReportFacts, reportOf } from './report-of.js';
import { ReportSample } from './sample.repository.js';

/** Nobody waits longer for a page, and no connection is held longer for one. */
const LIMIT_MS = 20_000;
/** So that the page shows what the answer said that led to it, and a crowd computes it once. */
const KEPT_MS = 60_000;
const KEPT = 50;

/** What a segmentation is good for: everybody in sums, a part of them looked at closer. */
@Injectable()
export class SegmentationReports {
  private readonly kept = new LRUCache<string, Promise<SegmentationFiguresDto>>({ max: KEPT, ttl: KEPT_MS });

  constructor(
    private readonly database: Database,
    private readonly clock: SystemClock,
    private readonly population: ReportPopulation,
    private readonly sample: ReportSample,
    private readonly runs: ClassificationRuns,
    private readonly needs: NeedsService,
  ) {}

  /** @throws DomainError 422 frame_not_counted */
  async of(actor: StaffActor, frame: ScoredFrame, by: PartedBy): Promise<SegmentationFiguresDto> {
    this.runs.assertCounted(frame);
    const state = await this.database.read(actor, (tx) => this.runs.standing(tx, frame));
    const key = JSON.stringify([frame, by, state]);
    let report = this.kept.get(key);
    if (!report) {
      report = this.compute(actor, frame, by);
      this.kept.set(key, report);
      // A fault is not kept; whoever waits for the report hears of it.
      report.catch(() => this.kept.delete(key));
    }
    return report;
  }

  private compute(actor: StaffActor, frame: ScoredFrame, by: PartedBy): Promise<SegmentationFiguresDto> {
    return this.database.readAtLength(actor, LIMIT_MS, async (tx) =>
      reportOf(await this.load(tx, frame, by)),
    );
  }

  private async load(tx: ReadTx, frame: ScoredFrame, by: PartedBy): Promise<ReportFacts> {
    const { environment, ...shown } = frame;
    const all = await this.population.all(tx, frame);
    const segments = await this.population.segments(tx, frame, by);
    const sample = await this.sample.draw(tx, frame, by, all.customers);
    const nowMs = this.clock.nowMs();
    const ids = sample.customers.map(({ id }) => id);
    return {
      frame: shown,
      by,
      nowMs,
      // In the sandbox clocks are moved, each partner's for itself; half of the customers live at or after this day.
      asOfDay: this.runs.dayOf(frame, all.asOfMs ?? nowMs),
      run: await this.runs.published(tx, frame),
      all,
      segments,
      stages: by === 'stage' ? segments : await this.population.segments(tx, frame, 'stage'),
      rfm: await this.population.rfm(tx, frame),
      curve: await this.population.curve(tx, frame),
      stayed:
        by === 'segment'
          ? await this.population.stayed(
              tx,
              frame,
              segments.map(({ segment }) => segment),
            )
          : [],
      sample,
      shared: await this.sample.sharedClaims(tx, ids),
      needs: await this.needs.ofMany(tx, environment, ids),
    };
  }
}
