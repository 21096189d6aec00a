import {
  ancestors,
  isScenarioPath,
  parentOf,
  pathIsUnder,
  sensitivityOf,
  visibleRootOf,
} from './scenario-path.js';
import { seedTree } from './scenario-tree.js';

describe('paths', () => {
  it('lead up to any', () => {
    expect(ancestors('education.higher.tuition')).toEqual(['education.higher', 'education', 'any']);
    expect(ancestors('education')).toEqual(['any']);
    expect(ancestors('any')).toEqual([]);
    expect(parentOf('any')).toBeUndefined();
  });

  it('lie under themselves, their ancestors and any, and under nothing that only begins alike', () => {
    for (const path of seedTree().keys()) {
      for (const top of [path, ...ancestors(path)]) expect(pathIsUnder(path, top)).toBe(true);
    }
    expect(pathIsUnder('housing.rentals', 'housing.rent')).toBe(false);
    expect(pathIsUnder('education', 'education.higher')).toBe(false);
  });

  it('are camelCase words joined by dots', () => {
    expect(['any', 'daily.food.grocery', 'education.k12'].every(isScenarioPath)).toBe(true);
    const wrong = [
      '',
      '.',
      'Daily',
      'daily.',
      '.daily',
      'daily..food',
      'daily food',
      'a.b.c.d.e',
      'daily.__proto__',
      '日常',
    ];
    expect(wrong.filter(isScenarioPath)).toEqual([]);
  });
});

describe('visibleRootOf', () => {
  it.each([
    ['retail.electronics.phone', 'retail.electronics.phone'],
    ['healthcare.dental', 'healthcare'],
    ['healthcare', 'healthcare'],
    ['daily.pharmacy', 'daily'],
    ['daily.food.grocery', 'daily.food.grocery'],
    ['publicServices.donation', 'publicServices'],
    ['family.funeral', 'family'],
    ['excluded', undefined],
    ['excluded.gambling', undefined],
    ['any', 'any'],
  ])('%s → %s', (path, visible) => {
    expect(visibleRootOf(path)).toBe(visible);
  });

  it('lets a version be more careful than the floor, never less', () => {
    expect(visibleRootOf('family.pets', 'sensitive')).toBe('family');
    expect(visibleRootOf('healthcare.dental', 'normal')).toBe('healthcare');
    expect(sensitivityOf('healthcareSupplies')).toBe('normal');
  });
});
