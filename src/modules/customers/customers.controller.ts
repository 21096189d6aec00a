import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import { etagOf, versionFromIfMatch } from '../../platform/http/etag.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { ListQueryDto } from '../../platform/http/validation/list-query.dto.js';
import { answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { CurrentPartner, type PartnerCall, PartnerProblems, RequireScope } from '../partners/index.js';
import { toConsentDto, toCustomerDto } from './customer-answer.js';
import { ConsentsRepository } from './consents.repository.js';
import { CustomersRepository } from './customers.repository.js';
import { CustomersService, type Registration } from './customers.service.js';
import { ConsentListDto, CustomerDto, CustomerPageDto } from './dto/customer-answer.dto.js';
import { CONSENT_PURPOSES } from './consents/purposes.js';
import { GrantConsentsDto, RegisterCustomerDto, UpdateCustomerDto } from './dto/customer.dto.js';

const IDEMPOTENCY_PROBLEMS = [
  'invalid_idempotency_key',
  'idempotency_key_reused',
  'idempotency_in_flight',
] as const;

@ApiTags('Customers')
@Controller('v1/customers')
export class CustomersController {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomersService,
    private readonly repository: CustomersRepository,
    private readonly consentRows: ConsentsRepository,
    private readonly idempotency: Idempotency,
    private readonly lists: Lists,
  ) {}

  /** Registers a person or organisation. */
  @Post()
  @RequireScope('customers:write')
  @ApiOperation({ summary: 'Register a customer' })
  @IdempotencyKey('optional')
  @ApiCreatedResponse({ type: CustomerDto })
  @PartnerProblems('external_id_taken', ...IDEMPOTENCY_PROBLEMS)
  async register(
    @CurrentPartner() { actor }: PartnerCall,
    @Body() body: RegisterCustomerDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) => {
      const id = await this.customers.register(tx, actor, toRegistration(body));
      return { status: 201, body: toCustomerDto(await this.customers.get(tx, actor, id)) };
    });
  }

  /**
   * Your own customers in the environment of the key, a page at a time; go on with `nextCursor` until `hasMore` is
   * false.
   */
  @Get()
  @RequireScope('customers:read')
  @ApiOperation({ summary: 'List your customers, newest first' })
  @ApiOkResponse({ type: CustomerPageDto })
  @PartnerProblems('invalid_cursor')
  async list(
    @CurrentPartner() { actor }: PartnerCall,
    @Query() query: ListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CustomerPageDto> {
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'customers',
        filters: {},
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.repository.list(tx, actor, before, limit)),
        keyOf: ({ id }) => id,
      },
    );
    return {
      ...page,
      data: page.data.map(toCustomerDto),
      ...(query.include && {
        totalCount: await this.database.read(actor, (tx) => this.repository.count(tx, actor)),
      }),
    };
  }

  /** Answers as reading by id does. 404 means that no customer of yours has this id yet: register him. */
  @Get('by-external-id/:externalId')
  @RequireScope('customers:read')
  @ApiOperation({ summary: 'Find a customer by your own id' })
  @PartnerProblems('not_found')
  @ApiParam({
    name: 'externalId',
    description: 'Your own id of the customer.',
    schema: { type: 'string', minLength: 1, maxLength: 128, example: 'user-20417' },
  })
  @ApiOkResponse({ type: CustomerDto })
  async byExternalId(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('externalId') externalId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CustomerDto> {
    const customer = await this.database.read(actor, (tx) =>
      this.customers.getByExternalId(tx, actor, externalId),
    );
    reply.header('etag', etagOf(customer.version));
    return toCustomerDto(customer);
  }

  /** With the `ETag` that a change of him must name as `If-Match`. */
  @Get(':id')
  @RequireScope('customers:read')
  @ApiOperation({ summary: 'Read a customer' })
  @PartnerProblems('not_found')
  @ApiOkResponse({ type: CustomerDto })
  async get(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CustomerDto> {
    const customer = await this.database.read(actor, (tx) => this.customers.get(tx, actor, id));
    reply.header('etag', etagOf(customer.version));
    return toCustomerDto(customer);
  }

  /** Fields that are left out keep their value. */
  @Patch(':id')
  @RequireScope('customers:write')
  @ApiOperation({ summary: 'Update a customer' })
  @ApiHeader({ name: 'if-match', required: true, description: 'The ETag that you read.', example: '"v1"' })
  @ApiOkResponse({ type: CustomerDto })
  @PartnerProblems('not_found', 'customer_erased', 'precondition_required', 'stale_version')
  async update(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
    @Body() body: UpdateCustomerDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CustomerDto> {
    const version = versionFromIfMatch(ifMatch);
    const { facts, ...personal } = body;
    const customer = await this.database.run(actor, (tx) =>
      this.customers.update(tx, actor, id, version, { personal, ...(facts && { facts }) }),
    );
    reply.header('etag', etagOf(customer.version));
    return toCustomerDto(customer);
  }

  /** Newest first. A consent that was revoked or has run out stays readable, with when and why. */
  @Get(':id/consents')
  @RequireScope('customers:read')
  @ApiOperation({ summary: 'List a customer’s consents, past ones too' })
  @PartnerProblems('not_found')
  @ApiOkResponse({ type: ConsentListDto })
  async consents(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
  ): Promise<ConsentListDto> {
    const consents = await this.database.read(actor, async (tx) => {
      await this.customers.get(tx, actor, id);
      return this.consentRows.list(tx, actor, id);
    });
    return { data: consents.map(toConsentDto) };
  }

  /**
   * Record what the customer has agreed to, when, and to which wording. A decision or an application uses data only
   * as far as a consent that holds on its day allows.
   */
  @Post(':id/consents')
  @HttpCode(200)
  @RequireScope('customers:write')
  @ApiOperation({ summary: 'Record what a customer allows' })
  @PartnerProblems('not_found', 'customer_erased', ...IDEMPOTENCY_PROBLEMS)
  @IdempotencyKey('optional')
  @ApiOkResponse({ type: ConsentListDto })
  async grant(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
    @Body() body: GrantConsentsDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) => {
      const consents = await this.customers.grantConsents(tx, actor, id, body.consents);
      return { status: 200, body: { data: consents.map(toConsentDto) } };
    });
  }

  /**
   * Takes effect at once and needs no reason. What was done under the consent stays done; revoking again answers the
   * same.
   */
  @Delete(':id/consents/:purpose')
  @RequireScope('customers:write')
  @ApiOperation({ summary: 'Revoke a consent; it holds from the next decision on' })
  @PartnerProblems('not_found', 'customer_erased')
  @ApiParam({
    name: 'purpose',
    description: 'What is no longer allowed.',
    schema: { type: 'string', enum: [...CONSENT_PURPOSES], example: 'profiling' },
  })
  @ApiOkResponse({ type: ConsentListDto })
  async revoke(
    @CurrentPartner() { actor }: PartnerCall,
    @Param('id', publicId('customer')) id: Uuid,
    @Param('purpose') purpose: string,
  ): Promise<ConsentListDto> {
    const consents = await this.database.run(actor, (tx) =>
      this.customers.revokeConsent(tx, actor, id, purpose),
    );
    return { data: consents.map(toConsentDto) };
  }
}

export function toRegistration(body: RegisterCustomerDto): Registration {
  const { kind, facts, consents, ...personal } = body;
  return { kind, personal: personal, facts: facts ?? {}, consents: consents ?? [] };
}
