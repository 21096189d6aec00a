import { missing, type Requirement, satisfies, withEvidence } from './requirements.js';

const at = '2026-12-01T00:00:00.000Z';
const consent: Requirement = { code: 'consent.creditCheck', kind: 'consent', when: 'now', detail: '' };
const shown: Requirement = {
  code: 'disclosure.cost',
  kind: 'disclosure',
  when: 'beforeSignature',
  detail: '',
  version: 2,
  minimumReadingSeconds: 8,
};
const proof: Requirement = { code: 'proof.onDelivery', kind: 'document', when: 'beforePayout', detail: '' };
const display = { requirement: shown.code, version: 2, locale: 'en' as const, seconds: 8, at };

test.each([
  ['as long as it must be', display, true],
  ['a second too short', { ...display, seconds: 7 }, false],
  ['in an older version', { ...display, version: 1 }, false],
  ['of another disclosure', { ...display, requirement: 'disclosure.other' }, false],
])('a disclosure shown %s', (_name, evidence, expected) => {
  expect(satisfies(shown, evidence)).toBe(expected);
});

test('a disclosure shown in no language, or a document without its reference, is none', () => {
  const { locale: _locale, ...mute } = display;
  expect(satisfies(shown, mute)).toBe(false);
  expect(satisfies(proof, { requirement: proof.code, at })).toBe(false);
  expect(satisfies(proof, { requirement: proof.code, reference: 'parcel:1', at })).toBe(true);
});

test('what is missing grows with the moment', () => {
  const all = [proof, shown, consent];
  const codes = (until: Requirement['when']): string[] => missing(all, [], until).map(({ code }) => code);
  expect(codes('now')).toEqual([consent.code]);
  expect(codes('beforeSignature')).toEqual([shown.code, consent.code]);
  expect(codes('beforePayout')).toEqual([proof.code, shown.code, consent.code]);
  expect(missing(all, [display], 'beforeSignature').map(({ code }) => code)).toEqual([consent.code]);
});

test('evidence said again stays as old as it was; other evidence takes its place', () => {
  const later = '2026-12-02T00:00:00.000Z';
  expect(withEvidence([display], [{ ...display, at: later }])).toEqual([display]);
  const longer = { ...display, seconds: 20, at: later };
  expect(withEvidence([display], [longer])).toEqual([longer]);
});
