import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { formatId, type Uuid } from '../../../kernel/ids.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Lists } from '../../../platform/http/lists.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { SubmittedDto } from '../../scenarios/index.js';
import {
  CurrentStaff,
  RecordsReading,
  Repeatable,
  Roles,
  StaffProblems,
  StaffQueryDto,
} from '../../staff/index.js';
import {
  LegalHoldDto,
  LegalHoldPageDto,
  LegalHoldQueryDto,
  PartyErasureDto,
} from '../dto/staff-erasure.dto.js';
import { IdentityReasonDto } from '../identity/dto/party.dto.js';
import { IDENTITY_OFFICERS } from '../identity/identity-changes.js';
import { ErasureApprovals } from './erasure-approvals.js';
import { toLegalHoldDto, toPartyErasureDto } from './legal-hold-answer.js';
import { LegalHoldsRepository } from './legal-holds.repository.js';
import { PartyErasuresRepository } from './party-erasures.repository.js';

const DEFERRED = {
  type: SubmittedDto,
  description: 'Nothing has changed yet; a second person has to agree.',
};

@ApiTags('Parties')
@Roles(...IDENTITY_OFFICERS)
@Controller('staff/v1/parties/:id')
export class StaffPartyErasureController {
  constructor(
    private readonly database: Database,
    private readonly proposals: ErasureApprovals,
    private readonly erasures: PartyErasuresRepository,
  ) {}

  /**
   * Forgets every customer whom the party is, at every partner, as one customer is forgotten: keys are destroyed in the
   * moment a second person approves, the rest goes within seconds, facts about money stay. All of them or none: while
   * something runs or is owed, or a legal hold keeps one of them, it is refused with what that is. At most 200 customers go
   * at once; ask again for the others.
   */
  @Post('erasure')
  @HttpCode(202)
  @Repeatable()
  @ApiOperation({ summary: 'Propose to erase a person at every partner' })
  @ApiAcceptedResponse(DEFERRED)
  @StaffProblems('not_found', 'legal_hold', 'nothing_changes', 'too_many_open_changes')
  async erase(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('party')) id: Uuid,
    @Query() _query: StaffQueryDto,
    @Body() { reason }: IdentityReasonDto,
  ): Promise<SubmittedDto> {
    return submitted(this.database, actor, (tx) => this.proposals.proposeErasure(tx, actor, id, reason));
  }

  /** Says of each customer when nothing is left of him. */
  @Get('erasure')
  @Roles(...IDENTITY_OFFICERS, 'auditor')
  @ApiOperation({ summary: 'See how far the erasure of a party has come' })
  @ApiOkResponse({ type: PartyErasureDto })
  @StaffProblems('not_found')
  async erasure(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('party')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<PartyErasureDto> {
    return this.database.read(actor, async (tx) => {
      const root = await this.proposals.rootOf(tx, actor.environment, id);
      return toPartyErasureDto(root, await this.erasures.customersOf(tx, actor.environment, root));
    });
  }

  /** Keeps everybody whom the party is, also customers who come to it later. A second person approves it. */
  @Post('legal-holds')
  @HttpCode(202)
  @Repeatable()
  @ApiOperation({ summary: 'Propose a legal hold on a person at every partner' })
  @ApiAcceptedResponse(DEFERRED)
  @StaffProblems('not_found', 'too_many_open_changes')
  async hold(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('party')) partyId: Uuid,
    @Query() _query: StaffQueryDto,
    @Body() { reason }: IdentityReasonDto,
  ): Promise<SubmittedDto> {
    return submitted(this.database, actor, (tx) =>
      this.proposals.proposeHold(tx, actor, { partyId }, reason),
    );
  }
}

@ApiTags('Parties')
@Roles(...IDENTITY_OFFICERS)
@Controller('staff/v1/customers/:id/legal-holds')
export class StaffCustomerHoldsController {
  constructor(
    private readonly database: Database,
    private readonly proposals: ErasureApprovals,
  ) {}

  /**
   * While it holds, nobody erases the customer: his partner is answered `legal_hold` and learns neither who set it nor why. A
   * second person approves it.
   */
  @Post()
  @HttpCode(202)
  @Repeatable()
  @ApiOperation({ summary: 'Propose a legal hold on a customer' })
  @ApiAcceptedResponse(DEFERRED)
  @StaffProblems('not_found', 'customer_erased', 'too_many_open_changes')
  async hold(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('customer')) customerId: Uuid,
    @Query() _query: StaffQueryDto,
    @Body() { reason }: IdentityReasonDto,
  ): Promise<SubmittedDto> {
    return submitted(this.database, actor, (tx) =>
      this.proposals.proposeHold(tx, actor, { customerId }, reason),
    );
  }
}

@ApiTags('Parties')
@Roles(...IDENTITY_OFFICERS)
@Controller('staff/v1/legal-holds')
export class StaffLegalHoldsController {
  constructor(
    private readonly database: Database,
    private readonly proposals: ErasureApprovals,
    private readonly holds: LegalHoldsRepository,
    private readonly lists: Lists,
  ) {}

  /** Those in force, or those that were lifted. */
  @Get()
  @Roles(...IDENTITY_OFFICERS, 'auditor')
  @ApiOperation({ summary: 'List legal holds, newest first' })
  @ApiOkResponse({ type: LegalHoldPageDto })
  @StaffProblems('invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: LegalHoldQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LegalHoldPageDto> {
    const status = query.status ?? 'open';
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'legal-holds',
        filters: { status },
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.holds.list(tx, actor.environment, status, before, limit)),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(toLegalHoldDto) };
  }

  /** Whom it keeps, why, and whether it still does. */
  @Get(':id')
  @RecordsReading('customer', 'party')
  @Roles(...IDENTITY_OFFICERS, 'auditor')
  @ApiOperation({ summary: 'Read a legal hold' })
  @ApiOkResponse({ type: LegalHoldDto })
  @StaffProblems('not_found')
  async get(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('legalHold')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<LegalHoldDto> {
    return this.database.read(actor, async (tx) =>
      toLegalHoldDto(await this.proposals.hold(tx, actor.environment, id)),
    );
  }

  /** A second person approves it; from then on nothing keeps him but what runs or is owed, and other holds. */
  @Post(':id/lift')
  @HttpCode(202)
  @Repeatable()
  @ApiOperation({ summary: 'Propose to lift a legal hold' })
  @ApiAcceptedResponse(DEFERRED)
  @StaffProblems('not_found', 'hold_lifted', 'too_many_open_changes')
  async lift(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('legalHold')) id: Uuid,
    @Query() _query: StaffQueryDto,
    @Body() { reason }: IdentityReasonDto,
  ): Promise<SubmittedDto> {
    return submitted(this.database, actor, (tx) => this.proposals.proposeLift(tx, actor, id, reason));
  }
}

async function submitted(
  database: Database,
  actor: StaffActor,
  propose: (tx: Tx) => Promise<Uuid>,
): Promise<SubmittedDto> {
  return { approval: formatId('approval', await database.run(actor, propose)) };
}
