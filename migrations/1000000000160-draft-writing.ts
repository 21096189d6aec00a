import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was once in force never changes, whatever the program tries: nobody may write a body or delete a version, and
 * the one function that writes bodies touches drafts alone. (No trigger: a sharded database has none on its tables.)
 */
export class DraftWriting1000000000160 implements MigrationInterface {
  name = 'DraftWriting1000000000160';

  async up(q: QueryRunner): Promise<void> {
    await q.query('revoke delete, update (body, note) on definition from embank_staff');
    await q.query(`create function write_draft(draft uuid, expected int4, new_body jsonb, new_note text) returns setof definition
      language sql volatile security definer set search_path = public, pg_temp as $$
        update definition set body = new_body, note = new_note, version = version + 1
        where id = draft and version = expected and status = 'draft' returning * $$`);
    await q.query('revoke all on function write_draft(uuid, int4, jsonb, text) from public');
    await q.query('grant execute on function write_draft(uuid, int4, jsonb, text) to embank_staff');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
