import { type CheckName, isPassed, judgeRun } from './certification-checks.js';
import type { Obligation, Page, Received, Refused, Resumed, Sighting } from './sighting.js';

const START = Date.UTC(2026, 10, 21);
let count = 0;
const seen = (at: number): { at: number; request: string } => ({ at: START + at, request: `req_${++count}` });
const post = (at: number, key: string, isReplay = false): Obligation => ({
  ...seen(at),
  kind: 'obligation',
  route: 'POST /v1/offers/:id/accept',
  key,
  isReplay,
});
const page = (at: number, cursor: string | null, next: string | null): Page => ({
  ...seen(at),
  kind: 'page',
  list: 'GET /v1/customers',
  cursor,
  next,
});
const refused = (at: number, until: number, attempt = 1): Refused => ({
  ...seen(at),
  kind: 'refused',
  attempt,
  until: START + until,
});
const resumed = (at: number, attempt = 1): Resumed => ({ ...seen(at), kind: 'resumed', attempt });
const receiver = (at: number, ...wrong: string[]): Received => ({
  ...seen(at),
  kind: 'receiver',
  endpoint: 'whe_1',
  steps: ['good', 'duplicate', 'badSignature', 'staleTimestamp', 'outOfOrder'].map((message) => ({
    message,
    status: 204,
    passed: !wrong.includes(message),
  })),
});
const statusOf = (name: CheckName, ...sightings: Sighting[]): string | undefined =>
  judgeRun(sightings).find((check) => check.name === name)?.status;

test.each<[string, CheckName, string, Sighting[]]>([
  ['nothing seen', 'idempotentRetry', 'pending', []],
  ['two keys', 'idempotentRetry', 'pending', [post(0, 'a'), post(1, 'b')]],
  ['a replay of before the run', 'idempotentRetry', 'pending', [post(0, 'a'), post(1, 'b', true)]],
  ['a repeat', 'idempotentRetry', 'passed', [post(0, 'a'), post(1, 'b'), post(9, 'a', true)]],
  ['two processes told in the wrong order', 'idempotentRetry', 'passed', [post(9, 'a', true), post(0, 'a')]],

  ['one page of several', 'cursorWalked', 'pending', [page(0, null, 'p2')]],
  ['a first page again and again', 'cursorWalked', 'pending', [page(0, null, 'p2'), page(1, null, 'p2')]],
  ['not to its end', 'cursorWalked', 'pending', [page(0, null, 'p2'), page(1, 'p2', 'p3')]],
  ['an end without its beginning', 'cursorWalked', 'pending', [page(0, null, 'p2'), page(1, 'p3', null)]],
  ['to its end', 'cursorWalked', 'passed', [page(0, null, 'p2'), page(1, 'p2', 'p3'), page(2, 'p3', null)]],

  ['nothing after the 429', 'backedOff429', 'pending', [refused(0, 2_000)]],
  ['back in time', 'backedOff429', 'passed', [refused(0, 2_000), resumed(2_100)]],
  ['back too early', 'backedOff429', 'failed', [refused(0, 2_000), refused(900, 2_900)]],
  [
    'too early, then in time',
    'backedOff429',
    'failed',
    [refused(0, 2_000), refused(900, 2_900), resumed(3_000)],
  ],
  ['one on its way', 'backedOff429', 'passed', [refused(0, 2_000), refused(80, 2_080), resumed(2_100)]],
  ['two processes', 'backedOff429', 'passed', [refused(0, 2_000), refused(2_010, 4_010), resumed(4_020)]],
  [
    'early at another process',
    'backedOff429',
    'failed',
    [refused(0, 2_000), refused(1_000, 3_000), resumed(3_100)],
  ],
  [
    'a second attempt',
    'backedOff429',
    'passed',
    [refused(0, 2_000), refused(900, 2_900), refused(9_000, 11_000, 2), resumed(11_000, 2)],
  ],

  ['no receiver', 'signatureVerified', 'pending', []],
  ['a careful receiver', 'signatureVerified', 'passed', [receiver(0)]],
  ['one that takes every signature', 'signatureVerified', 'failed', [receiver(0, 'badSignature')]],
  ['one that takes old messages', 'signatureVerified', 'failed', [receiver(0, 'staleTimestamp')]],
  ['one that refuses all', 'signatureVerified', 'failed', [receiver(0, 'good')]],
  ['one that was mended', 'signatureVerified', 'passed', [receiver(0, 'badSignature'), receiver(1)]],
  ['one that was spoilt', 'signatureVerified', 'failed', [receiver(0), receiver(1, 'badSignature')]],
  ['one that refuses repeats', 'duplicateTolerated', 'failed', [receiver(0, 'duplicate')]],
  ['one that wants them in order', 'outOfOrderTolerated', 'failed', [receiver(0, 'outOfOrder')]],
  ['one that is only slow to sign', 'outOfOrderTolerated', 'passed', [receiver(0, 'badSignature')]],
])('%s: %s is %s', (_, name, status, sightings) => {
  expect(statusOf(name, ...sightings)).toBe(status);
});

test('a run passes with all of its checks, and tells what each rests on and what is left to do', () => {
  const first = post(0, 'a');
  const replay = post(1, 'a', true);
  const all = [first, replay, page(2, null, 'p2'), page(3, 'p2', null), refused(4, 2_004), resumed(2_010)];
  expect(isPassed(judgeRun(all))).toBe(false);
  const checks = judgeRun([...all, receiver(3_000)]);
  expect(isPassed(checks)).toBe(true);
  expect(checks[0]).toEqual({
    name: 'idempotentRetry',
    status: 'passed',
    finding: 'POST /v1/offers/:id/accept came again under its key.',
    evidence: {
      count: 2,
      requests: [first.request, replay.request],
      lastAt: '2026-11-21T00:00:00.001Z',
    },
    todo: null,
  });
  expect(judgeRun([]).map(({ todo }) => typeof todo)).toEqual(Array(6).fill('string'));
});
