import { linesOf } from './flow.js';

const LAST = 396;

test.each([
  ['thin ones at the top', [1, 1, 1, 380], [11, 25, 39, 221]],
  ['thin ones at the bottom', [380, 1, 1, 1], [194, 368, 382, LAST]],
  ['thick ones', [200, 192], [104, 308]],
])('names of bars stand apart and within the drawing: %s', (_, heights, lines) => {
  let top = 0;
  const bars = heights.map((height) => {
    const bar = { top, height };
    top += height + 8;
    return bar;
  });
  expect(linesOf(bars)).toEqual(lines);
});
