import { Readiness } from './readiness.js';

describe('readiness', () => {
  it('holds while every check holds', async () => {
    const readiness = new Readiness();
    expect(await readiness.ask()).toEqual({ ready: true, checks: [], warnings: [] });
    readiness.registerReadiness('database', () => Promise.resolve(true));
    expect((await readiness.ask()).ready).toBe(true);
    readiness.registerReadiness('broken', () => Promise.reject(new Error('no')));
    expect(await readiness.ask()).toEqual({
      ready: false,
      checks: [
        { name: 'database', ok: true },
        { name: 'broken', ok: false },
      ],
      warnings: [],
    });
  });

  it('names what is wrong without sending traffic elsewhere, and not for ever', async () => {
    const readiness = new Readiness();
    readiness.registerWarnings(() => ['product 0']);
    readiness.registerWarnings(() => Array.from({ length: 30 }, (_, i) => `job ${i}`));
    const { ready, warnings } = await readiness.ask();
    expect([ready, warnings.length, ...warnings.slice(0, 2)]).toEqual([true, 20, 'product 0', 'job 0']);
  });

  it('takes silence for a no', async () => {
    const readiness = new Readiness();
    readiness.registerReadiness('silent', () => new Promise(() => undefined));
    expect((await readiness.ask()).ready).toBe(false);
  });

  it('ends with the shutdown, and refuses a name twice', async () => {
    const readiness = new Readiness();
    readiness.registerReadiness('a', () => Promise.resolve(true));
    expect(() => readiness.registerReadiness('a', () => Promise.resolve(true))).toThrow('twice');
    readiness.drain();
    expect((await readiness.ask()).ready).toBe(false);
  });
});
