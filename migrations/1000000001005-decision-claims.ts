import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.js';

/**
 * Who joined an anonymous decision: one customer, the first. The links lie with their customers, where no key can hold
 * two of them apart; the claim lies with the decision, where one can.
 */
export class DecisionClaims1000000001005 implements MigrationInterface {
  name = 'DecisionClaims1000000001005';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table decision_claim (
      decision_id uuid not null, bucket int2 not null, customer_id uuid not null, partner_id uuid not null, environment text not null,
      constraint decision_claim_pkey primary key (decision_id, bucket),
      constraint decision_claim_bucket_in_id check (bucket = bucket_of(decision_id)))`);
    await tenantTable(q, 'decision_claim', 'select, insert');
    await q.query(`insert into decision_claim (decision_id, bucket, customer_id, partner_id, environment)
      select distinct on (decision_id) decision_id, bucket_of(decision_id), customer_id, partner_id, environment
      from customer_decision order by decision_id, customer_id`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
