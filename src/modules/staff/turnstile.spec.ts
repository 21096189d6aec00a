import { setImmediate as turn } from 'node:timers/promises';
import { Turnstile } from './turnstile.js';

test('two run at once, three wait in order, the rest is turned away; then the place is free again', async () => {
  const turnstile = new Turnstile({ atOnce: 2, waiting: 3 }, () => new Error('full'));
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const work = (name: number) => async (): Promise<number> => {
    most = Math.max(most, ++running);
    order.push(name);
    await turn();
    running--;
    if (name === 1) throw new Error('failed');
    return name;
  };
  for (let round = 0; round < 2; round++) {
    order.length = 0;
    const all = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map((name) => turnstile.run(work(name))));
    expect(
      all.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message)),
    ).toEqual([0, 'failed', 2, 3, 4, 'full', 'full']);
    expect(order).toEqual([0, 1, 2, 3, 4]);
  }
  expect(most).toBe(2);
});
