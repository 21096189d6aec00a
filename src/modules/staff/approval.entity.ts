import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ApprovalStatus } from './approval.states.js';
import type { Json, JsonChange } from './json-diff.js';
import { StaffUser } from './staff-user.entity.js';

/** A change that waits, or waited, for a second person. */
@Entity('approval', { comment: 'topology: reference' })
@Index('approval_by_status', ['status', 'id'])
@Check('approval_environment_known', `environment in ('sandbox', 'live')`)
@Check('approval_status_known', `status in ('submitted', 'approved', 'rejected', 'withdrawn')`)
@Check('approval_two_people', 'checker <> maker')
@Check('approval_decided_by_checker', `(checker is not null) = (status in ('approved', 'rejected'))`)
@Check('approval_decided_at', `(decided_at is null) = (status = 'submitted')`)
export class Approval {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'approval_pkey' })
  id: Uuid;

  @Column('text')
  kind: string;

  /** Which thing changes, in the words of its kind: a code, a path, a public id. */
  @Column('text')
  subject: string;

  /** Null when the change is one to the whole bank's configuration. */
  @Column('text', { nullable: true })
  environment: Environment | null;

  /** What the kind's handler needs to apply the change. */
  @Column('jsonb')
  payload: { readonly v: number; readonly change: Json };

  @Column('jsonb')
  diff: { readonly v: number; readonly changes: readonly JsonChange[] };

  /** Fingerprint of the subject as the maker saw it. */
  @Column('text', { name: 'base_hash' })
  baseHash: string;

  @Column('text')
  reason: string;

  /** As stored: `expired` is never written, the clock tells it (statusAt). */
  @Column('text')
  status: ApprovalStatus;

  @Column('text', { name: 'status_reason', nullable: true })
  statusReason: string | null;

  @Column('uuid')
  maker: Uuid;

  @ManyToOne(() => StaffUser)
  @JoinColumn({ name: 'maker', foreignKeyConstraintName: 'approval_maker_fkey' })
  makerUser?: StaffUser;

  @Column('uuid', { nullable: true })
  checker: Uuid | null;

  @ManyToOne(() => StaffUser)
  @JoinColumn({ name: 'checker', foreignKeyConstraintName: 'approval_checker_fkey' })
  checkerUser?: StaffUser | null;

  /** What the handler says it did. */
  @Column('jsonb', { nullable: true })
  applied: { readonly v: number; readonly result: Json } | null;

  @Column('timestamptz', { name: 'submitted_at' })
  submittedAt: Date;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}
