import type { Answer } from '../staff.js';
import { cancelIfNothingLeft, letGo, type Model, type ModelAgreement } from './model.js';
import { agreementOf, ask, count, money, isWorthAsking, seldom, type StepKind } from './steps.js';
import type { World } from './world.js';

type Body = Answer['body'];

const hasStatus =
  (...statuses: string[]) =>
  ({ agreement }: Readonly<Model>): boolean =>
    agreement !== undefined && statuses.includes(agreement.status);

export const make: StepKind = {
  name: 'make',
  may: (model, chance) =>
    model.stage === 'applied' && (model.application?.status === 'approved' || seldom(chance)),
  work: async (model, world, chance) => {
    const { story, application } = model;
    const body = { application: application?.id };
    const made = await world.once(story.partner, '/v1/agreements', body, chance);
    if (application?.status !== 'approved') {
      expect([made.status, made.body.code]).toEqual([409, 'application_not_approved']);
      return;
    }
    expect(made.status).toBe(201);
    count('make');
    model.stage = 'agreed';
    model.agreement = agreementFrom(made.body, model);
    expect(model.agreement.financed).toBe(model.offer?.amount);
  },
};

function agreementFrom(body: Body, { story }: Model): ModelAgreement {
  return {
    id: body.id,
    signBy: body.contract.signBy,
    financed: body.amount.amount,
    downPayment: body.downPayment.amount,
    paysAtOnce: story.product === 'retail-flex',
    status: 'awaitingSignature',
    withdrawBy: undefined,
    drawdowns: body.drawdowns.map(({ id, amount, plannedOn, lapsesOn }: Body) => {
      return { id, amount: amount.amount, plannedOn, lapsesOn, paid: 0, status: 'planned' };
    }),
    firstDrawnOn: undefined,
    drawn: 0,
    givenBack: 0,
    isUndone: false,
    isLost: false,
    cash: 0,
    booked: [],
    pausedBy: undefined,
  };
}

async function displayOf(model: Model, world: World): Promise<object> {
  const root = `/v1/agreements/${agreementOf(model).id}`;
  const { body: agreement } = await world.get(model.story.partner, root);
  const { body: clock } = await world.get(model.story.partner, '/v1/sandbox/clock');
  return {
    documentHash: agreement.contract.hash,
    locale: 'zh',
    shownAt: new Date(Date.parse(clock.now) - 60_000).toISOString(),
    readSeconds: 60,
  };
}

export const sign: StepKind = {
  name: 'sign',
  may: hasStatus('awaitingSignature'),
  work: async (model, world, chance) => {
    const agreement = agreementOf(model);
    const display = await displayOf(model, world);
    const sent = await world.post(model.story.partner, `/v1/agreements/${agreement.id}/one-time-code`);
    if (sent.status === 429) return;
    expect(sent.status).toBe(200);
    const { code } = sent.body.sandbox;
    if (chance.pick % 5 === 0) await guessWrong(model, world, code, display);
    const signed = await ask(world, model, 'sign', 'sign', { code, display }, chance);
    agreement.status = 'signed';
    expect(signed.contract.signedOn).toBe(model.day);
    agreement.withdrawBy = signed.contract.withdrawBy ?? undefined;
    if (agreement.paysAtOnce)
      for (const drawdown of agreement.drawdowns) draw(model, drawdown.id, drawdown.amount);
  },
};

async function guessWrong(model: Model, world: World, code: string, display: object): Promise<void> {
  const wrong = String((Number(code) + 1) % 10 ** code.length).padStart(code.length, '0');
  const path = `/v1/agreements/${agreementOf(model).id}/sign`;
  const peace = { fault: 'none', copies: 1, late: 0 } as const;
  const { status, body } = await world.once(model.story.partner, path, { code: wrong, display }, peace);
  expect([status, body.code]).toEqual([422, 'code_wrong']);
}

export const refuse: StepKind = {
  name: 'refuse',
  may: (model, chance) => hasStatus('awaitingSignature')(model) && seldom(chance),
  work: async (model, world, chance) => {
    await ask(world, model, 'refuse', 'refuse', { reason: 'too_dear' }, chance);
    agreementOf(model).status = 'cancelled';
    model.budget = 0;
  },
};

function draw({ agreement, day }: Model, id: string, amount: number): void {
  const drawdown = agreement?.drawdowns.find((one) => one.id === id);
  if (!agreement || !drawdown) throw new Error('a drawdown that the model lacks');
  drawdown.paid += amount;
  if (drawdown.paid === drawdown.amount) drawdown.status = 'paid';
  agreement.drawn += amount;
  agreement.firstDrawnOn ??= day;
  agreement.status = 'active';
}

export const capture: StepKind = {
  name: 'capture',
  may: isWorthAsking,
  work: async (model, world, chance) => {
    const agreement = agreementOf(model);
    const open = agreement.drawdowns.filter(({ status }) => status === 'planned');
    const of = open[chance.pick % Math.max(1, open.length)] ?? agreement.drawdowns[0];
    if (!of) throw new Error('an agreement without payouts');
    const left = of.amount - of.paid;
    const amount = chance.isWhole ? left : chance.amount;
    const body = {
      drawdown: of.id,
      ...(!chance.isWhole && { amount: money(model, amount) }),
      evidence: { kind: 'shipment', reference: world.fresh('parcel') },
    };
    const paid = await ask(world, model, 'capture', 'capture', body, chance);
    const isAllowed = open.length > 0 && ['signed', 'active'].includes(agreement.status) && amount <= left;
    expect(paid !== undefined).toBe(isAllowed);
    if (paid) draw(model, of.id, amount);
  },
};

export const letGoOf: StepKind = {
  name: 'void',
  may: (model, chance) => isWorthAsking(model, chance) && seldom(chance),
  work: async (model, world, chance) => {
    const agreement = agreementOf(model);
    const open = agreement.drawdowns.filter(({ status }) => status === 'planned');
    const of = open[chance.pick % Math.max(1, open.length)];
    const body = chance.isWhole || !of ? {} : { drawdown: of.id };
    const voided = await ask(world, model, 'void', 'void', body, chance);
    if (!voided) return;
    letGo(chance.isWhole || !of ? open : [of], 'voided');
    cancelIfNothingLeft(model, agreement);
  },
};
