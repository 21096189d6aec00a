import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { SealedSecrets } from './endpoint-secrets.js';
import type { EndpointStatus } from './webhooks.states.js';

/** A place that a partner wants to be told at. */
export interface Endpoint extends SealedSecrets {
  readonly bucket: number;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly url: string;
  readonly description: string | null;
  readonly types: readonly string[];
  readonly payload: 'thin' | 'full';
  readonly apiVersion: string;
  readonly status: EndpointStatus;
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
  readonly failingSince: Date | null;
  readonly failures: number;
  readonly version: number;
  readonly createdAt: Date;
}

/** What a partner says of it. */
export interface EndpointOrder {
  readonly url: string;
  readonly description: string | null;
  readonly types: readonly string[];
  readonly payload: 'thin' | 'full';
  readonly apiVersion: string;
}
