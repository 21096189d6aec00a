import { timingSafeEqual } from 'node:crypto';
import { formatId, parseId, type Uuid } from '../../kernel/ids.js';
import type { Tenant } from '../customers/index.js';
import type { KeyedDigest } from '../../platform/security/keyed-digest.js';

const MAC_BYTES = 16;

/**
 * What an anonymous answer gives back so that it can be joined later: the decision's id and proof that it was given to
 * this partner. It names nobody, and is worth nothing without the customer's consent.
 */
export function subjectToken(digests: KeyedDigest, tenant: Tenant, decisionId: Uuid): string {
  return `sbt_${formatId('decision', decisionId).slice(4)}.${mac(digests, tenant, decisionId).toString('base64url')}`;
}

/** @returns the decision, or undefined when the token was not given to this partner */
export function readSubjectToken(digests: KeyedDigest, tenant: Tenant, token: string): Uuid | undefined {
  const [head = '', tail = ''] = token.slice(4).split('.');
  const decisionId = parseId('decision', `dec_${head}`);
  if (!decisionId) return undefined;
  const given = Buffer.from(tail, 'base64url');
  return given.length === MAC_BYTES && timingSafeEqual(given, mac(digests, tenant, decisionId))
    ? decisionId
    : undefined;
}

function mac(digests: KeyedDigest, { partnerId, environment }: Tenant, decisionId: Uuid): Buffer {
  return digests.of('subject-token', partnerId, environment, decisionId).subarray(0, MAC_BYTES);
}
