import type { MigrationInterface, QueryRunner } from 'typeorm';
import { timelineBranch } from './1000000002400-customer-overview.js';
import { bankTable, bucketCheck, rewriteFunction } from './support.js';

const MEMBERSHIPS = `party p join household_member m on m.party_id = p.id and m.bucket = p.bucket where p.root_id = root`;
const day = (date: string): string => `${date}::timestamp at time zone 'UTC'`;
const TOLD = { subject: 'm.role', about: 'm.household_id' };

/**
 * Who lives together, as staff have declared it. A relation of persons over every partner, so it is the bank's alone: no
 * tenant has a right on it, no rule reads it, and it neither merges persons nor lends what is known of one to another.
 */
export class Households1000000002410 implements MigrationInterface {
  name = 'Households1000000002410';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table household (
      id uuid not null, bucket int2 not null, environment text not null, declared_at timestamptz not null,
      declared_by uuid not null,
      constraint household_pkey primary key (id, bucket), ${bucketCheck('household')})`);
    await q.query('create index household_list on household (environment, id)');
    await bankTable(q, 'household');

    // Its bucket is the person's. Days: `valid_to` is the first on which it holds no more.
    await q.query(`create table household_member (
      id uuid not null, bucket int2 not null, environment text not null, household_id uuid not null, party_id uuid not null,
      role text not null, valid_from date not null, valid_to date, reason text not null,
      declared_at timestamptz not null, declared_by uuid not null,
      ended_at timestamptz, ended_by uuid, end_reason text,
      constraint household_member_pkey primary key (id, bucket), ${bucketCheck('household_member')},
      constraint household_member_role_known check (role in ('head', 'spouse', 'child', 'parent', 'other')),
      constraint household_member_validity check (valid_to is null or valid_to >= valid_from),
      constraint household_member_ended check ((ended_at is null) = (ended_by is null) and (ended_at is null or valid_to is not null)))`);
    await q.query('create index household_member_of_household on household_member (household_id)');
    await q.query('create index household_member_of_party on household_member (party_id)');
    await q.query(
      'create unique index household_member_open on household_member (party_id, bucket) where valid_to is null',
    );
    await bankTable(q, 'household_member');
    await this.timeline(q);
  }

  /** A person's memberships are in the timelines of his customers, beside the merges of his party. */
  private async timeline(q: QueryRunner): Promise<void> {
    const joined = timelineBranch({
      kind: 'householdMember',
      id: 'm.id',
      columns: { ...TOLD, act: `'joined'`, value: 'm.reason', happened: day('m.valid_from') },
      from: MEMBERSHIPS,
    });
    const ended = timelineBranch({
      kind: 'householdMember',
      id: 'm.id',
      at: 'm.ended_at',
      suffix: `'ended'`,
      columns: { ...TOLD, act: `'ended'`, value: 'm.end_reason', happened: day('m.valid_to') },
      from: `${MEMBERSHIPS} and m.ended_at is not null`,
    });
    const end = ') x order by x.at_ms desc';
    await rewriteFunction(q, 'customer_timeline', [
      [end, `union all ${joined}\n          union all ${ended}\n        ${end}`],
    ]);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
