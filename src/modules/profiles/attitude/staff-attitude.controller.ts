import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Uuid } from '../../../kernel/ids.js';
import { formatId } from '../../../kernel/ids.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { definitionRoutes } from '../../scenarios/index.js';
import { CurrentStaff, RecordsReading, Roles, StaffProblems, StaffQueryDto } from '../../staff/index.js';
import { ProfilesService } from '../classification/profiles.service.js';
import { toAttitudeDto } from './attitude-answer.js';
import { QUESTIONNAIRE_NAME } from './attitude.controller.js';
import { AttitudeService } from './attitude.service.js';
import { AnswersDto, AttitudeDto } from './dto/attitude.dto.js';
import { givenAnswers } from './given-answers.js';
import { QUESTIONNAIRE_MAKERS } from './questionnaires.snapshot.js';
import { seedQuestionnaire } from './questionnaires.seed.js';

@ApiTags('Questionnaires')
@Controller('staff/v1/questionnaires')
export class QuestionnairesController extends definitionRoutes({
  kind: 'questionnaire',
  noun: 'questionnaire',
  name: { description: 'Name of the questionnaire.', example: 'attitude' },
  makers: QUESTIONNAIRE_MAKERS,
  exampleBody: seedQuestionnaire(),
}) {}

@ApiTags('Profiles')
@Roles('viewer')
@Controller('staff/v1/customers')
export class StaffAttitudeController {
  constructor(
    private readonly database: Database,
    private readonly attitude: AttitudeService,
    private readonly profiles: ProfilesService,
  ) {}

  /**
   * What he says and what he does, kept apart, in five dimensions, with why each score is what it is. Without his consent
   * `profiling` only for a risk officer who says why, in `reading-purpose`.
   */
  @Get(':id/attitude')
  @RecordsReading()
  @ApiOperation({ summary: 'Read how any customer deals with money' })
  @ApiOkResponse({ type: AttitudeDto })
  @StaffProblems('not_found', 'customer_erased', 'profiling_consent_missing')
  async get(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('customer')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<AttitudeDto> {
    return this.database.read(actor, async (tx) => {
      const tenant = await this.profiles.tenantShownTo(tx, actor, id);
      return toAttitudeDto(id, await this.attitude.of(tx, tenant, id));
    });
  }

  /** For an adviser who asks in person. It needs the customer’s consent `profiling`. */
  @Put(':id/questionnaires/:name')
  @Roles('campaignManager', 'riskOfficer', 'administrator')
  @QUESTIONNAIRE_NAME
  @ApiOperation({ summary: 'Record what a customer answered' })
  @ApiOkResponse({ type: AttitudeDto })
  @StaffProblems(
    'not_found',
    'customer_erased',
    'profiling_consent_missing',
    'questionnaire_outdated',
    'answers_unknown',
  )
  async answer(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('customer')) id: Uuid,
    @Param('name') name: string,
    @Body() body: AnswersDto,
    @Query() _query: StaffQueryDto,
  ): Promise<AttitudeDto> {
    return this.database.run(actor, async (tx) => {
      const tenant = await this.profiles.tenantOf(tx, actor.environment, id);
      await this.profiles.assertAllowed(tx, tenant, id);
      await this.attitude.answer(tx, tenant, id, name, givenAnswers(body), 'staff');
      tx.audit({
        action: 'customer.questionnaireAnswered',
        subject: formatId('customer', id),
        detail: { name },
      });
      return toAttitudeDto(id, await this.attitude.of(tx, tenant, id));
    });
  }
}
