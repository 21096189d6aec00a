import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import { ApiJsonOrPage, prefersHtml } from '../../../platform/http/html-page.js';
import { PublicAddress } from '../../../platform/http/public-address.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { IdempotencyKey } from '../../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../../partners/index.js';
import { AgreementsService } from '../agreements.service.js';
import { contractPages } from '../document/page.js';
import { AgreementDto } from '../dto/agreement-answer.dto.js';
import { CodeSentDto, ContractDto, PageOpenedDto } from '../dto/signing-answer.dto.js';
import {
  ConfirmationPageDto,
  ContractQueryDto,
  CodeRequestDto,
  RefuseAgreementDto,
  SignAgreementDto,
} from '../dto/agreement-request.dto.js';
import { ReadingService } from '../reading.service.js';
import { ChallengingService } from './challenging.service.js';
import type { SentCode } from './one-time-codes.service.js';

/** The language of a customer who was not asked. */
const DEFAULT_LOCALE = 'zh';

@ApiTags('Agreements')
@Controller('v1/agreements/:id')
export class SigningController {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly reading: ReadingService,
    private readonly challenging: ChallengingService,
    private readonly database: Database,
    private readonly address: PublicAddress,
  ) {}

  /**
   * As HTML to show and print when `Accept` prefers text/html, else as JSON. Once it is signed, the document is the one
   * that was signed.
   */
  @Get('contract')
  @RequireScope('agreements:read')
  @ApiOperation({ summary: 'Read the contract' })
  @ApiJsonOrPage(ContractDto, 'The contract.')
  @PartnerProblems()
  contract(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Query() { locale }: ContractQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContractDto | string> {
    return this.database.read(actor, async (tx) => {
      reply.header('vary', 'accept');
      if (!prefersHtml(request.headers.accept)) return this.reading.contract(tx, actor, id);
      const document = await this.reading.document(tx, actor, id, locale);
      contractPages.describe(reply);
      return document;
    });
  }

  /** At most five an hour. In the sandbox the code is in the answer, because nobody is sent one. */
  @Post('one-time-code')
  @HttpCode(200)
  @RequireScope('agreements:write')
  @ApiOperation({ summary: 'Send the customer a one-time code' })
  @ApiOkResponse({ type: CodeSentDto })
  @PartnerProblems('state_conflict', 'too_many_codes', 'no_message_gateway')
  async oneTimeCode(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() { locale = DEFAULT_LOCALE }: CodeRequestDto,
  ): Promise<CodeSentDto> {
    return toCodeSent(await this.challenging.sendCode(actor, id, locale));
  }

  /**
   * The bank's own page shows the contract, takes the one-time code, and sends the browser back on every ending. It
   * needs no script. The page can be used once, for 30 minutes.
   */
  @Post('confirmation-page')
  @HttpCode(200)
  @RequireScope('agreements:write')
  @ApiOperation({ summary: 'Open the bank’s confirmation page' })
  @ApiOkResponse({ type: PageOpenedDto })
  @PartnerProblems('state_conflict', 'too_many_codes', 'no_message_gateway', 'return_url_not_allowed')
  async confirmationPage(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() { returnUrl, locale = DEFAULT_LOCALE }: ConfirmationPageDto,
  ): Promise<PageOpenedDto> {
    const { token, ...sent } = await this.challenging.openPage(actor, id, locale, returnUrl);
    return { ...toCodeSent(sent), url: this.address.of(`/bank/confirm/${token}`) };
  }

  /** The customer's own act: his code, and the proof of what he was shown. From then on he is bound. */
  @Post('sign')
  @HttpCode(200)
  @RequireScope('agreements:write')
  @ApiOperation({ summary: 'Sign with the one-time code' })
  @IdempotencyKey('required')
  @ApiOkResponse({ type: AgreementDto })
  @PartnerProblems(
    'state_conflict',
    'no_code_open',
    'code_wrong',
    'document_differs',
    'read_too_short',
    'shown_in_future',
    'requirements_missing',
    'reservation_lost',
  )
  sign(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() body: SignAgreementDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.agreements.sign(actor, id, body, { request, reply });
  }

  /** Before the signature only. The agreement is cancelled, and what was reserved for it is free again. */
  @Post('refuse')
  @HttpCode(200)
  @RequireScope('agreements:write')
  @ApiOperation({ summary: 'Record that the customer does not want it' })
  @IdempotencyKey('optional')
  @ApiOkResponse({ type: AgreementDto })
  @PartnerProblems('state_conflict')
  refuse(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('agreement')) id: Uuid,
    @Body() { reason }: RefuseAgreementDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.agreements.refuse(actor, id, reason, { request, reply });
  }
}

function toCodeSent({ expiresInMinutes, sandboxCode }: SentCode): CodeSentDto {
  return {
    expiresInSeconds: expiresInMinutes * 60,
    ...(sandboxCode !== undefined && { sandbox: { code: sandboxCode } }),
  };
}
