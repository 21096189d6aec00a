import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { HouseholdReader, PartyReader } from '../customers/index.js';
import type { CustomerOverviewDto } from './dto/overview.dto.js';

/** A customer over all partners, for those who may see it. */
@Injectable()
export class WhoCustomerIs {
  constructor(
    private readonly parties: PartyReader,
    private readonly households: HouseholdReader,
  ) {}

  /** @param root of his party; null where nobody may know it, or there is none */
  async of(
    tx: ReadTx,
    environment: Environment,
    root: Uuid | null,
  ): Promise<Pick<CustomerOverviewDto, 'party' | 'household'>> {
    if (root === null) return { party: null, household: null };
    return {
      party: await this.parties.read(tx, environment, root),
      household: await this.households.ofParty(tx, environment, root),
    };
  }
}
