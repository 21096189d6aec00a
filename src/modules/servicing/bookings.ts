import type { ServicingEntry } from '../../engines/lending/index.js';
import { type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import { DomainError, notFound } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';
import type { MoneyJson } from '../../kernel/money.js';
import {
  type AgreementState,
  type AgreementStatus,
  allowedActionsOf,
  isFromSales,
  isPartnerAction,
  type LockedAgreement,
  type PartnerAction,
  type ServicingEventType,
  type StoredServicingEvent,
} from '../agreements/index.js';
import { servicingProblems } from './servicing.errors.js';

const BACK_DATED_DAYS_MAX = 90;

/** What is booked under a reference of the partner's own. */
export interface Referenced {
  /** What it may have been booked as. */
  readonly types: readonly ServicingEventType[];
  readonly reference: string;
  readonly amountMinor: bigint;
  readonly occurredOn?: LocalDate | undefined;
}

/**
 * The booking that a reference stands for already: the same again gets it back, whatever idempotency key it comes with.
 * @throws DomainError `reference_taken` when it stands for something else
 */
export function bookedBefore(
  { events }: Pick<LockedAgreement, 'events'>,
  { types, reference, amountMinor, occurredOn }: Referenced,
): StoredServicingEvent | undefined {
  const event = events.find(({ details }) => details.reference === reference);
  if (!event) return undefined;
  const isSame =
    types.includes(event.type) &&
    saidAmount(event) === amountMinor &&
    (!occurredOn || event.occurredOn.equals(occurredOn));
  if (!isSame) throw servicingProblems.reference_taken();
  return event;
}

/** A refund's event holds what went to the loan; its details, what went back altogether. */
function saidAmount({ amountMinor, details }: StoredServicingEvent): bigint {
  const said = details['amount'];
  return typeof said === 'number' ? BigInt(said) : amountMinor;
}

/** @throws DomainError `wrong_currency` */
export function minorIn({ currency }: Pick<LockedAgreement, 'currency'>, amount: MoneyJson): bigint {
  if (amount.currency !== currency) throw servicingProblems.wrong_currency();
  return BigInt(amount.amount);
}

/**
 * The day on which something reported counts: today unless said otherwise.
 * @throws DomainError `value_date_out_of_range` in the future, before the first payout, or too long ago
 */
export function valueDate(
  { events, today }: Pick<LockedAgreement, 'events' | 'today'>,
  said: string | undefined,
): LocalDate {
  const day = said === undefined ? today : parseDate(said);
  const first = events
    .filter(({ type }) => type === 'drawdown')
    .reduce<LocalDate | undefined>(
      (earliest, { occurredOn }) => (earliest?.isBefore(occurredOn) ? earliest : occurredOn),
      undefined,
    );
  const isInRange =
    day &&
    first &&
    !day.isAfter(today) &&
    !day.isBefore(first) &&
    !day.isBefore(today.minusDays(BACK_DATED_DAYS_MAX));
  if (!isInRange) throw servicingProblems.value_date_out_of_range();
  return day;
}

/** @throws DomainError `not_found` unless the agreement has an event of this id and of one of these types */
export function eventOf(
  events: readonly StoredServicingEvent[],
  id: Uuid,
  types: readonly ServicingEventType[],
  noun: string,
): StoredServicingEvent {
  const event = events.find((one) => one.id === id && types.includes(one.type));
  if (!event) throw notFound(noun);
  return event;
}

/** What took an event back, if anything did. */
export function takenBackBy(
  events: readonly StoredServicingEvent[],
  { id }: Pick<StoredServicingEvent, 'id'>,
): StoredServicingEvent | undefined {
  return events.find(
    ({ reverses, type }) => reverses === id && (type === 'reversal' || type === 'chargeback'),
  );
}

/** What an event did to the loan, as its whole history now says. */
export function entriesOf(state: AgreementState, { id }: Pick<StoredServicingEvent, 'id'>): ServicingEntry[] {
  return state.loan?.entries.filter(({ eventId }) => eventId === id) ?? [];
}

/** What staff may do besides. */
const STAFF_ACTS: Readonly<Partial<Record<AgreementStatus, readonly string[]>>> = {
  active: ['waive', 'reschedule', 'chargeOff', 'pause'],
};

/** @throws DomainError `state_conflict`, with what is allowed instead */
export function assertAllows(agreement: LockedAgreement, act: PartnerAction): void {
  const { status } = agreement;
  if (!isPartnerAction(status, act)) throw notAllowed(status, act, allowedActionsOf(agreement));
}

/** @throws DomainError `state_conflict`, with what is allowed instead */
export function assertStaffAllows({ status }: Pick<LockedAgreement, 'status'>, act: string): void {
  const allowed = STAFF_ACTS[status] ?? [];
  if (!allowed.includes(act)) throw notAllowed(status, act, allowed);
}

/** @throws DomainError `state_conflict` for what only instalments know, where sales repay the loan */
export function assertHasInstalments({
  contract,
  status,
}: Pick<LockedAgreement, 'contract' | 'status'>): void {
  if (!isFromSales(contract)) return;
  const detail = 'A loan that is repaid from sales has no instalments to change or to renounce.';
  const allowedActions = status === 'active' ? ['chargeOff', 'pause'] : [];
  throw new DomainError('state_conflict', 'conflict', detail, { allowedActions });
}

function notAllowed(status: AgreementStatus, act: string, allowedActions: readonly string[]): DomainError {
  const detail = `An agreement that is ${status} does not allow "${act}".`;
  return new DomainError('state_conflict', 'conflict', detail, { allowedActions });
}
