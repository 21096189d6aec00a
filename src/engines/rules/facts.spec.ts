import { LocalDate } from '../../kernel/calendar-date.js';
import { catalogue, today } from '../../../test/support/rule-arbitraries.js';
import { createFacts, defineCatalogue, readFact, type Attribute, type AttributeDefinition } from './index.js';

const attribute = (name: string) => catalogue.byName.get(name) as Attribute;
const read = (name: string, value: unknown) =>
  readFact(createFacts(catalogue, { [name]: value }, today), attribute(name));

describe('a fact', () => {
  it.each([
    ['amount', 12_345, 12_345],
    ['amount', 12_345n, 12_345],
    ['months', -0.5, -0.5],
    ['kind', 'state', 'state'],
    ['urgent', false, false],
    ['since', '2024-02-29', '2024-02-29'],
    ['since', LocalDate.parse('2024-02-29'), '2024-02-29'],
    ['channel', '', ''],
    ['tags', ['vip', 'new'], ['new', 'vip']],
    ['tags', new Set(), []],
  ])('%s = %p is read back as %p', (name, value, expected) => {
    expect(read(name, value)).toEqual(expected);
  });

  it.each([
    ['amount', 0.5],
    ['amount', '12'],
    ['amount', 2n ** 60n],
    ['months', NaN],
    ['months', Infinity],
    ['months', null],
    ['kind', 'club'],
    ['kind', 0],
    ['urgent', 1],
    ['since', '2025-02-30'],
    ['since', new Date(0)],
    ['channel', 5],
    ['tags', 'vip'],
    ['tags', ['vip', 5]],
  ])('%s = %p is not known', (name, value) => {
    expect(read(name, value)).toBeUndefined();
  });

  it('changes in a copy only', () => {
    const before = createFacts(catalogue, { amount: 1 }, today);
    const after = before.with(attribute('amount'), 2);
    expect([before, after].map((facts) => readFact(facts, attribute('amount')))).toEqual([1, 2]);
  });
});

describe('a catalogue refuses', () => {
  const definition: AttributeDefinition = {
    type: 'enum',
    class: 'offer',
    sensitivity: 'normal',
    description: '',
  };
  it.each([
    ['constructor', { ...definition, type: 'number' }],
    ['Amount', { ...definition, type: 'number' }],
    ['a..b', { ...definition, type: 'number' }],
    ['kind', definition],
    ['kind', { ...definition, values: ['a', 'a'] }],
  ] as [string, AttributeDefinition][])('%s as %j', (name, each) => {
    expect(() => defineCatalogue({ [name]: each })).toThrow(name);
  });
});
