import { isUuid, type Uuid } from '../../kernel/ids.js';

export type Environment = 'sandbox' | 'live';

/** Who acts. It decides the database role, the tenant that row-level security lets through, and the audit row. */
export type Actor = PartnerActor | StaffActor | SystemActor;

export interface PartnerActor {
  readonly kind: 'partner';
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly keyId: Uuid;
  readonly requestId: string;
}

export interface StaffActor {
  readonly kind: 'staff';
  readonly userId: Uuid;
  readonly roles: readonly string[];
  readonly environment: Environment;
  readonly requestId: string;
}

export interface SystemActor {
  readonly kind: 'system';
  readonly job: string;
}

/**
 * The statements that open a transaction for an actor, in one round trip. `SET LOCAL` takes no parameters, so what is
 * written into it must match strictly first; it ends with the transaction, which keeps a transaction-mode pooler safe
 * and is passed on to the workers of a sharded database.
 */
export function openingStatements(actor: Actor, mode: 'write' | 'read' | 'snapshot'): string {
  const begin =
    mode === 'write'
      ? 'BEGIN'
      : mode === 'read'
        ? 'BEGIN READ ONLY'
        : 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
  if (actor.kind !== 'partner') return `${begin}; SET LOCAL ROLE embank_staff`;
  if (!isUuid(actor.partnerId)) throw new TypeError('partner id is no UUID');
  if (actor.environment !== 'sandbox' && actor.environment !== 'live')
    throw new TypeError('unknown environment');
  return `${begin}; SET LOCAL embank.partner = '${actor.partnerId}'; SET LOCAL embank.environment = '${actor.environment}'`;
}
