import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Uuid } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../../partners/index.js';
import { ProfilesService } from '../classification/profiles.service.js';
import { toAttitudeDto, toQuestionnaireDto } from './attitude-answer.js';
import { AttitudeService } from './attitude.service.js';
import { givenAnswers } from './given-answers.js';
import { AnswersDto, AttitudeDto, QuestionnaireDto } from './dto/attitude.dto.js';

export const QUESTIONNAIRE_NAME = ApiParam({
  name: 'name',
  description: 'Name of the questionnaire.',
  schema: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9]{0,39}$', maxLength: 40, example: 'attitude' },
});

@ApiTags('Profiles')
@Controller('v1')
export class AttitudeController {
  constructor(
    private readonly database: Database,
    private readonly attitude: AttitudeService,
    private readonly profiles: ProfilesService,
  ) {}

  /** Its questions in the customer’s language, as the bank has them in force. */
  @Get('questionnaires/:name')
  @RequireScope('customers:read')
  @QUESTIONNAIRE_NAME
  @ApiOperation({ summary: 'Read what to ask a customer about money' })
  @ApiOkResponse({ type: QuestionnaireDto })
  @PartnerProblems('not_found')
  questionnaire(@CurrentPartner() _call: PartnerCall, @Param('name') name: string): QuestionnaireDto {
    return toQuestionnaireDto(this.attitude.questionnaire(name));
  }

  /**
   * The newest answers take the place of earlier ones; questions that are left out count for nothing. It needs his consent
   * `profiling`.
   */
  @Put('customers/:id/questionnaires/:name')
  @RequireScope('customers:write')
  @QUESTIONNAIRE_NAME
  @ApiOperation({ summary: 'Hand in what a customer answered' })
  @ApiOkResponse({ type: AttitudeDto })
  @PartnerProblems(
    'not_found',
    'customer_erased',
    'profiling_consent_missing',
    'questionnaire_outdated',
    'answers_unknown',
  )
  async answer(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
    @Param('name') name: string,
    @Body() body: AnswersDto,
  ): Promise<AttitudeDto> {
    return this.database.run(actor, async (tx) => {
      await this.profiles.assertOwn(tx, actor, id);
      await this.attitude.answer(tx, actor, id, name, givenAnswers(body), 'partner');
      return toAttitudeDto(id, await this.attitude.of(tx, actor, id));
    });
  }

  /**
   * What he says and what he does, kept apart, in five dimensions, with why each score is what it is. It needs his consent
   * `profiling`.
   */
  @Get('customers/:id/attitude')
  @RequireScope('customers:read')
  @ApiOperation({ summary: 'Read how a customer deals with money' })
  @ApiOkResponse({ type: AttitudeDto })
  @PartnerProblems('not_found', 'customer_erased', 'profiling_consent_missing')
  async get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
  ): Promise<AttitudeDto> {
    return this.database.read(actor, async (tx) => {
      await this.profiles.assertOwn(tx, actor, id);
      return toAttitudeDto(id, await this.attitude.of(tx, actor, id));
    });
  }
}
