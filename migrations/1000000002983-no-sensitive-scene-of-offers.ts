import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An offer's row needs its scene to tell what its customer's choice says of him, and in a sensitive scene that is nothing.
 * So it names none there, nor any of whoever was erased.
 */
export class NoSensitiveSceneOfOffers1000000002983 implements MigrationInterface {
  name = 'NoSensitiveSceneOfOffers1000000002983';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`update offer set scenario = null
      where scenario ~ '^(healthcare|daily\\.pharmacy|publicServices\\.donation|family\\.funeral|excluded)(\\.|$)'`);
    await q.query(`update offer o set scenario = null from customer c
      where c.id = o.customer_id and c.bucket = o.bucket and c.status = 'erased' and o.scenario is not null`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
