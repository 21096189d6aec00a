import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import { KeyRing, open, seal } from '../../platform/security/secret-box.js';
import type { Job } from './queue.repository.js';
import { newWebhookSecret, signingKey } from './signing.js';

export interface SealedSecrets {
  readonly id: Uuid;
  readonly secretKey: Buffer;
  readonly secret: Buffer;
  readonly previousSecret: Buffer | null;
  readonly previousSecretUntil: Date | null;
}

const placeOf = (id: Uuid): string => `webhook_endpoint/secret/${id}`;

const bodyOf = (deliveryId: Uuid): string => `webhook_delivery/body/${deliveryId}`;

/** The shared secrets of endpoints: shown once, kept sealed under a key of each endpoint. */
@Injectable()
export class EndpointSecrets {
  /** By the sealed secret as it was read; a worker keeps the row of an endpoint until its version changes. */
  private readonly opened = new WeakMap<Buffer, KeyObject>();

  constructor(private readonly keys: KeyRing) {}

  create(id: Uuid): { shown: string; secretKey: Buffer; secret: Buffer } {
    const { key, wrapped } = this.keys.create(placeOf(id));
    const shown = newWebhookSecret();
    return { shown, secretKey: wrapped, secret: seal(key, placeOf(id), shown) };
  }

  /** A further secret under the endpoint's own key. */
  another({ id, secretKey }: Pick<SealedSecrets, 'id' | 'secretKey'>): { shown: string; secret: Buffer } {
    const shown = newWebhookSecret();
    return { shown, secret: seal(this.keys.unwrap(placeOf(id), secretKey), placeOf(id), shown) };
  }

  /** What was sent in full repeats what only its partner may read, so it is kept no more readable than answers are. */
  sealBody({ deliveryId }: Pick<Job, 'deliveryId'>, body: string): string {
    return seal(this.keys.anonymous, bodyOf(deliveryId), body).toString('base64');
  }

  openBody({ deliveryId, body }: Pick<Job, 'deliveryId' | 'body'>): string {
    return open(this.keys.anonymous, bodyOf(deliveryId), Buffer.from(body ?? '', 'base64')).toString('utf8');
  }

  /** Those that sign now: the newest first, and the one before it while both are valid. */
  signing(endpoint: SealedSecrets, nowMs: number): KeyObject[] {
    const { secret, previousSecret, previousSecretUntil } = endpoint;
    const isOverlap = previousSecret && previousSecretUntil && previousSecretUntil.getTime() > nowMs;
    return [secret, ...(isOverlap ? [previousSecret] : [])].map((sealed) => this.keyOf(endpoint, sealed));
  }

  private keyOf({ id, secretKey }: SealedSecrets, sealed: Buffer): KeyObject {
    const known = this.opened.get(sealed);
    if (known) return known;
    const secret = open(this.keys.unwrap(placeOf(id), secretKey), placeOf(id), sealed);
    const key = signingKey(secret.toString('utf8'));
    this.opened.set(sealed, key);
    return key;
  }
}
