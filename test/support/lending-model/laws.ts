import { parseId } from '../../../src/kernel/ids.js';
import type { Answer } from '../staff.js';
import { commissionOf, letGo, type Model, type ModelAgreement, undrawn } from './model.js';
import type { World } from './world.js';

type Body = Answer['body'];

/** Of the bank's own checks those that a step can break at once; the others run at the end of a life. */
const EVERY_STEP = [
  'dayBudgets',
  'agreementReceivables',
  'agreementExposure',
  'agreementDrawdowns',
  'partnerCommissions',
  'arrearsHistory',
  'takenBackOnce',
  'lateChargesOnce',
];

/** What must hold after every step: the bank agrees with the model, and with itself. */
export async function laws(world: World, model: Model): Promise<void> {
  expect(await world.integrityFaults(EVERY_STEP)).toEqual([]);
  if (model.agreement) await books(world, model, model.agreement);
  else if (model.offer) await reservation(world, model, 0);
}

/**
 * What is held for the offer: what it takes of the day's budget before the signature, what is owed and can be drawn
 * after. That the day's budget is the sum of these, one of the bank's own checks says.
 */
async function reservation(
  { bank }: World,
  { offer, budget, agreement }: Model,
  outstanding: number,
): Promise<void> {
  const [row] = await bank.rows<{ status: string; minor: string; taken: string }>(
    `select r.status, r.amount_minor as minor, r.budget_minor as taken from reservation r
     join customer c on c.id = r.customer_id join partner p on p.id = r.partner_id
     where r.id = $1 and r.status <> 'released' and (r.status = 'committed'
       or r.expires_at > now() + interval '1 ms' * coalesce(c.clock_offset_ms, p.sandbox_offset_ms))`,
    [parseId('offer', offer?.id ?? '')],
  );
  const isSigned = agreement && !['awaitingSignature', 'cancelled'].includes(agreement.status);
  const held = row ? [row.status, Number(row.minor)] : ['released', 0];
  expect(Number(row?.taken ?? 0)).toBe(budget);
  if (isSigned) expect(held).toEqual(['committed', outstanding + undrawn(agreement)]);
  else expect(held).toEqual(budget > 0 ? ['reserved', budget] : ['released', 0]);
}

async function books(world: World, model: Model, agreement: ModelAgreement): Promise<void> {
  const { partner } = model.story;
  const { body: now } = await world.get(partner, `/v1/agreements/${agreement.id}`);
  const { body: schedule } = await world.get(partner, `/v1/agreements/${agreement.id}/schedule`);
  const toPay = partsOf(schedule.instalments);
  endedPlan(model, agreement, now, schedule);
  settledOrNot(agreement, toPay, agreement.isLost ? await world.lost(agreement.id) : 0);
  expect(now.status).toBe(agreement.status);
  expect(now.drawdowns.map(({ id, status, paid }: Body) => [id, status, paid.amount])).toEqual(
    agreement.drawdowns.map(({ id, status, paid }) => [id, status, paid]),
  );
  expect(now.delinquency.pausedUntil).toBe(agreement.pausedBy?.until ?? null);
  await ledgerAgrees(world, model, agreement, now);
  await reservation(world, model, now.outstanding.amount);
}

/** Every instalment is the sum of its parts, and nobody pays more of it than it is. @returns what is left to pay */
function partsOf(instalments: readonly Body[]): number {
  let left = 0;
  for (const { total, paid, principal, interest, fee, penalty } of instalments) {
    expect(principal + interest + fee + penalty).toBe(total);
    expect([principal, interest, fee, penalty, paid, total - paid].every((part) => part >= 0)).toBe(true);
    left += total - paid;
  }
  return left;
}

/** What is open of the payouts lapses when nothing would repay it, and no sooner. */
function endedPlan({ day }: Model, agreement: ModelAgreement, now: Body, schedule: Body): void {
  const isOver =
    agreement.isLost ||
    schedule.instalments.every(({ dueDate, total }: Body) => dueDate <= day || total === 0);
  const ended = now.drawdowns.filter(({ statusReason }: Body) => statusReason === 'plan_ended');
  const of = agreement.drawdowns.filter(
    ({ id, status }) => status === 'planned' && ended.some((one: Body) => one.id === id),
  );
  if (of.length > 0) expect(isOver).toBe(true);
  if (agreement.isLost)
    expect(undrawn(agreement)).toBe(of.reduce((sum, { amount, paid }) => sum + amount - paid, 0));
  letGo(of, 'lapsed');
}

/** Money alone settles an agreement, and opens it again; after a loss, when all of it is recovered. */
function settledOrNot(agreement: ModelAgreement, toPay: number, lost: number): void {
  if (agreement.isLost) {
    expect(toPay).toBe(0);
    agreement.status = lost > 0 ? 'chargedOff' : 'settled';
    return;
  }
  if (agreement.status !== 'active' && agreement.status !== 'settled') return;
  agreement.status = toPay === 0 && undrawn(agreement) === 0 ? 'settled' : 'active';
}

const KNOWN_ACCOUNTS = new Set([
  ...['principalReceivable', 'interestReceivable', 'feeReceivable', 'penaltyReceivable', 'creditReceivable'],
  ...['cashClearing', 'settlementPayable', 'customerCredit', 'deferredDiscount', 'discountIncome'],
  ...['interestIncome', 'feeIncome', 'penaltyIncome', 'lossExpense', 'recoveryIncome'],
  ...['deferredCommission', 'commissionExpense'],
]);

async function ledgerAgrees(world: World, model: Model, agreement: ModelAgreement, now: Body): Promise<void> {
  const rows = await world.bank.rows<{ account: string; minor: string }>(
    `select m.account, sum(m.minor)::text as minor from ledger_posting p
     cross join lateral (values (p.debit, p.amount_minor), (p.credit, -p.amount_minor)) as m(account, minor)
     where p.subject = $1 group by 1`,
    [parseId('agreement', agreement.id)],
  );
  const ledger = new Map(rows.map(({ account, minor }) => [account, Number(minor)]));
  const of = (...accounts: string[]): number =>
    accounts.reduce((sum, account) => sum + (ledger.get(account) ?? 0), 0);
  expect([...ledger.keys()].filter((account) => !KNOWN_ACCOUNTS.has(account))).toEqual([]);
  expect(of(...ledger.keys())).toBe(0);
  expect(of('cashClearing')).toBe(agreement.cash);
  const commission = of('deferredCommission', 'commissionExpense');
  expect(commission).toBe(commissionOf(model, agreement));
  expect(of('settlementPayable', 'deferredDiscount', 'discountIncome') + commission).toBe(
    agreement.givenBack - agreement.drawn,
  );
  expect(of('principalReceivable')).toBe(now.outstanding.amount);
  expect(0 - of('customerCredit')).toBe(now.creditBalance.amount);
  expect(now.outstanding.amount).toBeLessThanOrEqual(agreement.drawn);
  expect(-of('interestIncome')).toBeLessThanOrEqual(mostInterest(model, agreement));
  if (model.story.rate === 0) expect(of('interestIncome', 'interestReceivable')).toBe(0);
}

/** No more than the rate on everything that was drawn, for every day since and the period that runs. */
function mostInterest({ day, story: { rate } }: Model, { firstDrawnOn, drawn }: ModelAgreement): number {
  if (firstDrawnOn === undefined) return 0;
  const days = (Date.parse(day) - Date.parse(firstDrawnOn)) / 86_400_000 + 64;
  return Math.ceil((drawn * rate * days) / 360) + 24;
}
