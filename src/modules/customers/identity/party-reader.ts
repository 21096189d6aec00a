import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import type { WholePartyWithMergesDto } from './dto/party.dto.js';
import { MergesRepository } from './merges.repository.js';
import { MergingService } from './merging.service.js';
import { withMerges } from './party-answer.js';

/** A party as staff see it: its customers at every partner, whom they are together, and the merges that made it. */
@Injectable()
export class PartyReader {
  constructor(
    private readonly merging: MergingService,
    private readonly merges: MergesRepository,
  ) {}

  /** @param id of the party, or of one that was joined to it; throws DomainError 404 not_found */
  async read(tx: ReadTx, environment: Environment, id: Uuid): Promise<WholePartyWithMergesDto> {
    const whole = await this.merging.whole(tx, environment, id);
    return withMerges(whole, await this.merges.ofRoot(tx, whole.party.id));
  }
}
