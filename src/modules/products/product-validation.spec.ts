import { type ProductDefinition } from './product-definition.js';
import { validateProduct } from './product-validation.js';
import { seedProducts } from './seeds.js';

const flex = seedProducts().find(({ slug }) => slug === 'retail-flex') as ProductDefinition;

/** A copy of retail-flex with one member set or, with undefined, taken away. */
function withMember(path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(flex) as unknown as Record<string, unknown>;
  let target = copy;
  for (const name of path.slice(0, -1)) target = target[name] as Record<string, unknown>;
  const last = path.at(-1) as string;
  if (value === undefined) delete target[last];
  else target[last] = value;
  return copy;
}

test('a seed is valid', () => {
  expect(validateProduct(flex)).toEqual([]);
});

test.each<[string, readonly string[], unknown, string, string]>([
  ['an unknown member', ['colour'], 'red', '/colour', 'unknown_property'],
  ['no job', ['job'], undefined, '/job', 'required'],
  ['a slug with a space', ['slug'], 'retail flex', '/slug', 'wrong_format'],
  ['a rate as a number', ['prices', 'CNY', 'rateAnnual'], 0.072, '/prices/CNY/rateAnnual', 'wrong_type'],
  ['a negative rate', ['prices', 'CNY', 'rateAnnual'], '-0.01', '/prices/CNY/rateAnnual', 'wrong_format'],
  ['half a cent', ['prices', 'CNY', 'minMinor'], 0.5, '/prices/CNY/minMinor', 'wrong_type'],
  ['no such currency', ['prices', 'XXX'], flex.prices['CNY'], '/prices/XXX', 'unknown_key'],
  ['no price at all', ['prices'], {}, '/prices', 'too_few'],
  ['a term twice', ['terms', 'months'], [6, 6], '/terms/months/1', 'duplicate'],
  ['terms out of order', ['terms', 'months'], [12, 6], '/terms/months', 'not_rising'],
  ['an unknown shape', ['terms', 'shape'], 'constructor', '/terms/shape', 'not_allowed'],
  ['members of another shape', ['terms', 'parts'], 4, '/terms/parts', 'unknown_property'],
  ['no prior for a term', ['terms', 'months'], [6, 12, 36], '/prices/CNY/acceptance', 'options_differ'],
  ['a credit that is none by its kind', ['kind'], 'card', '/isCredit', 'kind_differs'],
  ['crossed bounds', ['prices', 'CNY', 'maxMinor'], 1, '/prices/CNY/maxMinor', 'bounds_crossed'],
  [
    'credit without a maximum',
    ['prices', 'CNY', 'maxMinor'],
    undefined,
    '/prices/CNY/maxMinor',
    'maximum_required',
  ],
  [
    'a yield beside a rate',
    ['prices', 'CNY', 'merchantYieldAnnual'],
    '0.07',
    '/prices/CNY/merchantYieldAnnual',
    'rate_and_yield',
  ],
  [
    'premiums on a loan',
    ['prices', 'CNY', 'premiums'],
    [{ upToMinor: 1, monthlyMinor: 1 }],
    '/prices/CNY/premiums',
    'premiums_differ',
  ],
  ['a rule that is no object', ['eligibility'], null, '/eligibility', 'not_an_object'],
  [
    'an own prototype',
    ['names'],
    JSON.parse('{"en":"a","zh":"b","__proto__":1}'),
    '/names/__proto__',
    'unknown_property',
  ],
])('%s is refused', (_, path, value, pointer, code) => {
  expect(validateProduct(withMember(path, value))).toContainEqual(expect.objectContaining({ pointer, code }));
});

test.each([
  [
    'an attribute nobody knows',
    { id: 'a', code: 'b_c', f: 'religion', op: 'eq', v: 'x' },
    'unknown_attribute',
  ],
  [
    'an inherited name as attribute',
    { id: 'a', code: 'b_c', f: 'toString', op: 'eq', v: 'x' },
    'unknown_attribute',
  ],
  ['a clause without a code', { id: 'a', f: 'age', op: 'gte', v: 18 }, 'clause_unnamed'],
  ['an empty any', { id: 'a', code: 'b_c', any: [] }, 'bad_list'],
])('a rule with %s is refused', (_, clause, code) => {
  const rule = { v: 1, when: { all: [clause] } };
  expect(validateProduct(withMember(['eligibility'], rule))).toContainEqual(
    expect.objectContaining({ code }),
  );
});

test('a rule whose top is no all is refused', () => {
  const rule = { v: 1, when: { id: 'age', code: 'too_young', f: 'age', op: 'gte', v: 18 } };
  expect(validateProduct(withMember(['eligibility'], rule))).toEqual([
    expect.objectContaining({ pointer: '/eligibility/when', code: 'not_an_all' }),
  ]);
});

test('what healthcare knows is read in healthcare only', () => {
  const clause = { id: 'urgent', code: 'not_offered_when_urgent', f: 'context.urgent', op: 'eq', v: false };
  const rule = { v: 1, when: { all: [clause] } };
  expect(validateProduct(withMember(['eligibility'], rule))).toHaveLength(1);
  const inHealthcare = { ...(withMember(['eligibility'], rule) as object), scope: ['healthcare.dental'] };
  expect(validateProduct(inHealthcare)).toEqual([]);
});

test('garbage gives faults, never an exception, and never an endless list', () => {
  const deep = JSON.parse('{"not":'.repeat(500) + '{}' + '}'.repeat(500)) as object;
  const rule = { v: 1, when: { all: [{ id: 'a', code: 'b_c', ...deep }] } };
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`m${index}`, 1]));
  for (const value of [undefined, null, 1, 'x', [], many, withMember(['eligibility'], rule)]) {
    const faults = validateProduct(value);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThanOrEqual(50);
  }
});
