import type { MigrationInterface, QueryRunner } from 'typeorm';
import { configurationTable } from './support.js';

/** A partner whose figures are too bad is stopped by the bank itself, and it is remembered for which agreements. */
export class PartnerRisk1000000001410 implements MigrationInterface {
  name = 'PartnerRisk1000000001410';

  async up(q: QueryRunner): Promise<void> {
    // Nobody in particular has paused what the system paused.
    await q.query('alter table pause alter column paused_by drop not null');
    await q.query(`create table partner_risk_pause (
      id uuid not null, partner_id uuid not null, paused_on date not null, breaches jsonb not null,
      constraint partner_risk_pause_pkey primary key (id),
      constraint partner_risk_pause_partner_fkey foreign key (partner_id) references partner (id))`);
    await q.query('create index partner_risk_pause_by_partner on partner_risk_pause (partner_id, paused_on)');
    await configurationTable(q, 'partner_risk_pause');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
