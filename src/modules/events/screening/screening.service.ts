import { Injectable } from '@nestjs/common';
import { tooFast, unusualAmount } from '../../../engines/screening/index.js';
import { formatId, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { type CustomerTag, SCREENING_TAG, TagsRepository, type Tenant } from '../../customers/index.js';
import { rootOf } from '../../scenarios/index.js';
import { isScreened, type StoredReport } from './screened.js';
import { type PastPurchase, ScreeningRepository, type Signal } from './screening.repository.js';

/** What a purchase can be conspicuous by; each is a tag of the customer. */
export type Finding = 'unusualAmount' | 'velocity' | 'scenarioMismatch';

const KEPT_MS = 30 * 86_400_000;
const EVIDENCE_MAX = 10;

/**
 * Looks at what has just been spent, in the transaction that stores it: an amount far from the customer's usual in the
 * scene, too many purchases in a short time (his, of one device, to one payee), a text that contradicts the scene. What it
 * finds is a tag for 30 days with the events as evidence, which neither partner nor customer sees.
 */
@Injectable()
export class ScreeningService {
  constructor(
    private readonly repository: ScreeningRepository,
    private readonly tags: TagsRepository,
    private readonly clock: SystemClock,
  ) {}

  async screen(tx: Tx, tenant: Tenant, stored: readonly StoredReport[]): Promise<void> {
    const nowMs = this.clock.nowMs();
    const screened = stored.filter((one) => isScreened(one, nowMs));
    if (screened.length === 0) return;
    const customerIds = [...new Set(screened.map(({ customer }) => customer.id))];
    const purchases = await this.repository.purchases(tx, tenant, customerIds, nowMs);
    const crowded = await this.crowded(tx, tenant, screened);
    const found = new Map<string, CustomerTag>();
    for (const one of screened) {
      const past = purchases.get(one.customer.id) ?? [];
      if (isUnusual(one, past)) this.add(found, tenant, one, 'unusualAmount');
      if (isFast(one, past) || crowded.has(one.id)) this.add(found, tenant, one, 'velocity');
      if (one.event.isContradicted) this.add(found, tenant, one, 'scenarioMismatch');
    }
    // One order for everybody, so that two batches never wait for each other crosswise.
    await this.tags.setMany(
      tx,
      [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tag]) => tag),
    );
  }

  /** @returns ids of the events whose device or payee is too fast */
  private async crowded(tx: Tx, tenant: Tenant, screened: readonly StoredReport[]): Promise<Set<Uuid>> {
    const signals = screened.flatMap(({ id, customer, event }) => {
      const common = { eventId: id, customerId: customer.id, atMs: event.occurredMs };
      return [
        ...(event.device ? [{ ...common, subject: 'device' as const, digest: event.device }] : []),
        ...(event.payee ? [{ ...common, subject: 'payee' as const, digest: event.payee }] : []),
      ];
    });
    if (signals.length === 0) return new Set();
    await this.repository.addSignals(tx, tenant, signals);
    const events = await this.repository.signals(tx, tenant, distinct(signals));
    return new Set(
      signals
        .filter(({ subject, digest, atMs }) => tooFast(subject, atMs, events.get(digest) ?? []))
        .map(({ eventId }) => eventId),
    );
  }

  private add(found: Map<string, CustomerTag>, tenant: Tenant, one: StoredReport, finding: Finding): void {
    const { id, event, customer } = one;
    const key = `${customer.id} ${finding}`;
    const evidence = [formatId('event', id), ...(found.get(key)?.tag.evidence ?? [])];
    const businessMs = this.clock.nowMs() + customer.clockOffsetMs;
    const { partnerId, environment } = tenant;
    const tag = {
      name: `${SCREENING_TAG}${finding}`,
      value: 'true',
      source: 'model' as const,
      scenario: event.scenario,
      evidence: evidence.slice(0, EVIDENCE_MAX),
      expiresAt: new Date(businessMs + KEPT_MS).toISOString(),
      isShared: false,
    };
    found.set(key, { partnerId, environment, customerId: customer.id, tag });
  }
}

/** Compared with what happened before it, in the same kind of scene and currency. */
function isUnusual({ id, event }: StoredReport, past: readonly PastPurchase[]): boolean {
  const scope = rootOf(event.scenario);
  const earlier = past.filter(
    (one) =>
      one.id !== id &&
      one.atMs <= event.occurredMs &&
      one.scope === scope &&
      one.currency === (event.currency ?? 'XXX'),
  );
  return (
    unusualAmount(
      event.amountMinor ?? 0,
      earlier.map(({ amountMinor }) => amountMinor),
    ) !== undefined
  );
}

function isFast({ event, customer }: StoredReport, past: readonly PastPurchase[]): boolean {
  const events = past.map(({ atMs }) => ({ atMs, customer: customer.id }));
  return tooFast('customer', event.occurredMs, events) !== undefined;
}

function distinct(signals: readonly Signal[]): string[] {
  return [...new Set(signals.map(({ digest }) => digest))];
}
