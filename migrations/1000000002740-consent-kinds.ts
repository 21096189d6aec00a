import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteFunction } from './support.js';

/** The grant covers the kind of data that a tag is which needs its purpose. */
const covers = (grant: string): string => `case ${grant}.purpose when 'marketing' then 'contact'
  when 'creditCheck' then 'bureau' else 'tags' end = any (${grant}.data)`;

const PARTLY = `not f.consents @> array['profiling/profile', 'profiling/tags']`;
const CUSTOMERS_A_CHANGE = 500;

/** Facts, segments, tags and timelines go by the kinds of data that a consent covers, not by its purpose alone. */
export class ConsentKinds1000000002740 implements MigrationInterface {
  name = 'ConsentKinds1000000002740';

  async up(q: QueryRunner): Promise<void> {
    await rewriteFunction(q, 'gate.decision_context', [
      ['w.purpose = g.purpose', `w.purpose = g.purpose and ${covers('w')}`],
    ]);
    await rewriteFunction(q, 'customer_timeline', [
      ['n.purpose = t.purpose', `n.purpose = t.purpose and ${covers('n')}`],
    ]);
    // What is kept of a sensitive scene he came by was kept with his consent, and only that ever ends.
    for (const table of ['tag', 'tag_history']) {
      await q.query(`update ${table} set purpose = 'sensitiveData'
        where source in ('acquisition', 'acceptance') and expires_at is not null and purpose is null`);
    }
    await q.query(`update customer_facts f set consents = coalesce((
        select array_agg(distinct u.consent) from consent n
        cross join lateral unnest(n.data) d cross join lateral (values (n.purpose), (n.purpose || '/' || d)) u(consent)
        where n.customer_id = f.customer_id and n.bucket = f.bucket and n.status = 'granted'
          and n.purpose = any (f.consents)), '{}')
      where cardinality(f.consents) > 0`);
    // Their tags and segments are computed again.
    await q.query(`insert into customer_change (customer_ids)
      select array_agg(customer_id) from (
        select f.customer_id, (row_number() over (order by f.bucket, f.customer_id) - 1) / ${CUSTOMERS_A_CHANGE} as part
        from customer_facts f
        where ${PARTLY} and (f.lifecycle is not null or cardinality(f.tags) > 0 or cardinality(f.segments) > 0)) parts
      group by part`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
