import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';

/** What an access token for staff must look like; everything else is refused. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  /** Header `typ`, `at+jwt` (RFC 9068) or `JWT`. */
  readonly typ: string;
  /** JWS names, asymmetric only. */
  readonly algorithms: readonly string[];
}

export interface StaffClaims extends JWTPayload {
  readonly sub: string;
  readonly iat: number;
  readonly exp: number;
}

/** The token is not acceptable. The reason is for tests and logs; the caller only learns 401. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

/** Nothing is known about the token, because the issuer's keys cannot be fetched. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
}

/** FAPI 2.0 §5.3.2.1: 10 s ahead must be accepted, more than 60 s refused. An expired token gets no grace. */
export const CLOCK_AHEAD_SECONDS = 30;

const TOKEN_MAX_LENGTH = 8192;
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const KEY_ID = /^[\w.~:+=-]{1,128}$/;
const HEADER_MEMBERS = new Set(['alg', 'typ', 'kid']);

/**
 * Verifies a compact JWT.
 * @param token as received
 * @param keys finds the public key for a header that has passed the rules
 * @param nowMs instant of the system clock in milliseconds
 * @returns the claims, with `sub`, `iat` and `exp` checked
 * @throws TokenRefused, IssuerUnavailable
 */
export async function verifyToken(
  token: string,
  keys: JWTVerifyGetKey,
  rules: TokenRules,
  nowMs: number,
): Promise<StaffClaims> {
  checkHeader(readHeader(token), rules);
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: rules.issuer,
      audience: rules.audience,
      typ: rules.typ,
      algorithms: [...rules.algorithms],
      requiredClaims: ['exp', 'iat', 'sub'],
      clockTolerance: CLOCK_AHEAD_SECONDS,
      currentDate: new Date(nowMs),
    });
    return checkClaims(payload, nowMs);
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Only the canonical compact form: libraries accept padding, stray bits and blanks, which would alias one token. */
function readHeader(token: string): string {
  if (token.length > TOKEN_MAX_LENGTH || !COMPACT.test(token)) throw new TokenRefused('not in compact form');
  const parts = token.split('.').map((part) => ({ part, bytes: Buffer.from(part, 'base64url') }));
  if (parts.some(({ part, bytes }) => bytes.toString('base64url') !== part)) {
    throw new TokenRefused('not canonical base64url');
  }
  return parts[0]?.bytes.toString('utf8') ?? '';
}

/** A closed list of members leaves no room for jku, jwk, x5u, crit and the like (RFC 8725 §3.10). */
function checkHeader(text: string, rules: TokenRules): void {
  const header = parseObject(text);
  const members = Object.keys(header);
  const unknown = members.find((member) => !HEADER_MEMBERS.has(member));
  if (unknown !== undefined) throw new TokenRefused('header has members beyond alg, typ and kid');
  const { alg, typ, kid } = header;
  if (typeof alg !== 'string' || !rules.algorithms.includes(alg)) throw new TokenRefused('alg not accepted');
  if (typeof typ !== 'string') throw new TokenRefused('typ is missing');
  if (typeof kid !== 'string' || !KEY_ID.test(kid)) throw new TokenRefused('kid is missing or malformed');
  // Member names are now known and values hold no quotes, so a repeated or escaped name shows in the count.
  if ((text.match(/"(?:alg|typ|kid)"\s*:/g) ?? []).length !== members.length) {
    throw new TokenRefused('header repeats a member');
  }
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Falls through: broken JSON and JSON that is no object are the same refusal.
  }
  throw new TokenRefused('header is no JSON object');
}

function checkClaims(payload: JWTPayload, nowMs: number): StaffClaims {
  const { sub, iat, exp, nbf } = payload;
  if (typeof sub !== 'string' || sub === '' || sub.length > 255) throw new TokenRefused('sub is malformed');
  if (!Number.isSafeInteger(iat) || !Number.isSafeInteger(exp))
    throw new TokenRefused('iat or exp is no integer');
  if (nbf !== undefined && !Number.isSafeInteger(nbf)) throw new TokenRefused('nbf is no integer');
  const claims = { ...payload, sub, iat: iat as number, exp: exp as number };
  // jose knows one tolerance for all; ours is for clocks that run ahead, not for expired tokens.
  if (claims.exp * 1000 <= nowMs) throw new TokenRefused('expired');
  if (claims.iat * 1000 > nowMs + CLOCK_AHEAD_SECONDS * 1000) throw new TokenRefused('issued in the future');
  return claims;
}

function asRefusal(error: unknown): Error {
  if (error instanceof TokenRefused) return error;
  const cause = { cause: error };
  if (error instanceof errors.JWKSTimeout) return new IssuerUnavailable('the key set timed out', cause);
  // jose reports a key set that answers something else with its base class, verdicts on the token with subclasses.
  if (error instanceof errors.JWKSInvalid) return new IssuerUnavailable('the key set is broken', cause);
  if (error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC') {
    return new TokenRefused(error.code, cause);
  }
  return new IssuerUnavailable('the key set cannot be fetched', cause);
}
