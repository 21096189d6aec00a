import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { PartnerActor } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import { KeyRing, seal } from '../../platform/security/secret-box.js';
import { CustomersService } from '../customers/index.js';
import { type EventCustomer, EventCustomersRepository } from './event-customers.repository.js';
import { refusal, type Refusal } from './events.errors.js';
import type { FileMemory } from './file-memory.js';
import { columnsOf, type EventColumns, type NewEvent } from './events.repository.js';
import { refused, repeated } from './outcomes.js';
import type { CustomerKey, Outcome, ReadEvent, ReportedEvent } from './reported-event.js';
import { changesOf, type SummaryChange } from './summarising.js';

/** And sealed, in about a millisecond; then other callers get their turn. */
const JUDGED_AT_A_STRETCH = 100;
const FUTURE_MAX_MS = 5 * 60_000;
const PAST_MAX_MS = 3_653 * 86_400_000;

/** Who reports. */
export interface Source {
  readonly actor: PartnerActor;
  /** Of the file that it comes from; what follows from a file may wait. */
  readonly file: FileMemory | undefined;
}

/** Reports as they are stored if nobody has reported any of them before. */
export interface PreparedReports {
  readonly reports: readonly ReadEvent[];
  /** One for each report. */
  readonly outcomes: readonly Outcome[];
  /** Who was looked up for it, by the names that reports give. */
  readonly lookedUp: ReadonlyMap<string, EventCustomer>;
  /** Those that may be new, by the digest of their ids. */
  readonly events: readonly NewEvent[];
  readonly columns: EventColumns;
  readonly changes: readonly SummaryChange[];
}

interface Customers {
  /** By the names that reports give. */
  readonly customers: ReadonlyMap<string, EventCustomer>;
  readonly lookedUp: ReadonlyMap<string, EventCustomer>;
}

/** Everything about reports that is done before a key is taken: whose they are, what is refused, what is sealed. */
@Injectable()
export class PreparingService {
  constructor(
    private readonly customerRows: EventCustomersRepository,
    private readonly customers: CustomersService,
    private readonly keys: KeyRing,
    private readonly clock: SystemClock,
  ) {}

  async prepare(tx: Tx, source: Source, reports: readonly ReadEvent[]): Promise<PreparedReports> {
    const { customers, lookedUp } = await this.customersOf(tx, source, reports);
    const first = new Map<string, NewEvent>();
    const outcomes: Outcome[] = [];
    for (const report of reports) {
      outcomes.push(this.judge(report, customers, first));
      if (outcomes.length % JUDGED_AT_A_STRETCH === 0) await breathe();
    }
    const events = [...first.values()].sort((a, b) => (a.event.digest < b.event.digest ? -1 : 1));
    const columns = columnsOf(events);
    await breathe();
    return { reports, outcomes, lookedUp, events, columns, changes: changesOf(events) };
  }

  /** The same again where a customer was erased since it was prepared. */
  async refresh(tx: Tx, source: Source, prepared: PreparedReports): Promise<PreparedReports> {
    const isOutdated = await this.customerRows.isAnyErasedOfLate(tx, source.actor, prepared.events);
    if (!isOutdated) return prepared;
    source.file?.customers.clear();
    return this.prepare(tx, source, prepared.reports);
  }

  private async customersOf(tx: Tx, source: Source, reports: readonly ReadEvent[]): Promise<Customers> {
    const isAnySensitive = reports.some((report) => 'event' in report && report.event.isSensitive);
    // Consents are looked up each time.
    const remembered = isAnySensitive ? undefined : source.file?.customers;
    const customers = new Map<string, EventCustomer>();
    const keys = new Map<string, CustomerKey>();
    for (const report of reports) {
      if (!('event' in report) || customers.has(report.event.customer.name)) continue;
      const { customer: key } = report.event;
      const known = remembered?.get(key.name);
      if (known) customers.set(key.name, known);
      else if (!keys.has(key.name) || (key.kind === 'external' && key.register)) keys.set(key.name, key);
    }
    const lookedUp = await this.lookUp(tx, source, [...keys.values()], isAnySensitive);
    for (const [name, customer] of lookedUp) customers.set(name, customer);
    return { customers, lookedUp };
  }

  /** Registers who is not known and is to be. */
  private async lookUp(
    tx: Tx,
    { actor, file }: Source,
    keys: readonly CustomerKey[],
    isAnySensitive: boolean,
  ): Promise<Map<string, EventCustomer>> {
    if (keys.length === 0) return new Map();
    const found = await this.customerRows.find(tx, actor, keys, isAnySensitive);
    if (found.size === keys.length) return found;
    const unknown = keys.filter(({ name }) => !found.has(name));
    const newIds = unknown.flatMap((key) => (key.kind === 'external' && key.register ? key.externalId : []));
    if (newIds.length === 0) return found;
    await this.customers.registerByExternalId(tx, actor, newIds, file !== undefined);
    const registered = await this.customerRows.find(tx, actor, unknown, isAnySensitive);
    return new Map([...found, ...registered]);
  }

  /** What follows without a look at what is stored; what may be new is put among the first. */
  private judge(
    report: ReadEvent,
    customers: ReadonlyMap<string, EventCustomer>,
    first: Map<string, NewEvent>,
  ): Outcome {
    if ('refusal' in report) return refused(report.refusal);
    const { event } = report;
    const customer = customers.get(event.customer.name);
    const fault = this.faultOf(event, customer);
    if (fault || !customer) return refused(fault ?? refusal('customer_unknown', '/customer'));
    const earlier = first.get(event.digest);
    if (earlier) return repeated(event, { eventId: earlier.id, fingerprint: earlier.event.fingerprint });
    const id = newUuid(this.clock.nowMs(), bucketOf(customer.id));
    first.set(event.digest, { id, event, customer, sealed: this.sealed(id, event, customer) });
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

  /** What may say something about a person is sealed under his own key, which erasure destroys. */
  private sealed(id: Uuid, { text, payload }: ReportedEvent, customer: EventCustomer): Buffer | null {
    if ((text === undefined && payload === undefined) || !customer.wrappedKey) return null;
    const key = this.keys.unwrap(customer.id, customer.wrappedKey);
    return seal(key, placeOf(id), JSON.stringify({ v: 1, text, payload }));
  }
}

/** Where the sealed part of an event stands. */
export function placeOf(id: Uuid): string {
  return `event/sealed/${id}`;
}
