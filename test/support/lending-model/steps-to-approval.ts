import { FORCED } from '../../../src/modules/applications/checks/sandbox-checks.js';
import { CREDIT_CONSENT } from '../applications.js';
import type { Answer } from '../staff.js';
import { end, type Model, type ModelOffer } from './model.js';
import { type Chance, count, seldom, type StepKind } from './steps.js';

type Body = Answer['body'];

export const isAt =
  (...stages: Model['stage'][]) =>
  ({ stage }: Readonly<Model>): boolean =>
    stages.includes(stage);

/** Endings of the financed amount that force what the sandbox's sources say; the one that comes too late takes seconds. */
const MAGIC = FORCED.map(({ ending }) => ending).filter((ending) => ending !== 67);

/** Mostly an amount at which every source passes. */
function amountOf({ amount, pick, isWhole }: Chance): number {
  const whole = 300_000 + (amount % 200_000);
  const ending = pick % 6 === 0 ? (MAGIC[pick % MAGIC.length] ?? 0) : isWhole ? 0 : pick % 60;
  return whole - (whole % 100) + ending;
}

/** One in four buyers tells what he earns; what is left of it is sometimes too little for what he asked. */
function freeOf({ amount, pick }: Chance, minor: number): number | undefined {
  return pick % 4 === 2 ? Math.floor((minor * (1 + (amount % 45))) / 100) : undefined;
}

/** What falls due in the month in which most does. */
function dearestMonth(instalments: readonly Body[]): number {
  const months = new Map<string, number>();
  for (const { dueDate, total } of instalments)
    months.set(dueDate.slice(0, 7), (months.get(dueDate.slice(0, 7)) ?? 0) + total);
  return Math.max(0, ...months.values());
}

export const offer: StepKind = {
  name: 'offer',
  may: (model) => isAt('new', 'over')(model) && model.agreement === undefined,
  work: async (model, world, chance) => {
    const { story, day } = model;
    const minor = amountOf(chance);
    const free = freeOf(chance, minor);
    const request = story.request({ externalId: world.fresh('buyer'), free }, minor, day);
    const { status, body } = await world.post(story.partner, '/v1/offers', request);
    expect(status).toBe(200);
    const offered = body.offers.find((one: Body) => one.product.code === story.product);
    if (!offered) throw new Error(`no ${story.product}: ${JSON.stringify(body.notOffered)}`);
    model.offer = { id: offered.id, amount: offered.amount.amount, validOn: day, free, dearestMonth: 0 };
    model.application = undefined;
    model.stage = 'offered';
  },
};

export const accept: StepKind = {
  name: 'accept',
  may: isAt('offered'),
  work: async (model, world, chance) => {
    const { story, offer: offered } = model;
    const option = story.options[chance.pick % story.options.length] as string;
    const path = `/v1/offers/${offered?.id}/accept`;
    const { status, body } = await world.once(story.partner, path, { option }, chance);
    expect([status, body.status]).toEqual([200, 'accepted']);
    count('accept');
    const terms = { amount: body.amount.amount, dearestMonth: dearestMonth(body.instalments) };
    model.offer = { ...(offered as ModelOffer), ...terms };
    model.budget = body.amount.amount;
    model.stage = 'accepted';
  },
};

export const decline: StepKind = {
  name: 'decline',
  may: (model, chance) => isAt('accepted', 'offered')(model) && seldom(chance),
  work: async (model, world, chance) => {
    const path = `/v1/offers/${model.offer?.id}/decline`;
    const { status, body } = await world.once(model.story.partner, path, { reason: 'other_offer' }, chance);
    expect([status, body.status]).toEqual([200, 'declined']);
    count('decline');
    end(model);
  },
};

export const apply: StepKind = {
  name: 'apply',
  may: (model, chance) => isAt('accepted')(model) || (isAt('offered')(model) && seldom(chance)),
  work: async (model, world, chance) => {
    const { story, offer: offered, stage } = model;
    const body = { offer: offered?.id, consents: [CREDIT_CONSENT] };
    const applied = await world.once(story.partner, '/v1/applications', body, chance);
    if (stage === 'offered') {
      expect([applied.status, applied.body.code]).toEqual([409, 'offer_not_accepted']);
      return;
    }
    expect(applied.status).toBe(201);
    take(model, applied.body);
  },
};

