import { Turns } from './turns.js';

let nowMs: number;
let did: string[];
let turns: Turns;
let utilization: number;

beforeEach(() => {
  nowMs = 1_000;
  did = [];
  utilization = 0.5;
  turns = new Turns(
    () => nowMs,
    () => ({ idle: 0, active: 0, utilization }),
  );
});

/** One round, whose work takes 100 ms and leaves as much as there was. */
const round = (waiting: {
  isUrgent?: boolean;
  newest?: number;
  isFull?: boolean;
}): Promise<'more' | 'gently' | 'done'> =>
  turns.round({ isUrgent: false, newest: undefined, isFull: false, ...waiting }, (canWait) => {
    did.push(canWait ? 'later' : 'urgent');
    nowMs += 100;
    return Promise.resolve(true);
  });

test('nothing to do is done', async () => {
  expect([await round({}), did]).toEqual(['done', []]);
});

test('what is urgent goes first, and what can wait follows at once when no more of it comes', async () => {
  expect(await round({ isUrgent: true, newest: 7 })).toBe('gently');
  expect(await round({ newest: 7 })).toBe('more');
  expect(did).toEqual(['urgent', 'later']);
});

test('they take turns where there is always something urgent', async () => {
  await round({ newest: 7 });
  for (let i = 0; i < 5; i += 1) await round({ isUrgent: true, newest: 7 });
  expect(did).toEqual(['urgent', 'later', 'urgent', 'later', 'urgent']);
});

test('while more comes, what can wait has a turn every ten seconds', async () => {
  expect(await round({ newest: 7 })).toBe('done');
  nowMs += 9_999;
  await round({ newest: 8 });
  expect(did).toEqual([]);
  nowMs += 1;
  expect(await round({ newest: 9 })).toBe('done');
  nowMs += 9_999;
  await round({ newest: 10 });
  expect(did).toEqual(['later']);
  nowMs += 1;
  await round({ newest: 11 });
  expect(did).toEqual(['later', 'later']);
});

test('once the file has come, what it changed is done at once, or gently where callers keep the process busy', async () => {
  await round({ newest: 7 });
  expect(await round({ newest: 7 })).toBe('more');
  utilization = 1;
  expect(await round({ newest: 7 })).toBe('done');
  nowMs += 300;
  await round({ newest: 7 });
  expect(did).toHaveLength(3);
});

test('where too much waits it is done as if the file had come', async () => {
  expect(await round({ newest: 7, isFull: true })).toBe('more');
  expect(await round({ newest: 8, isFull: true })).toBe('more');
  expect(did).toEqual(['later', 'later']);
});
