import { seededRandom } from '../../../engines/segmentation/statistics.js';
import { marginOf } from './sample.js';

const ROUNDS = 400;
const TIMES = 50;

describe('the margin of a sample', () => {
  test.each([20_000, 5_000, 500])('holds the truth 19 times of 20 where a rule means %s', (truth) => {
    const random = seededRandom(truth);
    let held = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      let found = 0;
      for (let customer = 0; customer < truth; customer += 1) if (random() < 1 / TIMES) found += 1;
      if (Math.abs(found * TIMES - truth) <= marginOf(found, TIMES)) held += 1;
    }
    expect(held / ROUNDS).toBeGreaterThan(0.92);
    expect(held / ROUNDS).toBeLessThan(0.98);
  });

  test('says that there may be some where nobody is found, and nothing when everybody was looked at', () => {
    expect([marginOf(0, TIMES), marginOf(0, 1), marginOf(700, 1)]).toEqual([150, 0, 0]);
  });
});
