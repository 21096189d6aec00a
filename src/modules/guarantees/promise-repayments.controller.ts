import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { PayDto } from './dto/guarantee.dto.js';
import { PromiseRepaymentDto } from './dto/guarantee-acts.dto.js';
import { ReasonDto } from './dto/suretyship.dto.js';
import { toRepaymentDto } from './guarantee-answer.js';
import { GuaranteeLifeService } from './guarantee-life.service.js';
import { SuretyshipCallsService } from './suretyship-calls.service.js';
import { owedMinor } from './suretyship.rules.js';

@ApiTags('Guarantees')
@Controller('v1/guarantees/:id/repayments')
export class GuaranteeRepaymentsController {
  constructor(
    private readonly life: GuaranteeLifeService,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * A paid claim is owed by the applicant; this reports what he has paid of it, under a reference of yours that is
   * never booked twice.
   */
  @Post()
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Book what the applicant pays back after a paid claim' })
  @IdempotencyKey('required')
  @ApiCreatedResponse({ type: PromiseRepaymentDto })
  @PartnerProblems('not_found', 'customer_erased', 'nothing_owed', 'repayment_exceeds_debt', 'claim_repeated')
  repay(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('guarantee')) id: Uuid,
    @Body() body: PayDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'obligation' }, async (tx) => {
      const { guarantee, ...repayment } = await this.life.repay(tx, actor, id, body);
      const { sums, currency } = guarantee;
      return { status: 201, body: toRepaymentDto(repayment, sums.receivableMinor, currency) };
    });
  }

  /** It was reported by mistake or bounced: the applicant owes it again. */
  @Post(':repayment/reverse')
  @HttpCode(200)
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Take back what was booked as paid by the applicant' })
  @IdempotencyKey('required')
  @ApiOkResponse({ type: PromiseRepaymentDto })
  @PartnerProblems('not_found', 'customer_erased', 'state_conflict')
  reverse(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('guarantee')) id: Uuid,
    @Param('repayment', publicId('repayment')) repayment: Uuid,
    @Body() { reason }: ReasonDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'obligation' }, async (tx) => {
      const { guarantee, ...paid } = await this.life.takeBack(tx, actor, id, { repayment, reason });
      const { sums, currency } = guarantee;
      return { status: 200, body: toRepaymentDto(paid, sums.receivableMinor, currency) };
    });
  }
}

@ApiTags('Suretyships')
@Controller('v1/suretyships/:id/repayments')
export class SuretyshipRepaymentsController {
  constructor(
    private readonly calls: SuretyshipCallsService,
    private readonly idempotency: Idempotency,
  ) {}

  /** What he pays repays the loan, where it stands among the repayments under the same reference. */
  @Post()
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Book what the guarantor pays after a call' })
  @IdempotencyKey('required')
  @ApiCreatedResponse({ type: PromiseRepaymentDto })
  @PartnerProblems('not_found', 'customer_erased', 'nothing_owed', 'repayment_exceeds_debt', 'claim_repeated')
  repay(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('suretyship')) id: Uuid,
    @Body() body: PayDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'obligation' }, async (tx) => {
      const { suretyship, ...repayment } = await this.calls.repay(tx, actor, id, body);
      const { sums, currency } = suretyship;
      return { status: 201, body: toRepaymentDto(repayment, owedMinor(sums), currency) };
    });
  }

  /** The loan stands as if the payment had never come, and the guarantor owes it again. */
  @Post(':repayment/reverse')
  @HttpCode(200)
  @RequireScope('guarantees:write')
  @ApiOperation({ summary: 'Take back what was booked as paid by the guarantor' })
  @IdempotencyKey('required')
  @ApiOkResponse({ type: PromiseRepaymentDto })
  @PartnerProblems('not_found', 'customer_erased', 'state_conflict')
  reverse(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('suretyship')) id: Uuid,
    @Param('repayment', publicId('repayment')) repayment: Uuid,
    @Body() { reason }: ReasonDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'obligation' }, async (tx) => {
      const { suretyship, ...paid } = await this.calls.takeBack(tx, actor, id, { repayment, reason });
      const { sums, currency } = suretyship;
      return { status: 200, body: toRepaymentDto(paid, owedMinor(sums), currency) };
    });
  }
}
