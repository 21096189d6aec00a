import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteFunction } from './support.js';

const BY_EXTERNAL_ID = `(c.bucket, c.partner_id, c.environment, c.external_digest)
            between (a.bucket, a.partner, a.environment, a.external)
              and (a.bucket, a.partner, a.environment, a.external)`;
const IN_BUCKET = BY_EXTERNAL_ID.replaceAll(/[ac]\.bucket, /g, '');

/**
 * The gate finds a customer by the partner's id at once. The comparison began with the bucket, which was also said to be equal:
 * PostgreSQL then goes to the bucket's first entry and reads on to the one that is meant, half a bucket on the average.
 */
export class CustomersOfABucket1000000002226 implements MigrationInterface {
  name = 'CustomersOfABucket1000000002226';

  async up(q: QueryRunner): Promise<void> {
    await rewriteFunction(q, 'gate.decision_context', [[BY_EXTERNAL_ID, IN_BUCKET]]);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
