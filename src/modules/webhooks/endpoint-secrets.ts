import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import { KeyRing, open, seal } from '../../platform/security/secret-box.js';
import type { Job } from './queue.repository.js';
import { newWebhookSecret } from './signing.js';

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
  signing(
    { id, secretKey, secret, previousSecret, previousSecretUntil }: SealedSecrets,
    nowMs: number,
  ): string[] {
    const key = this.keys.unwrap(placeOf(id), secretKey);
    const isOverlap = previousSecret && previousSecretUntil && previousSecretUntil.getTime() > nowMs;
    return [secret, ...(isOverlap ? [previousSecret] : [])].map((sealed) =>
      open(key, placeOf(id), sealed).toString('utf8'),
    );
  }
}
