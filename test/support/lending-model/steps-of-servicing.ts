import type { Answer } from '../staff.js';
import { commissionOf, letGo, type Model, type ModelBooking, noonOf, passTime } from './model.js';
import { plusDays } from './stories.js';
import {
  agreementOf,
  ask,
  type Chance,
  count,
  money,
  isWorthAsking,
  seldom,
  type StepKind,
} from './steps.js';
import type { World } from './world.js';

type Body = Answer['body'];

const isDrawn = ({ agreement }: Readonly<Model>): boolean => (agreement?.drawn ?? 0) > 0;
const amountOf = ({ amount }: Body): number => amount.amount;

export const pass: StepKind = {
  name: 'days pass',
  may: (model, chance) => isDrawn(model) || seldom(chance),
  work: async (model, world, { days }) => {
    passTime(model, plusDays(model.day, days));
    await world.setClock(model.story.partner, noonOf(model));
  },
};

/** What the next instalment asks for, the whole debt, or anything. */
async function sumFor(model: Model, world: World, { pick, amount }: Chance): Promise<number> {
  const { id, isLost } = agreementOf(model);
  const lost = isLost ? await world.lost(id) : 0;
  if (lost > 0) return [lost, Math.ceil(lost / 2), amount][pick % 3] as number;
  const { body } = await world.get(model.story.partner, `/v1/agreements/${id}/schedule`);
  const left: number[] = body.instalments.map(({ total, paid }: Body) => total - paid).filter(Boolean);
  const sums = [left[0], left.reduce((sum, each) => sum + each, 0), amount, amount];
  return sums[pick % sums.length] || amount;
}

export const repay: StepKind = {
  name: 'repay',
  may: isWorthAsking,
  work: async (model, world, chance) => {
    const amount = await sumFor(model, world, chance);
    const body = {
      amount: money(model, amount),
      reference: world.fresh('payment'),
      ...(chance.isWhole && { occurredOn: plusDays(model.day, -chance.days) }),
    };
    const repaid = await ask(world, model, 'repay', 'repayments', body, chance);
    if (!repaid) return;
    receive(model, repaid);
    if (repaid.kind === 'instalments') wholeOf(repaid);
    const path = `/v1/agreements/${agreementOf(model).id}/repayments`;
    // The same payment under another key is still the same payment.
    const { status, body: again } = await world.once(model.story.partner, path, body, {
      ...chance,
      fault: 'none',
    });
    expect([status, again.id]).toEqual([200, repaid.id]);
  },
};

function receive(model: Model, { id, amount }: Body): void {
  const agreement = agreementOf(model);
  agreement.cash += amount.amount;
  agreement.booked.push({ id, kind: 'repayments', amount: amount.amount, financed: 0 });
}

/** Where a payment went is all of it. */
function wholeOf({ amount, allocation, reducedPrincipal, credited }: Body): void {
  const parts = allocation.flatMap(({ penalty, fee, interest, principal }: Body) =>
    [penalty, fee, interest, principal].map(({ amount: minor }: Body) => minor),
  );
  const sum = [...parts, reducedPrincipal.amount, credited.amount].reduce((total, part) => total + part, 0);
  expect(sum).toBe(amount.amount);
}

export const prepay: StepKind = {
  name: 'prepay',
  may: isWorthAsking,
  work: async (model, world, chance) => {
    const body = {
      amount: money(model, chance.amount),
      mode: chance.mode,
      reference: world.fresh('payment'),
    };
    const prepaid = await ask(world, model, 'prepay', 'prepayments', body, chance);
    if (!prepaid) return;
    wholeOf(prepaid);
    receive(model, prepaid);
  },
};

export const settle: StepKind = {
  name: 'settle',
  may: isWorthAsking,
  work: async (model, world, chance) => {
    const root = `/v1/agreements/${agreementOf(model).id}`;
    const { body: now } = await world.get(model.story.partner, root);
    const on = plusDays(model.day, chance.isWhole ? 0 : chance.days % 30);
    const { status, body: quote } = await world.get(model.story.partner, `${root}/settlement-quote?on=${on}`);
    // By a later day his credit may have paid the rest.
    const isPaidByThen = quote.code === 'nothing_owed' && on > model.day && now.creditBalance.amount > 0;
    expect([status, now.allowedActions.includes('settle')]).toEqual(
      status === 200 ? [200, true] : [409, isPaidByThen],
    );
    if (status !== 200) return;
    const body = { quote: quote.quote, reference: world.fresh('payment') };
    const settled = await ask(world, model, 'settle', 'settle', body, chance);
    expect(amountOf(settled)).toBe(quote.amount.amount);
    receive(model, settled);
  },
};

