import { Circuit, CONCURRENCY_MAX } from './circuit.js';

/** Begins as much as there is room for. */
function fill(circuit: Circuit, nowMs = 0): number {
  const room = circuit.room(nowMs);
  for (let i = 0; i < room; i += 1) circuit.begin();
  return room;
}

test('trust grows with every success, up to ten at a time', () => {
  const circuit = new Circuit();
  expect(fill(circuit)).toBe(2);
  const rooms: number[] = [];
  for (let i = 0; i < 12; i += 1) {
    circuit.succeed();
    rooms.push(fill(circuit));
  }
  // One place is free again and one is new, until there are ten.
  expect(rooms).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1]);
  expect(CONCURRENCY_MAX).toBe(10);
});

test('who never answers holds two places once, and one place after that', () => {
  const circuit = new Circuit();
  expect([fill(circuit), circuit.room(0)]).toEqual([2, 0]);
  circuit.fail(15_000, 0);
  expect(circuit.room(15_000)).toBe(0);
  circuit.fail(15_000, 0);
  expect(fill(circuit, 15_000)).toBe(1);
});

test('after five failures there is one probe at a time, after ever longer pauses, until one succeeds', () => {
  const circuit = new Circuit();
  let nowMs = 0;
  const fail = (): void => {
    circuit.begin();
    circuit.fail(nowMs, 0);
  };
  for (let i = 0; i < 5; i += 1) fail();
  expect(circuit.isOpen).toBe(true);
  const pauses: number[] = [];
  for (let i = 0; i < 9; i += 1) {
    const sinceMs = nowMs;
    while (circuit.room(nowMs) === 0) nowMs += 1_000;
    pauses.push((nowMs - sinceMs) / 1_000);
    expect(circuit.room(nowMs)).toBe(1);
    fail();
  }
  expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
  while (circuit.room(nowMs) === 0) nowMs += 1_000;
  circuit.begin();
  circuit.succeed();
  expect([circuit.isOpen, circuit.room(nowMs)]).toEqual([false, 2]);
});

test('a receiver that asks for time gets it, within limits', () => {
  const circuit = new Circuit(4);
  circuit.begin();
  circuit.fail(0, 0, 60_000);
  expect([circuit.room(59_999), circuit.room(60_000)]).toEqual([0, 1]);
});

test('what was known of it before the process began still counts', () => {
  const circuit = new Circuit(7);
  expect([circuit.isOpen, circuit.room(0)]).toEqual([true, 1]);
});
