import { newUuid } from '../../kernel/ids.js';
import { type ApiKeyLife, apiKeyStatusAt } from './partners.states.js';

const NOW_MS = Date.UTC(2026, 5, 1);
const later = new Date(NOW_MS + 1);
const now = new Date(NOW_MS);
const other = newUuid(NOW_MS);
const life: ApiKeyLife = { expiresAt: null, revokedAt: null, replacedBy: null, claimUntil: null };

test.each<[string, Partial<ApiKeyLife>]>([
  ['active', {}],
  ['agreed', { claimUntil: later }],
  ['agreed', { claimUntil: later, expiresAt: later }],
  ['expired', { claimUntil: now }],
  ['expired', { claimUntil: later, expiresAt: now }],
  ['revoked', { claimUntil: later, revokedAt: now }],
  ['active', { expiresAt: later }],
  ['expired', { expiresAt: now }],
  ['replaced', { expiresAt: later, replacedBy: other }],
  ['expired', { expiresAt: now, replacedBy: other }],
  ['revoked', { expiresAt: now, replacedBy: other, revokedAt: now }],
])('a key is %s: %j', (status, change) => {
  expect(apiKeyStatusAt({ ...life, ...change }, NOW_MS)).toBe(status);
});
