import { Readiness } from './readiness.js';

describe('readiness', () => {
  it('holds while every check holds', async () => {
    const readiness = new Readiness();
    expect(await readiness.ask()).toEqual({ ready: true, checks: [] });
    readiness.registerReadiness('database', () => Promise.resolve(true));
    expect((await readiness.ask()).ready).toBe(true);
    readiness.registerReadiness('broken', () => Promise.reject(new Error('no')));
    expect(await readiness.ask()).toEqual({
      ready: false,
      checks: [
        { name: 'database', ok: true },
        { name: 'broken', ok: false },
      ],
    });
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
