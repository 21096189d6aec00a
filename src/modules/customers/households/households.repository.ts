import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';

export const HOUSEHOLD_ROLES = ['head', 'spouse', 'child', 'parent', 'other'] as const;
export type HouseholdRole = (typeof HOUSEHOLD_ROLES)[number];

export interface Household {
  readonly id: Uuid;
  readonly declaredAt: Date;
}

/** Days as YYYY-MM-DD; `validTo` is the first on which it holds no more, null while nobody knows one. */
export interface Validity {
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface NewMember extends Validity {
  readonly partyId: Uuid;
  readonly role: HouseholdRole;
}

export interface HouseholdMember extends NewMember {
  readonly id: Uuid;
  readonly householdId: Uuid;
  /** The person whom he is by now, where parties were merged. */
  readonly rootId: Uuid;
  readonly reason: string;
  readonly endReason: string | null;
}

/** What both kinds of rows say of who did it. */
export interface Declared {
  readonly environment: Environment;
  readonly by: Uuid;
  readonly reason: string;
}

const MEMBERS_MAX = 200;
const MEMBER = `select m.id, m.household_id as "householdId", m.party_id as "partyId", p.root_id as "rootId", m.role,
    m.valid_from::text as "validFrom", m.valid_to::text as "validTo", m.reason, m.end_reason as "endReason"
  from household_member m join party p on p.id = m.party_id and p.bucket = m.bucket`;

@Injectable()
export class HouseholdsRepository {
  constructor(private readonly clock: SystemClock) {}

  newId(): Uuid {
    return newUuid(this.clock.nowMs());
  }

  async find(tx: ReadTx, environment: Environment, id: Uuid): Promise<Household | undefined> {
    const rows = await tx.query<Household>(
      'select id, declared_at as "declaredAt" from household where environment = $1 and id = $2 and bucket = $3',
      [environment, id, bucketOf(id)],
    );
    return rows[0];
  }

  /** Locks it until the transaction ends, where it is there already. */
  async lock(tx: Tx, id: Uuid): Promise<void> {
    await tx.query('select 1 from household where id = $1 and bucket = $2 for update', [id, bucketOf(id)]);
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    environment: Environment,
    before: Uuid | undefined,
    limit: number,
  ): Promise<Household[]> {
    return tx.query<Household>(
      `select id, declared_at as "declaredAt" from household
       where environment = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
      [environment, before ?? null, limit],
    );
  }

  /** Of several households, past members too, in the order in which they were declared; at most 200 of each. */
  async membersOf(tx: ReadTx, households: readonly Uuid[]): Promise<HouseholdMember[]> {
    return tx.query<HouseholdMember>(
      `select k.* from unnest($1::uuid[]) as h(id)
       cross join lateral (
         ${MEMBER} where m.household_id = h.id order by m.declared_at, m.id limit ${MEMBERS_MAX}) k`,
      [households],
    );
  }

  async member(tx: ReadTx, environment: Environment, id: Uuid): Promise<HouseholdMember | undefined> {
    const rows = await tx.query<HouseholdMember>(
      `${MEMBER} where m.environment = $1 and m.id = $2 and m.bucket = $3`,
      [environment, id, bucketOf(id)],
    );
    return rows[0];
  }

  async lockMember(tx: Tx, id: Uuid): Promise<void> {
    await tx.query('select 1 from household_member where id = $1 and bucket = $2 for update', [
      id,
      bucketOf(id),
    ]);
  }

  /** The household that a person is in on a day, whichever of his parties was declared. */
  async ofParty(tx: ReadTx, root: Uuid, day: string): Promise<Uuid | undefined> {
    const rows = await tx.query<{ id: Uuid }>(
      `select m.household_id as id from party p join household_member m on m.party_id = p.id and m.bucket = p.bucket
       where p.root_id = $1 and daterange(m.valid_from, m.valid_to) @> $2::date limit 1`,
      [root, day],
    );
    return rows[0]?.id;
  }

  /** Whether a person is in some household, or is going to be, on any of these days. */
  async isMember(tx: ReadTx, root: Uuid, { validFrom, validTo }: Validity): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from party p join household_member m on m.party_id = p.id and m.bucket = p.bucket
       where p.root_id = $1 and daterange(m.valid_from, m.valid_to) && daterange($2::date, $3::date) limit 1`,
      [root, validFrom, validTo],
    );
    return rows.length > 0;
  }

  /** Whether two persons are in two households at one time, so that they cannot be one person. */
  async areApart(tx: ReadTx, one: Uuid, other: Uuid): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from party p join household_member m on m.party_id = p.id and m.bucket = p.bucket
       join party q on q.root_id = $2 join household_member n on n.party_id = q.id and n.bucket = q.bucket
       where p.root_id = $1 and daterange(m.valid_from, m.valid_to) && daterange(n.valid_from, n.valid_to) limit 1`,
      [one, other],
    );
    return rows.length > 0;
  }

  async insert(tx: Tx, id: Uuid, { environment, by }: Declared): Promise<void> {
    await tx.query(
      `insert into household (id, bucket, environment, declared_at, declared_by)
       values ($1, $2, $3, clock_timestamp(), $4) on conflict do nothing`,
      [id, bucketOf(id), environment, by],
    );
  }

  async add(
    tx: Tx,
    household: Uuid,
    { partyId, role, validFrom, validTo }: NewMember,
    { environment, by, reason }: Declared,
  ): Promise<Uuid> {
    const id = newUuid(this.clock.nowMs(), bucketOf(partyId));
    await tx.query(
      `insert into household_member (id, bucket, environment, household_id, party_id, role, valid_from, valid_to, reason,
         declared_at, declared_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp(), $10)`,
      [id, bucketOf(id), environment, household, partyId, role, validFrom, validTo, reason, by],
    );
    return id;
  }

  /** @param day the first on which it holds no more; before it began it never held */
  async end(tx: Tx, { id }: HouseholdMember, day: string, { by, reason }: Declared): Promise<void> {
    await tx.query(
      `update household_member set valid_to = greatest(valid_from, $3::date), ended_at = clock_timestamp(), ended_by = $4,
         end_reason = $5
       where id = $1 and bucket = $2`,
      [id, bucketOf(id), day, by, reason],
    );
  }
}
