import { RatePolicy } from './rate-policy.js';
import { RateUse } from './rate-use.js';

const policy = new RatePolicy({ second: 2, minute: 3, day: 1000 });
const START = 1_800_000_000; // a whole minute

describe('the use of one caller', () => {
  it('tells its windows in the field that the draft defines', () => {
    expect(policy.header).toBe('"second";q=2;w=1, "minute";q=3;w=60, "day";q=1000;w=86400');
    const { header } = new RateUse().take(policy, START);
    expect(header).toBe('"second";r=1;t=1, "minute";r=2;t=60, "day";r=999;t=57600');
  });

  it('refuses what goes beyond a window and names it, until it begins anew', () => {
    const use = new RateUse();
    use.take(policy, START);
    use.take(policy, START);
    expect(use.take(policy, START)).toMatchObject({ violated: ['second'], retryAfterSeconds: 1 });
    expect(use.take(policy, START + 1).violated).toEqual([]);
    expect(use.take(policy, START + 2)).toMatchObject({ violated: ['minute'], retryAfterSeconds: 58 });
    expect(use.take(policy, START + 59)).toMatchObject({ violated: ['minute'], retryAfterSeconds: 1 });
    expect(use.take(policy, START + 60).violated).toEqual([]);
  });

  it('takes nothing for a request that it refuses', () => {
    const use = new RateUse();
    for (let i = 0; i < 50; i++) use.take(policy, START);
    expect(use.take(policy, START).header).toBe('"second";r=0;t=1, "minute";r=1;t=60, "day";r=998;t=57600');
  });

  it('counts what other processes have let through', () => {
    const use = new RateUse();
    use.take(policy, START);
    const [second, minute] = use.windows();
    expect(minute).toEqual({ seconds: 60, startsAt: START, added: 1 });
    use.take(policy, START + 1);
    // Two others have had theirs meanwhile; what was taken here since is not part of the total.
    use.share(minute!, 2);
    expect(use.take(policy, START + 2).violated).toEqual(['minute']);
    expect(use.windows()).toContainEqual({ seconds: 60, startsAt: START, added: 1 });
    // The second that has passed changes nothing.
    use.share(second!, 1000);
    expect(use.take(policy, START + 60).violated).toEqual([]);
  });
});
