import {
  type AllocationLine,
  type Component,
  type LoanState,
  openOf,
  type RevenueShareState,
  revenueShareState,
  type RevenueShareTerms,
  type ServicingEntry,
  sumAmounts,
  totalOf,
} from '../../engines/lending/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { DomainError } from '../../kernel/domain-error.js';
import { effective } from './book-totals.js';
import type { AgreementContract, SalesShare } from './contract.types.js';
import { pauseEnd, rateOf, type ReplayableEvent } from './loan-of.js';
import { salesRows } from './sales-rows.js';
import type { ServicingEventType } from './servicing-events.js';

/** Whatever money comes is a collection: interest to its day first, then principal. */
const COLLECTED: readonly ServicingEventType[] = [
  'repayment',
  'prepayment',
  'settlement',
  'refund',
  'withdrawal',
];
/** What else fits a loan without instalments; the others are refused before they get here. */
const OTHERS: readonly ServicingEventType[] = [
  'drawdown',
  'writeOff',
  'pause',
  'resume',
  'creditPaidOut',
  'recovery',
  'reversal',
  'chargeback',
];

type SalesContract = AgreementContract & { readonly salesShare: SalesShare };

/**
 * A loan that is repaid from sales, as the lending engine says the state of any loan: one row for each day on which
 * something was collected, and rows to come for the least that must be repaid by then (LENDING: share of sales). The
 * interest is that of the real daily balance, not of the calendar that was expected when the contract was signed.
 * @throws DomainError `lending_terms_invalid` for an event that such a loan does not know, and for a second payout
 */
export function salesLoanState(
  contract: SalesContract,
  events: readonly ReplayableEvent[],
  asOf: LocalDate,
): LoanState | undefined {
  const history = effective(events, asOf);
  history.forEach(({ type }) => refuseUnknown(type));
  const [payout, second] = history.filter(({ type }) => type === 'drawdown');
  if (!payout) return undefined;
  if (second) throw unfit('drawdown', 'has one payout');
  const terms = termsOf(contract, payout.amountMinor, payout.occurredOn);
  const collections = history
    .filter(({ type, amountMinor }) => COLLECTED.includes(type) && amountMinor > 0n)
    .sort((a, b) => a.occurredOn.compareTo(b.occurredOn));
  const writeOffs = history.filter(({ type }) => type === 'writeOff');
  const losses = writeOffs.filter(({ details }) => details.component !== 'credit');
  // What is written off bears no interest from then on.
  const through = losses.reduce((day, { occurredOn }) => (occurredOn.isBefore(day) ? occurredOn : day), asOf);
  const share = revenueShareState(
    terms,
    collections.map(({ occurredOn: date, amountMinor }) => ({ date, amountMinor })),
    through,
  );
  const paidBack = history.filter(({ type }) => type === 'creditPaidOut');
  const waived = writeOffs.filter(({ details }) => details.component === 'credit');
  const credit = share.creditMinor - sumOf(paidBack) + sumOf(waived);
  const rows = salesRows(terms, share, lossOf(losses));
  const open = sumAmounts(rows.map(openOf));
  const pauses = history
    .filter(({ type }) => type === 'pause')
    .map((pause) => ({ from: pause.occurredOn, until: pauseEnd(pause, history) }));
  return {
    asOf,
    rows,
    open,
    creditMinor: credit > 0n ? credit : 0n,
    uncoveredMinor: credit < 0n ? -credit : 0n,
    entries: [...collectionEntries(share, collections), ...lossEntries(terms, losses)],
    pauses,
    isPaused: pauses.some(({ from, until }) => !from.isAfter(asOf) && until.isAfter(asOf)),
    isRepaid: totalOf(open) === 0n,
  };
}

const sumOf = (events: readonly ReplayableEvent[]): bigint =>
  events.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

export function isFromSales(contract: AgreementContract): contract is SalesContract {
  return contract.salesShare !== undefined;
}

function refuseUnknown(type: ServicingEventType): void {
  if (COLLECTED.includes(type) || OTHERS.includes(type)) return;
  throw unfit(type, 'has no instalments');
}

function unfit(term: ServicingEventType, because: string): DomainError {
  const detail = `A loan that is repaid from sales ${because}, so that "${term}" does not fit it.`;
  return new DomainError('lending_terms_invalid', 'unprocessable', detail);
}

function termsOf(
  { rateAnnual, dayCount, rounding, salesShare }: SalesContract,
  principalMinor: bigint,
  start: LocalDate,
): Required<RevenueShareTerms> {
  const { floor, finalMonths } = salesShare;
  return {
    principalMinor,
    start,
    rateAnnual: rateOf(rateAnnual),
    dayCount,
    rounding,
    floor: { share: rateOf(floor.share), everyDays: floor.everyDays },
    finalDue: start.plusMonths(finalMonths),
  };
}

const ENTRY = {
  lines: [],
  reducedPrincipalMinor: 0n,
  rebateMinor: 0n,
  forgoneInterestMinor: 0n,
  overdueInterestMinor: 0n,
  creditMinor: 0n,
} as const;
const TYPES: Partial<Record<ServicingEventType, ServicingEntry['type']>> = {
  prepayment: 'prepayment',
  settlement: 'settlement',
  refund: 'refund',
  withdrawal: 'refund',
};

/** Several collections of a day share what the day settled, in their order. */
function collectionEntries(
  { rows }: RevenueShareState,
  collections: readonly ReplayableEvent[],
): ServicingEntry[] {
  const left = new Map(
    rows.map(({ date, interest, principal }) => [date.toEpochDay(), { interest, principal }]),
  );
  return collections.map(({ id, type, occurredOn: date, amountMinor }) => {
    const owed = left.get(date.toEpochDay());
    let money = amountMinor;
    const lines: AllocationLine[] = [];
    for (const component of ['interest', 'principal'] as const) {
      const part = owed && owed[component] < money ? owed[component] : owed ? money : 0n;
      if (!owed || part === 0n) continue;
      owed[component] -= part;
      money -= part;
      lines.push({ dueDate: date, component, amountMinor: part });
    }
    return { ...ENTRY, eventId: id, type: TYPES[type] ?? 'payment', date, lines, creditMinor: money };
  });
}

/** A loan from sales loses principal or interest; it has no charges. */
function lossEntries({ finalDue }: RevenueShareTerms, losses: readonly ReplayableEvent[]): ServicingEntry[] {
  return losses.map(({ id, occurredOn: date, amountMinor, details }) => ({
    ...ENTRY,
    eventId: id,
    type: 'waiver',
    date,
    lines: [{ dueDate: finalDue, component: lossComponent(details.component), amountMinor }],
  }));
}

function lossOf(losses: readonly ReplayableEvent[]): { principal: bigint; interest: bigint } {
  const lost = { principal: 0n, interest: 0n };
  for (const { amountMinor, details } of losses) lost[lossComponent(details.component)] += amountMinor;
  return lost;
}

const lossComponent = (component: Component | 'credit' | undefined): 'principal' | 'interest' =>
  component === 'interest' ? 'interest' : 'principal';
