import { allowedPayees, loadSeedPacks, packForbids, type PolicyPack, validatePack } from './policy-pack.js';
import { PRODUCT_KINDS } from './scenario-definition.js';
import { seedTree } from './scenario-tree.js';

const packs = new Map(loadSeedPacks().map((pack) => [pack.jurisdiction, pack]));
const pack = (jurisdiction: string): PolicyPack => {
  const found = packs.get(jurisdiction);
  if (!found) throw new Error(`no pack ${jurisdiction}`);
  return found;
};

describe('the seeded packs', () => {
  it('are China, Great Britain and Germany, and say that they are examples', () => {
    expect([...packs.keys()].sort()).toEqual(['CN', 'DE', 'GB']);
    for (const { notice } of packs.values()) {
      expect(notice.en).toMatch(/sandbox.*not legal advice/);
      expect(notice.zh).toMatch(/不构成法律意见/);
    }
  });

  it.each([...packs.keys()])('%s is valid and names paths that exist', (jurisdiction) => {
    const { barred, payeeExceptions } = pack(jurisdiction);
    expect(validatePack(pack(jurisdiction))).toEqual([]);
    for (const { under } of [...barred, ...payeeExceptions]) expect(seedTree().has(under)).toBe(true);
  });

  it('bar every kind under excluded', () => {
    for (const rules of packs.values()) {
      for (const kind of PRODUCT_KINDS)
        expect(packForbids(rules, 'excluded.crypto', kind)?.code).toBe('scenario_excluded');
    }
  });

  it('bar credit for the tutoring of school children in China alone', () => {
    expect(packForbids(pack('CN'), 'education.k12', 'instalment')?.code).toBe('tutoring_credit_barred');
    expect(packForbids(pack('CN'), 'education.k12', 'deposit')).toBeUndefined();
    expect(packForbids(pack('CN'), 'education.higher.tuition', 'loan')).toBeUndefined();
    expect(packForbids(pack('GB'), 'education.k12', 'instalment')).toBeUndefined();
  });

  it("pay rent loans to the tenant's own account only in China", () => {
    const roles = ['landlord', 'ownAccount'] as const;
    expect(allowedPayees(pack('CN'), 'housing.rent.monthly', 'loan', roles)).toEqual(['ownAccount']);
    expect(allowedPayees(pack('GB'), 'housing.rent.monthly', 'loan', roles)).toEqual([...roles]);
    expect(allowedPayees(pack('CN'), 'housing.rent.deposit', 'guarantee', ['landlord'])).toEqual([
      'landlord',
    ]);
    expect(allowedPayees(pack('CN'), 'housing.renovation.contractor', 'loan', ['contractor'])).toEqual([
      'contractor',
    ]);
  });
});

describe('a pack can only tighten', () => {
  it('whatever it says, nobody is paid whom the scenario did not allow', () => {
    const rules = {
      payeeExceptions: [
        {
          under: 'any',
          kinds: ['loan' as const],
          onlyRoles: ['ownAccount' as const],
          reason: { en: '', zh: '' },
        },
      ],
    };
    expect(allowedPayees(rules, 'education.higher.tuition', 'loan', ['institution'])).toEqual([]);
  });

  it('bars for persons, organisations or both; for the unknown the stricter holds', () => {
    const rules = {
      barred: [
        {
          under: 'retail',
          kinds: ['loan' as const],
          borrowers: 'persons' as const,
          code: 'x',
          reason: { en: '', zh: '' },
        },
      ],
    };
    expect(packForbids(rules, 'retail.optics', 'loan', 'person')?.code).toBe('x');
    expect(packForbids(rules, 'retail.optics', 'loan', 'organisation')).toBeUndefined();
    expect(packForbids(rules, 'retail.optics', 'loan')?.code).toBe('x');
    expect(packForbids(rules, 'retailer', 'loan', 'person')).toBeUndefined();
  });
});

describe('validatePack', () => {
  it.each<[keyof PolicyPack, unknown, string]>([
    ['jurisdiction', 'China', '/jurisdiction wrong_format'],
    ['costMethod', 'flat', '/costMethod not_allowed'],
    ['costCeilingAnnual', 0.24, '/costCeilingAnnual wrong_type'],
    ['costCeilingAnnual', '24%', '/costCeilingAnnual wrong_format'],
    ['costCeilingAnnual', '-0.1', '/costCeilingAnnual wrong_format'],
    ['costCeilingAnnual', '24', '/costCeilingAnnual wrong_format'],
    ['withdrawalDays', 14.5, '/withdrawalDays wrong_type'],
    ['ageOfMajority', 3, '/ageOfMajority too_small'],
    ['limitsPerBorrower', {}, '/limitsPerBorrower wrong_currencies'],
    [
      'lateChargeCeiling',
      { rateAnnual: '0.1', perChargeMinor: { CNY: 1 } },
      '/lateChargeCeiling/perChargeMinor wrong_currencies',
    ],
    ['notice', { en: 'x' }, '/notice/zh required'],
    [
      'barred',
      [{ under: 'a b', kinds: [], borrowers: 'both', code: 'x', reason: { en: 'x', zh: 'x' } }],
      '/barred/0/kinds too_few',
    ],
  ])('%s = %j is found', (name, value, fault) => {
    const faults = validatePack({ ...pack('CN'), [name]: value }).map(
      ({ pointer, code }) => `${pointer} ${code}`,
    );
    expect(faults).toContain(fault);
  });

  it('refuses what it does not know, and anything else that is no pack', () => {
    expect(validatePack({ ...pack('CN'), loosens: true })[0]).toMatchObject({
      pointer: '/loosens',
      code: 'unknown_property',
    });
    for (const wrong of [null, undefined, [], 'x', 1]) expect(validatePack(wrong)).toHaveLength(1);
  });
});
