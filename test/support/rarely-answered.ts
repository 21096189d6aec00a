const RACE =
  'only two requests at one moment meet it; one after the other, the second finds what the first has done';
const SIZE = 'it would take hundreds of thousands of rows';

/** Problems that stand in a document because most routes have them, and that the generated walk cannot meet at these; each with why. */
const ELSEWHERE: readonly [pairs: RegExp, why: string][] = [
  [
    /^GET \/v1\/(me|event-types|state-machines.*|openapi\.json) scope_missing$/,
    'whoever has a key may read it, whatever its scopes',
  ],
  [
    /^GET \/v1\/(me|event-types|state-machines.*|scenarios.*|openapi\.json|consent-receipt-keys|questionnaires\/\{name\}|sandbox\/(fixtures|magic)) database_/,
    'it is answered from memory',
  ],
  [
    /^POST \/v1\/offers (database_\w+|idempotency_(in_flight|key_reused))$/,
    'a checkout is answered without offers instead (test/faults/load.spec.ts)',
  ],
  [
    /^POST \/v1\/events(\/batch)? database_\w+$/,
    'each event has an answer of its own, or waits with others (test/e2e/events.spec.ts)',
  ],
  [
    /^POST \/v1\/sandbox\/(fixtures\/\{name\}|simulations) database_\w+$/,
    'their steps are requests themselves, and a step’s refusal is told as theirs',
  ],
  [
    /^PUT \/v1\/event-imports\/\{id\}\/content (body_required|deadline_exceeded)$/,
    'a long upload has rules of its own',
  ],
  [
    /^(POST|PUT) \/staff\/v1\/.* stale_version$/,
    'there must be a draft or a change first (test/support/refusals/definitions.ts)',
  ],
  [/^POST \/v1\/guarantees guarantee_exists$/, RACE],
  [/^POST \/v1\/suretyships external_id_taken$/, RACE],
  [/^POST \/staff\/v1\/approvals\/\{id\}\/approve already_enrolled$/, RACE],
  [/^GET \/v1\/customers\/\{id\}\/statement statement_too_long$/, SIZE],
  [/^POST \/staff\/v1\/segments\/\{name\}\/snapshots segment_too_large$/, SIZE],
  [
    /^POST \/staff\/v1\/sign-in sign_in_busy$/,
    'a full line of sign-ins is shown in src/modules/staff/passwords.spec.ts',
  ],
];

/** Of these no test names the code; whoever adds one says why here. */
export const isNamedNowhere = (code: string): boolean =>
  ELSEWHERE.some(([pairs]) => pairs.source.endsWith(` ${code}$`));

/** Reasons that stand for no problem of the documents any more. */
export const outlived = (pairs: readonly string[]): string[] =>
  ELSEWHERE.filter(([these]) => !pairs.some((pair) => these.test(pair))).map(([, why]) => why);

/** @param pair `GET /v1/me scope_missing` */
export const isElsewhere = (pair: string): boolean => ELSEWHERE.some(([pairs]) => pairs.test(pair));
