import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is kept of how a customer came to a sensitive scene ends as its tags end. */
export class AcquisitionExpiry1000000001006 implements MigrationInterface {
  name = 'AcquisitionExpiry1000000001006';

  async up(q: QueryRunner): Promise<void> {
    for (const part of ['first', 'last']) {
      await q.query(
        `update customer c set acquisition = jsonb_set(c.acquisition, array[$1::text, 'expiresAt'], to_jsonb(t.expires_at))
         from tag t where t.customer_id = c.id and t.bucket = c.bucket and t.name = 'acquisition.' || $1
           and t.expires_at is not null and c.acquisition ? $1`,
        [part],
      );
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
