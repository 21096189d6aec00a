import { randomFillSync } from 'node:crypto';

/**
 * Ids are UUIDv7 (RFC 9562) whose 12 `rand_a` bits carry the bucket (0–4095) of the customer who owns the thing, so
 * that every id names its own shard (ARCHITECTURE.md §4). Inside the program and in the database an id is the plain
 * UUID text; at the API it is shown with a prefix and 26 characters of Crockford's base32.
 */
export type Uuid = string & { readonly __brand: 'Uuid' };

export const BUCKET_COUNT = 4096;

/** Prefix of each resource's public id. */
export const ID_PREFIX = {
  partner: 'prt',
  apiKey: 'key',
  enrolment: 'enr',
  licence: 'lic',
  staffUser: 'stf',
  approval: 'apr',
  scenarioVersion: 'scv',
  packVersion: 'pkv',
  productVersion: 'prv',
  tagVersion: 'tgv',
  segmentVersion: 'sgv',
  segmentSnapshot: 'sgs',
  audienceCount: 'auc',
  customer: 'cus',
  party: 'pty',
  partyMerge: 'pmg',
  partySuggestion: 'psg',
  household: 'hsh',
  householdMember: 'hmb',
  consent: 'cns',
  erasure: 'ers',
  legalHold: 'hld',
  customerExport: 'cex',
  decision: 'dec',
  offer: 'off',
  application: 'app',
  check: 'chk',
  agreement: 'agr',
  drawdown: 'drw',
  servicingEvent: 'sev',
  repayment: 'rep',
  refund: 'rfd',
  ledgerEntry: 'ent',
  settlement: 'stl',
  guarantee: 'gua',
  guaranteeCall: 'gcl',
  guaranteeAmendment: 'gam',
  suretyship: 'sur',
  order: 'ord',
  event: 'evt',
  eventImport: 'eim',
  classificationRun: 'clr',
  questionnaireVersion: 'qnv',
  pause: 'pau',
  audit: 'aud',
  reading: 'rdg',
  outbox: 'obx',
  notification: 'ntf',
  webhookEndpoint: 'whe',
  webhookDelivery: 'whd',
  testClock: 'clk',
  simulation: 'sim',
  certification: 'crt',
} as const;

export type IdKind = keyof typeof ID_PREFIX;

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';
const CROCKFORD_VALUE = new Int8Array(128).fill(-1);
for (let value = 0; value < 32; value++) CROCKFORD_VALUE[CROCKFORD.charCodeAt(value)] = value;

/** Two characters for each number of ten bits. */
const PAIRS = Array.from({ length: 1024 }, (_, bits) => `${CROCKFORD[bits >>> 5]}${CROCKFORD[bits & 31]}`);

// Random bytes are drawn from the kernel in blocks: one system call serves 512 ids.
const pool = Buffer.allocUnsafe(4096);
let poolOffset = pool.length;

function fillRandom(bytes: Uint8Array, from: number): void {
  const need = bytes.length - from;
  if (poolOffset + need > pool.length) {
    randomFillSync(pool);
    poolOffset = 0;
  }
  for (let i = 0; i < need; i++) bytes[from + i] = pool[poolOffset + i] as number;
  poolOffset += need;
}

// A text that is put together from pieces takes three times the room, and is put together again when it is first read.
const letters = Buffer.from('00000000-0000-0000-0000-000000000000', 'latin1');
const PLACE = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const DIGIT = Buffer.from('0123456789abcdef', 'latin1');

function toUuid(b: Uint8Array): Uuid {
  for (let i = 0; i < PLACE.length; i++) {
    const byte = b[i] as number;
    const at = PLACE[i] as number;
    letters[at] = DIGIT[byte >>> 4] as number;
    letters[at + 1] = DIGIT[byte & 15] as number;
  }
  return letters.toString('latin1') as Uuid;
}

/** The bytes of the id that is being made. */
const drawn = new Uint8Array(16);

/**
 * A new id.
 * @param nowMs the system clock's instant in milliseconds (arrival, never a reported time)
 * @param bucket 0–4095; the owner's bucket, or a random one when it is left out
 */
