import { setTimeout as sleep } from 'node:timers/promises';
import { Deadline, LATE } from './deadline.js';

const never = new Promise<string>(() => undefined);

describe('a deadline', () => {
  test('gives the answer that comes in time, and the fault', async () => {
    const deadline = new Deadline(5_000);
    expect(await deadline.within(Promise.resolve('here'))).toBe('here');
    await expect(deadline.within(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  test('gives LATE for each that does not come, also when they began at different times', async () => {
    const deadline = new Deadline(20);
    const first = deadline.within(never);
    await sleep(10);
    const second = deadline.within(never);
    expect(await first).toBe(LATE);
    expect(await second).toBe(LATE);
    expect(await deadline.within(never)).toBe(LATE);
  });

  test('lets what is late fail without a word', async () => {
    const late = sleep(30).then(() => Promise.reject(new Error('too late to tell')));
    expect(await new Deadline(5).within(late)).toBe(LATE);
    await late.catch(() => undefined);
  });

  test('waits for none longer than asked while others keep coming', async () => {
    const deadline = new Deadline(30);
    const startMs = performance.now();
    const stuck = deadline.within(never);
    const others = Array.from({ length: 20 }, async (_, i) => {
      await sleep(i * 5);
      return deadline.within(Promise.resolve(i));
    });
    expect(await stuck).toBe(LATE);
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(29);
    expect(await Promise.all(others)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });
});
