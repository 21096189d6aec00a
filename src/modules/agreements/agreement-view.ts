import { formatId } from '../../kernel/ids.js';
import { minorToNumber, type MoneyJson } from '../../kernel/money.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { allowedActionsOf } from './allowed-actions.js';
import type { AgreementRow, AgreementSummary, DrawdownRow, ListedAgreement } from './agreement.rows.js';
import { isLost } from './book-totals.js';
import type { AgreementContract, ContractInstalment } from './contract.types.js';
import type { AgreementDto } from './dto/agreement-answer.dto.js';
import type { AgreementEventDto, AgreementInstalmentDto, ScheduleDto } from './dto/agreement-history.dto.js';
import type { DrawdownDto } from './dto/agreement-parts.dto.js';
import type { ContractDto } from './dto/signing-answer.dto.js';
import type { StaffAgreementDto } from './dto/staff-agreement.dto.js';
import { type InstalmentRow, instalmentRow } from './instalments.repository.js';
import { currentApr, projectedRows } from './projection.js';
import { stateOf } from './replaying.js';
import type { StoredServicingEvent } from './servicing-events.js';
import { requiredSeconds } from './signing/signing.rules.js';

/** An agreement with its history. */
export interface WholeAgreement extends ListedAgreement {
  readonly events: readonly StoredServicingEvent[];
}

/** As it stands today, whether or not close of business has come by yet. */
export function toAgreementDto(agreement: WholeAgreement): AgreementDto {
  const { contract, events, drawdowns, today, bookedThrough } = agreement;
  const asOf = today.isBefore(bookedThrough) ? bookedThrough : today;
  const { summary } = stateOf(contract, events, asOf);
  return view(agreement, { summary, asOf, apr: currentApr(contract, events, drawdowns, today) });
}

/** As lists show it: as of its last booking, and with the yearly cost that was agreed. */
export function toListedDto(agreement: ListedAgreement): AgreementDto {
  const { bookedThrough: asOf, contract } = agreement;
  return view(agreement, { summary: agreement, asOf, apr: contract.apr });
}

function view(
  agreement: ListedAgreement,
  { summary, asOf, apr }: { summary: AgreementSummary; asOf: LocalDate; apr: AgreementContract['apr'] },
): AgreementDto {
  const { contract, drawdowns, currency } = agreement;
  const money = moneyIn(currency);
  return {
    id: formatId('agreement', agreement.id),
    status: agreement.status,
    statusReason: agreement.statusReason,
    statusChangedAt: agreement.statusChangedAt.toISOString(),
    allowedActions: allowedActionsOf(agreement, summary),
    application: formatId('application', agreement.applicationId),
    offer: formatId('offer', agreement.offerId),
    customer: formatId('customer', agreement.customerId),
    orderId: agreement.orderId,
    scenario: agreement.scenario,
    product: { code: agreement.product, version: agreement.productVersion, option: contract.option },
    amount: money(agreement.amountMinor),
    downPayment: money(BigInt(contract.downPayment)),
    rateAnnual: contract.rateAnnual,
    apr,
    totalCost: money(BigInt(contract.totals.cost)),
    payee: contract.payee.to,
    outstanding: money(summary.outstandingMinor),
    overdue: money(summary.overdueMinor),
    creditBalance: money(summary.creditBalanceMinor),
    loss: isLost(agreement)
      ? { writtenOff: money(agreement.booked.writtenOff), recovered: money(agreement.booked.recovered) }
      : null,
    nextDue:
      summary.nextDueOn && summary.nextDueMinor !== null
        ? { date: summary.nextDueOn.toString(), amount: money(summary.nextDueMinor) }
        : null,
    delinquency: {
      daysPastDue: summary.daysPastDue,
      bucket: summary.daysPastDue === 0 ? null : summary.delinquencyBucket,
      pausedUntil: summary.pausedUntil?.minusDays(1).toString() ?? null,
    },
    drawdowns: drawdowns.map((drawdown) => toDrawdownDto(agreement, drawdown)),
    contract: {
      hash: agreement.contractHash.toString('hex'),
      minimumReadingSeconds: requiredSeconds(contract),
      signBy: contract.signBy,
      signedOn: agreement.signedOn?.toString() ?? null,
      withdrawBy: withdrawBy(agreement),
    },
    asOf: asOf.toString(),
    version: agreement.version,
  };
}

