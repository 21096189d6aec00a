import { Injectable } from '@nestjs/common';
import { newUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import { KeyedDigest } from '../../../platform/security/keyed-digest.js';
import type { CustomerKind, PersonalData } from '../customer.js';
import { type Claim, CLAIM_STRENGTH, claimsOf } from './claims.js';

/** Names of the numbers in digests that were stored before claims had kinds. */
const NUMBER_NAMES: Readonly<Record<string, string>> = {
  nationalId: 'national-id',
  registrationNumber: 'registration-number',
};

@Injectable()
export class IdentityRepository {
  constructor(
    private readonly clock: SystemClock,
    private readonly digests: KeyedDigest,
  ) {}

  /**
   * Writes what a customer claims to be, and links him to the party that a strong claim names, or to a new one. Nothing
   * comes back, so that nobody can tell whether he was known: the same statements run for everybody.
   * @param customer his row is locked, or new
   */
  async identify(
    tx: Tx,
    environment: Environment,
    customer: { readonly id: Uuid; readonly kind: CustomerKind; readonly personal: PersonalData },
  ): Promise<void> {
    const claims = claimsOf(customer.kind, customer.personal);
    await tx.query('select identify_customer($1, $2, $3, $4, $5)', [
      customer.id,
      claims.map(({ kind }) => kind),
      claims.map(({ kind }) => CLAIM_STRENGTH[kind] === 'strong'),
      claims.map((claim) => this.digestOf(environment, claim)),
      newUuid(this.clock.nowMs()),
    ]);
  }

  private digestOf(environment: Environment, { kind, value }: Claim): Buffer {
    return this.digests.of('claim', environment, NUMBER_NAMES[kind] ?? kind, value);
  }
}
