import { Injectable } from '@nestjs/common';
import { notFound } from '../../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../../kernel/ids.js';
import { transition } from '../../../kernel/state-machine.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { PartnerActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { bumpHead, SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { Certifications } from '../../partners/index.js';
import { EndpointsService, SelfTestService } from '../../webhooks/index.js';
import { sandboxProblems } from '../sandbox.errors.js';
import { CertificationRepository, type CertificationRun } from './certification.repository.js';
import {
  certificationStates,
  certificationStatusAt,
  type CertificationStatus,
} from './certification.states.js';
import { isPassed, judgeRun } from './certification-checks.js';
import { openRunsPart } from './open-runs.js';
import type { Sighting } from './sighting.js';

const DAY_MS = 86_400_000;
const RUN_MS = 60 * 60_000;
const RUNS_A_DAY = 50;
/** Each reloads the configuration of every process, or calls a partner's receiver. */
const TRIES_A_RUN = 30;
/** How long a certification opens the way to live keys, and how long runs that did not pass are kept. */
export const VALID_DAYS = 90;
const HOUSEKEEPING_MS = 5 * 60_000;
const OVERDUE_A_ROUND = 100;
const SYSTEM = { kind: 'system', job: 'certification' } as const;

/** Runs in which the bank watches a partner's app in the sandbox, and what becomes of them. */
@Injectable()
export class CertificationService {
  constructor(
    private readonly database: Database,
    private readonly runs: CertificationRepository,
    private readonly endpoints: EndpointsService,
    private readonly selfTests: SelfTestService,
    private readonly snapshots: SnapshotService,
    private readonly clock: SystemClock,
    certifications: Certifications,
    housekeeping: Housekeeping,
  ) {
    snapshots.register(openRunsPart);
    certifications.register((tx, partnerId) => {
      return this.runs.hasPassedSince(tx, partnerId, new Date(this.clock.nowMs() - VALID_DAYS * DAY_MS));
    });
    housekeeping.register('certificationRuns', HOUSEKEEPING_MS, (tx) => this.clearUp(tx));
  }

  /** @throws DomainError certification_running, certification_limit_reached */
  async start(tx: Tx, actor: PartnerActor): Promise<CertificationRun> {
    const nowMs = this.clock.nowMs();
    if ((await this.runs.countSince(tx, actor, new Date(nowMs - DAY_MS))) >= RUNS_A_DAY) {
      throw sandboxProblems.certification_limit_reached();
    }
    const before = await this.runs.running(tx, actor);
    if (before && certificationStatusAt(before, nowMs) === 'expired') await this.end(tx, before, 'expire');
    const run = await this.runs.insert(tx, actor, nowMs, nowMs + RUN_MS);
    if (!run) throw sandboxProblems.certification_running();
    tx.audit({ action: 'certification.started', subject: formatId('certification', run.id), detail: {} });
    return run;
  }

  /** Lets every process know which runs it has to watch; this one knows when it returns, the others within a second. */
  async announce(): Promise<void> {
    await this.database.run(SYSTEM, bumpHead);
    await this.snapshots.refresh();
  }

  /** @throws DomainError not_found */
  async get(actor: PartnerActor, id: Uuid): Promise<CertificationRun> {
    return this.database.read(actor, async (tx) => {
      return (await this.runs.find(tx, actor, id)) ?? missing();
    });
  }

  /** @throws DomainError not_found, state_conflict */
  async finish(actor: PartnerActor, id: Uuid): Promise<CertificationRun> {
    const ended = await this.change(actor, id, 'finish', (tx, run) => this.end(tx, run, 'finish'));
    await this.announce();
    return ended;
  }

