import { Injectable } from '@nestjs/common';
import { notFound } from '../../../kernel/domain-error.js';
import { newUuid, type Uuid } from '../../../kernel/ids.js';
import { transition } from '../../../kernel/state-machine.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Environment, StaffActor } from '../../../platform/database/actor.js';
import { Database, violatedConstraint } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/tx.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { scenariosToken } from '../../scenarios/index.js';
import {
  ApprovalsService,
  type ChangeTarget,
  type PendingChange,
  type StaffRole,
} from '../../staff/index.js';
import { classificationProblems } from './classification.errors.js';
import { runStates } from './classification.states.js';
import { frameName, isCounted, type ScoredFrame } from './frame.js';
import { FramesRepository } from './frames.repository.js';
import { rulesOf, type Thresholds } from './rules.js';
import { type Run, RunsRepository } from './runs.repository.js';

const KIND = 'classification.publication';
export const CLASSIFIERS: [StaffRole, ...StaffRole[]] = ['riskOfficer', 'campaignManager', 'administrator'];

/** What staff do with runs. One person starts and rehearses; two decide by which run customers are classified. */
@Injectable()
export class RunsService {
  constructor(
    private readonly database: Database,
    private readonly runs: RunsRepository,
    private readonly frames: FramesRepository,
    private readonly snapshots: SnapshotService,
    private readonly clock: SystemClock,
    private readonly approvals: ApprovalsService,
  ) {
    approvals.register(KIND, {
      roles: { maker: CLASSIFIERS, checker: ['riskOfficer', 'administrator'] },
      inWords: ({ subject, payload }) =>
        `Classify the customers of ${subject} by run ${(payload.change as { run: number }).run}.`,
      current: async (tx, target) => {
        const { publishedNumber } = await this.frames.lock(tx, frameOf(target));
        return { run: publishedNumber };
      },
      apply: (tx, change) => this.apply(tx, change),
    });
  }

  /** @throws DomainError 422 frame_not_counted, thresholds_not_rising; 409 run_in_progress */
  async start(
    actor: StaffActor,
    frame: Omit<ScoredFrame, 'environment'>,
    thresholds: Thresholds,
    note: string,
  ): Promise<Run> {
    const { environment } = actor;
    if (!isCounted(frame, this.snapshots.current().get(scenariosToken)))
      throw classificationProblems.frame_not_counted();
    const rules = rulesOf(thresholds);
    const id = newUuid(this.clock.nowMs());
    const asOf = new Date(this.clock.nowMs());
    return this.database.run(actor, async (tx) => {
      // Two who start at once come one after the other, and number their runs without a gap.
      await this.frames.lock(tx, { ...frame, environment });
      try {
        await this.runs.insert(tx, {
          ...frame,
          environment,
          id,
          asOf,
          rules,
          note,
          requestedBy: actor.userId,
        });
      } catch (error) {
        if (violatedConstraint(error) === 'classification_run_open_key')
          throw classificationProblems.run_in_progress();
        throw error;
      }
      tx.audit({
        action: 'classification.runStarted',
        subject: frameName(frame),
        detail: { thresholds, note },
      });
      return this.get(tx, environment, id);
    });
  }

  async cancel(actor: StaffActor, id: Uuid): Promise<Run> {
    return this.database.run(actor, async (tx) => {
      await this.get(tx, actor.environment, id);
      const run = (await this.runs.lock(tx, id)) as Run;
      const status = transition(runStates, run.status, 'cancel');
      await this.runs.change(tx, id, { status, finishedAt: new Date(this.clock.nowMs()) });
      tx.audit({
        action: 'classification.runCancelled',
        subject: frameName(run),
        detail: { run: run.number },
      });
      return this.get(tx, actor.environment, id);
    });
  }

  /** Publishes what was rehearsed, or goes back to what was published before. @returns the approval */
  async propose(actor: StaffActor, id: Uuid, reason: string): Promise<Uuid> {
    return this.database.run(actor, async (tx) => {
      const run = await this.get(tx, actor.environment, id);
      transition(runStates, run.status, run.status === 'retired' ? 'rollBack' : 'publish');
      return this.approvals.submit(tx, actor, {
        kind: KIND,
        subject: frameName(run),
        environment: run.environment,
        payload: { run: run.number },
        after: { run: run.number },
        reason,
      });
    });
  }

  async get(tx: Parameters<RunsRepository['find']>[0], environment: Environment, id: Uuid): Promise<Run> {
    const run = await this.runs.find(tx, environment, id);
    if (!run) throw notFound('classification run');
    return run;
  }

  private async apply(tx: Tx, change: PendingChange): Promise<object> {
    const frame = frameOf(change);
    const { number } = { number: (change.payload.change as { run: number }).run };
    const { publishedNumber } = await this.frames.lock(tx, frame);
    const wanted = await this.runs.findNumber(tx, frame, number);
    const run = wanted && (await this.runs.lock(tx, wanted.id));
    if (!run) throw notFound('classification run');
    const status = transition(runStates, run.status, run.status === 'retired' ? 'rollBack' : 'publish');
    const before =
      publishedNumber === null ? undefined : await this.runs.findNumber(tx, frame, publishedNumber);
    if (before)
      await this.runs.change(tx, before.id, { status: transition(runStates, before.status, 'retire') });
    await this.runs.change(tx, run.id, { status, publishedAt: new Date(this.clock.nowMs()) });
    await this.frames.publish(tx, frame, number);
    tx.audit({
      action: 'classification.published',
      subject: frameName(frame),
      detail: { run: number, before: publishedNumber },
    });
    return { run: number };
  }
}

function frameOf({ subject, environment }: ChangeTarget): ScoredFrame {
  const [kind, scope, currency] = subject.split('/');
  return { environment, kind, scope, currency } as ScoredFrame;
}
