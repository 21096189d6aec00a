import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../../platform/database/tx.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { scenariosToken } from '../../scenarios/index.js';
import { classificationProblems } from './classification.errors.js';
import { FrameDays, isCounted, type ScoredFrame } from './frame.js';
import { FramesRepository } from './frames.repository.js';
import { type Run, RunsRepository } from './runs.repository.js';

/** What rooms to the right may know of runs. */
@Injectable()
export class ClassificationRuns {
  constructor(
    private readonly frames: FramesRepository,
    private readonly runs: RunsRepository,
    private readonly snapshots: SnapshotService,
  ) {}

  /** @throws DomainError 422 frame_not_counted */
  assertCounted(frame: ScoredFrame): void {
    if (!isCounted(frame, this.snapshots.current().get(scenariosToken)))
      throw classificationProblems.frame_not_counted();
  }

  /** The day in the frame that an instant falls on, since 1970-01-01. */
  dayOf({ scope }: ScoredFrame, ms: number): number {
    return FrameDays.of(scope, this.snapshots.current().get(scenariosToken)).dayOf(ms);
  }

  /** The run by which the frame's customers are classified. */
  async published(tx: ReadTx, frame: ScoredFrame): Promise<Run | undefined> {
    const number = await this.frames.publishedNumber(tx, frame);
    return number === null ? undefined : this.runs.findNumber(tx, frame, number);
  }

  /** Changes whenever everybody in the frame is scored anew. */
  async standing(tx: ReadTx, frame: ScoredFrame): Promise<object> {
    return this.frames.standing(tx, frame);
  }
}
