import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What somebody did with offers of credit says how he leans, but not what he did in a sensitive scene: so an offer that
 * somebody acted on names its scene. Null is not known any more, and then it says nothing.
 */
export class SceneOfOffers1000000002980 implements MigrationInterface {
  name = 'SceneOfOffers1000000002980';

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table offer add column scenario text');
    // An offer's id is its decision's but for the last four bits.
    await q.query(`update offer o set scenario = d.scenario from decision d
      where d.id = (left(o.id::text, 35) || '0')::uuid and d.bucket = o.bucket`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
