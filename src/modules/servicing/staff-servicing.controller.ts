import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import {
  CurrentStaff,
  RecordsReading,
  Repeatable,
  Roles,
  StaffProblems,
  StaffQueryDto,
} from '../staff/index.js';
import { ArrearsService } from './arrears.service.js';
import { DelinquencyDto, PAUSE_REASONS, PauseAgreementDto, ResumeAgreementDto } from './dto/arrears.dto.js';
import { RepaymentDto } from './dto/repayment.dto.js';
import {
  ChargeBackDto,
  ServicingReasonDto,
  RescheduleDto,
  StaffActDto,
  WaiveDto,
} from './dto/staff-servicing.dto.js';
import { StaffServicing } from './staff-servicing.service.js';

const AGREEMENT_ID = ApiParam({
  name: 'id',
  description: 'Public id of the agreement.',
  example: 'agr_01jx2m5k3eet7r0e8gx2m9k3v4',
});

@ApiTags('Agreements')
@Roles('riskOfficer', 'administrator')
@Controller('staff/v1/agreements/:id')
export class StaffServicingController {
  constructor(
    private readonly servicing: StaffServicing,
    private readonly arrears: ArrearsService,
    private readonly database: Database,
  ) {}

  /** The days past due, the bucket, what is overdue, and every change of bucket so far. */
  @Get('delinquency')
  @RecordsReading()
  @Roles('viewer')
  @ApiOperation({ summary: 'Read how late an agreement is, and was' })
  @AGREEMENT_ID
  @ApiOkResponse({ type: DelinquencyDto })
  @StaffProblems('not_found')
  delinquency(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('agreement')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<DelinquencyDto> {
    return this.database.read(actor, (tx) => this.arrears.get(tx, { environment: actor.environment }, id));
  }

  /** The repayment no longer counts; the agreement stands as if the money had never come. */
  @Post('repayments/:repayment/charge-back')
  @HttpCode(200)
  @Repeatable()
  @ApiOperation({ summary: 'Book that the payer’s bank took a repayment back' })
  @AGREEMENT_ID
  @ApiOkResponse({ type: RepaymentDto })
  @StaffProblems('not_found', 'state_conflict', 'paid_by_guarantor', 'too_many_events')
  chargeBack(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('agreement')) id: Uuid,
    @Param('repayment', publicId('repayment')) repayment: Uuid,
    @Body() body: ChargeBackDto,
    @Query() _query: StaffQueryDto,
  ): Promise<RepaymentDto> {
    return this.servicing.chargeBack(actor, id, repayment, body);
  }

  @Post('pause')
  @HttpCode(200)
  @Repeatable()
  @ApiOperation({
    summary: 'Pause an agreement',
    description:
      'For a vulnerable customer, a dispute or a payment holiday: no day counts as late, nothing is charged.',
  })
  @AGREEMENT_ID
  @ApiOkResponse({ type: DelinquencyDto })
  @StaffProblems('not_found', 'state_conflict', 'agreement_paused', 'pause_too_long', 'too_many_events')
  pause(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() body: PauseAgreementDto,
    @Query() _query: StaffQueryDto,
  ): Promise<DelinquencyDto> {
    return this.servicing.act(actor, id, 'agreement.paused', body, (tx, owner) =>
      this.arrears.pause(tx, owner, id, body),
    );
  }

  /** Instalments fall due again from today on. */
  @Post('resume')
  @HttpCode(200)
  @Repeatable()
  @ApiOperation({ summary: 'End a pause before its day' })
  @AGREEMENT_ID
  @ApiOkResponse({ type: DelinquencyDto })
  @StaffProblems('not_found', 'agreement_not_paused', 'too_many_events')
  resume(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() body: ResumeAgreementDto,
    @Query() _query: StaffQueryDto,
  ): Promise<DelinquencyDto> {
    return this.servicing.act(actor, id, 'agreement.resumed', body, (tx, owner) =>
      this.arrears.resume(tx, owner, id, { ...body, mayEnd: PAUSE_REASONS }),
    );
  }

  @Post('waivers')
  @HttpCode(200)
  @Repeatable()
  @ApiOperation({
    summary: 'Renounce charges or interest',
    description:
      'In force at once up to 100.00 in the agreement’s currency; above, a second person must agree (202).',
  })
  @AGREEMENT_ID
  @ApiOkResponse({ type: StaffActDto, description: 'It is in force.' })
  @ApiAcceptedResponse({ type: StaffActDto, description: 'It waits for a second person.' })
  @StaffProblems(
    'not_found',
    'state_conflict',
    'wrong_currency',
    'more_than_owed',
    'too_many_open_changes',
    'too_many_events',
  )
  async waive(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() body: WaiveDto,
    @Query() _query: StaffQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffActDto> {
    const done = await this.servicing.waive(actor, id, body);
    reply.status(done.approval === null ? 200 : 202);
    return done;
  }

  @Post('charge-off')
  @HttpCode(202)
  @Repeatable()
  @ApiOperation({
    summary: 'Ask a second person to write off what is owed',
    description: 'The plan ends and nothing more falls due; what comes in later is a recovery.',
  })
  @AGREEMENT_ID
  @ApiAcceptedResponse({ type: StaffActDto })
  @StaffProblems('not_found', 'state_conflict', 'nothing_owed', 'too_many_open_changes')
  chargeOff(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() { reason }: ServicingReasonDto,
    @Query() _query: StaffQueryDto,
  ): Promise<StaffActDto> {
    return this.servicing.proposeChargeOff(actor, id, reason);
  }

  /** The debt stays the same; only the days change. It waits as an approval. */
  @Post('reschedule')
  @HttpCode(202)
  @Repeatable()
  @ApiOperation({ summary: 'Ask a second person for new due dates' })
  @AGREEMENT_ID
  @ApiAcceptedResponse({ type: StaffActDto })
  @StaffProblems(
    'not_found',
    'state_conflict',
    'due_dates_invalid',
    'nothing_changes',
    'too_many_open_changes',
  )
  reschedule(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() body: RescheduleDto,
    @Query() _query: StaffQueryDto,
  ): Promise<StaffActDto> {
    return this.servicing.proposeReschedule(actor, id, body);
  }
}
