import { Injectable } from '@nestjs/common';
import { bucketOf, formatId, newUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';

export type HoldStatus = 'open' | 'lifted';

/** Whom the bank must keep: one customer, or a person with all his customers, those to come too. */
export type HoldSubject = { readonly customerId: Uuid } | { readonly partyId: Uuid };

export interface LegalHold {
  readonly id: Uuid;
  readonly customerId: Uuid | null;
  readonly partyId: Uuid | null;
  readonly reason: string;
  readonly setAt: Date;
  readonly liftedAt: Date | null;
  readonly liftReason: string | null;
}

const COLUMNS = `h.id, h.customer_id as "customerId", h.party_id as "partyId", h.reason, h.set_at as "setAt",
  h.lifted_at as "liftedAt", h.lift_reason as "liftReason"`;
const OPEN_MAX = 20;

@Injectable()
export class LegalHoldsRepository {
  constructor(private readonly clock: SystemClock) {}

  /** As `holds` of a room: who is held stands there by his own id, for a hold is nothing that a partner could know again. */
  async holding(tx: ReadTx, customer: Uuid): Promise<string[]> {
    const rows = await tx.query<{ held: boolean }>('select is_held($1) as held', [customer]);
    return rows[0]?.held === true ? [formatId('customer', customer)] : [];
  }

  async find(tx: ReadTx, environment: Environment, id: Uuid): Promise<LegalHold | undefined> {
    const rows = await tx.query<LegalHold>(
      `select ${COLUMNS} from legal_hold h where h.environment = $1 and h.id = $2 and h.bucket = $3`,
      [environment, id, bucketOf(id)],
    );
    return rows[0];
  }

  async lock(tx: Tx, id: Uuid): Promise<void> {
    await tx.query('select 1 from legal_hold where id = $1 and bucket = $2 for update', [id, bucketOf(id)]);
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    environment: Environment,
    status: HoldStatus,
    before: Uuid | undefined,
    limit: number,
  ): Promise<LegalHold[]> {
    return tx.query<LegalHold>(
      `select ${COLUMNS} from legal_hold h
       where h.environment = $1 and (h.lifted_at is null) = ($2 = 'open') and ($3::uuid is null or h.id < $3)
       order by h.id desc limit $4`,
      [environment, status, before ?? null, limit],
    );
  }

  /** Those in force for a customer or his person, newest first, at most 20. */
  async openFor(tx: ReadTx, customer: Uuid, root: Uuid | null): Promise<LegalHold[]> {
    return tx.query<LegalHold>(
      `select ${COLUMNS} from legal_hold h
       where h.lifted_at is null and (h.customer_id = $1 or h.party_id = any (array(select p.id from party p where p.root_id = $2)))
       order by h.id desc limit ${OPEN_MAX}`,
      [customer, root],
    );
  }

  /** Those in force on exactly this customer or party, oldest first, at most 20. */
  async openOn(tx: ReadTx, environment: Environment, subject: HoldSubject): Promise<LegalHold[]> {
    const [column, id] =
      'customerId' in subject ? ['customer_id', subject.customerId] : ['party_id', subject.partyId];
    return tx.query<LegalHold>(
      `select ${COLUMNS} from legal_hold h
       where h.environment = $1 and h.lifted_at is null and h.${column} = $2 order by h.id limit ${OPEN_MAX}`,
      [environment, id],
    );
  }

  async insert(
    tx: Tx,
    subject: HoldSubject,
    hold: { readonly environment: Environment; readonly by: Uuid; readonly reason: string },
  ): Promise<Uuid> {
    const { customerId = null, partyId = null } = subject as { customerId?: Uuid; partyId?: Uuid };
    const id = newUuid(this.clock.nowMs(), bucketOf((customerId ?? partyId) as Uuid));
    await tx.query(
      `insert into legal_hold (id, bucket, environment, customer_id, party_id, reason, set_at, set_by)
       values ($1, $2, $3, $4, $5, $6, clock_timestamp(), $7)`,
      [id, bucketOf(id), hold.environment, customerId, partyId, hold.reason, hold.by],
    );
    return id;
  }

  async lift(tx: Tx, id: Uuid, by: Uuid, reason: string): Promise<void> {
    await tx.query(
      `update legal_hold set lifted_at = clock_timestamp(), lifted_by = $3, lift_reason = $4
       where id = $1 and bucket = $2`,
      [id, bucketOf(id), by, reason],
    );
  }
}
