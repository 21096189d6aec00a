import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { calculateJwkThumbprint, CompactSign, exportJWK, type JWK } from 'jose';
import { formatId } from '../../../kernel/ids.js';
import { KeyedDigest } from '../../../platform/security/keyed-digest.js';
import type { StoredConsent } from '../consents.repository.js';
import type { Tenant } from '../customers.repository.js';
import type { Uuid } from '../../../kernel/ids.js';

const ED25519_PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const TYPE = 'consent-receipt+jws';

/** Signs what a consent says, so that whoever holds the receipt can show it to others. */
@Injectable()
export class ConsentReceipts {
  private readonly key: KeyObject;
  private readonly published: Promise<JWK & { readonly kid: string }>;

  /** Every process derives the same key from the pepper, so that nothing has to be stored or shared. */
  constructor(digests: KeyedDigest) {
    const der = Buffer.concat([ED25519_PKCS8_PREFIX, digests.of('consent-receipt')]);
    this.key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    this.published = publishedKey(createPublicKey(this.key));
  }

  /** @returns a compact JWS (RFC 7515), the same for the same state of the consent */
  async sign(tenant: Tenant, customerId: Uuid, consent: StoredConsent): Promise<string> {
    const { kid } = await this.published;
    const receipt = {
      v: 1,
      issuer: 'embank',
      partner: formatId('partner', tenant.partnerId),
      environment: tenant.environment,
      customer: formatId('customer', customerId),
      id: formatId('consent', consent.id),
      purpose: consent.purpose,
      data: consent.data,
      textVersion: consent.textVersion,
      evidence: consent.evidence ?? null,
      grantedAt: instantOrNull(consent.grantedAt),
      expiresAt: instantOrNull(consent.expiresAt),
      status: consent.status,
      statusReason: consent.statusReason,
      statusChangedAt: instantOrNull(consent.statusChangedAt),
    };
    return new CompactSign(Buffer.from(JSON.stringify(receipt)))
      .setProtectedHeader({ alg: 'EdDSA', typ: TYPE, kid })
      .sign(this.key);
  }

  /** By which receipts are verified (RFC 7517). */
  async keys(): Promise<{ keys: JWK[] }> {
    return { keys: [await this.published] };
  }
}

async function publishedKey(key: KeyObject): Promise<JWK & { kid: string }> {
  const jwk = await exportJWK(key);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'EdDSA', use: 'sig' };
}

function instantOrNull(instant: string | Date | null | undefined): string | null {
  return instant ? new Date(instant).toISOString() : null;
}
