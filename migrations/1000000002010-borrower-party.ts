import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteFunction } from './support.js';

/** Who is the same borrower is said by his party from now on, so that a merge by the bank's staff counts as well. */
export class BorrowerParty1000000002010 implements MigrationInterface {
  name = 'BorrowerParty1000000002010';

  async up(q: QueryRunner): Promise<void> {
    for (const name of ['borrower_exposure', 'borrower_debt_service', 'borrower_arrears']) {
      await rewriteFunction(q, name, [['c.claim = a.claim', 'c.party_id = a.party_id']]);
    }
    await rewriteFunction(q, 'gate.decision_context', [['o.claim = c.claim', 'o.party_id = c.party_id']]);
    await q.query('drop index customer_by_claim');
    await q.query('alter table customer drop column claim');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