export const payOut: StepKind = {
  name: 'payOutCredit',
  may: isWorthAsking,
  work: async (model, world, chance) => {
    const root = `/v1/agreements/${agreementOf(model).id}`;
    const { body: now } = await world.get(model.story.partner, root);
    const amount = chance.isWhole ? Math.max(1, now.creditBalance.amount) : chance.amount;
    if (amount > now.creditBalance.amount && now.creditBalance.amount > 0) {
      const tooMuch = { amount: money(model, amount), reference: world.fresh('payout') };
      const refused = await world.once(model.story.partner, `${root}/credit-payouts`, tooMuch, chance);
      expect(refused.status).toBe(409);
      return;
    }
    const body = { amount: money(model, amount), reference: world.fresh('payout') };
    if (await ask(world, model, 'payOutCredit', 'credit-payouts', body, chance))
      agreementOf(model).cash -= amount;
  },
};

export const refund: StepKind = {
  name: 'refund',
  may: isWorthAsking,
  work: async (model, world, chance) => {
    const agreement = agreementOf(model);
    const whole = agreement.drawn + agreement.downPayment;
    const amount = money(model, chance.isWhole ? Math.max(1, whole) : chance.amount);
    const root = `/v1/agreements/${agreement.id}`;
    const wish = { amount, mode: chance.mode };
    const preview = await world.post(model.story.partner, `${root}/refunds/preview`, wish);
    const body = { ...wish, reason: 'came back', reference: world.fresh('refund') };
    const refunded = await ask(world, model, 'refund', 'refunds', body, chance);
    expect(preview.status < 300).toBe(refunded !== undefined);
    if (!refunded) return;
    const { id, financed, credited, downPayment, discountReturned, commissionReturned, net } = refunded;
    const figures = { financed, credited, downPayment, discountReturned, commissionReturned, net };
    expect(preview.body).toMatchObject(figures);
    const back = financed.amount;
    expect(credited.amount).toBeLessThanOrEqual(back);
    expect(back + downPayment.amount).toBe(amountOf(refunded));
    const earned = commissionOf(model, agreement);
    agreement.givenBack += back;
    expect(commissionReturned.amount).toBe(earned - commissionOf(model, agreement));
    expect(net.amount).toBe(back - discountReturned.amount + commissionReturned.amount);
    agreement.booked.push({ id, kind: 'refunds', amount: amountOf(refunded), financed: back });
  },
};

export const takeBack: StepKind = {
  name: 'take back',
  may: ({ agreement }) => (agreement?.booked.length ?? 0) > 0,
  work: async (model, world, chance) => {
    const agreement = agreementOf(model);
    const one = agreement.booked[chance.pick % agreement.booked.length] as ModelBooking;
    const path = `/agreements/${agreement.id}/${one.kind}/${one.id}`;
    const byStaff = chance.isWhole && one.kind === 'repayments';
    const { body: before } = await world.get(model.story.partner, `/v1${path}`);
    expect(before.allowedActions).toEqual(['reverse']);
    const { status, body } = byStaff
      ? await world.onceByStaff(0, `${path}/charge-back`, { reason: 'disputed' }, chance)
      : await world.once(model.story.partner, `/v1${path}/reverse`, { reason: 'mistake' }, chance);
    expect([status, body.status]).toEqual([200, byStaff ? 'chargedBack' : 'reversed']);
    expect(body.allowedActions).toEqual([]);
    count(byStaff ? 'chargeBack' : `reverse ${one.kind}`);
    agreement.booked.splice(agreement.booked.indexOf(one), 1);
    if (one.kind === 'repayments') agreement.cash -= one.amount;
    agreement.givenBack -= one.financed;
    const again = await world.once(model.story.partner, `/v1${path}/reverse`, { reason: 'twice' }, chance);
    expect(again.status).toBe(409);
  },
};

export const withdraw: StepKind = {
  name: 'withdraw',
  may: isWorthAsking,
  work: async (model, world, chance) => {
    const agreement = agreementOf(model);
    const root = `/v1/agreements/${agreement.id}`;
    const { body: before } = await world.get(model.story.partner, root);
    const mayStill = agreement.withdrawBy !== undefined && model.day <= agreement.withdrawBy;
    const body = { reference: world.fresh('declaration') };
    const withdrawn = await ask(world, model, 'withdraw', 'withdraw', body, chance);
    expect(withdrawn !== undefined).toBe(mayStill && ['signed', 'active'].includes(agreement.status));
    if (!withdrawn) return;
    expect(withdrawn.outstanding.amount).toBe(0);
    const open = agreement.drawdowns.filter(({ status }) => status === 'planned');
    letGo(open, 'voided');
    agreement.status = 'withdrawn';
    if (agreement.drawn === 0) model.budget = 0;
    agreement.isUndone = before.outstanding.amount > 0;
    agreement.givenBack += before.outstanding.amount;
    agreement.cash += await interestOfDays(model, world);
    // A pause stands until its day: the debt is back if what was paid for the days bounces.
  },
};

