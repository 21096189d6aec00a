import { newUuid } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { draftApproval } from './approval.draft.js';
import type { Approval } from './approval.entity.js';
import { fingerprint, type Json } from './json-diff.js';

const NOW_MS = Date.UTC(2026, 5, 1, 12);
const actor: StaffActor = {
  kind: 'staff',
  userId: newUuid(NOW_MS),
  roles: ['productManager'],
  environment: 'sandbox',
  requestId: 'r',
};
const draft = (before: Json | undefined, after: unknown, payload: unknown = {}): Approval =>
  draftApproval(actor, { kind: 'k', subject: 's', payload, after, reason: 'why' }, before, NOW_MS);

test('keeps what the checker will see and what the maker saw', () => {
  const approval = draft({ cap: 1 }, { cap: 2, from: new Date(NOW_MS) }, { cap: 2, note: undefined });
  expect(approval).toMatchObject({
    status: 'submitted',
    maker: actor.userId,
    environment: null,
    payload: { v: 1, change: { cap: 2 } },
    baseHash: fingerprint({ cap: 1 }),
    submittedAt: new Date(NOW_MS),
    expiresAt: new Date(NOW_MS + 7 * 24 * 3600 * 1000),
  });
  expect(approval.diff.changes).toEqual([
    { pointer: '/cap', before: 1, after: 2 },
    { pointer: '/from', after: '2026-06-01T12:00:00.000Z' },
  ]);
});

test('something new and something gone are changes, the same again is none', () => {
  expect(draft(undefined, { cap: 1 }).diff.changes).toEqual([{ pointer: '', after: { cap: 1 } }]);
  expect(draft({ cap: 1 }, undefined).diff.changes).toEqual([{ pointer: '', before: { cap: 1 } }]);
  for (const [before, after] of [
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ] as const,
    [undefined, undefined] as const,
  ]) {
    expect(() => draft(before, after)).toThrow(expect.objectContaining({ code: 'nothing_changes' }));
  }
});

test('nobody can judge a change that is too long or differs in too many places', () => {
  const places = (count: number): Json =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, i]));
  expect(draft({}, places(1000)).diff.changes).toHaveLength(1000);
  for (const [after, payload] of [
    [places(1001), {}],
    [{ text: 'x'.repeat(256 * 1024) }, {}],
    [{ a: 1 }, { text: 'x'.repeat(256 * 1024) }],
  ] as const) {
    expect(() => draft({}, after, payload)).toThrow(expect.objectContaining({ code: 'change_too_large' }));
  }
});
