import { newUuid } from '../../../kernel/ids.js';
import { contradictions, forbidsMerge, likeness, masked, personOf, type Statement } from './person.rules.js';

const says = (at: number, personal: Statement['personal'], more: Partial<Statement> = {}): Statement => ({
  customer: newUuid(at),
  kind: 'person',
  verification: 'none',
  personal,
  ...more,
});

describe('the person whom customers are together', () => {
  test('has of each field what the best verified says, and among equals the newest', () => {
    const old = says(1, { name: 'Li Wei', phone: '+8613800138000' }, { verification: 'document' });
    const young = says(2, { name: 'Wei', phone: '+8613800138001', email: 'a@b.example' });
    const younger = says(3, { email: 'c@d.example' });
    const person = personOf([young, old, younger]);
    expect(person.map(({ field, value, from }) => [field, value, from])).toEqual([
      ['name', 'Li Wei', old.customer],
      ['phone', '+8613800138000', old.customer],
      ['email', 'c@d.example', younger.customer],
    ]);
    expect(person[0]?.others).toEqual([{ value: 'Wei', from: young.customer }]);
  });

  test('and what is only written in another way is no other value', () => {
    const [one, other] = [
      says(1, { nationalId: '1101 0119', email: 'Li@B.example', name: 'Zoë Li', phone: '+8613800138000' }),
      says(2, { nationalId: '1101-0119', email: 'li@b.example', name: 'LI, Zoe', phone: '+8613800138001' }),
    ];
    const differing = personOf([one, other]).filter(({ others }) => others.length > 0);
    expect(differing.map(({ field }) => field)).toEqual(['phone']);
  });

  test('does not depend on the order in which they are asked', () => {
    const all = [says(1, { name: 'A' }), says(2, { name: 'B' }), says(3, { name: 'A' })];
    expect(personOf(all)).toEqual(personOf([...all].reverse()));
  });
});

describe('two groups contradict each other', () => {
  test('in what one person has once', () => {
    expect(
      contradictions([says(1, { birthDate: '1990-01-01' })], [says(2, { birthDate: '1990-01-02' })]),
    ).toEqual(['birthDate']);
    expect(
      contradictions([says(1, { nationalId: '1234 5' })], [says(2, { nationalId: '12345' }), says(3, {})]),
    ).toEqual([]);
    expect(contradictions([says(1, {})], [says(2, { nationalId: '12345' })])).toEqual([]);
    expect(contradictions([says(1, {})], [says(2, {}, { kind: 'organisation' })])).toEqual(['kind']);
  });

  test('and only a birth date may be wrong', () => {
    expect(forbidsMerge([])).toBe(false);
    expect(forbidsMerge(['birthDate'])).toBe(false);
    expect(forbidsMerge(['birthDate', 'nationalId'])).toBe(true);
    expect(forbidsMerge(['kind'])).toBe(true);
  });
});

test('hints add up and never reach certainty', () => {
  expect(likeness([])).toBe(0);
  expect(likeness(['phone'])).toBeCloseTo(0.5);
  expect(likeness(['phone', 'name'])).toBeCloseTo(0.7);
  expect(likeness(['email', 'cardToken', 'phone', 'birthDate', 'name', 'device'])).toBeLessThan(1);
});

test('staff see of a number only whether it is the same', () => {
  expect(masked('nationalId', '110101199003070011')).toBe('…0011');
  expect(masked('name', 'Li Wei')).toBe('Li Wei');
  expect(masked('email', 'li.wei@b.example')).toBe('l…@b.example');
});