/** He pays for the days that he had the money; nothing where it bears no interest. */
async function interestOfDays(model: Model, world: World): Promise<number> {
  const { body } = await world.get(model.story.partner, `/v1/agreements/${agreementOf(model).id}/events`);
  const last = body.data.at(-1);
  const paid = last.type === 'settlement' ? amountOf(last) : 0;
  if (model.story.rate === 0) expect(paid).toBe(0);
  return paid;
}

export const pause: StepKind = {
  name: 'pause',
  may: isWorthAsking,
  work: async (model, world, chance) => {
    const agreement = agreementOf(model);
    const until = plusDays(model.day, chance.days);
    if (!chance.isWhole) {
      const paused = await ask(world, model, 'pause', 'pause', { reason: 'goodsDisputed', until }, chance);
      if (paused) agreement.pausedBy = { reason: 'goodsDisputed', until };
      return;
    }
    const body = { reason: 'vulnerableCustomer', until };
    const { status } = await world.onceByStaff(0, `/agreements/${agreement.id}/pause`, body, chance);
    const isAllowed = agreement.status === 'active' && !agreement.pausedBy;
    expect(status).toBe(isAllowed ? 200 : 409);
    if (isAllowed) agreement.pausedBy = { reason: body.reason, until };
  },
};

export const resume: StepKind = {
  name: 'resume',
  may: isWorthAsking,
  work: async (model, world, chance) => {
    const agreement = agreementOf(model);
    if (agreement.pausedBy && agreement.pausedBy.reason !== 'goodsDisputed') {
      const path = `/v1/agreements/${agreement.id}/resume`;
      const { status } = await world.once(model.story.partner, path, { reason: 'over' }, chance);
      expect(status).toBe(403);
      const own = await world.onceByStaff(0, path.slice(3), { reason: 'over' }, chance);
      expect(own.status).toBe(200);
      agreement.pausedBy = undefined;
      return;
    }
    if (await ask(world, model, 'resume', 'resume', { reason: 'over' }, chance))
      agreement.pausedBy = undefined;
  },
};

/** One proposes, another agrees. */
async function byTwo(world: World, path: string, body: object, chance: Chance): Promise<number> {
  const { status, body: proposed } = await world.onceByStaff(0, path, body, chance);
  if (status !== 202) return status;
  const agreed = await world.onceByStaff(1, `/approvals/${proposed.approval}/approve`, {}, chance);
  expect(agreed.status).toBe(200);
  return status;
}

export const reschedule: StepKind = {
  name: 'reschedule',
  may: isDrawn,
  work: async (model, world, chance) => {
    const agreement = agreementOf(model);
    const number = 1 + (chance.pick % 6);
    const dueDates = Array.from({ length: number }, (_, k) => plusDays(model.day, 10 + 30 * (k + 1)));
    const body = { dueDates, includeArrears: chance.isWhole, reason: 'model' };
    const status = await byTwo(world, `/agreements/${agreement.id}/reschedule`, body, chance);
    if (agreement.status !== 'active') expect(status).toBe(409);
    // 422: the same dates again change nothing.
    else expect([202, 409, 422]).toContain(status);
    if (status === 202) count('reschedule');
  },
};

export const waive: StepKind = {
  name: 'waive',
  may: isDrawn,
  work: async (model, world, chance) => {
    const component = (['penalty', 'interest'] as const)[chance.pick % 2];
    const body = { amount: money(model, 1 + (chance.amount % 200)), component, reason: 'model' };
    const path = `/agreements/${agreementOf(model).id}/waivers`;
    const { status } = await world.onceByStaff(0, path, body, chance);
    expect(agreementOf(model).status === 'active' ? [200, 422] : [409]).toContain(status);
    if (status === 200) count('waive');
  },
};

export const chargeOff: StepKind = {
  name: 'charge off',
  may: (model, chance) => isDrawn(model) && seldom(chance),
  work: async (model, world, chance) => {
    const agreement = agreementOf(model);
    const status = await byTwo(world, `/agreements/${agreement.id}/charge-off`, { reason: 'model' }, chance);
    expect(agreement.status === 'active' ? [202, 409] : [409]).toContain(status);
    if (status !== 202) return;
    count('charge off');
    // His credit may have paid all of it: then nothing was given up, and what comes back to be owed is owed.
    agreement.isLost = (await world.lost(agreement.id)) > 0;
  },
};
