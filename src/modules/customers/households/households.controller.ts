import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { formatId, parseId, type Uuid } from '../../../kernel/ids.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import { Lists } from '../../../platform/http/lists.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { SubmittedDto } from '../../scenarios/index.js';
import {
  CurrentStaff,
  RecordsReading,
  Repeatable,
  Roles,
  StaffListQueryDto,
  StaffProblems,
  StaffQueryDto,
} from '../../staff/index.js';
import { IDENTITY_OFFICERS } from '../identity/identity-changes.js';
import { DeclareMembersDto, EndMembershipDto, HouseholdDto, HouseholdPageDto } from './dto/household.dto.js';
import { type Declaration, HouseholdApprovals } from './household-approvals.js';
import { HouseholdReader } from './household-reader.js';
import { HouseholdsRepository } from './households.repository.js';

const DEFERRED = {
  type: SubmittedDto,
  description: 'Nothing has changed yet; a second person has to agree.',
};
const DECLARING = [
  'not_found',
  'no_party',
  'not_a_person',
  'validity_ends_first',
  'in_a_household',
  'too_many_open_changes',
] as const;

@ApiTags('Parties')
@Roles(...IDENTITY_OFFICERS)
@Controller('staff/v1/households')
export class StaffHouseholdsController {
  constructor(
    private readonly database: Database,
    private readonly households: HouseholdsRepository,
    private readonly reader: HouseholdReader,
    private readonly proposals: HouseholdApprovals,
    private readonly lists: Lists,
  ) {}

  /** With everybody who belongs to them or did. No partner ever sees any of it. */
  @Get()
  @Roles(...IDENTITY_OFFICERS, 'auditor')
  @ApiOperation({ summary: 'List households, newest first' })
  @ApiOkResponse({ type: HouseholdPageDto })
  @StaffProblems('invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: StaffListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HouseholdPageDto> {
    return this.database.read(actor, async (tx) => {
      const page = await this.lists.page(
        { actor, query, reply },
        {
          name: 'households',
          filters: {},
          load: (before: Uuid | undefined, limit) =>
            this.households.list(tx, actor.environment, before, limit),
          keyOf: ({ id }) => id,
        },
      );
      return { ...page, data: await this.reader.withMembers(tx, page.data) };
    });
  }

  /** Who belongs to it, as what, since when and why. */
  @Get(':id')
  @RecordsReading('members.party')
  @Roles(...IDENTITY_OFFICERS, 'auditor')
  @ApiOperation({ summary: 'Read a household' })
  @ApiOkResponse({ type: HouseholdDto })
  @StaffProblems('not_found')
  async get(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('household')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<HouseholdDto> {
    return this.database.read(actor, (tx) => this.reader.read(tx, actor.environment, id));
  }

  /**
   * Says who lives together. A second person approves it. Persons stay the persons they are: nothing of one is shown to
   * another's partner, counts with another's, or is read by a rule.
   */
  @Post()
  @HttpCode(202)
  @Repeatable()
  @ApiOperation({ summary: 'Propose a household' })
  @ApiAcceptedResponse(DEFERRED)
  @StaffProblems(...DECLARING)
  async declare(
    @CurrentStaff() actor: StaffActor,
    @Query() _query: StaffQueryDto,
    @Body() body: DeclareMembersDto,
  ): Promise<SubmittedDto> {
    return this.propose(actor, toDeclaration(body));
  }

  /** A second person approves it. */
  @Post(':id/members')
  @HttpCode(202)
  @Repeatable()
  @ApiOperation({ summary: 'Propose further members of a household' })
  @ApiAcceptedResponse(DEFERRED)
  @StaffProblems(...DECLARING)
  async join(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('household')) household: Uuid,
    @Query() _query: StaffQueryDto,
    @Body() body: DeclareMembersDto,
  ): Promise<SubmittedDto> {
    return this.propose(actor, { ...toDeclaration(body), household });
  }

  private async propose(actor: StaffActor, declaration: Declaration): Promise<SubmittedDto> {
    const approval = await this.database.run(actor, (tx) =>
      this.proposals.proposeDeclaration(tx, actor, declaration),
    );
    return { approval: formatId('approval', approval) };
  }
}

@ApiTags('Parties')
@Roles(...IDENTITY_OFFICERS)
@Controller('staff/v1/household-members')
export class StaffHouseholdMembersController {
  constructor(
    private readonly database: Database,
    private readonly proposals: HouseholdApprovals,
  ) {}

  /** A second person approves it. That he belonged to it stays readable. */
  @Post(':id/end')
  @HttpCode(202)
  @Repeatable()
  @ApiOperation({ summary: 'Propose that somebody belongs to a household no more' })
  @ApiAcceptedResponse(DEFERRED)
  @StaffProblems('not_found', 'membership_ended', 'too_many_open_changes')
  async end(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('householdMember')) id: Uuid,
    @Query() _query: StaffQueryDto,
    @Body() body: EndMembershipDto,
  ): Promise<SubmittedDto> {
    const approval = await this.database.run(actor, (tx) => this.proposals.proposeEnd(tx, actor, id, body));
    return { approval: formatId('approval', approval) };
  }
}

function toDeclaration({ members, validFrom, validTo, reason }: DeclareMembersDto): Declaration {
  return {
    members: members.map(({ customer, role }) => ({ customer: parseId('customer', customer) as Uuid, role })),
    validFrom,
    validTo,
    reason,
  };
}
