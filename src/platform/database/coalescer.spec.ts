import { setImmediate as turn } from 'node:timers/promises';
import { Coalescer, type CoalescerOptions } from './coalescer.js';

interface Held {
  readonly items: readonly number[];
  readonly release: () => void;
}

/** A coalescer whose statements end when the test says so. */
function held(
  options: Partial<CoalescerOptions> = {},
  run = (items: readonly number[]): number[] => items.map((n) => n * 10),
): { coalescer: Coalescer<number, number>; batches: Held[] } {
  const batches: Held[] = [];
  const coalescer = new Coalescer<number, number>(
    (items) =>
      new Promise((resolve) => {
        const release = (): void => resolve(run(items));
        batches.push({ items, release });
      }),
    { maxBatch: 4, maxInFlight: 1, minBeside: 1, maxWaiting: 6, ...options },
    () => new Error('overloaded'),
  );
  return { coalescer, batches };
}

test('requests of one turn share a statement, and each gets its own result', async () => {
  const { coalescer, batches } = held();
  const results = Promise.all([1, 2, 3].map((n) => coalescer.submit(n)));
  await turn();
  expect(batches.map(({ items }) => items)).toEqual([[1, 2, 3]]);
  batches[0]?.release();
  expect(await results).toEqual([10, 20, 30]);
});

test('what comes while a statement runs gathers into the next one, up to the batch size', async () => {
  const { coalescer, batches } = held();
  void coalescer.submit(0);
  await turn();
  const later = [1, 2, 3, 4, 5].map((n) => coalescer.submit(n));
  await turn();
  expect(batches).toHaveLength(1);
  batches[0]?.release();
  await turn();
  await turn();
  expect(batches[1]?.items).toEqual([1, 2, 3, 4]);
  batches[1]?.release();
  await turn();
  await turn();
  batches[2]?.release();
  expect(await Promise.all(later)).toEqual([10, 20, 30, 40, 50]);
});

test('a second statement starts beside the first only with items enough to be worth it', async () => {
  const { coalescer, batches } = held({ maxInFlight: 2, minBeside: 3 });
  const results = [coalescer.submit(0)];
  await turn();
  results.push(coalescer.submit(1), coalescer.submit(2));
  await turn();
  expect(batches).toHaveLength(1);
  results.push(coalescer.submit(3));
  await turn();
  expect(batches[1]?.items).toEqual([1, 2, 3]);
  results.push(coalescer.submit(4), coalescer.submit(5), coalescer.submit(6));
  await turn();
  expect(batches).toHaveLength(2);
  // The end of either lets the others go.
  batches[1]?.release();
  await turn();
  await turn();
  expect(batches[2]?.items).toEqual([4, 5, 6]);
  batches[0]?.release();
  batches[2]?.release();
  expect(await Promise.all(results)).toEqual([0, 10, 20, 30, 40, 50, 60]);
});

test('beyond the waiting room the caller is refused at once', async () => {
  const { coalescer, batches } = held({ maxWaiting: 2 });
  void coalescer.submit(0);
  await turn();
  const waiting = [coalescer.submit(1), coalescer.submit(2)];
  await expect(coalescer.submit(3)).rejects.toThrow('overloaded');
  batches[0]?.release();
  await turn();
  await turn();
  batches[1]?.release();
  expect(await Promise.all(waiting)).toEqual([10, 20]);
});

test('one bad item harms only its own caller', async () => {
  const seen: (readonly number[])[] = [];
  const coalescer = new Coalescer<number, number>(
    (items) => {
      seen.push(items);
      return items.includes(2)
        ? Promise.reject(Object.assign(new Error('bad row'), { code: '22021' }))
        : Promise.resolve(items.map((n) => n * 10));
    },
    { maxBatch: 8, maxInFlight: 2, minBeside: 1, maxWaiting: 8 },
    () => new Error('overloaded'),
  );
  const results = await Promise.allSettled([1, 2, 3].map((n) => coalescer.submit(n)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(seen).toEqual([[1, 2, 3], [1], [2], [3]]);
});

test('when the database is away everybody is told at once, and it is asked once', async () => {
  let asked = 0;
  const coalescer = new Coalescer<number, number>(
    () => {
      asked++;
      return Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }));
    },
    { maxBatch: 8, maxInFlight: 1, minBeside: 1, maxWaiting: 8 },
    () => new Error('overloaded'),
  );
  const results = await Promise.allSettled([1, 2, 3].map((n) => coalescer.submit(n)));
  expect(results.every(({ status }) => status === 'rejected')).toBe(true);
  expect(asked).toBe(1);
});
