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
  /** Why he looks at somebody's data, in his own words, where he has said it. */
  readonly purpose?: string | undefined;
}

export interface SystemActor {
  readonly kind: 'system';
  readonly job: string;
}

/** What a transaction is for; `keptPlans` reads single rows by their keys, over and over with the same statements. */
export type TxMode = 'write' | 'read' | 'snapshot' | 'keptPlans';

/**
 * A plan that is kept is one for any values, made from what the tables were like then: perhaps still empty. So it must find
 * rows by their keys whatever it believes of sizes.
 */
const BY_KEYS = `SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off;
  SET LOCAL enable_mergejoin = off; SET LOCAL jit = off`;

const BEGIN: Readonly<Record<TxMode, string>> = {
  write: 'BEGIN',
  read: 'BEGIN READ ONLY',
  snapshot: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  keptPlans: `BEGIN READ ONLY; ${BY_KEYS}`,
};

/**
 * The statements that open a transaction for an actor, in one round trip. `SET LOCAL` takes no parameters, so what is
 * written into it must match strictly first; it ends with the transaction, which keeps a transaction-mode pooler safe
 * and is passed on to the workers of a sharded database.
 */
export function openingStatements(actor: Actor, mode: TxMode): string {
  const begin = BEGIN[mode];
  if (actor.kind !== 'partner') return `${begin}; SET LOCAL ROLE embank_staff`;
  if (!isUuid(actor.partnerId)) throw new TypeError('partner id is no UUID');
  if (actor.environment !== 'sandbox' && actor.environment !== 'live')
    throw new TypeError('unknown environment');
  return `${begin}; SET LOCAL embank.partner = '${actor.partnerId}'; SET LOCAL embank.environment = '${actor.environment}'`;
}
