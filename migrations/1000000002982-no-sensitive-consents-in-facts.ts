import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That somebody agreed to the use of sensitive data tells rules of a sensitive scene as plainly as what happened there. */
export class NoSensitiveConsentsInFacts1000000002982 implements MigrationInterface {
  name = 'NoSensitiveConsentsInFacts1000000002982';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`update customer_facts
      set consents = array(select c from unnest(consents) c where c not like 'sensitiveData%')
      where consents && array['sensitiveData', 'sensitiveData/events', 'sensitiveData/tags']`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
