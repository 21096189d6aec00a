import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../kernel/domain-error.js';
import { addLink, Cursors, nextLink } from '../../platform/http/cursor.js';
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
  constructor(private readonly cursors: Cursors) {}

  /**
   * Only what the partner is enrolled in and the key is not narrowed away from, in the order of their paths. Each
   * says what to send as `context`, in which currencies, and what it may lead to.
   */
  @Get()
  @RequireScope('scenarios:read')
  @ApiOperation({ summary: 'List the scenarios that your key may use' })
  @ApiOkResponse({ type: ScenarioPageDto })
  @PartnerProblems('invalid_cursor')
  list(
    @CurrentPartner() { actor, key, snapshot }: PartnerCall,
    @Query() query: ScenarioListQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): ScenarioPageDto {
    const scope = { list: 'scenarios', owner: `${actor.partnerId}:${actor.environment}`, filters: {} };
    const after = query.cursor === undefined ? '' : (this.cursors.read(scope, query.cursor)[0] as string);
    const { paused } = snapshot.get(partnersPart);
    const rest = usableScenarios(key, snapshot.get(scenariosToken)).filter(
      ({ scenario }) => scenario.definition.path > after,
    );
    const shown = rest.slice(0, query.limit);
    const last = shown.at(-1);
    const data = shown.map((usable) => scenarioDto(usable, paused));
    if (rest.length <= query.limit || !last) return { data, hasMore: false };
    const nextCursor = this.cursors.write(scope, [last.scenario.definition.path]);
    addLink(reply, nextLink(request.url, nextCursor));
    return { data, hasMore: true, nextCursor };
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