export function newUuid(nowMs: number, bucket?: number): Uuid {
  const b = drawn;
  const high = Math.floor(nowMs / 2 ** 32);
  const low = nowMs >>> 0;
  b[0] = high >>> 8;
  b[1] = high;
  b[2] = low >>> 24;
  b[3] = low >>> 16;
  b[4] = low >>> 8;
  b[5] = low;
  fillRandom(b, 6);
  const owner = bucket ?? (((b[6] as number) << 8) | (b[7] as number)) & 0xfff;
  if (!Number.isInteger(owner) || owner < 0 || owner >= BUCKET_COUNT) throw new RangeError(`bucket ${owner}`);
  b[6] = 0x70 | (owner >>> 8);
  b[7] = owner;
  b[8] = 0x80 | ((b[8] as number) & 0x3f);
  return toUuid(b);
}

/** The bucket that an id carries, 0–4095. */
export function bucketOf(uuid: Uuid): number {
  return parseInt(uuid.slice(15, 18), 16);
}

/** The instant of an id in milliseconds since the epoch. */
export function instantOf(uuid: Uuid): number {
  return parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16);
}

/** The public form of an id, e.g. `cus_06fwm2a1c5e7r8e8gx2m9k3v4n`. */
export function formatId(kind: IdKind, uuid: Uuid): string {
  const hex = uuid.slice(0, 8) + uuid.slice(9, 13) + uuid.slice(14, 18) + uuid.slice(19, 23) + uuid.slice(24);
  // Two leading zero bits complete 130 = 26 × 5: the first two digits give two characters, then each five give four.
  let text = `${ID_PREFIX[kind]}_${PAIRS[parseInt(hex.slice(0, 2), 16)]}`;
  for (let i = 2; i < 32; i += 5) {
    const bits = parseInt(hex.slice(i, i + 5), 16);
    text += (PAIRS[bits >>> 10] as string) + (PAIRS[bits & 1023] as string);
  }
  return text;
}

/**
 * Reads a public id.
 * @returns the UUID, or undefined when the text is not a well-formed id of this kind
 */
export function parseId(kind: IdKind, text: string): Uuid | undefined {
  const prefix = ID_PREFIX[kind];
  if (text.length !== prefix.length + 27 || !text.startsWith(prefix) || text[prefix.length] !== '_')
    return undefined;
  const b = new Uint8Array(16);
  let acc = 0;
  let bits = -2; // the first two bits of the first character are zero by construction
  let at = 0;
  for (let i = prefix.length + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? (CROCKFORD_VALUE[code] as number) : -1;
    if (value < 0) return undefined;
    acc = (acc << 5) | value;
    bits += 5;
    if (at === 0 && bits === 3 && value > 7) return undefined;
    if (bits >= 8) {
      bits -= 8;
      b[at++] = (acc >>> bits) & 255;
      acc &= (1 << bits) - 1;
    }
  }
  if ((b[6] as number) >>> 4 !== 7 || (b[8] as number) >>> 6 !== 2) return undefined;
  return toUuid(b);
}

/**
 * Members of one decision share its id but for the last four bits: member 0 is the decision, 1–10 are its offers.
 * So an offer's id names its decision, and the hot path stores one row instead of eleven.
 */
export function familyRoot(uuid: Uuid): Uuid {
  return (uuid.slice(0, 35) + '0') as Uuid;
}

/** @param member 0–15 */
export function familyMember(root: Uuid, member: number): Uuid {
  return (root.slice(0, 35) + member.toString(16)) as Uuid;
}

/** @returns 0 for the decision itself, 1–15 for its members */
export function memberNumber(uuid: Uuid): number {
  return parseInt(uuid[35] as string, 16);
}

/** The lowest id of an instant: whatever was made from then on is above it. */
export function firstIdAt(ms: number): Uuid {
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000` as Uuid;
}

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isUuid(text: string): text is Uuid {
  return UUID_V7.test(text);
}
