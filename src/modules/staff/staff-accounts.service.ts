import { Injectable } from '@nestjs/common';
import { formatId, newUuid, parseId, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { Database } from '../../platform/database/database.js';
import { roleMissing } from './approval.rules.js';
import { knownRoles, STAFF_ROLES, type StaffRole } from './roles.js';
import { StaffTokens } from './staff-tokens.js';
import { StaffUser } from './staff-user.entity.js';
import { type StaffAccount, StaffUserRepository } from './staff-user.repository.js';
import { TokenRefused, type StaffClaims } from './token-verifier.js';

export interface StaffIdentity {
  readonly userId: Uuid;
  readonly displayName: string;
  readonly email: string | null;
  readonly roles: readonly StaffRole[];
}

const BY_TOKEN = { kind: 'system', job: 'staff-sign-in' } as const;

/** From a verified token to a member of staff. */
@Injectable()
export class StaffAccountsService {
  constructor(
    private readonly database: Database,
    private readonly users: StaffUserRepository,
    private readonly tokens: StaffTokens,
    private readonly clock: SystemClock,
  ) {}

  /**
   * The account is read for each request, so that disabling it takes effect at once.
   * @throws TokenRefused when there is no active account, DomainError 403 when the issuer gave no role of ours
   */
  async identify(claims: StaffClaims): Promise<StaffIdentity> {
    const rolesClaim = this.tokens.rolesClaim;
    const user =
      rolesClaim === undefined ? await this.builtIn(claims.sub) : await this.ofIssuer(claims, rolesClaim);
    if (user?.status !== 'active') throw new TokenRefused('no active account');
    return {
      userId: user.id,
      displayName: user.displayName,
      email: user.email,
      roles: knownRoles(rolesClaim === undefined ? user.roles : claims[rolesClaim]),
    };
  }

  private async builtIn(subject: string): Promise<StaffAccount | undefined> {
    const id = parseId('staffUser', subject);
    return id && this.database.read(BY_TOKEN, (tx) => this.users.findById(tx, id));
  }

  /** Whoever the bank's issuer knows gets an account at the first request: changes need a person to belong to. */
  private async ofIssuer(claims: StaffClaims, rolesClaim: string): Promise<StaffAccount | undefined> {
    if (knownRoles(claims[rolesClaim]).length === 0) throw roleMissing(STAFF_ROLES);
    const bySubject = (): Promise<StaffAccount | undefined> =>
      this.database.read(BY_TOKEN, (tx) => this.users.findBySubject(tx, claims.sub));
    const known = await bySubject();
    if (known) return known;
    const user = accountOf(claims, this.clock.nowMs());
    await this.database.run(BY_TOKEN, async (tx) => {
      if (!(await this.users.insert(tx, user))) return;
      tx.audit({ action: 'staff.known', subject: formatId('staffUser', user.id), detail: {} });
    });
    return bySubject();
  }
}

function accountOf(claims: StaffClaims, nowMs: number): StaffUser {
  const name = claims['name'];
  return Object.assign(new StaffUser(), {
    id: newUuid(nowMs),
    subject: claims.sub,
    displayName: typeof name === 'string' && name !== '' ? name.slice(0, 100) : claims.sub,
    roles: [],
    status: 'active',
    createdAt: new Date(nowMs),
  } satisfies Partial<StaffUser>);
}
