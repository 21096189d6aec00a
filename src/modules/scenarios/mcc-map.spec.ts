import mcc from 'mcc';
import { buildMccMap, isMcc, isMccSignal, mccDescriptions, scenarioForMcc } from './mcc-map.js';
import { seedTree } from './scenario-tree.js';

describe('scenarioForMcc', () => {
  it('leads every code, the newer ones too, to a node of the tree', () => {
    const codes = [...mccDescriptions().keys()];
    expect(mcc.all).toHaveLength(981);
    expect(codes).toHaveLength(987);
    const lost = codes.filter((code) => !seedTree().has(scenarioForMcc(code) ?? ''));
    expect(lost).toEqual([]);
  });

  it.each([
    ['3000', 'travel.flight'],
    ['3299', 'travel.flight'],
    ['3357', 'travel'],
    ['3501', 'travel.hotel'],
    ['3835', 'travel.hotel'],
    ['4121', 'mobility.rideHailing'],
    ['4812', 'retail.electronics.phone'],
    ['4829', 'excluded.cashAdvance'],
    ['5262', 'retail.marketplace'],
    ['5411', 'daily.food.grocery'],
    ['5541', 'mobility.fuel'],
    ['5542', 'mobility.fuel'],
    ['5552', 'mobility.charging'],
    ['5723', 'excluded.weapons'],
    ['5912', 'daily.pharmacy'],
    ['5921', 'daily.alcoholTobacco'],
    ['5933', 'excluded.pawn'],
    ['5967', 'excluded.adult'],
    ['6011', 'excluded.cashAdvance'],
    ['6050', 'excluded.cashAdvance'],
    ['6051', 'excluded.crypto'],
    ['6513', 'housing.rent.monthly'],
    ['6540', 'excluded.cashAdvance'],
    ['7261', 'family.funeral'],
    ['7273', 'excluded.dating'],
    ['7322', 'any'],
    ['7523', 'mobility.parkingToll'],
    ['7995', 'excluded.gambling'],
    ['8021', 'healthcare.dental'],
    ['8062', 'healthcare.hospital'],
    ['8211', 'education.k12'],
    ['8220', 'education.higher.tuition'],
    ['8249', 'education.vocational'],
    ['8661', 'publicServices.donation'],
    ['9222', 'publicServices.fine'],
    ['9311', 'publicServices.tax'],
    ['9402', 'daily.post'],
  ])('%s → %s', (code, path) => {
    expect(scenarioForMcc(code)).toBe(path);
  });

  it('does not guess at what is no code', () => {
    for (const text of ['', '0001', '9999', '54111', '541', '5411 ', '-411', 'abcd', '１２３４']) {
      expect(scenarioForMcc(text)).toBeUndefined();
    }
  });

  it('tells what belongs to religion from what does not by keeping it out of the path', () => {
    // A shop for religious goods must leave no trace of belief: it is just retail.
    expect(scenarioForMcc('5973')).toBe('retail');
  });
});

describe('buildMccMap', () => {
  const node = (path: string, ...codes: string[]) => ({
    path,
    signals: { mcc: codes, textExamples: [], eventTypes: [] },
  });

  it('refuses a code with two scenes', () => {
    expect(() => buildMccMap([node('a', '1000-1010'), node('b', '1005')])).toThrow(
      'MCC 1005 stands at a and at b',
    );
  });

  it('takes both ends of a range', () => {
    const map = buildMccMap([node('a', '0001-0003')]);
    expect(['0000', '0001', '0003', '0004'].map((code) => map.scenarioOf(code))).toEqual([
      undefined,
      'a',
      'a',
      undefined,
    ]);
  });
});

describe('mccDescriptions', () => {
  it('corrects the package where it is wrong', () => {
    expect(mccDescriptions().get('6011')).toBe('Financial Institutions – Automated Cash Disbursements');
    expect(mccDescriptions().get('6010')).toBe('Financial Institutions – Manual Cash Disbursements');
  });
});

describe('signals', () => {
  it('are codes and rising ranges', () => {
    expect(['5411', '3000-3299'].every(isMccSignal)).toBe(true);
    expect(['541', '5411-5411', '3299-3000', '3000-', '3000–3299', '5411,5412'].some(isMccSignal)).toBe(
      false,
    );
    expect(isMcc('5411')).toBe(true);
    expect(isMcc('3000-3299')).toBe(false);
  });
});
