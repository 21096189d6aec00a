import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewrittenFunction } from './support.js';

/**
 * What ranking weighs offers by stands in the customer's row of facts, and a decision reads it with the rest of that row:
 * how averse he is to debt, and how strongly he needs each kind of product. Null is not known.
 */
export class Leanings1000000002700 implements MigrationInterface {
  name = 'Leanings1000000002700';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table customer_facts add column debt_aversion float4, add column needs jsonb,
      add constraint customer_facts_debt_aversion_share check (debt_aversion between 0 and 1)`);
    const changed = await rewrittenFunction(q, 'gate.decision_context', [
      ['segments text[], profile jsonb)', 'segments text[], profile jsonb, debt_aversion real, needs jsonb)'],
      ['y.segments, y.profile', 'y.segments, y.profile, y.debt_aversion, y.needs'],
      [
        "'profile.tier', f.tier)) as profile",
        "'profile.tier', f.tier)) as profile, f.debt_aversion, f.needs",
      ],
    ]);
    await q.query('drop function gate.decision_context');
    await q.query(changed);
    await q.query('revoke all on function gate.decision_context from public');
    await q.query('grant execute on function gate.decision_context to embank_gate');
    // Who has said something; whoever did something is computed again within a day.
    await q.query(`insert into customer_change (customer_ids)
      select array_agg(customer_id) from (
        select customer_id, (row_number() over (order by customer_id) - 1) / 500 as part from questionnaire_answer) a
      group by part`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
