import { InFlight } from './in-flight.js';

interface Reply {
  raw: { shouldKeepAlive: boolean };
}

const newReply = (): Reply => ({ raw: { shouldKeepAlive: true } });
let made: Reply[] = [];

function enter(door: InFlight, nowMs: number): boolean {
  const reply = newReply();
  const may = door.enter(nowMs, reply);
  if (may) made.push(reply);
  return may;
}

function leave(door: InFlight, nowMs: number): void {
  door.leave(nowMs, made.shift() as Reply);
}

/** Answers come at a steady interval while `waiting` requests are in work. */
function busy(intervalMs: number, waiting: number): { door: InFlight; nowMs: number } {
  made = [];
  const door = new InFlight({ max: 100, floor: 12, queueMs: 500 });
  let nowMs = 1_000;
  for (let i = 0; i < 10; i++) enter(door, nowMs);
  for (let i = 0; i < 200; i++) {
    nowMs += intervalMs;
    leave(door, nowMs);
    enter(door, nowMs);
  }
  for (let i = door.count; i < waiting; i++) enter(door, nowMs);
  return { door, nowMs };
}

describe('load shedding', () => {
  it('never counts beyond the hard limit', () => {
    const { door, nowMs } = busy(1, 100);
    expect(door.count).toBe(100);
    expect(enter(door, nowMs)).toBe(false);
    expect(door.count).toBe(100);
    leave(door, nowMs);
    expect(enter(door, nowMs)).toBe(true);
  });

  it('lets a queue grow as long as it moves fast, and stops it where it would be too slow', () => {
    expect(busy(1, 90).door.count).toBe(90);
    // 6 ms an answer (8 connections, 50 ms each): 300 ms of waiting are 50 requests.
    const slow = busy(6, 90).door.count;
    expect(slow).toBeGreaterThan(45);
    expect(slow).toBeLessThan(55);
  });

  it('never refuses what the connections can take at once', () => {
    const { door, nowMs } = busy(2_000, 0);
    expect(door.count).toBe(10);
    expect(enter(door, nowMs)).toBe(true);
    expect(enter(door, nowMs)).toBe(true);
    expect(enter(door, nowMs)).toBe(false);
  });

  it('learns nothing from idling', () => {
    made = [];
    const door = new InFlight({ max: 100, floor: 1, queueMs: 500 });
    for (let nowMs = 0; nowMs < 1_000_000; nowMs += 60_000) {
      expect(enter(door, nowMs)).toBe(true);
      leave(door, nowMs + 2);
    }
    for (let i = 0; i < 50; i++) expect(enter(door, 2_000_000)).toBe(true);
  });

  it('counts a place once, however often it is given back', () => {
    const door = new InFlight({ max: 1, floor: 1, queueMs: 500 });
    const [first, second] = [newReply(), newReply()];
    expect(door.enter(0, first)).toBe(true);
    door.leave(1, second);
    expect(door.enter(2, second)).toBe(false);
    door.endConnections();
    expect([first.raw.shouldKeepAlive, second.raw.shouldKeepAlive]).toEqual([false, true]);
  });
});
