import { newUuid } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { decide, decisionsFor, statusAt, type ApprovalFacts, type ApprovalRoles } from './approval.rules.js';

const NOW_MS = 1_780_000_000_000;
const ROLES: ApprovalRoles = { maker: ['productManager'], checker: ['riskOfficer'] };

const staff = (...roles: string[]): StaffActor => ({
  kind: 'staff',
  userId: newUuid(NOW_MS),
  roles,
  environment: 'sandbox',
  requestId: 'r',
});
const maker = staff('productManager', 'riskOfficer');
const checker = staff('riskOfficer');
const open: ApprovalFacts = { status: 'submitted', maker: maker.userId, expiresAtMs: NOW_MS + 1 };

test('the maker may only withdraw, even with the checker role', () => {
  expect(decisionsFor(maker, open, ROLES, NOW_MS)).toEqual(['withdraw']);
  for (const decision of ['approve', 'reject'] as const) {
    expect(() => decide(maker, open, ROLES, decision, NOW_MS)).toThrow(
      expect.objectContaining({ code: 'own_change', kind: 'forbidden' }),
    );
  }
  expect(decide(maker, open, ROLES, 'withdraw', NOW_MS)).toBe('withdrawn');
});

test('another person with the checker role decides', () => {
  expect(decisionsFor(checker, open, ROLES, NOW_MS)).toEqual(['approve', 'reject']);
  expect(decide(checker, open, ROLES, 'approve', NOW_MS)).toBe('approved');
  expect(decide(checker, open, ROLES, 'reject', NOW_MS)).toBe('rejected');
  expect(() => decide(checker, open, ROLES, 'withdraw', NOW_MS)).toThrow(
    expect.objectContaining({ code: 'not_your_change' }),
  );
});

test('somebody without the role decides nothing', () => {
  for (const bystander of [staff(), staff('administrator'), staff('productManager')]) {
    expect(decisionsFor(bystander, open, ROLES, NOW_MS)).toEqual([]);
    expect(() => decide(bystander, open, ROLES, 'approve', NOW_MS)).toThrow(
      expect.objectContaining({ code: 'role_missing', kind: 'forbidden' }),
    );
  }
});

test('nobody decides a kind that no module has registered', () => {
  expect(decisionsFor(checker, open, undefined, NOW_MS)).toEqual([]);
});

test('the clock ends a submitted change, and only that', () => {
  expect(statusAt(open, NOW_MS)).toBe('submitted');
  expect(statusAt(open, NOW_MS + 1)).toBe('expired');
  expect(statusAt({ ...open, status: 'approved' }, NOW_MS + 1)).toBe('approved');
  expect(decisionsFor(checker, open, ROLES, NOW_MS + 1)).toEqual([]);
  expect(() => decide(checker, open, ROLES, 'approve', NOW_MS + 1)).toThrow(
    expect.objectContaining({ code: 'state_conflict', kind: 'conflict' }),
  );
});

test.each(['approved', 'rejected', 'withdrawn'] as const)('what is %s stays so', (status) => {
  expect(decisionsFor(checker, { ...open, status }, ROLES, NOW_MS)).toEqual([]);
  expect(() => decide(checker, { ...open, status }, ROLES, 'approve', NOW_MS)).toThrow(
    expect.objectContaining({ code: 'state_conflict', details: { allowedActions: [] } }),
  );
});
