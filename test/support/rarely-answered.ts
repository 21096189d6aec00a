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
    'there must be a draft or a change first (test/e2e/definitions.spec.ts)',
  ],
];

/** @param pair `GET /v1/me scope_missing` */
export const isElsewhere = (pair: string): boolean => ELSEWHERE.some(([pairs]) => pairs.test(pair));
