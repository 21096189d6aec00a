import { COMPONENTS, type Component } from '../../engines/lending/index.js';
import { formatId } from '../../kernel/ids.js';
import { minorToNumber, type MoneyJson } from '../../kernel/money.js';
import { allowedActions } from '../../kernel/state-machine.js';
import type {
  AgreementRow,
  AgreementState,
  ServicingEventType,
  StoredServicingEvent,
} from '../agreements/index.js';
import { entriesOf, takenBackBy } from './bookings.js';
import type { AllocationDto, REPAYMENT_KINDS, RepaymentDto } from './dto/repayment.dto.js';
import { type RepaymentStatus, repaymentStates } from './servicing.states.js';

type Kind = (typeof REPAYMENT_KINDS)[number];

/** Events that are money of the customer, and what partners call them. */
const KINDS: Partial<Record<ServicingEventType, Kind>> = {
  repayment: 'instalments',
  prepayment: 'prepayment',
  settlement: 'settlement',
  recovery: 'recovery',
};
export const REPAYMENT_TYPES = Object.keys(KINDS) as ServicingEventType[];

/** An agreement with its history and what that says. */
export interface Known {
  readonly agreement: Pick<AgreementRow, 'id' | 'currency'>;
  readonly events: readonly StoredServicingEvent[];
  readonly state: AgreementState;
}

/** Money that was never anybody's payment, like the end of a plan without one, is no repayment. */
export function isRepayment({ type, details }: StoredServicingEvent): boolean {
  return KINDS[type] !== undefined && details.reference !== undefined;
}

export function repaymentStatus(
  events: readonly StoredServicingEvent[],
  event: StoredServicingEvent,
): RepaymentStatus {
  const takenBack = takenBackBy(events, event);
  if (!takenBack) return 'booked';
  return takenBack.type === 'chargeback' ? 'chargedBack' : 'reversed';
}

export function repaymentDto({ agreement, events, state }: Known, event: StoredServicingEvent): RepaymentDto {
  const entries = entriesOf(state, event);
  const takenBack = takenBackBy(events, event);
  const status = repaymentStatus(events, event);
  const suretyship = typeof event.details['suretyship'] === 'string' ? event.details['suretyship'] : null;
  const inCurrency = (minor: bigint): MoneyJson => ({
    amount: minorToNumber(minor),
    currency: agreement.currency,
  });
  const sum = (of: 'reducedPrincipalMinor' | 'creditMinor'): MoneyJson =>
    inCurrency(entries.reduce((total, entry) => total + entry[of], 0n));
  return {
    id: formatId('repayment', event.id),
    agreement: formatId('agreement', agreement.id),
    reference: event.details.reference ?? '',
    kind: KINDS[event.type] ?? 'instalments',
    amount: inCurrency(event.amountMinor),
    occurredOn: event.occurredOn.toString(),
    allocation: allocationOf(entries, inCurrency),
    reducedPrincipal: sum('reducedPrincipalMinor'),
    credited: sum('creditMinor'),
    status,
    statusReason: takenBack?.details.reason ?? null,
    statusChangedAt: (takenBack ?? event).recordedAt.toISOString(),
    suretyship,
    allowedActions: allowedActions(repaymentStates, status).filter(
      (action) => action === 'reverse' && suretyship === null,
    ),
  };
}

function allocationOf(
  entries: ReturnType<typeof entriesOf>,
  inCurrency: (minor: bigint) => MoneyJson,
): AllocationDto[] {
  const byDay = new Map<string, Record<Component, bigint>>();
  for (const { dueDate, component, amountMinor } of entries.flatMap(({ lines }) => lines)) {
    const day = dueDate.toString();
    const sums = byDay.get(day) ?? { penalty: 0n, fee: 0n, interest: 0n, principal: 0n };
    sums[component] += amountMinor;
    byDay.set(day, sums);
  }
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(([, sums]) => COMPONENTS.some((component) => sums[component] !== 0n))
    .map(([dueDate, { penalty, fee, interest, principal }]) => ({
      dueDate,
      penalty: inCurrency(penalty),
      fee: inCurrency(fee),
      interest: inCurrency(interest),
      principal: inCurrency(principal),
    }));
}
