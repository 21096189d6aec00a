import { Injectable } from '@nestjs/common';
import { type Component } from '../../engines/lending/index.js';
import { parseDate } from '../../kernel/calendar-date.js';
import type { Tx } from '../../platform/database/tx.js';
import { Books, type LockedAgreement, type NewServicingEvent, stateOf } from '../agreements/index.js';
import { AfterLoss } from './after-loss.service.js';
import { assertHasInstalments, assertStaffAllows } from './bookings.js';
import { servicingProblems } from './servicing.errors.js';

export interface Waiver {
  readonly component: 'penalty' | 'fee' | 'interest';
  readonly amountMinor: number;
  readonly reason: string;
}

export interface Reschedule {
  readonly dueDates: readonly string[];
  readonly includeArrears: boolean;
  readonly reason: string;
}

/** What the bank does for, or about, a customer who cannot pay. Each act is decided elsewhere; here it is booked. */
@Injectable()
export class HardshipService {
  constructor(
    private readonly books: Books,
    private readonly afterLoss: AfterLoss,
  ) {}

  /** Renounces charges or interest, oldest instalments first. */
  async waive(tx: Tx, agreement: LockedAgreement, waiver: Waiver): Promise<LockedAgreement> {
    assertWaivable(agreement, waiver);
    const { component, reason, amountMinor } = waiver;
    const event: NewServicingEvent = {
      type: 'feeWaived',
      occurredOn: agreement.today,
      amountMinor: BigInt(amountMinor),
      details: { component, reason },
    };
    const telling = { type: 'charge.waived', payload: { component } };
    return (await this.books.record(tx, agreement, event, telling)).agreement;
  }

  /** Gives what is not yet due new dates. Rows that were due stay as they are. */
  async reschedule(tx: Tx, agreement: LockedAgreement, change: Reschedule): Promise<LockedAgreement> {
    assertReschedulable(agreement, change);
    const { dueDates, includeArrears, reason } = change;
    const event: NewServicingEvent = {
      type: 'reschedule',
      occurredOn: agreement.today,
      amountMinor: 0n,
      details: { dueDates, includeArrears, reason },
    };
    return (await this.books.record(tx, agreement, event, { type: 'agreement.rescheduled' })).agreement;
  }

  /**
   * Ends the plan on its day, so that nothing falls due any more, and writes off what is owed then. The customer still
   * owes it: what comes in later is a recovery.
   */
  async chargeOff(tx: Tx, agreement: LockedAgreement, reason: string): Promise<LockedAgreement> {
    assertChargeable(agreement);
    const { today: occurredOn } = agreement;
    const end = { type: 'settlement', occurredOn, amountMinor: 0n, details: { reason } } as const;
    const { agreement: ended } = await this.books.record(tx, agreement, end);
    return this.afterLoss.writeOff(tx, ended, reason);
  }
}

/** @throws DomainError `more_than_owed` */
export function assertWaivable(agreement: LockedAgreement, { component, amountMinor }: Waiver): void {
  assertStaffAllows(agreement, 'waive');
  assertHasInstalments(agreement);
  if (BigInt(amountMinor) > owedOf(agreement, component)) throw servicingProblems.more_than_owed();
}

/** @throws DomainError `due_dates_invalid` */
export function assertReschedulable(agreement: LockedAgreement, { dueDates }: Reschedule): void {
  assertStaffAllows(agreement, 'reschedule');
  assertHasInstalments(agreement);
  let before = agreement.today;
  const latest = agreement.today.plusYears(RESCHEDULE_YEARS_MAX);
  for (const text of dueDates) {
    const day = parseDate(text);
    if (!day?.isAfter(before) || day.isAfter(latest)) throw servicingProblems.due_dates_invalid();
    before = day;
  }
}

const RESCHEDULE_YEARS_MAX = 50;

/** @throws DomainError `nothing_owed` */
export function assertChargeable(agreement: LockedAgreement): void {
  assertStaffAllows(agreement, 'chargeOff');
  if (owedOf(agreement, 'principal') === 0n) throw servicingProblems.nothing_owed();
}

function owedOf({ contract, events, today }: LockedAgreement, component: Component): bigint {
  return stateOf(contract, events, today).loan?.open[component] ?? 0n;
}
