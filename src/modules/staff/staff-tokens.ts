import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, createRemoteJWKSet, SignJWT, type JWTVerifyGetKey } from 'jose';
import type { Config } from '../../platform/config/config.js';
import type { KeyedDigest } from '../../platform/security/keyed-digest.js';
import { TokenRefused, verifyToken, type StaffClaims, type TokenRules } from './token-verifier.js';

export const TOKEN_LIFE_SECONDS = 600;

/** Access tokens of staff: checked always, issued only by the built-in sign-in. */
export class StaffTokens {
  constructor(
    private readonly rules: TokenRules,
    private readonly keys: JWTVerifyGetKey,
    /** The claim that names the roles; absent with the built-in sign-in, whose roles stand in the account. */
    readonly rolesClaim?: string,
    private readonly signer?: { readonly key: KeyObject; readonly kid: string },
  ) {}

  /** @throws TokenRefused, IssuerUnavailable */
  async verify(token: string, nowMs: number): Promise<StaffClaims> {
    return verifyToken(token, this.keys, this.rules, nowMs);
  }

  get isBuiltIn(): boolean {
    return this.signer !== undefined;
  }

  /** @param subject public id of the staff user */
  async issue(subject: string, nowMs: number): Promise<string> {
    if (!this.signer) throw new Error('tokens come from the bank’s issuer');
    const { issuer: iss, audience: aud, typ } = this.rules;
    const iat = Math.floor(nowMs / 1000);
    return new SignJWT({ iss, aud, sub: subject, iat, exp: iat + TOKEN_LIFE_SECONDS })
      .setProtectedHeader({ alg: 'EdDSA', typ, kid: this.signer.kid })
      .sign(this.signer.key);
  }
}

export async function staffTokens(config: Config, digests: KeyedDigest): Promise<StaffTokens> {
  const signIn = config.staffSignIn;
  return signIn.kind === 'issuer' ? issuerTokens(signIn) : builtInTokens(digests.of('staff-sign-in'));
}

interface IssuerSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  readonly typ: string;
  readonly rolesClaim: string;
}

/** The bank's issuer: its key set is fetched with a time-out, kept ten minutes, and asked again for a new `kid`. */
export function issuerTokens(settings: IssuerSettings): StaffTokens {
  const { issuer, audience, typ } = settings;
  const keys = createRemoteJWKSet(new URL(settings.jwksUrl), {
    timeoutDuration: 3000,
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
  });
  const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
  return new StaffTokens({ issuer, audience, typ, algorithms }, keys, settings.rolesClaim);
}

const ED25519_PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The built-in sign-in of development: an Ed25519 key that every process derives from the same secret, so that nothing
 * has to be stored or shared.
 * @param seed 32 bytes
 */
export async function builtInTokens(seed: Buffer): Promise<StaffTokens> {
  const der = Buffer.concat([ED25519_PKCS8_PREFIX, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key);
  const kid = await calculateJwkThumbprint(publicKey.export({ format: 'jwk' }));
  const rules = { issuer: 'embank', audience: 'embank-staff', typ: 'at+jwt', algorithms: ['EdDSA'] };
  const keys: JWTVerifyGetKey = (header) => {
    if (header.kid !== kid) throw new TokenRefused('unknown kid');
    return publicKey;
  };
  return new StaffTokens(rules, keys, undefined, { key, kid });
}