/** Takes the bank's answer to an application, which must be what the sources and the customer's income lead to. */
export function take(model: Model, { id, status, counterOffer }: Body): void {
  const { offer: offered, day } = model;
  expect(expectedStatuses(offered as ModelOffer)).toContain(status);
  count(`apply ${status}`);
  model.application = { id, status, day, counter: undefined };
  model.stage = 'applied';
  if (status === 'declined') end(model);
  if (status === 'counterOffered') model.application.counter = termsThatFit(model, counterOffer);
}

/** What the sandbox's sources and the customer's means lead to. */
function expectedStatuses(asked: ModelOffer): string[] {
  const outcome = forcedOn(asked)?.outcome ?? 'pass';
  if (outcome === 'fail') return ['declined'];
  // Where every source passes, other terms are sought.
  if (isTooMuch(asked)) return outcome === 'pass' ? ['counterOffered', 'declined'] : ['declined'];
  return [outcome === 'pass' ? 'approved' : 'referred'];
}

export function forcedOn({ amount }: ModelOffer): (typeof FORCED)[number] | undefined {
  return FORCED.find(({ ending }) => ending === amount % 100);
}

/** More than he can bear; nobody knows where the bureau, which knows his debts, is not there. */
export function isTooMuch(asked: ModelOffer): boolean {
  const { free, dearestMonth: most } = asked;
  return free !== undefined && most > free && forcedOn(asked)?.outcome !== 'down';
}

/** A counter-offer asks for less at once, never for more, and is what the customer can bear. */
function termsThatFit({ offer: asked }: Model, counter: Body): { amount: number } {
  const amount = counter.amount.amount;
  expect(amount).toBeLessThanOrEqual(asked?.amount ?? 0);
  expect(dearestMonth(counter.instalments)).toBeLessThanOrEqual(asked?.free ?? 0);
  return { amount };
}

export const takeCounterOffer: StepKind = {
  name: 'takeCounterOffer',
  may: ({ application, stage }) => stage === 'applied' && application?.status === 'counterOffered',
  work: async (model, world, chance) => {
    const { story, application, day } = model;
    const verdict = chance.pick % 5 === 0 ? 'refuse' : 'accept';
    const path = `/v1/applications/${application?.id}/counter-offer/${verdict}`;
    const { status, body } = await world.once(story.partner, path, {}, chance);
    expect([status, body.status]).toEqual([200, verdict === 'accept' ? 'approved' : 'declined']);
    count(`counter-offer ${verdict}`);
    if (verdict === 'refuse') return end(model);
    const { amount } = application?.counter as { amount: number };
    expect(body.amount.amount).toBe(amount);
    model.application = { id: application?.id as string, status: 'approved', day, counter: undefined };
    model.offer = { ...(model.offer as ModelOffer), amount };
    model.budget = amount;
  },
};

export const review: StepKind = {
  name: 'review',
  may: (model) => isAt('applied')(model) && model.application?.status === 'referred',
  work: async (model, world, chance) => {
    const { application, day } = model;
    const verdict = chance.pick % 3 === 0 ? 'decline' : 'approve';
    const path = `/applications/${application?.id}/${verdict}`;
    const { status, body } = await world.onceByStaff(0, path, { reason: 'Looked at it.' }, chance);
    expect(status).toBe(200);
    count(verdict);
    if (body.approval !== null) {
      const agreed = await world.onceByStaff(1, `/approvals/${body.approval}/approve`, {}, chance);
      expect(agreed.status).toBe(200);
    }
    if (verdict === 'decline') return end(model);
    model.application = { id: application?.id as string, status: 'approved', day, counter: undefined };
  },
};

export const withdrawApplication: StepKind = {
  name: 'withdrawApplication',
  may: (model, chance) => isAt('applied')(model) && seldom(chance),
  work: async (model, world, chance) => {
    const path = `/v1/applications/${model.application?.id}`;
    const { body: before } = await world.get(model.story.partner, path);
    expect(before.allowedActions).toContain('withdraw');
    const { status, body } = await world.once(model.story.partner, `${path}/withdraw`, {}, chance);
    expect([status, body.status]).toEqual([200, 'withdrawn']);
    count('withdrawApplication');
    end(model);
  },
};
