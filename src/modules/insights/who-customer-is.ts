import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { HouseholdReader, LegalHoldsRepository, PartyReader, toLegalHoldDto } from '../customers/index.js';
import type { CustomerOverviewDto } from './dto/overview.dto.js';

type Who = Pick<CustomerOverviewDto, 'party' | 'household' | 'legalHolds'>;

/** What nobody sees who may not know a customer over all partners. */
export const WITHHELD: Who = { party: null, household: null, legalHolds: null };

/** A customer over all partners, for those who may see it. */
@Injectable()
export class WhoCustomerIs {
  constructor(
    private readonly parties: PartyReader,
    private readonly households: HouseholdReader,
    private readonly holds: LegalHoldsRepository,
  ) {}

  /** @param root of his party; null where nothing names him */
  async of(tx: ReadTx, environment: Environment, customer: Uuid, root: Uuid | null): Promise<Who> {
    const [holds, party, household] = await Promise.all([
      this.holds.openFor(tx, customer, root),
      root && this.parties.read(tx, environment, root),
      root && this.households.ofParty(tx, environment, root),
    ]);
    return { party, household, legalHolds: holds.map(toLegalHoldDto) };
  }
}
