import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { toErasureDto, toExportDto } from './customer-answer.js';
import { ExportListQueryDto, CustomerExportDto, ErasureDto, ExportRecordPageDto } from './dto/privacy.dto.js';
import { ErasingService } from './erasure/erasing.service.js';
import { ExportingService } from './exporting/exporting.service.js';

@ApiTags('Customers')
@Controller('v1/customers/:id')
export class PrivacyController {
  constructor(
    private readonly database: Database,
    private readonly erasing: ErasingService,
    private readonly exporting: ExportingService,
    private readonly idempotency: Idempotency,
    private readonly lists: Lists,
  ) {}

  /**
   * Destroys the key under which his personal data, events and receipts are sealed, at once and for ever; what is left in
   * clear goes within seconds. Facts about money stay, as the law wants them. While something runs or is owed it is refused
   * with what that is. Asking again answers the same, so it needs no key against repeats.
   */
  @Post('erasure')
  @HttpCode(200)
  @RequireScope('customers:write')
  @ApiOperation({ summary: 'Erase a customer' })
  @ApiOkResponse({ type: ErasureDto })
  @PartnerProblems('not_found', 'legal_hold')
  async erase(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
  ): Promise<ErasureDto> {
    return toErasureDto(id, await this.erasing.erase(actor, id));
  }

  /** Says when nothing is left. Both times are null for a customer who is not erased. */
  @Get('erasure')
  @RequireScope('customers:read')
  @ApiOperation({ summary: 'See how far an erasure has come' })
  @ApiOkResponse({ type: ErasureDto })
  @PartnerProblems('not_found')
  async erasure(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
  ): Promise<ErasureDto> {
    return toErasureDto(id, await this.database.read(actor, (tx) => this.erasing.of(tx, actor, id)));
  }

  /**
   * Collects all that the bank holds of a customer through you: himself and his consents, events, profile, decisions,
   * applications, agreements with their history, guarantees. It runs by itself; while one runs, asking again gives that one.
   */
  @Post('exports')
  @HttpCode(202)
  @RequireScope('customers:read')
  @IdempotencyKey('optional')
  @ApiOperation({ summary: 'Ask for everything about a customer' })
  @ApiAcceptedResponse({ type: CustomerExportDto })
  @PartnerProblems(
    'not_found',
    'customer_erased',
    'invalid_idempotency_key',
    'idempotency_key_reused',
    'idempotency_in_flight',
  )
  async begin(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) => ({
      status: 202,
      body: toExportDto(await this.exporting.begin(tx, actor, id)),
    }));
  }

  /** How far it has come. Its records can be fetched for seven days. */
  @Get('exports/:export')
  @RequireScope('customers:read')
  @ApiOperation({ summary: 'Read an export' })
  @ApiOkResponse({ type: CustomerExportDto })
  @PartnerProblems('not_found', 'customer_erased')
  async export(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
    @Param('export', publicId('customerExport')) exportId: Uuid,
  ): Promise<CustomerExportDto> {
    return toExportDto(await this.database.read(actor, (tx) => this.exporting.get(tx, actor, id, exportId)));
  }

  /** The customer himself comes first. There are none before the export is `ready`, and none after it has expired. */
  @Get('exports/:export/records')
  @RequireScope('customers:read')
  @ApiOperation({ summary: 'Fetch the records of an export' })
  @ApiOkResponse({ type: ExportRecordPageDto })
  @PartnerProblems('not_found', 'customer_erased', 'invalid_cursor')
  async records(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
    @Param('export', publicId('customerExport')) exportId: Uuid,
    @Query() query: ExportListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExportRecordPageDto> {
    const wanted = { customerId: id, id: exportId };
    return this.lists.page(
      { actor, query, reply },
      {
        name: 'customer-export-records',
        filters: { export: exportId },
        load: (after: number | undefined, limit) =>
          this.database.read(actor, (tx) => this.exporting.records(tx, actor, wanted, after, limit)),
        keyOf: ({ number }) => number,
      },
    ) as Promise<ExportRecordPageDto>;
  }
}
