import { Injectable } from '@nestjs/common';
import { dateInZone } from '../../../kernel/calendar-date.js';
import { DomainError, notFound } from '../../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../../kernel/ids.js';
import { transition } from '../../../kernel/state-machine.js';
import type { PartnerActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { TestClocksService } from '../clocks/test-clocks.service.js';
import type { AgreementAnswer, ClockAnswer } from '../playing/answers.js';
import type { BankCaller } from '../playing/bank-caller.js';
import { Playing } from '../playing/playing.service.js';
import { sandboxProblems } from '../sandbox.errors.js';
import { type Act, nextAct, remember, type Script, type Standing } from './scripts.js';
import { type Line, type Simulation, SimulationsRepository } from './simulations.repository.js';
import { simulationStates } from './simulation.states.js';

const LINES_MAX = 400;
/** A request waits so long; a job does the rest. */
const WAIT_MS = 5_000;
const CLAIM_MS = 20_000;
const JOB_EVERY_MS = 2_000;
const ROUND_MS = 2_000;
/** What has something to repay, or had. */
const REPAYABLE = ['active', 'settled'];

export interface SimulationOrder {
  readonly agreementId: Uuid;
  readonly script: Script;
  readonly until: string | undefined;
}

/** Scripted borrowers: they live through an agreement by the calls that its partner would report of them. */
@Injectable()
export class SimulationsService {
  constructor(
    private readonly database: Database,
    private readonly simulations: SimulationsRepository,
    private readonly clocks: TestClocksService,
    private readonly playing: Playing,
    housekeeping: Housekeeping,
  ) {
    housekeeping.register('simulations', JOB_EVERY_MS, (tx) => this.goOn(tx));
  }

  /**
   * Writes down what is to be played. A customer who goes by his partner's clock gets one of his own.
   * @param under digest of the request's idempotency key: the same is written down once
   */
  async create(
    tx: Tx,
    actor: PartnerActor,
    order: SimulationOrder,
    under: Buffer | undefined,
  ): Promise<Uuid> {
    const subject = await this.simulations.subject(tx, actor, order.agreementId);
    if (!subject) throw notFound('agreement');
    const known = under && (await this.simulations.findUnder(tx, order.agreementId, under));
    if (known) return known;
    if (!REPAYABLE.includes(subject.status)) throw sandboxProblems.agreement_not_active();
    const { customerId, nowMs } = subject;
    let { clockId } = subject;
    if (!clockId) {
      const clock = { name: `simulation ${order.script}`, nowMs: Math.ceil(nowMs), frozen: true };
      clockId = (await this.clocks.create(tx, actor, clock)).id;
      await this.clocks.attachIn(tx, actor, clockId, [customerId]);
    }
    return this.simulations.insert(tx, actor, { ...order, customerId, clockId, under });
  }

  async get(tx: ReadTx, actor: PartnerActor, id: Uuid): Promise<Simulation> {
    const simulation = await this.simulations.find(tx, actor, id);
    if (!simulation) throw notFound('simulation');
    return simulation;
  }

  list(tx: ReadTx, actor: PartnerActor, before: Uuid | undefined, limit: number): Promise<Simulation[]> {
    return this.simulations.list(tx, actor, before, limit);
  }

  /** Plays as far as time allows, unless somebody else is at it. */
  async play(actor: PartnerActor, id: Uuid, waitMs = WAIT_MS): Promise<Simulation> {
    const untilMs = performance.now() + waitMs;
    if (await this.database.run(actor, (tx) => this.simulations.claim(tx, id, CLAIM_MS))) {
      const { keyId } = await this.database.read(actor, (tx) => this.get(tx, actor, id));
      await this.playing.as(keyId, formatId('simulation', id), (bank) =>
        this.playOn(actor, id, bank, untilMs),
      );
    }
    return this.database.read(actor, (tx) => this.get(tx, actor, id));
  }

  private async playOn(actor: PartnerActor, id: Uuid, bank: BankCaller, untilMs: number): Promise<void> {
    let simulation = await this.database.read(actor, (tx) => this.get(tx, actor, id));
    try {
      for (;;) {
        const standing = await this.standingOf(simulation, bank);
        if (!standing || performance.now() >= untilMs) {
          return await this.database.run(actor, (tx) => this.simulations.leave(tx, simulation));
        }
        const act =
          simulation.memory.doing ??
          bounded(nextAct(simulation.script, standing, simulation.memory), simulation, standing);
        if (act.act === 'end') return await this.end(actor, simulation, 'complete');
        if (simulation.transcript.length >= LINES_MAX)
          return await this.end(actor, simulation, 'fail', 'too_many_acts');
        simulation = {
          ...simulation,
          memory: { ...simulation.memory, doing: act, missed: missedOf(simulation, standing) },
        };
        await this.database.run(actor, (tx) => this.simulations.save(tx, simulation, CLAIM_MS));
        simulation = await this.perform(actor, simulation, act, bank);
      }
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
      await this.end(actor, simulation, 'fail', error.details.errors?.[0]?.code ?? error.code);
    }
  }

  /** Does one act and writes it down. A wait is over when the clock has arrived. */
  private async perform(
    actor: PartnerActor,
    before: Simulation,
    act: Act,
    bank: BankCaller,
  ): Promise<Simulation> {
    const step = String(before.transcript.length + 1);
    await this.send(before, act, step, bank);
    // A long way goes on without us; the act is done when the clock has arrived.
    if (act.act === 'wait' && (await clockOf(before, bank)).status !== 'ready') return before;
    const view = await this.view(before, bank);
    const ledger = await this.database.read(actor, (tx) => this.simulations.ledger(tx, before));
    const { doing: _done, ...memory } = before.memory;
    const line: Line = { ...view, act: act.act, amount: 'amount' in act ? act.amount : null, ledger };
    const after = { ...before, memory: remember(memory, act), transcript: [...before.transcript, line] };
    await this.database.run(actor, (tx) => this.simulations.save(tx, after, CLAIM_MS));
    return after;
  }

  private async send(
    { agreementId, clockId, currency, id }: Simulation,
    act: Act,
    step: string,
    bank: BankCaller,
  ): Promise<void> {
    const agreement = `/v1/agreements/${formatId('agreement', agreementId)}`;
    const reference = `${formatId('simulation', id)}-${step}`;
    if (act.act === 'wait') {
      const clock = `/v1/sandbox/clocks/${formatId('testClock', clockId)}`;
      // Noon in UTC, which is the same date nearly everywhere.
      await bank.post(step, `${clock}/advance`, { to: `${act.until}T12:00:00Z` });
    } else if (act.act !== 'end') {
      const amount = { amount: act.amount, currency };
      const [path, more] = {
        pay: ['repayments', {}],
        prepay: ['prepayments', { mode: 'shorten' }],
        refund: ['refunds', { mode: 'shorten', reason: 'Half of the goods came back.' }],
      }[act.act] as [string, object];
      await bank.post(step, `${agreement}/${path}`, { amount, reference, ...more });
    }
  }

  /** @returns undefined while the clock is on its way */
  private async standingOf(simulation: Simulation, bank: BankCaller): Promise<Standing | undefined> {
    const { status, now } = await clockOf(simulation, bank);
    if (status !== 'ready') return undefined;
    const { nextDue, outstanding, overdue } = await agreementOf(simulation, bank);
    return {
      today: dateInZone(Date.parse(now), simulation.timeZone).toString(),
      outstanding: outstanding.amount,
      overdue: overdue.amount,
      nextDue: nextDue && { date: nextDue.date, amount: nextDue.amount.amount },
    };
  }

  private async view(
    simulation: Simulation,
    bank: BankCaller,
  ): Promise<Omit<Line, 'act' | 'amount' | 'ledger'>> {
    const { now } = await clockOf(simulation, bank);
    const { status, outstanding, overdue, delinquency } = await agreementOf(simulation, bank);
    return {
      day: dateInZone(Date.parse(now), simulation.timeZone).toString(),
      status,
      outstanding: outstanding.amount,
      overdue: overdue.amount,
      daysPastDue: delinquency.daysPastDue,
    };
  }

  private async end(
    actor: PartnerActor,
    simulation: Simulation,
    action: 'complete' | 'fail',
    reason: string | null = null,
  ): Promise<void> {
    const status = transition(simulationStates, simulation.status, action);
    await this.database.run(actor, (tx) => this.simulations.end(tx, simulation, status, reason));
  }

  /** Goes on with what a request has left over. */
  private async goOn(tx: Tx): Promise<'more' | 'done'> {
    const [waiting] = await this.simulations.waiting(tx, 1);
    if (!waiting) return 'done';
    const { id, partnerId, keyId } = waiting;
    const actor = {
      kind: 'partner',
      partnerId,
      environment: 'sandbox',
      keyId,
      requestId: 'simulations',
    } as const;
    const { status } = await this.play(actor, id, ROUND_MS);
    // What waits for a clock is not asked again at once.
    return status === 'running' ? 'done' : 'more';
  }
}

function clockOf({ clockId }: Simulation, bank: BankCaller): Promise<ClockAnswer> {
  return bank.get(`/v1/sandbox/clocks/${formatId('testClock', clockId)}`);
}

function agreementOf({ agreementId }: Simulation, bank: BankCaller): Promise<AgreementAnswer> {
  return bank.get(`/v1/agreements/${formatId('agreement', agreementId)}`);
}

/** The due date that the borrower let pass first. */
function missedOf({ memory }: Simulation, { nextDue }: Standing): string {
  return memory.missed ?? nextDue?.date ?? '';
}

/** Nothing is done after the day that was named. */
function bounded(act: Act, { until }: Simulation, { today }: Standing): Act {
  if (until === null || (act.act === 'wait' ? act.until <= until : today <= until)) return act;
  return today < until ? { act: 'wait', until } : { act: 'end' };
}
