import { timingSafeEqual } from 'node:crypto';
import { LocalDate } from '../../kernel/calendar-date.js';
import { formatId, parseId, type Uuid } from '../../kernel/ids.js';
import type { KeyedDigest } from '../../platform/security/keyed-digest.js';
import type { Tenant } from '../customers/index.js';

/** What a settlement quote promises: this amount settles this agreement to the end of this day. */
export interface QuoteTerms {
  readonly agreementId: Uuid;
  readonly on: LocalDate;
  readonly amountMinor: bigint;
}

const MAC_BYTES = 16;

/** The quote as one text that the partner gives back. Nothing is stored, so asking for quotes costs and leaves nothing. */
export function quoteToken(digests: KeyedDigest, tenant: Tenant, terms: QuoteTerms): string {
  const body = `${formatId('agreement', terms.agreementId)}/${terms.on.toString()}/${terms.amountMinor}`;
  return `stq_${Buffer.concat([mac(digests, tenant, body), Buffer.from(body)]).toString('base64url')}`;
}

/** @returns undefined when the text is no quote that this partner was given */
export function readQuoteToken(digests: KeyedDigest, tenant: Tenant, token: string): QuoteTerms | undefined {
  const bytes = Buffer.from(token.slice(4), 'base64url');
  // Base64 has several spellings of one value; only ours counts.
  if (bytes.length <= MAC_BYTES || bytes.toString('base64url') !== token.slice(4)) return undefined;
  const body = bytes.subarray(MAC_BYTES).toString();
  if (!timingSafeEqual(bytes.subarray(0, MAC_BYTES), mac(digests, tenant, body))) return undefined;
  const [agreement = '', on = '', amount = ''] = body.split('/');
  const agreementId = parseId('agreement', agreement);
  return agreementId && { agreementId, on: LocalDate.parse(on), amountMinor: BigInt(amount) };
}

function mac(digests: KeyedDigest, { partnerId, environment }: Tenant, body: string): Buffer {
  return digests.of('settlement-quote', partnerId, environment, body).subarray(0, MAC_BYTES);
}
