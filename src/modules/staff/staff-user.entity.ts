import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Uuid } from '../../kernel/ids.js';

export type StaffStatus = 'active' | 'disabled';

/** A member of the bank's staff: known by the issuer's subject, or by e-mail and password (development only). */
@Entity('staff_user', { comment: 'topology: reference' })
@Unique('staff_user_subject_key', ['subject'])
@Unique('staff_user_email_key', ['email'])
@Check('staff_user_email_lower', 'email = lower(email)')
@Check('staff_user_one_way_in', '(subject is null) = (email is not null and password_hash is not null)')
@Check('staff_user_status_known', `status in ('active', 'disabled')`)
export class StaffUser {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'staff_user_pkey' })
  id: Uuid;

  @Column('text', { nullable: true })
  subject: string | null;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { name: 'display_name' })
  displayName: string;

  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  /** Empty for people of the bank's issuer: their roles come with each token. */
  @Column('text', { array: true })
  roles: string[];

  @Column('text')
  status: StaffStatus;

  /** Attempts since the last success; counted before the password is looked at. */
  @Column('int4', { name: 'failed_count', default: 0 })
  failedCount: number;

  @Column('timestamptz', { name: 'locked_until', nullable: true })
  lockedUntil: Date | null;

  @Column('timestamptz', { name: 'last_sign_in_at', nullable: true })
  lastSignInAt: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
