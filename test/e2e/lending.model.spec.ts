import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { newModel } from '../support/lending-model/model.js';
import { type Step, type StepKind, stepOf, taken } from '../support/lending-model/steps.js';
import * as servicing from '../support/lending-model/steps-of-servicing.js';
import { lateAnswer } from '../support/lending-model/late-answers.js';
import * as approval from '../support/lending-model/steps-to-approval.js';
import * as contract from '../support/lending-model/steps-to-contract.js';
import { STORIES, type Story } from '../support/lending-model/stories.js';
import { type Fault, World } from '../support/lending-model/world.js';

/**
 * Random lives of agreements, from the offer to the end, over real HTTP and PostgreSQL: every act early, late, too much,
 * repeated and broken off in the middle. The model knows only what was said and done. The bank must agree with it after
 * every step, whatever breaks; and in the end every invariant of the books must hold.
 *
 * `npm test` runs a short form. `npm run test:nightly` runs EMBANK_MODEL_RUNS longer ones, in which the process that
 * works on a request is killed, too. EMBANK_SEED (and EMBANK_MODEL_PATH, as a failure prints them) runs one again.
 */
const RUNS = process.env['EMBANK_MODEL_RUNS'];
const PATH = process.env['EMBANK_MODEL_PATH'];
const IS_LONG = RUNS !== undefined;
const LIVES = Number(RUNS ?? 6);
const STEPS = IS_LONG ? 80 : 36;
const START = '2026-12-01';
const LIMIT_MS = 6 * 3_600_000;

let world: World;
let directory: string;
let lived = 0;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'embank-model-'));
  world = await World.start(IS_LONG ? path.join(directory, 'api.log') : undefined);
}, 120_000);
afterAll(async () => {
  await world?.close();
  await rm(directory, { recursive: true, force: true });
});

const times = (number: number, fault: Fault): Fault[] => Array.from({ length: number }, () => fault);
const BREAKS: readonly Fault[] = ['beforeCommit', 'afterCommit'];
/** A connection breaks at no cost; a process that was killed takes seconds of a processor to start again. */
const FAULTS: readonly Fault[] = IS_LONG
  ? [...times(10, 'none'), ...BREAKS, ...BREAKS, 'kill']
  : [...times(6, 'none'), ...BREAKS];

/** What a module exports besides is for other modules. */
const kindsIn = (steps: object): StepKind[] =>
  Object.values(steps).filter((one): one is StepKind => typeof one === 'object');

/** What takes a life on from the offer to the signature, and what happens in between and afterwards. */
const FORWARD = [
  approval.offer,
  approval.accept,
  approval.apply,
  approval.review,
  approval.takeCounterOffer,
  contract.make,
  contract.sign,
];
const OFTEN = [contract.capture, servicing.repay, servicing.pass, servicing.takeBack];
const WEIGHTED = [
  ...FORWARD.flatMap((kind) => Array.from({ length: 6 }, () => kind)),
  ...OFTEN.flatMap((kind) => [kind, kind]),
  ...Array.from({ length: 3 }, () => lateAnswer),
  ...kindsIn(approval),
  ...kindsIn(contract),
  ...kindsIn(servicing),
];

async function live(name: string, steps: Iterable<Step>): Promise<void> {
  const story = STORIES[name] as Story;
  const model = newModel(story, START);
  await world.setClock(story.partner, START + story.noon);
  await fc.asyncModelRun(() => ({ model, real: world }), steps);
  if (!IS_LONG) return;
  expect(await world.integrityFaults()).toEqual([]);
  lived += 1;
  const acts = [...taken.values()].reduce((sum, times) => sum + times, 0);
  process.stdout.write(`${lived} of ${LIVES} lives, ${acts} acts, ${JSON.stringify(world.faults)}\n`);
}

test(
  'whatever happens in whatever order, and whatever breaks, the bank agrees with the model',
  async () => {
    const names = fc.constantFrom(...Object.keys(STORIES));
    const steps = fc.array(stepOf(WEIGHTED, FAULTS), { minLength: STEPS / 2, maxLength: STEPS });
    await fc.assert(fc.asyncProperty(names, steps, live), {
      numRuns: LIVES,
      endOnFailure: true,
      ...(PATH !== undefined && { path: PATH }),
    });
    expect(await world.integrityFaults()).toEqual([]);
    console.log(JSON.stringify({ ...world.faults, ...Object.fromEntries([...taken].sort()) }));
  },
  LIMIT_MS,
);
