import { plusDays, type Story } from './stories.js';

export interface ModelDrawdown {
  readonly id: string;
  readonly amount: number;
  readonly plannedOn: string;
  readonly lapsesOn: string;
  paid: number;
  status: 'planned' | 'paid' | 'voided' | 'lapsed';
}

export interface ModelBooking {
  readonly id: string;
  readonly kind: 'repayments' | 'refunds';
  readonly amount: number;
  /** Of a refund, what the bank gets back from whom it has paid. */
  readonly financed: number;
}

export interface ModelAgreement {
  readonly id: string;
  readonly signBy: string;
  readonly financed: number;
  readonly downPayment: number;
  /** Paid when it is signed. */
  readonly paysAtOnce: boolean;
  status: string;
  withdrawBy: string | undefined;
  drawdowns: ModelDrawdown[];
  /** Since when interest can run. */
  firstDrawnOn: string | undefined;
  drawn: number;
  /** What whoever was paid has given back. */
  givenBack: number;
  /** The bank has ended the plan and written off what was owed. */
  isLost: boolean;
  /** A withdrawal took back what was paid out. */
  isUndone: boolean;
  /** What the customer has paid and neither took back nor got back. */
  cash: number;
  booked: ModelBooking[];
  pausedBy: { reason: string; until: string } | undefined;
}

export interface ModelOffer {
  readonly id: string;
  readonly amount: number;
  readonly validOn: string;
  /** What the customer can pay each month; undefined where nobody knows. */
  readonly free: number | undefined;
  /** What falls due in the dearest month of what he has accepted. */
  readonly dearestMonth: number;
}

/** What the test knows of one customer's business with the bank: what was said and done, nothing that was computed. */
export interface Model {
  readonly story: Story;
  day: string;
  /** How often its clock was moved. */
  moves: number;
  stage: 'new' | 'offered' | 'accepted' | 'applied' | 'agreed' | 'over';
  offer: ModelOffer | undefined;
  application:
    { id: string; status: string; day: string; counter: { amount: number } | undefined } | undefined;
  agreement: ModelAgreement | undefined;
  /** What this customer takes of budgets, minor units. */
  budget: number;
}

export const newModel = (story: Story, day: string): Model => ({
  story,
  day,
  moves: 0,
  stage: 'new',
  offer: undefined,
  application: undefined,
  agreement: undefined,
  budget: 0,
});

/** What the partner has earned: his share of what was lent and did not come back, half a cent up. */
export function commissionOf({ story }: Model, { drawn, givenBack, isUndone }: ModelAgreement): number {
  return isUndone ? 0 : Math.round(((drawn - givenBack) * (story.commission ?? 0)) / 10_000);
}

export const undrawn = ({ drawdowns }: ModelAgreement): number =>
  drawdowns.reduce((sum, { status, amount, paid }) => sum + (status === 'planned' ? amount - paid : 0), 0);

/** Lets go of payouts: what was paid of them stays. */
export function letGo(of: readonly ModelDrawdown[], as: 'voided' | 'lapsed'): void {
  for (const drawdown of of) drawdown.status = drawdown.paid > 0 ? 'paid' : as;
}

/**
 * When its clock is moved to its day. Each move is a minute later in the day than the one before: what was begun a moment after
 * one noon must be over by that of its last day.
 */
export function noonOf(model: Model): string {
  model.moves += 1;
  return new Date(Date.parse(model.day + model.story.noon) + model.moves * 60_000).toISOString();
}

/** What the clock alone does. */
export function passTime(model: Model, day: string): void {
  model.day = day;
  const { agreement, application } = model;
  if (model.stage === 'accepted' || model.stage === 'offered') end(model);
  if (model.stage === 'applied' && application && isOver(application, day)) end(model);
  if (agreement) passTimeOf(model, agreement);
}

/** A wish lapses after a week, an approval after three days. */
function isOver({ status, day }: { status: string; day: string }, today: string): boolean {
  return today >= plusDays(day, status === 'approved' ? 3 : 7);
}

function passTimeOf(model: Model, agreement: ModelAgreement): void {
  if (agreement.status === 'awaitingSignature' && model.day > agreement.signBy) {
    agreement.status = 'cancelled';
    model.budget = 0;
  }
  if (agreement.pausedBy && model.day > agreement.pausedBy.until) agreement.pausedBy = undefined;
  if (!['signed', 'active'].includes(agreement.status)) return;
  const over = agreement.drawdowns.filter(
    ({ status, lapsesOn }) => status === 'planned' && lapsesOn < model.day,
  );
  letGo(over, 'lapsed');
  cancelIfNothingLeft(model, agreement);
}

/** Without any payout nothing was promised: the budget of its day is free again. */
export function cancelIfNothingLeft(model: Model, agreement: ModelAgreement): void {
  if (agreement.status !== 'signed' || undrawn(agreement) > 0) return;
  agreement.status = 'cancelled';
  model.budget = 0;
}

/** It comes to no agreement; what was held for it is free. */
export function end(model: Model): void {
  model.stage = 'over';
  model.budget = 0;
}
