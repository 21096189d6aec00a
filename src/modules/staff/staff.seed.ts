import { randomBytes } from 'node:crypto';
import { newUuid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Passwords } from './passwords.js';
import type { StaffRole } from './roles.js';
import { StaffUser } from './staff-user.entity.js';
import { StaffUserRepository } from './staff-user.repository.js';

export interface SeededStaff {
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

interface StaffSeed {
  readonly role: string;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly StaffRole[];
}

/**
 * Three people, so that every change can be proposed by one and approved by another: the checker for what the maker offers,
 * and two officers for who is who, what is written off, and from when on something is conspicuous.
 */
const SEEDS: readonly StaffSeed[] = [
  {
    role: 'maker',
    email: 'maker@bank.example',
    displayName: 'Mei Lin (maker)',
    roles: ['scenarioManager', 'productManager', 'campaignManager', 'partnerManager'],
  },
  {
    role: 'checker',
    email: 'checker@bank.example',
    displayName: 'Chen Wei (checker)',
    roles: ['riskOfficer', 'auditor', 'administrator'],
  },
  {
    role: 'officer',
    email: 'officer@bank.example',
    displayName: 'Noor Haddad (officer)',
    roles: ['riskOfficer', 'administrator'],
  },
];

/**
 * Makes the staff of a development database.
 * @returns those made just now, with their passwords, which are stored as hashes only
 */
export async function seedStaff(tx: Tx, passwords: Passwords, nowMs: number): Promise<SeededStaff[]> {
  const users = new StaffUserRepository();
  const made: SeededStaff[] = [];
  for (const { role, email, displayName, roles } of SEEDS) {
    const password = randomBytes(18).toString('base64url');
    const user = Object.assign(new StaffUser(), {
      id: newUuid(nowMs),
      email,
      displayName,
      passwordHash: await passwords.hash(password),
      roles: [...roles],
      status: 'active',
      createdAt: new Date(nowMs),
    } satisfies Partial<StaffUser>);
    if (await users.insert(tx, user)) made.push({ email, password, role });
  }
  return made;
}
