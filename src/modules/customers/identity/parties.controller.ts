import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatId, parseId, type Uuid } from '../../../kernel/ids.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/tx.js';
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
  IdentityReasonDto,
  MergeDto,
  MergePreviewDto,
  MergePreviewQueryDto,
  PartyMergeDto,
  WholePartyWithMergesDto,
} from './dto/party.dto.js';
import { IDENTITY_OFFICERS } from './identity-changes.js';
import { MergingService } from './merging.service.js';
import { toMergeDto, toPreviewDto } from './party-answer.js';
import { PartyApprovals } from './party-approvals.js';
import { PartyReader } from './party-reader.js';

const PROPOSING = ['too_many_open_changes'] as const;
const DEFERRED = {
  type: SubmittedDto,
  description: 'Nothing has changed yet; a second person has to agree.',
};

@ApiTags('Parties')
@Roles(...IDENTITY_OFFICERS, 'auditor')
@Controller('staff/v1/parties')
export class StaffPartiesController {
  constructor(
    private readonly database: Database,
    private readonly merging: MergingService,
    private readonly reader: PartyReader,
    private readonly proposals: PartyApprovals,
  ) {}

  /** Everybody whom the bank takes for the same person or organisation, and why. No partner ever sees any of it. */
  @Get(':id')
  @RecordsReading('id', 'customers.customer')
  @ApiOperation({ summary: 'Read a party with its customers at every partner' })
  @ApiOkResponse({ type: WholePartyWithMergesDto })
  @StaffProblems('not_found')
  async get(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('party')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<WholePartyWithMergesDto> {
    return this.database.read(actor, (tx) => this.reader.read(tx, actor.environment, id));
  }

  /** Whom the two would be, what they contradict each other in, and what would count together. It changes nothing. */
  @Get(':id/merge-preview')
  @RecordsReading('kept.id', 'kept.customers.customer', 'joined.id', 'joined.customers.customer')
  @ApiOperation({ summary: 'See what a merge would make of two parties' })
  @ApiOkResponse({ type: MergePreviewDto })
  @StaffProblems('not_found', 'same_party')
  async preview(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('party')) id: Uuid,
    @Query() query: MergePreviewQueryDto,
  ): Promise<MergePreviewDto> {
    const other = parseId('party', query.with) as Uuid;
    return this.database.read(actor, async (tx) =>
      toPreviewDto(await this.merging.preview(tx, actor.environment, id, other)),
    );
  }

  /**
   * A second person approves it. From then on what both owe counts together; customers, claims and what was signed stay
   * as they are, so that a merge can be undone at any later time.
   */
  @Post(':id/merge')
  @HttpCode(202)
  @Roles(...IDENTITY_OFFICERS)
  @Repeatable()
  @ApiOperation({ summary: 'Propose that two parties are one' })
  @ApiAcceptedResponse(DEFERRED)
  @StaffProblems('not_found', 'same_party', 'parties_contradict', ...PROPOSING)
  async merge(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('party')) id: Uuid,
    @Query() _query: StaffQueryDto,
    @Body() body: MergeDto,
  ): Promise<SubmittedDto> {
    const other = parseId('party', body.with) as Uuid;
    return submitted(this.database, actor, (tx) =>
      this.proposals.proposeMerge(tx, actor, id, other, body.reason),
    );
  }
}

@ApiTags('Parties')
@Roles(...IDENTITY_OFFICERS)
@Controller('staff/v1/party-merges')
export class StaffPartyMergesController {
  constructor(
    private readonly database: Database,
    private readonly merging: MergingService,
    private readonly proposals: PartyApprovals,
  ) {}

  /** With the report of its undoing, when it was undone. */
  @Get(':id')
  @Roles(...IDENTITY_OFFICERS, 'auditor')
  @ApiOperation({ summary: 'Read a merge of parties' })
  @ApiOkResponse({ type: PartyMergeDto })
  @StaffProblems('not_found')
  async get(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('partyMerge')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<PartyMergeDto> {
    return this.database.read(actor, async (tx) =>
      toMergeDto(await this.merging.merged(tx, actor.environment, id)),
    );
  }

  /**
   * A second person approves it. Everybody goes back to where his own claims lead, also who came after the merge; what
   * was decided and signed meanwhile stays, and is listed in the report.
   */
  @Post(':id/undo')
  @HttpCode(202)
  @Repeatable()
  @ApiOperation({ summary: 'Propose to undo a merge, however long ago' })
  @ApiAcceptedResponse(DEFERRED)
  @StaffProblems('not_found', 'merge_undone', ...PROPOSING)
  async undo(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('partyMerge')) id: Uuid,
    @Query() _query: StaffQueryDto,
    @Body() body: IdentityReasonDto,
  ): Promise<SubmittedDto> {
    return submitted(this.database, actor, (tx) => this.proposals.proposeUndo(tx, actor, id, body.reason));
  }
}

@ApiTags('Parties')
@Roles(...IDENTITY_OFFICERS)
@Controller('staff/v1/customers')
export class StaffCustomerPartyController {
  constructor(
    private readonly database: Database,
    private readonly reader: PartyReader,
    private readonly proposals: PartyApprovals,
  ) {}

  /** The way from a partner's customer to who he is at the other partners. */
  @Get(':id/party')
  @RecordsReading('id', 'customers.customer')
  @Roles(...IDENTITY_OFFICERS, 'auditor')
  @ApiOperation({ summary: 'Find the party of a customer' })
  @ApiOkResponse({ type: WholePartyWithMergesDto })
  @StaffProblems('not_found', 'no_party')
  async party(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('customer')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<WholePartyWithMergesDto> {
    return this.database.read(actor, async (tx) => {
      return this.reader.read(tx, actor.environment, await this.proposals.rootOf(tx, actor.environment, id));
    });
  }

  /**
   * For a claim that names the wrong one. A second person approves it; the customer gets a party of his own, and no claim
   * links him from then on. Merging the two parties takes it back.
   */
  @Post(':id/set-apart')
  @HttpCode(202)
  @Repeatable()
  @ApiOperation({ summary: 'Propose that a customer is not who his claims say' })
  @ApiAcceptedResponse(DEFERRED)
  @StaffProblems('not_found', 'no_party', ...PROPOSING)
  async setApart(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('customer')) id: Uuid,
    @Query() _query: StaffQueryDto,
    @Body() body: IdentityReasonDto,
  ): Promise<SubmittedDto> {
    return submitted(this.database, actor, (tx) => this.proposals.proposeApart(tx, actor, id, body.reason));
  }
}

async function submitted(
  database: Database,
  actor: StaffActor,
  propose: (tx: Tx) => Promise<Uuid>,
): Promise<SubmittedDto> {
  return { approval: formatId('approval', await database.run(actor, propose)) };
}
