import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { ReportSalesDto, SalesCollectedDto } from './dto/sales.dto.js';
import { SalesService } from './sales.service.js';

@ApiTags('Repayments')
@Controller('v1/agreements/:id/sales')
export class SalesController {
  constructor(
    private readonly sales: SalesService,
    private readonly idempotency: Idempotency,
  ) {}

  /** The agreed share of the day's sales is booked as a repayment: interest on the balance of each day, then principal. */
  @Post()
  @RequireScope('repayments:write')
  @ApiOperation({ summary: 'Report the sales of a day, of which a share repays the loan' })
  @IdempotencyKey('required')
  @ApiCreatedResponse({ type: SalesCollectedDto })
  @ApiOkResponse({
    type: SalesCollectedDto,
    description: 'The day was reported before, or there is nothing to collect.',
  })
  @PartnerProblems(
    'not_found',
    'state_conflict',
    'wrong_currency',
    'value_date_out_of_range',
    'not_repaid_from_sales',
    'sales_day_taken',
    'too_many_events',
  )
  report(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() body: ReportSalesDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'obligation' }, (tx) =>
      this.sales.report(tx, actor, id, body),
    );
  }
}
