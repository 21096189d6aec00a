import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewrittenFunction } from './support.js';

/** The row of facts, as far as decisions read it; names are those of the rules' attributes. */
const FACTS = `left join lateral (
        select f.segments, jsonb_strip_nulls(jsonb_build_object('profile.rfm.cell', f.rfm_cell, 'profile.abc', f.abc,
          'profile.lifecycle', f.lifecycle, 'profile.tier', f.tier)) as profile
        from customer_facts f where f.customer_id = c.id and f.bucket = c.bucket offset 0
      ) y on c.id is not null`;
const VALID = '(g.expires_at is null or g.expires_at > b.instant)';
const ALLOWED = `${VALID} and (g.purpose is null or exists (
          select from consent w where w.customer_id = g.customer_id and w.bucket = g.bucket and w.purpose = g.purpose
            and w.status = 'granted' and (w.expires_at is null or w.expires_at > b.instant)))`;

/**
 * A decision knows the customer's segments and profile by the same read that knows everything else of him, and uses a tag
 * only with the consent that it needs. Nothing else of the function changes.
 */
export class KnownSegments1000000002260 implements MigrationInterface {
  name = 'KnownSegments1000000002260';

  async up(q: QueryRunner): Promise<void> {
    const changed = await rewrittenFunction(q, 'gate.decision_context', [
      ['stored_answer bytea)', 'stored_answer bytea, segments text[], profile jsonb)'],
      ['stored.fingerprint, stored.answer', 'stored.fingerprint, stored.answer, y.segments, y.profile'],
      [VALID, ALLOWED],
      ['order by a.ord;', `${FACTS}\n      order by a.ord;`],
    ]);
    await q.query('drop function gate.decision_context');
    await q.query(changed);
    await q.query('revoke all on function gate.decision_context from public');
    await q.query('grant execute on function gate.decision_context to embank_gate');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
