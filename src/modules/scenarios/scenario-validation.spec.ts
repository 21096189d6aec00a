import fc from 'fast-check';
import { seedTree } from './scenario-tree.js';
import { isTimeZone, validateScenario } from './scenario-validation.js';

type Json = Record<string, unknown>;

/** A copy of a seeded definition with one member set, by JSON pointer; undefined takes the member away. */
function seedWith(pointer: string, value: unknown, path = 'retail.electronics.phone'): Json {
  const copy = structuredClone(seedTree().get(path)) as unknown as Json;
  const names = pointer.split('/').slice(1);
  const last = names.pop() as string;
  const owner = names.reduce((part, name) => part[name] as Json, copy);
  if (value === undefined) delete owner[last];
  else owner[last] = value;
  return copy;
}

const faults = (definition: unknown): string[] =>
  validateScenario(definition).map(({ pointer, code }) => `${pointer} ${code}`);
const CAPS = { ticketMinMinor: 1, ticketMaxMinor: 10, perCustomerDayMinor: 10, perCustomerOpenMinor: 10 };

describe('validateScenario', () => {
  it.each<[string, unknown, string]>([
    ['/v', 2, '/v not_allowed'],
    ['/path', 'Retail', '/path wrong_format'],
    ['/names/zh', undefined, '/names/zh required'],
    ['/names/zh', ' ', '/names/zh empty'],
    ['/names/en', 'a\u0000b', '/names/en wrong_characters'],
    ['/names/en', 'a\ud800', '/names/en wrong_characters'],
    ['/colour', 'red', '/colour unknown_property'],
    ['/rhythm', 'often', '/rhythm not_allowed'],
    ['/signals/mcc', ['5411', '5411'], '/signals/mcc/1 duplicate'],
    ['/signals/mcc', ['54'], '/signals/mcc/0 wrong_format'],
    ['/signals/seasonMonths', [13], '/signals/seasonMonths/0 too_large'],
    ['/signals/amounts', { CNY: { fromMinor: 2, toMinor: 1 } }, '/signals/amounts/CNY empty_range'],
    [
      '/contextSchema/properties/brand',
      { type: 'string', pattern: 'x' },
      '/contextSchema/properties/brand/pattern unknown_property',
    ],
    ['/policy/kinds', ['mortgage'], '/policy/kinds/0 not_allowed'],
    ['/policy/kinds', ['card'], '/policy/kinds no_credit_kind'],
    ['/policy/creditAllowed', false, '/policy/kinds credit_not_allowed'],
    ['/policy/shortfall', 'none', '/policy/shortfall contradiction'],
    ['/policy/caps/CNY/ticketMaxMinor', 10.5, '/policy/caps/CNY/ticketMaxMinor wrong_type'],
    ['/policy/caps/CNY', { ...CAPS, ticketMinMinor: 11 }, '/policy/caps/CNY empty_range'],
    [
      '/policy/caps/CNY',
      { ...CAPS, perCustomerDayMinor: 9 },
      '/policy/caps/CNY/perCustomerDayMinor too_small',
    ],
    ['/policy/caps/CNY', undefined, '/policy/caps caps_missing'],
    ['/policy/caps/USD', CAPS, '/policy/caps/USD currency_not_served'],
    ['/policy/caps/XXX', CAPS, '/policy/caps/XXX unknown_key'],
    ['/policy/payee/roles', [], '/policy/payee/roles too_few'],
    ['/policy/contact/quietWhenUrgentDays', 1, '/policy/contact contradiction'],
    ['/guards/0/code', 'Not A Code', '/guards/0/code wrong_format'],
    ['/guards/1/code', 'cash_equivalent_not_financed', '/guards/1/code duplicate'],
    [
      '/guards/0/rule',
      { v: 1, when: { f: 'sex', op: 'eq', v: 'f' } },
      '/guards/0/rule/when/f unknown_attribute',
    ],
    [
      '/guards/0/rule',
      { v: 1, when: { f: 'context.diagnosis', op: 'exists', v: true } },
      '/guards/0/rule/when/f unknown_attribute',
    ],
    ['/tags/onAcceptance', ['owns phone'], '/tags/onAcceptance/0 wrong_format'],
    ['/disclosures/0/version', 0, '/disclosures/0/version too_small'],
    ['/timeZone', 'Asia/Peking2', '/timeZone wrong_format'],
    ['/currencies', ['CNY', 'GBP', 'EUR', 'EURO'], '/currencies/3 wrong_format'],
    ['/strategy/market', { en: 'x' }, '/strategy/market/zh required'],
  ])('%s = %j is found', (pointer, value, fault) => {
    expect(faults(seedWith(pointer, value))).toContain(fault);
  });

  it.each<[string, unknown, string]>([
    ['/sensitivity', 'normal', '/sensitivity must_be_sensitive'],
    ['/tags/onAcceptance', ['owns.teeth'], '/tags/onAcceptance sensitive_tag'],
    ['/tags/onAcquisition', ['acquisition.first', 'patient'], '/tags/onAcquisition sensitive_tag'],
    ['/policy/crossSellAllowed', true, '/policy/crossSellAllowed sensitive_cross_sell'],
    ['/policy/contact/bankInitiatedAllowed', true, '/policy/contact/bankInitiatedAllowed sensitive_contact'],
  ])('keeps a sensitive scene quiet: %s = %j', (pointer, value, fault) => {
    expect(faults(seedWith(pointer, value, 'healthcare.dental'))).toContain(fault);
  });

  it('answers anything with faults, never with an exception', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => validateScenario(value).length > 0),
    );
  });

  it('finds a fault in any member that is replaced by noise', () => {
    const noise = fc.constantFrom<unknown>(null, [], {}, '', -1, [null], { a: 1 }, Number.NaN);
    const members = Object.keys(seedTree().get('retail.electronics.phone') as object);
    fc.assert(
      fc.property(fc.constantFrom(...members), noise, (name, value) => {
        // A scene may have no guards, no disclosures and no schemas of events.
        const empty: Readonly<Record<string, string>> = {
          guards: '[]',
          disclosures: '[]',
          eventSchemas: '{}',
        };
        fc.pre(JSON.stringify(value) !== empty[name]);
        return validateScenario(seedWith(`/${name}`, value)).length > 0;
      }),
    );
  });
});

describe('isTimeZone', () => {
  it('takes IANA names, no offsets and no abbreviations', () => {
    expect(['Asia/Shanghai', 'Europe/London', 'UTC'].every(isTimeZone)).toBe(true);
    expect(['CST', '+08:00', 'Mars/Olympus', ''].some(isTimeZone)).toBe(false);
  });
});
