import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteFunction } from './support.js';

/** All data of each purpose, which is what a consent covered before it could name less. */
const DATA = `case purpose when 'profiling' then array['profile', 'tags'] when 'marketing' then array['contact']
  when 'sensitiveData' then array['events', 'tags'] else array['bureau'] end`;

/** A consent covers a purpose for some kinds of data, and ends by a status of its own, of which its partner is told. */
export class Consents1000000002020 implements MigrationInterface {
  name = 'Consents1000000002020';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table consent add column data text[], add column notice_due_at timestamptz,
      drop constraint consent_status_known,
      add constraint consent_status_known check (status in ('granted', 'revoked', 'expired'))`);
    await q.query(`update consent set data = ${DATA},
      notice_due_at = case when status = 'granted' then expires_at - interval '30 days' end`);
    await q.query('alter table consent alter column data set not null');
    await q.query(
      'create index consent_notice_due on consent (environment, notice_due_at) where notice_due_at is not null',
    );
    await this.decisionContext(q);
  }

  /** Deciding learns of each consent its purpose, and its purpose with each kind of data. */
  private async decisionContext(q: QueryRunner): Promise<void> {
    await rewriteFunction(q, 'gate.decision_context', [
      [
        'select array_agg(n.purpose) as consents from consent n',
        `select array_agg(u.what) as consents from consent n
        cross join lateral unnest(n.purpose || array(select n.purpose || '/' || d from unnest(n.data) d)) as u(what)`,
      ],
    ]);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