export function forStaff({ partnerId }: AgreementRow, dto: AgreementDto): StaffAgreementDto {
  return { ...dto, partner: formatId('partner', partnerId) };
}

const moneyIn =
  (currency: string) =>
  (minor: bigint): MoneyJson => ({ amount: minorToNumber(minor), currency });

function withdrawBy({ signedOn, contract: { withdrawalDays } }: AgreementRow): string | null {
  return signedOn && withdrawalDays > 0 ? signedOn.plusDays(withdrawalDays).toString() : null;
}

function toDrawdownDto({ status, currency }: AgreementRow, drawdown: DrawdownRow): DrawdownDto {
  const money = moneyIn(currency);
  const isOpen = drawdown.status === 'planned';
  const canAct = isOpen && (status === 'signed' || status === 'active');
  return {
    id: formatId('drawdown', drawdown.id),
    number: drawdown.number,
    name: drawdown.name,
    status: drawdown.status,
    statusReason: drawdown.statusReason,
    statusChangedAt: drawdown.statusChangedAt.toISOString(),
    plannedOn: drawdown.plannedOn.toString(),
    lapsesOn: drawdown.lapsesOn.toString(),
    amount: money(drawdown.amountMinor),
    paid: money(drawdown.paidMinor),
    remaining: money(isOpen ? drawdown.amountMinor - drawdown.paidMinor : 0n),
    allowedActions: canAct ? ['capture', 'void'] : [],
  };
}

/** What is owed today, and what it becomes. */
export function toScheduleDto(agreement: WholeAgreement): ScheduleDto {
  const { contract, events, drawdowns, today } = agreement;
  const { loan } = stateOf(contract, events, today);
  const owed = (loan?.rows ?? []).map((row) => toInstalmentDto(instalmentRow(row, today)));
  const isEnded = agreement.status === 'cancelled' || agreement.status === 'withdrawn';
  const projected = projectedRows(contract, events, isEnded ? [] : drawdowns, today);
  return {
    agreement: formatId('agreement', agreement.id),
    currency: agreement.currency,
    asOf: today.toString(),
    instalments: owed,
    projected:
      agreement.status === 'awaitingSignature'
        ? contract.instalments.map(fromContract)
        : projected.map((row) => toInstalmentDto(instalmentRow(row, today))),
    apr: currentApr(contract, events, drawdowns, today),
  };
}

function toInstalmentDto({ dueOn, paidOf: _paidOf, ...row }: InstalmentRow): AgreementInstalmentDto {
  const total = row.principal + row.interest + row.fee + row.penalty;
  return { ...row, dueDate: dueOn, total };
}

function fromContract({
  number,
  dueDate,
  principal,
  interest,
  fee,
  total,
}: ContractInstalment): AgreementInstalmentDto {
  return { number, dueDate, principal, interest, fee, penalty: 0, total, paid: 0, status: 'planned' };
}

export function toEventDto(currency: string, event: StoredServicingEvent): AgreementEventDto {
  return {
    id: formatId('servicingEvent', event.id),
    number: event.number,
    type: event.type,
    occurredOn: event.occurredOn.toString(),
    recordedOn: event.recordedOn.toString(),
    amount: moneyIn(currency)(event.amountMinor),
    reverses: event.reverses && formatId('servicingEvent', event.reverses),
    details: { ...event.details },
  };
}

export function toContractDto({ id, contract, contractHash, documentLocale }: AgreementRow): ContractDto {
  return {
    agreement: formatId('agreement', id),
    hash: contractHash.toString('hex'),
    signedLocale: documentLocale,
    contract: contract as AgreementContract & Record<string, unknown>,
  };
}
