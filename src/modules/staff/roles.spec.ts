import { hasRole, knownRoles } from './roles.js';

test('any of the wanted roles is enough, none is not', () => {
  expect(hasRole(['riskOfficer'], ['productManager', 'riskOfficer'])).toBe(true);
  expect(hasRole(['administrator'], ['riskOfficer'])).toBe(false);
  expect(hasRole(['administrator'], [])).toBe(false);
});

test('every role may look, nobody without a role may', () => {
  expect(hasRole(['auditor'], ['viewer'])).toBe(true);
  expect(hasRole(['viewer'], ['auditor'])).toBe(false);
  expect(hasRole([], ['viewer'])).toBe(false);
});

test('what an issuer sends is cut down to roles of ours', () => {
  expect(knownRoles(['Domain Users', 'auditor', 'auditor', 7])).toEqual(['auditor']);
  expect(knownRoles('auditor')).toEqual([]);
  expect(knownRoles(undefined)).toEqual([]);
});
