import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '../../kernel/domain-error.js';
import { Lists } from '../../platform/http/lists.js';
import { SCENARIO_PATH_SCHEMA, scenariosToken } from '../scenarios/index.js';
import { ScenarioDto, ScenarioListQueryDto, ScenarioPageDto } from './dto/scenario.dto.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from './partner-access.js';
import { partnersPart } from './partners.snapshot.js';
import { scenarioDto } from './scenario-answer.js';
import { usableScenario, usableScenarios } from './usable-scenarios.js';

/** Answered from memory: the configuration that the request began with. */
@ApiTags('Scenarios')
@Controller('v1/scenarios')
export class PartnerScenariosController {
  constructor(private readonly lists: Lists) {}

  /**
   * Only what the partner is enrolled in and the key is not narrowed away from, in the order of their paths. Each
   * says what to send as `context`, in which currencies, and what it may lead to.
   */
  @Get()
  @RequireScope('scenarios:read')
  @ApiOperation({ summary: 'List the scenarios that your key may use' })
  @ApiOkResponse({ type: ScenarioPageDto })
  @PartnerProblems('invalid_cursor')
  async list(
    @CurrentPartner() { actor, key, snapshot }: PartnerCall,
    @Query() query: ScenarioListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScenarioPageDto> {
    const { paused } = snapshot.get(partnersPart);
    const usable = usableScenarios(key, snapshot.get(scenariosToken));
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'scenarios',
        filters: {},
        load: (after: string | undefined, limit) =>
          usable.filter(({ scenario }) => scenario.definition.path > (after ?? '')).slice(0, limit),
        keyOf: ({ scenario }) => scenario.definition.path,
      },
    );
    return { ...page, data: page.data.map((each) => scenarioDto(each, paused)) };
  }

  /**
   * `contextSchema` is what `context` of `POST /v1/offers` is held against; `tickets` are the amounts that are
   * served; `disclosures` are the documents that the customer must be able to read.
   */
  @Get(':path')
  @RequireScope('scenarios:read')
  @ApiOperation({ summary: 'Read a scenario: what to send, and what customers must be shown' })
  @PartnerProblems('not_found')
  @ApiParam({
    name: 'path',
    description: 'Path of the scenario in the tree.',
    schema: { type: 'string', ...SCENARIO_PATH_SCHEMA, example: 'retail.electronics.phone' },
  })
  @ApiOkResponse({ type: ScenarioDto })
  read(@CurrentPartner() { key, snapshot }: PartnerCall, @Param('path') path: string): ScenarioDto {
    const usable = usableScenario(key, snapshot.get(scenariosToken), path);
    if (!usable) throw notFound('scenario');
    return scenarioDto(usable, snapshot.get(partnersPart).paused);
  }
}
