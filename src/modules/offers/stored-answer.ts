import { constants, deflateSync, inflateSync } from 'node:zlib';

/**
 * Turns of phrase of an answer's JSON, commonest last. It makes answers a third smaller and a fifth cheaper to press.
 * It must never change, as it reads what it once wrote: a zlib stream names its dictionary by a checksum, so another
 * text would be a second dictionary beside this one.
 */
const DICTIONARY = Buffer.from(
  '"code":"not_available","detail":"Not available to this customer now."' +
    '"conditions":["identityDocument","guarantorSignature"],"code":"amount_below_minimum","detail":"The amount must be at least' +
    '"code":"instalment_too_high","costs less and asks nothing more.","code":"better_alternatives","detail":"Two better offers do the same job."' +
    '"code":"kind_not_allowed_in_scenario","detail":"Products of the kind "card" are not sold in this scenario."},{"product":"' +
    ',"smallestChange":{"field":"amount","change":"atLeast","value":' +
    '"allowedActions":["view","quote","accept","decline"]}],"notOffered":[{"product":"' +
    '],"subjectToken":null,"degraded":false,"environment":"sandbox","decidedAt":"2026-12-31T12:00:00.000Z"}' +
    '{"id":"dec_01","scenario":{"path":"retail.","version":1,"confidence":1,"runnerUp":null,"evidence":[{"source":"partner","detail":"named in the request"}]},"customer":"cus_01' +
    '","offers":[{"id":"off_01","status":"open","rank":1,"product":{"code":"","version":1,"kind":"instalment","name":"' +
    '"},"job":"spread","firmness":"firm","conditions":[],"option":"12m","amount":{"amount":0,"currency":"CNY"},"dueToday":{"amount":0,"currency":"CNY"},"downPayment":{"amount":0,"currency":"CNY"},' +
    '"rateAnnual":"0.1","apr":{"value":"0.000000","method":"cn-irr-compound"},"totalCost":{"amount":0,"currency":"CNY"},"totalPayable":{"amount":0,"currency":"CNY"},"instalments":[' +
    ',"total":0}],"payee":"merchant","payout":{"amount":0,"currency":"CNY"},"termOptions":["3m","6m","12m","24m"],"score":{"probability":0.1,"value":0,"fit":{"order":1,"need":1,"headroom":1,"attitude":1,"lever":1}},' +
    '"reasons":["answers_what_was_asked","fits_the_situation","costs_nothing_extra","lowest_cost","lowest_instalment","covers_the_shortfall"],' +
    '"disclosures":[{"code":"","version":1,"text":"."},{"code":"","version":1,"text":"."}],"expiresAt":"2026-12-31T12:00:00.000Z","allowedActions":[' +
    '{"number":1,"dueDate":"2026-12-01","principal":0,"interest":0,"fee":0,"total":0},{"number":2,"dueDate":"2027-01-01","principal":0,"interest":0,"fee":0,"total":0},{"number":',
);

/** The fastest level, and a window that sees the whole of a usual answer; the smaller tables cost less to clear. */
const PRESSING = {
  level: constants.Z_BEST_SPEED,
  windowBits: 14,
  memLevel: 6,
  chunkSize: 4_096,
  dictionary: DICTIONARY,
};
/** `{`: answers of before were stored as they are. A zlib stream never begins with it. */
const OPEN_BRACE = 0x7b;

/**
 * An answer as the table keeps it. Pressed here, it is a sixth of its length on its way into PostgreSQL, which would
 * otherwise check, copy and press all of it for three times the processor time.
 * @param answer JSON text in UTF-8
 */
export function packAnswer(answer: Uint8Array): Buffer {
  return deflateSync(answer, PRESSING);
}

/** @returns the answer's JSON text, byte for byte */
export function unpackAnswer(stored: Buffer): string {
  if (stored[0] === OPEN_BRACE) return stored.toString();
  return inflateSync(stored, { dictionary: DICTIONARY }).toString();
}
