import { CREDIT_CONSENT } from '../applications.js';
import type { Answer } from '../staff.js';
import { end, type Model, type ModelOffer, noonOf, passTime } from './model.js';
import { type Chance, count, type StepKind } from './steps.js';
import { forcedOn, isAt, isTooMuch, review, take, withdrawApplication } from './steps-to-approval.js';
import { plusDays } from './stories.js';
import type { World } from './world.js';

type Body = Answer['body'];

/** What happens while a source still thinks. */
const MEANWHILE = ['withdrawn', 'expired', 'gaveUp', 'decided', 'late', 'nothing'] as const;

/** An application that is checked while something else happens to it: the answer that comes then changes nothing any more. */
export const lateAnswer: StepKind = {
  name: 'lateAnswer',
  may: isAt('accepted'),
  work: async (model, world, chance) => {
    const { story, offer: offered } = model;
    const meanwhile = MEANWHILE[chance.days % MEANWHILE.length] ?? 'nothing';
    const body = { offer: offered?.id, consents: [CREDIT_CONSENT] };
    const key = world.fresh('held');
    const send = (): Promise<Answer> => world.sent(story.partner, '/v1/applications', body, key);
    const answered = await world.source.during(
      async (asked, letGo) => {
        const answer = send();
        // An answer that comes at once is a refusal; it fails below.
        await Promise.race([asked, answer]);
        if (meanwhile === 'late') await answer;
        else if (meanwhile !== 'nothing') await happens(meanwhile, model, world, chance);
        letGo();
        return answer;
      },
      meanwhile === 'late' ? LATE_MS : undefined,
    );
    expect(answered.status).toBe(201);
    count(`answer ${meanwhile}`);
    if (meanwhile === 'nothing') take(model, answered.body);
    else if (meanwhile === 'late') tooLate(model, answered.body);
    else expect(answered.body.status).toBe(statusOf(model, meanwhile));
    expect((await send()).body).toEqual(answered.body);
  },
};

const LATE_MS = 60;

/** The bank has decided without the answer: a person looks, unless it is a no without it. */
function tooLate(model: Model, { id, status }: Body): void {
  const asked = model.offer as ModelOffer;
  const forced = forcedOn(asked);
  const isNo = isTooMuch(asked) || (forced?.outcome === 'fail' && forced.kind !== 'fraud');
  expect(status).toBe(isNo ? 'declined' : 'referred');
  model.stage = 'applied';
  model.application = { id, status, day: model.day, counter: undefined };
  if (isNo) end(model);
}

async function happens(
  what: 'withdrawn' | 'expired' | 'gaveUp' | 'decided',
  model: Model,
  world: World,
  chance: Chance,
): Promise<void> {
  const { story, day } = model;
  const id = await world.applicationOf(model.offer?.id ?? '');
  const path = `/v1/applications/${id}`;
  const { body: now } = await world.get(story.partner, path);
  expect([now.status, now.allowedActions]).toEqual(['checking', expect.arrayContaining(['withdraw'])]);
  model.stage = 'applied';
  model.application = { id, status: 'checking', day, counter: undefined };
  if (what === 'withdrawn') return withdrawApplication.work(model, world, chance);
  if (what === 'expired') {
    passTime(model, plusDays(day, 7));
    return world.setClock(story.partner, noonOf(model));
  }
  await world.giveUpChecks(id);
  expect((await world.get(story.partner, path)).body.status).toBe('referred');
  model.application = { id, status: 'referred', day, counter: undefined };
  if (what === 'decided') await review.work(model, world, chance);
}

/** What became of it before the answer came. */
function statusOf({ application, stage }: Model, what: (typeof MEANWHILE)[number]): string {
  if (what === 'withdrawn' || what === 'expired') return what;
  return stage === 'over' ? 'declined' : (application?.status ?? '');
}
