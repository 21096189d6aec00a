import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { StaffUser } from './staff-user.entity.js';

export const FAILURES_MAX = 10;

/** What is known before a password is looked at. */
export interface SignInAttempt {
  readonly id: Uuid;
  readonly passwordHash: string;
  readonly status: StaffUser['status'];
  readonly lockedUntil: Date | null;
  /** False while the account is locked: this attempt does not count and its password is not looked at. */
  readonly isAdmitted: boolean;
  /** The last one that was free: unless it succeeds, the account is locked now. */
  readonly isLast: boolean;
}

/** What each request of somebody who is signed in asks for. */
export type StaffAccount = Pick<StaffUser, 'id' | 'displayName' | 'email' | 'roles' | 'status'>;

const ACCOUNT = 'select id, display_name as "displayName", email, roles, status from staff_user';

@Injectable()
export class StaffUserRepository {
  async findById(tx: ReadTx, id: Uuid): Promise<StaffAccount | undefined> {
    return (await tx.query<StaffAccount>(`${ACCOUNT} where id = $1`, [id]))[0];
  }

  async findBySubject(tx: ReadTx, subject: string): Promise<StaffAccount | undefined> {
    return (await tx.query<StaffAccount>(`${ACCOUNT} where subject = $1`, [subject]))[0];
  }

  /** @returns false when somebody with this subject or e-mail is there already */
  async insert(tx: Tx, user: StaffUser): Promise<boolean> {
    const insert = tx.manager.createQueryBuilder().insert().into(StaffUser).values(user).orIgnore();
    const rows: unknown = (await insert.returning('id').execute()).raw;
    return Array.isArray(rows) && rows.length > 0;
  }

  /**
   * Counts an attempt before its password is looked at, so that attempts made at the same moment cannot exceed the
   * limit; a success takes the count back. A lock that is over starts a new count.
   */
  async beginSignIn(tx: Tx, email: string, now: Date, lockedUntil: Date): Promise<SignInAttempt | undefined> {
    const rows = await tx.query<SignInAttempt>(
      `with counted as (
         update staff_user
         set failed_count = case when locked_until is null then failed_count + 1 else 1 end,
             locked_until = case when locked_until is null and failed_count + 1 >= $4 then $3::timestamptz end
         where email = $1 and (locked_until is null or locked_until <= $2)
         returning id, locked_until)
       select u.id, u.password_hash as "passwordHash", u.status, u.locked_until as "lockedUntil",
         counted.id is not null as "isAdmitted", counted.locked_until is not null as "isLast"
       from staff_user u left join counted on counted.id = u.id
       where u.email = $1`,
      [email, now, lockedUntil, FAILURES_MAX],
    );
    return rows[0];
  }

  async recordSignIn(tx: Tx, id: Uuid, now: Date): Promise<void> {
    await tx.manager.update(StaffUser, { id }, { failedCount: 0, lockedUntil: null, lastSignInAt: now });
  }
}
