import { Injectable } from '@nestjs/common';
import type { ScreeningTerms } from '../../../engines/screening/index.js';
import { formatId } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { type CustomerTag, SCREENING_TAG, TagsRepository, type Tenant } from '../../customers/index.js';
import { FindingsRepository } from './findings.repository.js';
import { contradictedIn, fastIn, type Found, unusualIn } from './found.js';
import { isScreened, type StoredReport } from './screened.js';
import { ScreeningRepository } from './screening.repository.js';
import { screeningTermsPart } from './screening-terms.snapshot.js';

const KEPT_MS = 30 * 86_400_000;
const EVIDENCE_MAX = 10;

/**
 * Looks at what has just been spent, in the transaction that stores it: an amount far from the customer's usual in the
 * scene, too many purchases in a short time (his, of one device, to one payee), a text that contradicts the scene. What it
 * finds is a tag for 30 days with the events as evidence, and a row that tells staff what was compared; neither partner nor
 * customer sees any of it.
 */
@Injectable()
export class ScreeningService {
  constructor(
    private readonly repository: ScreeningRepository,
    private readonly findings: FindingsRepository,
    private readonly tags: TagsRepository,
    private readonly snapshots: SnapshotService,
    private readonly clock: SystemClock,
  ) {}

  async screen(tx: Tx, tenant: Tenant, stored: readonly StoredReport[]): Promise<void> {
    const nowMs = this.clock.nowMs();
    const screened = stored.filter((one) => isScreened(one, nowMs));
    if (screened.length === 0) return;
    const { number, terms } = this.snapshots.current().get(screeningTermsPart);
    const customerIds = [...new Set(screened.map(({ customer }) => customer.id))];
    const purchases = await this.repository.purchases(tx, tenant, customerIds, nowMs);
    const found = await this.crowded(tx, tenant, screened, terms);
    for (const one of screened) {
      const past = purchases.get(one.customer.id) ?? [];
      const own = past.map(({ id, atMs }) => ({ id, atMs, customer: one.customer.id }));
      found.push(
        ...unusualIn(one, past, terms.amount),
        ...fastIn(one, 'customer', own, terms.velocity),
        ...contradictedIn(one),
      );
    }
    await this.keep(tx, tenant, found, number);
  }

  /** @param termsNumber the version of the terms by which it was found */
  async keep(tx: Tx, tenant: Tenant, found: readonly Found[], termsNumber: number): Promise<void> {
    await this.findings.insert(tx, tenant, found, termsNumber);
    await this.tags.setMany(tx, this.tagsFor(tenant, found));
  }

  /** @returns purchases whose device or payee is too fast */
  private async crowded(
    tx: Tx,
    tenant: Tenant,
    screened: readonly StoredReport[],
    { velocity }: ScreeningTerms,
  ): Promise<Found[]> {
    const signals = screened.flatMap((report) => {
      const { id, customer, event } = report;
      const common = { report, eventId: id, customerId: customer.id, atMs: event.occurredMs };
      return [
        ...(event.device ? [{ ...common, subject: 'device' as const, digest: event.device }] : []),
        ...(event.payee ? [{ ...common, subject: 'payee' as const, digest: event.payee }] : []),
      ];
    });
    if (signals.length === 0) return [];
    await this.repository.addSignals(tx, tenant, signals);
    const digests = [...new Set(signals.map(({ digest }) => digest))];
    const events = await this.repository.signals(tx, tenant, digests);
    return signals.flatMap(({ report, subject, digest }) =>
      fastIn(report, subject, events.get(digest) ?? [], velocity),
    );
  }

  /** One of a name for each customer, in one order for everybody, so that two batches never wait for each other crosswise. */
  private tagsFor(tenant: Tenant, found: readonly Found[]): CustomerTag[] {
    const byTag = new Map<string, Found[]>();
    for (const one of found) {
      const key = `${one.report.customer.id} ${one.finding}`;
      byTag.set(key, [...(byTag.get(key) ?? []), one]);
    }
    return [...byTag].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, same]) => this.tagFor(tenant, same));
  }

  /** @param same of one customer and kind, at least one */
  private tagFor({ partnerId, environment }: Tenant, same: readonly Found[]): CustomerTag {
    const { finding, report } = same.at(-1) as Found;
    const { event, customer } = report;
    const events = new Set(same.map((one) => formatId('event', one.report.id)).reverse());
    const businessMs = this.clock.nowMs() + customer.clockOffsetMs;
    const tag = {
      name: `${SCREENING_TAG}${finding}`,
      value: 'true',
      source: 'model' as const,
      scenario: event.scenario,
      evidence: [...events].slice(0, EVIDENCE_MAX),
      expiresAt: new Date(businessMs + KEPT_MS).toISOString(),
      isShared: false,
    };
    return { partnerId, environment, customerId: customer.id, tag };
  }
}
