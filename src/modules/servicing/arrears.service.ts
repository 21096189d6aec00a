import { Injectable } from '@nestjs/common';
import { parseDate } from '../../kernel/calendar-date.js';
import { notFound } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';
import { minorToNumber } from '../../kernel/money.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import {
  type AgreementRow,
  AgreementsRepository,
  Books,
  effective,
  type LockedAgreement,
  OpenAgreement,
  type Owner,
  type StoredServicingEvent,
} from '../agreements/index.js';
import { assertAllows } from './bookings.js';
import { DelinquencyRepository } from './delinquency.repository.js';
import type { DelinquencyDto, PauseAgreementDto } from './dto/arrears.dto.js';
import { servicingProblems } from './servicing.errors.js';

const PAUSE_DAYS_MAX = 180;

/** How late an agreement is, and when that does not count. */
@Injectable()
export class ArrearsService {
  constructor(
    private readonly open: OpenAgreement,
    private readonly agreements: AgreementsRepository,
    private readonly books: Books,
    private readonly delinquency: DelinquencyRepository,
  ) {}

  async get(tx: ReadTx, owner: Owner, id: Uuid): Promise<DelinquencyDto> {
    const agreement = await this.agreements.find(tx, owner, id);
    if (!agreement) throw notFound('agreement');
    return this.dto(tx, agreement);
  }

  /** From today on no day counts as late, nothing is charged for being late; what is owed stays owed. */
  async pause(tx: Tx, owner: Owner, id: Uuid, { reason, until }: PauseAgreementDto): Promise<DelinquencyDto> {
    const agreement = await this.open.open(tx, owner, id);
    assertAllows(agreement, 'pause');
    if (pauseOf(agreement)) throw servicingProblems.agreement_paused();
    const { today } = agreement;
    const last = parseDate(until);
    if (!last || last.isBefore(today) || last.isAfter(today.plusDays(PAUSE_DAYS_MAX)))
      throw servicingProblems.pause_too_long();
    const details = { reason, until: last.plusDays(1).toString() };
    const event = { type: 'pause', occurredOn: today, amountMinor: 0n, details } as const;
    const paused = await this.books.record(tx, agreement, event, {
      type: 'agreement.paused',
      payload: { reason, until },
    });
    return this.dto(tx, paused.agreement);
  }

  /**
   * Ends a pause before its day; the days of it never count.
   * @param how mayEnd: reasons of pauses that this caller may end
   */
  async resume(
    tx: Tx,
    owner: Owner,
    id: Uuid,
    { reason, mayEnd }: { reason: string; mayEnd: readonly string[] },
  ): Promise<DelinquencyDto> {
    const agreement = await this.open.open(tx, owner, id);
    const pause = pauseOf(agreement);
    if (!pause) throw servicingProblems.agreement_not_paused();
    if (!mayEnd.includes(pause.details.reason ?? '')) throw servicingProblems.pause_not_allowed();
    const event = {
      type: 'resume',
      occurredOn: agreement.today,
      amountMinor: 0n,
      reverses: pause.id,
      details: { reason },
    } as const;
    const resumed = await this.books.record(tx, agreement, event, { type: 'agreement.resumed' });
    return this.dto(tx, resumed.agreement);
  }

  private async dto(tx: ReadTx, agreement: AgreementRow): Promise<DelinquencyDto> {
    const { currency, daysPastDue, delinquencyBucket, overdueMinor, pausedUntil } = agreement;
    const spells = await this.delinquency.list(tx, agreement.id);
    return {
      daysPastDue,
      bucket: daysPastDue === 0 ? null : delinquencyBucket,
      overdue: { amount: minorToNumber(overdueMinor), currency },
      pausedUntil: pausedUntil?.minusDays(1).toString() ?? null,
      history: spells.map(({ bucket, daysPastDue: days, overdueMinor: minor, beganOn, endedOn }) => ({
        bucket,
        daysPastDue: days,
        overdue: { amount: Number(minor), currency },
        from: beganOn,
        to: endedOn,
      })),
    };
  }
}

/** The pause that is in force today. */
export function pauseOf({
  events,
  today,
}: Pick<LockedAgreement, 'events' | 'today'>): StoredServicingEvent | undefined {
  const resumed = new Set(
    events.flatMap(({ type, reverses }) => (type === 'resume' ? (reverses ?? []) : [])),
  );
  return effective(events, today).find(
    ({ id, type, details }) =>
      type === 'pause' && !resumed.has(id) && parseDate(String(details.until))?.isAfter(today) === true,
  );
}
