import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { notFound } from '../../kernel/domain-error.js';
import { parseId, type Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { ActingService } from './acting.service.js';
import type { AnswerJson, OfferJson } from './answer.types.js';
import { answerOf, DecisionsRepository } from './decisions.repository.js';
import { DecisionDto } from './dto/offers-answer.dto.js';
import { OffersRepository } from './offers.repository.js';

@ApiTags('Offers')
@Controller('v1/decisions')
export class DecisionsController {
  constructor(
    private readonly database: Database,
    private readonly decisions: DecisionsRepository,
    private readonly offers: OffersRepository,
    private readonly acting: ActingService,
  ) {}

  /**
   * The recorded answer of `POST /v1/offers`, with what has become of each offer since. It is the receipt to quote
   * when something is asked about later.
   */
  @Get(':id')
  @RequireScope('offers:read')
  @ApiOperation({ summary: 'Read a decision with its offers as they stand now' })
  @ApiOkResponse({ type: DecisionDto })
  @PartnerProblems()
  get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('decision')) id: Uuid,
  ): Promise<AnswerJson> {
    return this.database.read(actor, async (tx) => {
      const decision = await this.decisions.find(tx, actor, id);
      if (!decision) throw notFound('decision');
      const rows = await this.offers.findFamily(tx, actor, id);
      const answer = answerOf(decision);
      const offers: OfferJson[] = [];
      for (const offer of answer.offers) {
        const row = rows.get(parseId('offer', offer.id) as Uuid);
        offers.push(await this.acting.standing(tx, { offer, decision }, row));
      }
      return { ...answer, offers };
    });
  }
}
