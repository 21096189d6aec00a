import fc from 'fast-check';
import type { Answer } from '../staff.js';
import { laws } from './laws.js';
import type { Model, ModelAgreement } from './model.js';
import type { Fault, Sending, World } from './world.js';

export type Step = fc.AsyncCommand<Model, World>;

/** What a step draws by chance; each uses of it what it needs. */
export interface Chance extends Sending {
  readonly amount: number;
  readonly days: number;
  readonly pick: number;
  readonly isWhole: boolean;
  readonly mode: 'shorten' | 'lower';
}

export interface StepKind {
  readonly name: string;
  readonly may: (model: Readonly<Model>, chance: Chance) => boolean;
  readonly work: (model: Model, world: World, chance: Chance) => Promise<void>;
}

/** Few of the times that it is drawn, so that most lives go on. */
export const seldom = ({ pick }: Chance): boolean => pick % 6 === 1;

/** What has ended is asked seldom. */
export const isWorthAsking = ({ agreement }: Readonly<Model>, chance: Chance): boolean =>
  agreement !== undefined && (agreement.status !== 'cancelled' || seldom(chance));

/** How often each step was taken and the bank did it; a step that never works tests nothing. */
export const taken = new Map<string, number>();
export const count = (name: string): void => void taken.set(name, (taken.get(name) ?? 0) + 1);

/** @param kinds of which one that fits the moment is taken; who stands there twice is taken twice as often */
export function stepOf(kinds: readonly StepKind[], faults: readonly Fault[]): fc.Arbitrary<Step> {
  const chance = fc.record<Chance & { which: number }>({
    which: fc.nat(100_000),
    amount: fc.oneof(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 1, max: 700_000 })),
    days: fc.oneof(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 100 })),
    pick: fc.nat(1000),
    isWhole: fc.boolean(),
    mode: fc.constantFrom('shorten' as const, 'lower' as const),
    fault: fc.constantFrom(...faults),
    copies: fc.constantFrom(1, 1, 2),
    late: fc.nat(12),
  });
  return chance.map((drawn) => {
    let taking = 'nothing';
    return {
      check: () => true,
      run: async (model, world) => {
        const fitting = kinds.filter(({ may }) => may(model, drawn));
        const kind = fitting[drawn.which % fitting.length];
        taking = kind?.name ?? taking;
        await kind?.work(model, world, drawn);
        await laws(world, model);
      },
      toString: () => `${taking} ${JSON.stringify(drawn)}`,
    };
  });
}

/**
 * Asks for something of an agreement, and holds the bank to its word: what it lists works, and what it does not list
 * answers 409.
 * @returns the answer when it worked; undefined when it was refused
 */
export async function ask(
  world: World,
  model: Model,
  action: string,
  path: string,
  body: object,
  chance: Chance,
): Promise<Answer['body']> {
  const { story, agreement } = model;
  const root = `/v1/agreements/${(agreement as ModelAgreement).id}`;
  const listed: string[] = (await world.get(story.partner, root)).body.allowedActions;
  const { status, body: answer } = await world.once(story.partner, `${root}/${path}`, body, chance);
  if (status < 300) expect(listed).toContain(action);
  else if (status === 409) refusedBecause(answer, action, listed);
  else expect([status, answer.code]).toEqual([422, expect.stringMatching(LIMITS)]);
  if (status >= 300) return undefined;
  count(action);
  return answer;
}

/** Not listed; and where the status is the reason, the refusal lists what is. */
function refusedBecause({ code, allowedActions }: Answer['body'], action: string, listed: string[]): void {
  expect([code, listed]).toEqual([code, expect.not.arrayContaining([action])]);
  if (code === 'state_conflict') expect(allowedActions).toEqual(listed);
}

/** What an action that is allowed may still be too much for. */
const LIMITS =
  /^(amount_exceeds_drawdown|drawdown_too_early|drawdown_required|value_date_out_of_range|more_than_written_off|prepayment_too_large|refund_exceeds_rest|pause_too_long|more_than_owed|due_dates_invalid)$/;

export const agreementOf = ({ agreement }: Model): ModelAgreement => agreement as ModelAgreement;
export const money = ({ story: { currency } }: Model, amount: number): object => ({ amount, currency });