  /**
   * The next request of the key is answered with 429, once in each process.
   * @throws DomainError not_found, state_conflict, certification_limit_reached
   */
  async throttle(actor: PartnerActor, id: Uuid): Promise<CertificationRun> {
    const armed = await this.change(actor, id, 'throttle', (tx, run) => {
      if (run.timesArmed >= TRIES_A_RUN) throw sandboxProblems.certification_limit_reached();
      return this.runs.arm(tx, run, new Date(this.clock.nowMs()));
    });
    await this.announce();
    return armed;
  }

  /**
   * Sends a receiver what it must take and what it must refuse, and judges its answers.
   * @throws DomainError not_found, state_conflict, certification_limit_reached
   */
  async testReceiver(actor: PartnerActor, id: Uuid, endpointId: Uuid): Promise<CertificationRun> {
    await this.get(actor, id);
    const endpoint = await this.database.read(actor, (tx) => this.endpoints.get(tx, actor, endpointId));
    // Counted before anything is sent: what is sent costs others something.
    await this.change(actor, id, 'testReceiver', (tx, run) => {
      if (run.receiverTests >= TRIES_A_RUN) throw sandboxProblems.certification_limit_reached();
      return this.runs.countReceiverTest(tx, run);
    });
    const { steps } = await this.selfTests.run(endpoint);
    const sighting: Sighting = {
      kind: 'receiver',
      at: this.clock.nowMs(),
      request: actor.requestId,
      endpoint: formatId('webhookEndpoint', endpointId),
      steps: steps.map(({ message, status, passed }) => ({ message, status, passed })),
    };
    await this.record(id, [sighting]);
    return this.get(actor, id);
  }

  /** Notes what was seen of a run; the sighting that completes the last check ends it. Late ones are of no interest. */
  async record(id: Uuid, sightings: readonly Sighting[]): Promise<void> {
    const hasEnded = await this.database.run(SYSTEM, async (tx) => {
      const run = await this.runs.lock(tx, id);
      if (!run || certificationStatusAt(run, this.clock.nowMs()) !== 'running') return false;
      const noted = await this.runs.note(tx, run, sightings);
      if (!isPassed(judgeRun(noted.seen))) return false;
      await this.end(tx, noted, 'pass');
      return true;
    });
    if (hasEnded) await this.announce();
  }

  private async change(
    actor: PartnerActor,
    id: Uuid,
    action: 'finish' | 'throttle' | 'testReceiver',
    work: (tx: Tx, run: CertificationRun) => Promise<CertificationRun>,
  ): Promise<CertificationRun> {
    return this.database.run(actor, async (tx) => {
      const run = await this.runs.lock(tx, id);
      if (run?.partnerId !== actor.partnerId) return missing();
      transition(certificationStates, certificationStatusAt(run, this.clock.nowMs()), action);
      return work(tx, run);
    });
  }

  private async end(
    tx: Tx,
    run: CertificationRun,
    action: 'finish' | 'pass' | 'expire',
  ): Promise<CertificationRun> {
    const status: CertificationStatus = transition(certificationStates, run.status, action);
    const report = judgeRun(run.seen);
    const reason = status === 'passed' ? null : action === 'expire' ? 'time_over' : 'checks_missing';
    const at = action === 'expire' ? run.endsAt : new Date(this.clock.nowMs());
    tx.audit({
      action: `certification.${status}`,
      subject: formatId('certification', run.id),
      environment: 'sandbox',
      detail: { partner: formatId('partner', run.partnerId) },
    });
    return this.runs.end(tx, run, { status, reason, at, report });
  }

  private async clearUp(tx: Tx): Promise<'more' | 'done'> {
    const nowMs = this.clock.nowMs();
    const overdue = await this.runs.overdue(tx, new Date(nowMs), OVERDUE_A_ROUND);
    for (const run of overdue) await this.end(tx, run, 'expire');
    await this.runs.forget(tx, new Date(nowMs - VALID_DAYS * DAY_MS));
    return overdue.length === OVERDUE_A_ROUND ? 'more' : 'done';
  }
}

function missing(): never {
  throw notFound('certification');
}
