import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { PartnerActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import { sqlState } from '../../platform/database/sql-state.js';
import type { Tx } from '../../platform/database/tx.js';
import { KeyRing, seal } from '../../platform/security/secret-box.js';
import { CustomersService } from '../customers/index.js';
import { type EventCustomer, EventCustomersRepository } from './event-customers.repository.js';
import { refusal, type Refusal } from './events.errors.js';
import { columnsOf, type EventKey, EventsRepository, type NewEvent } from './events.repository.js';
import type { CustomerKey, Outcome, ReadEvent, ReportedEvent } from './reported-event.js';
import { ScreeningService } from './screening/screening.service.js';
import { Slots } from './slots.js';
import { SummariesRepository } from './summaries.repository.js';
import { changesOf, nameOf, NO_SUMMARY, type SummaryChange, withEvents } from './summarising.js';

/** A process keeps two cores busy with them, and leaves connections to its other callers. */
const BATCHES_AT_ONCE = 3;
const TURNS_MAX = 3;
const LOCK_TIMEOUT = '55P03';
/** The first finds out what others have changed and locks it; the second cannot fail. */
const SAVES_MAX = 2;
const FUTURE_MAX_MS = 5 * 60_000;
const PAST_MAX_MS = 3_653 * 86_400_000;

/** An event whose customer is known, with the id that it gets if nobody has reported it before. */
interface Candidate {
  readonly id: Uuid;
  readonly event: ReportedEvent;
  readonly customer: EventCustomer;
}

/** Takes a batch of reports in a handful of statements, whatever its size; the fault of one never harms another. */
@Injectable()
export class IntakeService {
  private readonly slots = new Slots(BATCHES_AT_ONCE);

  constructor(
    private readonly database: Database,
    private readonly events: EventsRepository,
    private readonly summaries: SummariesRepository,
    private readonly customerRows: EventCustomersRepository,
    private readonly customers: CustomersService,
    private readonly keys: KeyRing,
    private readonly clock: SystemClock,
    private readonly screening: ScreeningService,
  ) {}

  /**
   * Takes reports in a transaction of their own.
   * @param then what else belongs to it, and the answer; gets an outcome for each report, in their order
   */
  take<T>(
    actor: PartnerActor,
    reports: readonly ReadEvent[],
    then: (outcomes: readonly Outcome[], tx: Tx) => T | Promise<T>,
  ): Promise<T> {
    return this.slots.run(() => this.takeNow(actor, reports, then));
  }

  /** Where many report the same few customers at once, a row may be held for longer than anybody may wait for it. */
  private async takeNow<T>(
    actor: PartnerActor,
    reports: readonly ReadEvent[],
    then: (outcomes: readonly Outcome[], tx: Tx) => T | Promise<T>,
  ): Promise<T> {
    for (let turn = 1; ; turn++) {
      try {
        return await this.database.run(actor, async (tx) => then(await this.record(tx, actor, reports), tx));
      } catch (error) {
        if (turn === TURNS_MAX || sqlState(error) !== LOCK_TIMEOUT) throw error;
      }
    }
  }

  private async record(tx: Tx, actor: PartnerActor, reports: readonly ReadEvent[]): Promise<Outcome[]> {
    const customers = await this.customersOf(tx, actor, reports);
    const outcomes: Outcome[] = [];
    const first = new Map<string, Candidate>();
    for (const report of reports) outcomes.push(this.judge(report, customers, first));
    const candidates = [...first].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, candidate]) => candidate);
    if (candidates.length === 0) return outcomes;
    const [taken, all] = await meanwhile(this.takeKeys(tx, actor, candidates), () => {
      const rows = candidates.map((candidate) => this.rowOf(candidate));
      return { rows, columns: columnsOf(rows) };
    });
    if (taken.size === 0) await this.store(tx, actor, candidates, all.columns);
    else {
      const isNew = ({ event }: { readonly event: ReportedEvent }): boolean => !taken.has(event.digest);
      await this.store(tx, actor, candidates.filter(isNew), columnsOf(all.rows.filter(isNew)));
    }
    return taken.size === 0
      ? outcomes
      : outcomes.map((outcome, i) => asTaken(outcome, reports[i] as ReadEvent, taken));
  }

  private async customersOf(
    tx: Tx,
    actor: PartnerActor,
    reports: readonly ReadEvent[],
  ): Promise<Map<string, EventCustomer>> {
    const keys = new Map<string, CustomerKey>();
    let isAnySensitive = false;
    for (const report of reports) {
      if (!('event' in report)) continue;
      const { customer, isSensitive } = report.event;
      isAnySensitive ||= isSensitive;
      const known = keys.get(customer.name);
      if (!known || (customer.kind === 'external' && customer.register)) keys.set(customer.name, customer);
    }
    if (keys.size === 0) return new Map();
    const found = await this.customerRows.find(tx, actor, [...keys.values()], isAnySensitive);
    const unknown = [...keys.values()].filter(({ name }) => !found.has(name));
    const newIds = unknown.flatMap((key) => (key.kind === 'external' && key.register ? key.externalId : []));
    if (newIds.length === 0) return found;
    await this.customers.registerByExternalId(tx, actor, newIds);
    const registered = await this.customerRows.find(tx, actor, unknown, isAnySensitive);
    return new Map([...found, ...registered]);
  }

  /** What follows without a look at what is stored; what may be new is put among the candidates. */
  private judge(
    report: ReadEvent,
    customers: ReadonlyMap<string, EventCustomer>,
    first: Map<string, Candidate>,
  ): Outcome {
    if ('refusal' in report) return refused(report.refusal);
    const { event } = report;
    const customer = customers.get(event.customer.name);
    const fault = this.faultOf(event, customer);
    if (fault || !customer) return refused(fault ?? refusal('customer_unknown', '/customer'));
    const earlier = first.get(event.digest);
    if (earlier) return repeated(event, { eventId: earlier.id, fingerprint: earlier.event.fingerprint });
    const id = newUuid(this.clock.nowMs(), bucketOf(customer.id));
    first.set(event.digest, { id, event, customer });
    return { outcome: 'recorded', id };
  }

  private faultOf(event: ReportedEvent, customer: EventCustomer | undefined): Refusal | undefined {
    if (!customer) return refusal('customer_unknown', '/customer');
    if (customer.isErased) return refusal('customer_erased', '/customer');
    const nowMs = this.clock.nowMs() + customer.clockOffsetMs;
    if (event.occurredMs > nowMs + FUTURE_MAX_MS) return refusal('occurred_in_future', '/occurredAt');
    if (event.occurredMs < nowMs - PAST_MAX_MS) return refusal('occurred_too_long_ago', '/occurredAt');
    return event.isSensitive && !customer.allowsSensitive
      ? refusal('sensitive_consent_missing', '/scenario')
      : undefined;
  }

  /** @returns what is stored under those keys that somebody took before */
  private async takeKeys(
    tx: Tx,
    actor: PartnerActor,
    candidates: readonly Candidate[],
  ): Promise<Map<string, EventKey>> {
    const keys = candidates.map(({ id, event: { digest, fingerprint } }) => ({
      digest,
      eventId: id,
      fingerprint,
    }));
    if (await this.events.takeKeys(tx, actor, keys)) return new Map();
    const stored = await this.events.findKeys(
      tx,
      actor,
      keys.map(({ digest }) => digest),
    );
    const ours = new Set<string>(keys.map(({ eventId }) => eventId));
    return new Map([...stored].filter(([, { eventId }]) => !ours.has(eventId)));
  }

  private async store(
    tx: Tx,
    actor: PartnerActor,
    candidates: readonly Candidate[],
    columns: readonly string[],
  ): Promise<void> {
    if (candidates.length === 0) return;
    const [, changes] = await meanwhile(this.events.insert(tx, actor, columns), () =>
      changesOf(
        candidates.map(({ event, customer }) => ({ event, customerId: customer.id, kind: customer.kind })),
      ),
    );
    await this.summarise(tx, actor, changes);
    await this.screening.screen(tx, actor, candidates);
  }

  private rowOf({ id, event, customer }: Candidate): NewEvent {
    return { id, customerId: customer.id, event, sealed: this.sealed(id, event, customer) };
  }

  /** Whoever finds that another batch was quicker has locked the row by then, and reads it again. */
  private async summarise(tx: Tx, actor: PartnerActor, changes: readonly SummaryChange[]): Promise<void> {
    let left = changes;
    for (let turn = 0; left.length > 0; turn++) {
      if (turn === SAVES_MAX) throw new Error('summaries that are locked were changed');
      const kept = await this.summaries.read(
        tx,
        actor,
        left.map(({ key }) => key),
      );
      const saved = await this.summaries.save(
        tx,
        actor,
        left.map(({ key, events }) => ({
          key,
          kept: withEvents(kept.get(nameOf(key)) ?? NO_SUMMARY, events),
        })),
      );
      left = left.filter(({ key }) => !saved.has(nameOf(key)));
    }
  }

  /** What may say something about a person is sealed under his own key, which erasure destroys. */
  private sealed(id: Uuid, { text, payload }: ReportedEvent, customer: EventCustomer): Buffer | null {
    if ((text === undefined && payload === undefined) || !customer.wrappedKey) return null;
    const key = this.keys.unwrap(customer.id, Buffer.from(customer.wrappedKey, 'hex'));
    return seal(key, placeOf(id), JSON.stringify({ v: 1, text, payload }));
  }
}

