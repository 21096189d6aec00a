import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When time alone ends an offer that somebody acted on, as long as its partner has not been told. */
export class OfferExpiry1000000002550 implements MigrationInterface {
  name = 'OfferExpiry1000000002550';

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table offer add column ends_at timestamptz');
    await q.query(
      'create index offer_to_expire on offer (partner_id, environment, ends_at, id) where ends_at is not null',
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
