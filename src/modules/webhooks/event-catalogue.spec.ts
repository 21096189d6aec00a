import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ID_PREFIX } from '../../kernel/ids.js';
import { EVENT_CATALOGUE, EVENT_TYPE_NAMES } from './event-catalogue.js';
import { isKnownPattern, wants } from './subscription.js';

const MODULES = path.resolve(import.meta.dirname, '..');

const sources = readdirSync(MODULES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('webhooks/event'))
  .map((file) => ({ file, text: readFileSync(path.join(MODULES, file), 'utf8') }));

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found as string);

/** Every text of the sources that looks like a type of these groups; what is told whole is told by such a text. */
function namedTypes(): string[] {
  return sources.flatMap(({ text }) => all(text, /'([a-z]\w+\.[a-z]\w+)'/gi)).filter(isEvent);
}

/** Of these rooms, what is told is made of the room's name and this word. */
function toldByWord(): string[] {
  const room = (name: string, prefix: string): string[] =>
    sources
      .filter(({ file }) => file.startsWith(name))
      .flatMap(({ text }) => all(text, /event: '(\w+)'/g).map((event) => `${prefix}.${event}`));
  return [
    ...room('applications/', 'application'),
    ...room('guarantees/guarantee', 'guarantee'),
    ...room('guarantees/amendments', 'guarantee'),
    ...room('guarantees/suretyship', 'suretyship'),
  ];
}

/** What looks like a type and names something else: fields of rules, kinds of approval, requirements. */
const NO_EVENTS = new Set([
  'agreement.chargeOff',
  'agreement.customer',
  'agreement.reschedule',
  'agreement.waive',
  'agreement.waiver',
  'apiKey.agreed',
  'apiKey.issueLive',
  'application.approve',
  'consent.creditCheck',
  'customer.questionnaireAnswered',
  'customer.verification',
  'guarantee.amendment',
  'guarantee.call',
  'suretyship.call',
]);

/** Made of parts where they are told, so no source names them whole. */
const COMPOSED = [
  'application.opened',
  'application.declined',
  'application.withdrawn',
  'application.expired',
  'offer.applied',
  'offer.declined',
  'guarantee.callPaid',
  'guarantee.callRejected',
  'guarantee.callWithdrawn',
  'agreement.activated',
  'agreement.settled',
  ...['issued', 'rotated', 'revoked', 'expiring', 'expired', 'unused'].map((what) => `apiKey.${what}`),
];

const GROUPS = new Set(EVENT_TYPE_NAMES.map((type) => type.split('.')[0]));

function isEvent(type: string): boolean {
  return GROUPS.has(type.split('.')[0]) && !NO_EVENTS.has(type);
}

test('the sources tell of nothing that the catalogue lacks, and of all that it has', () => {
  const told = new Set([...namedTypes(), ...toldByWord(), ...COMPOSED]);
  expect([...told].sort()).toEqual([...EVENT_TYPE_NAMES].sort());
});

test('types are named alike, once each, with every member described', () => {
  expect(new Set(EVENT_TYPE_NAMES).size).toBe(EVENT_TYPE_NAMES.length);
  for (const { type, subject, description, data } of EVENT_CATALOGUE) {
    expect(type).toMatch(/^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$/);
    expect(Object.keys(ID_PREFIX)).toContain(subject);
    expect(description).toMatch(/^[A-Z].*\.$/);
    for (const field of Object.values(data)) expect(field.description).toMatch(/\.$/);
  }
});

test('a subscription names one type, all of a resource, or everything', () => {
  expect(wants(['agreement.*'], 'agreement.signed')).toBe(true);
  expect(wants(['agreement.*'], 'agreements.signed')).toBe(false);
  expect(wants(['offer.viewed', '*'], 'agreement.signed')).toBe(true);
  expect(wants(['offer.viewed'], 'offer.accepted')).toBe(false);
  expect(['*', 'offer.*', 'offer.viewed'].every(isKnownPattern)).toBe(true);
  expect(['offer', 'offer.', 'offer.eaten', '*.viewed', 'of*', ''].some(isKnownPattern)).toBe(false);
});