/** Does some work while the database is busy with a statement, and waits for that in any case. */
async function meanwhile<S, W>(statement: Promise<S>, work: () => W): Promise<[S, W]> {
  let worked: W;
  try {
    worked = work();
  } catch (error) {
    await statement.catch(() => undefined);
    throw error;
  }
  return [await statement, worked];
}

/** Where the sealed part of an event stands. */
export function placeOf(id: Uuid): string {
  return `event/sealed/${id}`;
}

function refused(why: Refusal): Outcome {
  return { outcome: 'refused', refusal: why };
}

/** A report of something that is known: the same again, or another event under the same id. */
function repeated(
  { fingerprint }: ReportedEvent,
  first: { readonly eventId: Uuid; readonly fingerprint: string },
): Outcome {
  return first.fingerprint === fingerprint
    ? { outcome: 'duplicate', id: first.eventId }
    : refused(refusal('event_id_reused', '/externalId'));
}

function asTaken(outcome: Outcome, report: ReadEvent, taken: ReadonlyMap<string, EventKey>): Outcome {
  if (!('event' in report)) return outcome;
  const stored = taken.get(report.event.digest);
  const isJudged = outcome.outcome !== 'refused' || outcome.refusal.code === 'event_id_reused';
  return stored && isJudged ? repeated(report.event, stored) : outcome;
}
