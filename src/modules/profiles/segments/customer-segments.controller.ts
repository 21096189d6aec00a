import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Uuid } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../../partners/index.js';
import { CustomerSegmentsDto } from './dto/segment.dto.js';
import { SegmentsService } from './segments.service.js';

@ApiTags('Customers')
@Controller('v1/customers/:id/segments')
export class CustomerSegmentsController {
  constructor(
    private readonly database: Database,
    private readonly segments: SegmentsService,
  ) {}

  /**
   * Those that the bank shares with you; none without his consent `profiling`, which must cover `profile`. It follows what
   * you report within a second.
   */
  @Get()
  @RequireScope('customers:read')
  @ApiOperation({ summary: 'List a customer’s segments' })
  @ApiOkResponse({ type: CustomerSegmentsDto })
  @PartnerProblems('not_found', 'customer_erased')
  async list(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
  ): Promise<CustomerSegmentsDto> {
    return { data: await this.database.read(actor, (tx) => this.segments.ofCustomer(tx, actor, id)) };
  }
}
