import type { DomainError } from '../../kernel/domain-error.js';
import { readTerms } from './enrolment.rules.js';

const faultsOf = (limits: object, subsidy: object = {}, commission: object = {}): string[] => {
  try {
    readTerms({ limits, subsidy, commission });
    return [];
  } catch (error) {
    return ((error as DomainError).details.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
  }
};

test('good terms are read as they are, and what is left out stays out', () => {
  const limits = { CNY: { ticketMaxMinor: 100, dayMaxMinor: 100 }, JPY: { dayMaxMinor: 1 }, BHD: {} };
  const subsidy = { 'retail-zero': 'partner', flex: 'partner' };
  const commission = { flex: '0.0050', 'retail-zero': '0', 'pay-in-4': '0.2' };
  expect(readTerms({ limits, subsidy, commission })).toEqual({ limits, subsidy, commission });
  expect(readTerms({ subsidy })).toEqual({ subsidy });
  expect(readTerms({})).toEqual({});
});

test.each<[string, unknown, string]>([
  ['an unknown currency', { ZZZ: {} }, '/limits unknown_currency'],
  ['a currency in small letters', { cny: {} }, '/limits unknown_currency'],
  ['a metal', { XAU: {} }, '/limits unknown_currency'],
  ['no object', { CNY: 5 }, '/limits/CNY wrong_type'],
  ['a list', { CNY: [] }, '/limits/CNY wrong_type'],
  ['null', { CNY: null }, '/limits/CNY wrong_type'],
  ['another member', { CNY: { yearMaxMinor: 5 } }, '/limits/CNY unknown_field'],
  ['zero', { CNY: { ticketMaxMinor: 0 } }, '/limits/CNY/ticketMaxMinor amount_out_of_range'],
  ['a fraction', { CNY: { dayMaxMinor: 1.5 } }, '/limits/CNY/dayMaxMinor amount_out_of_range'],
  ['a text', { CNY: { dayMaxMinor: '5' } }, '/limits/CNY/dayMaxMinor amount_out_of_range'],
  ['null as an amount', { CNY: { dayMaxMinor: null } }, '/limits/CNY/dayMaxMinor amount_out_of_range'],
  ['an endless amount', { CNY: { dayMaxMinor: 1e15 } }, '/limits/CNY/dayMaxMinor amount_out_of_range'],
  [
    'a ticket above the day',
    { CNY: { ticketMaxMinor: 2, dayMaxMinor: 1 } },
    '/limits/CNY/ticketMaxMinor too_large',
  ],
])('limits: %s', (_, limits, fault) => {
  expect(faultsOf(limits as object)).toEqual([fault]);
});

test('every fault is told at once', () => {
  expect(faultsOf({ CNY: { dayMaxMinor: 0 }, EUR: 1 }, { flex: 'bank', 'No Slug': 'partner' })).toEqual([
    '/limits/CNY/dayMaxMinor amount_out_of_range',
    '/limits/EUR wrong_type',
    '/subsidy/flex not_allowed_value',
    '/subsidy wrong_format',
  ]);
});

test('what can grow has an end', () => {
  const subsidy = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`p${i}`, 'partner']));
  expect(faultsOf({}, subsidy)).toEqual(['/subsidy too_many_items']);
  expect(faultsOf({}, {}, subsidy)).toEqual(['/commission too_many_items']);
  const limits = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`A${i}`, {}]));
  expect(faultsOf(limits)).toEqual(['/limits too_many_items']);
});

test.each<unknown>(['0.21', '1', '0.5', '-0.01', '.01', '1e-3', '0.0000001', '', ' 0', 0.01, null, {}])(
  'a commission of %j is refused',
  (rate) => {
    expect(faultsOf({}, {}, { flex: rate })).toEqual(['/commission/flex not_allowed_value']);
  },
);

test('commissions are keyed by product codes', () => {
  expect(faultsOf({}, {}, { 'No Slug': '0.01' })).toEqual(['/commission wrong_format']);
});
