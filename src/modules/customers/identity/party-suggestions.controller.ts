import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '../../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../../kernel/ids.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import { Lists } from '../../../platform/http/lists.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { CurrentStaff, Repeatable, Roles, StaffProblems, StaffQueryDto } from '../../staff/index.js';
import { IdentityReasonDto, SuggestionDto, SuggestionPageDto, SuggestionQueryDto } from './dto/party.dto.js';
import { IDENTITY_OFFICERS } from './identity-changes.js';
import { identityProblems } from './identity.errors.js';
import { toSuggestionDto } from './party-answer.js';
import { SuggestionsRepository } from './suggestions.repository.js';

@ApiTags('Parties')
@Roles(...IDENTITY_OFFICERS)
@Controller('staff/v1/party-suggestions')
export class StaffPartySuggestionsController {
  constructor(
    private readonly database: Database,
    private readonly suggestions: SuggestionsRepository,
    private readonly lists: Lists,
  ) {}

  /**
   * Parties whose customers share a phone, an e-mail address, a card or a device, and contradict each other in nothing.
   * What more than five customers share suggests nothing.
   */
  @Get()
  @Roles(...IDENTITY_OFFICERS, 'auditor')
  @ApiOperation({ summary: 'List parties that may be one, newest first' })
  @ApiOkResponse({ type: SuggestionPageDto })
  @StaffProblems('invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: SuggestionQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SuggestionPageDto> {
    const status = query.status ?? 'open';
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'party-suggestions',
        filters: { status },
        load: (before, limit) =>
          this.database.read(actor, (tx) =>
            this.suggestions.list(tx, actor.environment, status, before, limit),
          ),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(toSuggestionDto) };
  }

  /** It does not come again, whatever else the two come to share. */
  @Post(':id/dismiss')
  @HttpCode(200)
  @Repeatable()
  @ApiOperation({ summary: 'Say that the two are not one' })
  @ApiOkResponse({ type: SuggestionDto })
  @StaffProblems('not_found', 'suggestion_decided')
  async dismiss(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('partySuggestion')) id: Uuid,
    @Query() _query: StaffQueryDto,
    @Body() body: IdentityReasonDto,
  ): Promise<SuggestionDto> {
    return this.database.run(actor, async (tx) => {
      const found = await this.suggestions.findForChange(tx, actor.environment, id);
      if (!found) throw notFound('party suggestion');
      if (found.status !== 'open') throw identityProblems.suggestion_decided();
      await this.suggestions.setStatus(tx, id, 'dismissed', body.reason);
      tx.audit({
        action: 'party.suggestionDismissed',
        subject: formatId('partySuggestion', id),
        detail: { reason: body.reason },
      });
      const dismissed = await this.suggestions.findForChange(tx, actor.environment, id);
      return toSuggestionDto(dismissed ?? found);
    });
  }
}
