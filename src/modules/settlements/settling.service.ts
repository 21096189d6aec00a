import { Injectable } from '@nestjs/common';
import { type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import { bucketOf, formatId, type Uuid } from '../../kernel/ids.js';
import { money } from '../../kernel/money.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { type Account, Ledger, type NewEntry } from '../ledger/index.js';
import { type ClockScope, partnersPart } from '../partners/index.js';
import { scenariosToken } from '../scenarios/index.js';
import { firstOpenDay, openZones } from './settlement.rules.js';
import { type PartnerDay, type Settled, SETTLEMENTS, SettlingRepository } from './settling.repository.js';
import { RiskRepository } from './risk.repository.js';

const LINES_MAX = 5_000;
/** What the settlement itself books; its own bookings are not settled again. */
const OWN_TYPES = ['settlementPaid', 'reserveHeld', 'reserveReleased'] as const;

/**
 * Daily settlement: what the ledger owes a partner for a business day that is over becomes one settlement of each
 * currency, and is paid. A negative one pays nothing and is carried on to the next.
 */
@Injectable()
export class SettlingService {
  constructor(
    private readonly ledger: Ledger,
    private readonly settling: SettlingRepository,
    private readonly risks: RiskRepository,
    private readonly snapshots: SnapshotService,
  ) {
    ledger.follow(SETTLEMENTS, ['settlementPayable'], OWN_TYPES);
  }

  /**
   * What can be settled, the oldest days first; one day of each partner and environment.
   * @param job whose failed days are left out for a while
   * @param partnerId only this partner's; everybody's when left out
   */
  async due(tx: ReadTx, job: string, limit: number, partnerId?: Uuid): Promise<PartnerDay[]> {
    return this.settling.due(tx, job, await this.openDays(tx, partnerId), limit);
  }

  /** When the first day with something to settle is over after an instant, in milliseconds; none for a test clock. */
  async nextSettling(
    tx: ReadTx,
    { partnerId, environment, clockId }: ClockScope,
    afterMs: number,
  ): Promise<number[]> {
    if (clockId !== null) return [];
    const after = this.openDay(partnerId, environment, afterMs);
    const partnerDay = { partnerId, environment, day: after.toString() };
    return this.settling.nextEnd(tx, partnerDay, openZones(this.zonesOf(partnerId, environment)));
  }

  /** Does nothing when somebody else was quicker. */
  async settleDay(tx: Tx, partnerDay: PartnerDay): Promise<void> {
    await this.settling.lockPartner(tx, partnerDay.partnerId);
    const currencies = await this.settling.currencies(tx, partnerDay, LINES_MAX);
    if (currencies.length === 0) return;
    const terms = await this.risks.termsOf(tx, partnerDay.partnerId);
    const made = await this.settling.settle(tx, partnerDay, currencies, terms, LINES_MAX);
    for (const settled of made) await this.book(tx, partnerDay, settled);
  }

  private async book(tx: Tx, partnerDay: PartnerDay, settled: Settled): Promise<void> {
    const { partnerId, environment } = partnerDay;
    const entry = (
      type: (typeof OWN_TYPES)[number],
      subject: Uuid,
      on: string,
      [debit, credit, minor]: [Account, Account, string],
    ): NewEntry => ({
      type,
      subject,
      subjectKind: 'settlement',
      partnerId,
      environment,
      businessDate: parseDate(on) as LocalDate,
      postings: [{ debit, credit, amount: money(BigInt(minor), settled.currency) }],
    });
    const { id, businessDate, paidOn, paidMinor, reserveHeldMinor } = settled;
    const released = await this.settling.release(tx, partnerDay, settled);
    const entries = released.map((one) =>
      entry('reserveReleased', one.id, businessDate, ['reserveHeld', 'settlementPayable', one.reserveMinor]),
    );
    if (reserveHeldMinor !== '0') {
      entries.push(
        entry('reserveHeld', id, businessDate, ['settlementPayable', 'reserveHeld', reserveHeldMinor]),
      );
    }
    if (paidOn)
      entries.push(entry('settlementPaid', id, paidOn, ['settlementPayable', 'cashClearing', paidMinor]));
    await this.ledger.postAll(tx, entries);
    tx.emit({
      type: 'settlement.made',
      subject: id,
      bucket: bucketOf(id),
      sequence: 1,
      partnerId,
      environment,
      payload: { v: 1, settlement: formatId('settlement', id), businessDate },
    });
  }

  /** The first day that is not over, of every partner and environment. */
  private async openDays(tx: ReadTx, partnerId: Uuid | undefined): Promise<PartnerDay[]> {
    const rows = await tx.query<{ id: Uuid; liveMs: number; sandboxMs: number }>(
      `select id, extract(epoch from clock_timestamp())::float8 * 1000 as "liveMs",
         extract(epoch from clock_timestamp())::float8 * 1000 + sandbox_offset_ms::float8 as "sandboxMs"
       from partner where $1::uuid is null or id = $1`,
      [partnerId ?? null],
    );
    return rows.flatMap(({ id, liveMs, sandboxMs }) =>
      (['live', 'sandbox'] as const).map((environment): PartnerDay => {
        const nowMs = environment === 'live' ? liveMs : sandboxMs;
        return { partnerId: id, environment, day: this.openDay(id, environment, nowMs).toString() };
      }),
    );
  }

  private openDay(partnerId: Uuid, environment: Environment, nowMs: number): LocalDate {
    return firstOpenDay(nowMs, this.zonesOf(partnerId, environment));
  }

  private zonesOf(partnerId: Uuid, environment: Environment): string[] {
    const snapshot = this.snapshots.current();
    const paths = snapshot.get(partnersPart).partners.get(partnerId)?.enrolledPaths[environment] ?? [];
    const { scenarios } = snapshot.get(scenariosToken);
    return paths.flatMap((path) => scenarios.get(path)?.definition.timeZone ?? []);
  }
}
