import { Slots } from './slots.js';

test('so many go on at once, the others in the order in which they came, whether they fail or not', async () => {
  const slots = new Slots(2);
  const log: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string, fails = false): Promise<string> =>
    slots
      .run(async () => {
        log.push(name);
        await new Promise<void>((resolve) => ends.push(resolve));
        if (fails) throw new Error(name);
        return name;
      })
      .catch(() => 'failed');
  const all = [work('a', true), work('b'), work('c'), work('d')];
  expect(log).toEqual(['a', 'b']);
  const endNext = async (): Promise<void> => {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  await endNext();
  expect(log).toEqual(['a', 'b', 'c']);
  await endNext();
  expect(log).toEqual(['a', 'b', 'c', 'd']);
  await endNext();
  await endNext();
  expect(await Promise.all(all)).toEqual(['failed', 'b', 'c', 'd']);
});
