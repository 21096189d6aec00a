import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { rounded } from '../../../kernel/rounded.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { CurrentStaff, Roles, StaffProblems, StaffQueryDto } from '../../staff/index.js';
import { SceneProposalListDto } from '../dto/scene-proposal.dto.js';
import { DiscoveringService } from './discovering.service.js';

@ApiTags('Scenarios')
@Roles('scenarioManager')
@Controller('staff/v1/scene-proposals')
export class SceneProposalsController {
  constructor(private readonly discovering: DiscoveringService) {}

  /**
   * What partners' texts of the last three months tell of that no leaf explains: words that at least five customers share in
   * at least twenty events which were placed at an inner node, or nowhere. Make a draft of a leaf from what is a scene.
   * Numbers and rarer words are never shown.
   */
  @Get()
  @ApiOperation({ summary: 'Find scenes that the tree lacks' })
  @ApiOkResponse({ type: SceneProposalListDto })
  @StaffProblems()
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() _query: StaffQueryDto,
  ): Promise<SceneProposalListDto> {
    const found = await this.discovering.proposals(actor);
    return {
      data: found.map(({ node, words, events, customers, rhythmDays, growth, nearest }) => ({
        node,
        words,
        events,
        customers,
        ...(rhythmDays !== null && { rhythmDays: rounded(rhythmDays) }),
        ...(growth !== null && { growth: rounded(growth) }),
        ...(nearest && { nearest: { path: nearest.path, similarity: rounded(nearest.similarity) } }),
      })),
    };
  }
}
