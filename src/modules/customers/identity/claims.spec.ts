import { claimsOf } from './claims.js';

const kindsOf = (...args: Parameters<typeof claimsOf>): string[] => claimsOf(...args).map(({ kind }) => kind);
const valueOf = (kind: string, ...args: Parameters<typeof claimsOf>): string | undefined =>
  claimsOf(...args).find((claim) => claim.kind === kind)?.value;

test('the strongest comes first', () => {
  const personal = {
    name: 'Li Wei',
    phone: '+8613800138000',
    email: 'a@b.example',
    nationalId: '110101199003070011',
    birthDate: '1990-03-07',
    cardToken: 'V0010013020186654321098765432',
    device: 'dev-1',
  };
  expect(kindsOf('person', personal)).toEqual([
    'nationalId',
    'cardHolder',
    'email',
    'phone',
    'cardToken',
    'device',
    'name',
    'birthDate',
  ]);
});

test.each([
  ['nationalId', { nationalId: '11010119900307 001x' }, { nationalId: '110101-19900307-001X' }],
  ['email', { email: 'Li.Wei@Example.COM' }, { email: 'li.wei@example.com' }],
  ['phone', { phone: '+390612345678' }, { phone: '+390612345678' }],
  ['name', { name: 'WEI  Li' }, { name: 'Li Wei' }],
  ['name', { name: 'José García' }, { name: 'GARCIA, Jose' }],
  ['name', { name: '李伟' }, { name: '李 伟' }],
] as const)('%s is the same however it is written', (kind, one, other) => {
  expect(valueOf(kind, 'person', one)).toBeDefined();
  expect(valueOf(kind, 'person', one)).toBe(valueOf(kind, 'person', other));
});

test('a trunk zero is part of no international number', () => {
  expect(valueOf('phone', 'person', { phone: '+4402079460958' })).toBe('+442079460958');
});

test('a company is not its owner, and a person is no company', () => {
  const numbers = { nationalId: '110101199003070011', registrationNumber: '91310000MA1K4BBY2X' };
  expect(kindsOf('person', numbers)).toEqual(['nationalId']);
  expect(kindsOf('organisation', numbers)).toEqual(['registrationNumber']);
});

test('a card alone is a family’s', () => {
  expect(kindsOf('person', { cardToken: 'V0010013' })).toEqual(['cardToken']);
});

test('nothing that is empty claims anything', () => {
  expect(claimsOf('person', { nationalId: ' - ', name: '…' })).toEqual([]);
});
