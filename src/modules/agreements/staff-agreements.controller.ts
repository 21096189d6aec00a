import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseId, type Uuid } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import { ApiJsonOrPage, prefersHtml } from '../../platform/http/html-page.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { CurrentStaff, RecordsReading, Roles, StaffProblems, StaffQueryDto } from '../staff/index.js';
import { forStaff, toAgreementDto, toEventDto, toListedDto, toScheduleDto } from './agreement-view.js';
import type { ListedAgreement } from './agreement.rows.js';
import { AgreementsRepository, type Owner } from './agreements.repository.js';
import { contractPages } from './document/page.js';
import { ContractDto } from './dto/signing-answer.dto.js';
import { StaffAgreementFileDto, StaffAgreementPageDto } from './dto/staff-agreement.dto.js';
import { AgreementSearchDto, StaffContractQueryDto } from './dto/agreement-request.dto.js';
import { ReadingService } from './reading.service.js';

@ApiTags('Agreements')
@Roles('viewer', 'productManager', 'riskOfficer', 'partnerManager', 'auditor', 'administrator')
@Controller('staff/v1/agreements')
export class StaffAgreementsController {
  constructor(
    private readonly database: Database,
    private readonly agreements: AgreementsRepository,
    private readonly reading: ReadingService,
    private readonly lists: Lists,
  ) {}

  /** By partner, customer and status. A page at a time. */
  @Get()
  @RecordsReading()
  @ApiOperation({ summary: 'Search agreements, newest first' })
  @ApiOkResponse({ type: StaffAgreementPageDto })
  @StaffProblems('invalid_cursor')
  async search(
    @CurrentStaff() actor: StaffActor,
    @Query() query: AgreementSearchDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffAgreementPageDto> {
    const { partner, customer, status, bucket } = query;
    const filter = {
      environment: actor.environment,
      partnerId: partner === undefined ? undefined : parseId('partner', partner),
      customerId: customer === undefined ? undefined : parseId('customer', customer),
      status,
      bucket,
    };
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'agreements',
        filters: { partner, customer, status, bucket },
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.agreements.list(tx, filter, before, limit)),
        keyOf: (row: ListedAgreement) => row.id,
      },
    );
    return { ...page, data: page.data.map((row) => forStaff(row, toListedDto(row))) };
  }

  /** Everything that the balances follow from. */
  @Get(':id')
  @RecordsReading('agreement.customer')
  @ApiOperation({ summary: 'Read an agreement with its signature, schedule and whole history' })
  @ApiOkResponse({ type: StaffAgreementFileDto })
  @StaffProblems()
  get(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('agreement')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<StaffAgreementFileDto> {
    return this.database.read(actor, async (tx) => {
      const agreement = await this.reading.get(tx, ownerOf(actor), id);
      const { currency, events, signing } = agreement;
      return {
        agreement: forStaff(agreement, toAgreementDto(agreement)),
        signing: signing && {
          channel: signing.channel,
          documentHash: signing.documentHash,
          locale: signing.locale,
          shownAt: signing.shownAt,
          readSeconds: signing.readSeconds,
          signedAt: signing.signedAt,
        },
        schedule: toScheduleDto(agreement),
        events: events.map((event) => toEventDto(currency, event)),
      };
    });
  }

  /** As it was shown and signed; its hash is part of the signature. */
  @Get(':id/contract')
  @RecordsReading()
  @ApiOperation({ summary: 'Read a contract, as JSON or as the document' })
  @ApiJsonOrPage(ContractDto, 'The contract.')
  @StaffProblems()
  contract(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('agreement')) id: Uuid,
    @Query() { locale }: StaffContractQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContractDto | string> {
    return this.database.read(actor, async (tx) => {
      reply.header('vary', 'accept');
      if (!prefersHtml(request.headers.accept)) return this.reading.contract(tx, ownerOf(actor), id);
      const document = await this.reading.document(tx, ownerOf(actor), id, locale);
      contractPages.describe(reply);
      return document;
    });
  }
}

function ownerOf({ environment }: StaffActor): Owner {
  return { environment };
}
