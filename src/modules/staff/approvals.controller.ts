import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Lists } from '../../platform/http/lists.js';
import { publicId } from '../../platform/http/public-id.pipe.js';
import { approvalDto } from './approval.view.js';
import { ApprovalsService } from './approvals.service.js';
import { ApprovalDto, ApprovalListQueryDto, ApprovalPageDto, RejectDto } from './dto/approval.dto.js';
import { StaffQueryDto } from './dto/staff-query.dto.js';
import { Repeatable } from './repeatable.js';
import { CurrentStaff, Roles, StaffProblems } from './staff-access.js';

/** The path parameter of every route on one approval. */
const APPROVAL_ID = ApiParam({
  name: 'id',
  description: 'Public id of the approval, as the list shows it.',
  example: 'apr_01jx2m5k3eet7r0e8gx2m9k3v4',
});

/** What the changes themselves may answer when they are applied, whichever module they belong to. */
const OF_CHANGES = [
  'already_enrolled',
  'certification_required',
  'customer_erased',
  'draft_changed',
  'in_a_household',
  'invalid_definition',
  'jurisdiction_without_pack',
  'legal_hold',
  'live_needs_licence',
  'scenario_not_published',
  'stale_version',
  'still_needed',
  'too_many_keys',
] as const;

@ApiTags('Approvals')
@Roles('viewer')
@Controller('staff/v1/approvals')
export class ApprovalsController {
  constructor(
    private readonly approvals: ApprovalsService,
    private readonly lists: Lists,
  ) {}

  /** Changes that need four eyes: what is proposed, by whom, and what became of it. A page at a time. */
  @Get()
  @ApiOperation({ summary: 'List changes that wait, or waited, for a second person' })
  @StaffProblems('invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: ApprovalListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApprovalPageDto> {
    const filters = { status: query.status, kind: query.kind };
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'approvals',
        filters,
        load: (before, limit) => this.approvals.list(actor, filters, before, limit),
        keyOf: (view) => view.approval.id,
      },
    );
    return { ...page, data: page.data.map(approvalDto) };
  }

  /** With the difference that the second person decides on: it is kept, so that later everybody can see what he saw. */
  @Get(':id')
  @ApiOperation({ summary: 'Read one change: what differs, who asks, what you may do' })
  @APPROVAL_ID
  @StaffProblems('not_found')
  async get(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('approval')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<ApprovalDto> {
    return approvalDto(await this.approvals.get(actor, id));
  }

  /** Nobody approves his own change. It takes effect in the same transaction. */
  @Post(':id/approve')
  @Repeatable()
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve a change of another person; it is in force at once' })
  @APPROVAL_ID
  @StaffProblems('not_found', 'own_change', 'subject_changed', 'state_conflict', ...OF_CHANGES)
  async approve(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('approval')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<ApprovalDto> {
    return approvalDto(await this.approvals.approve(actor, id));
  }

  /** Nothing changes but the record; the one who asked can read the reason. */
  @Post(':id/reject')
  @Repeatable()
  @HttpCode(200)
  @ApiOperation({ summary: 'Reject a change of another person, with a reason' })
  @APPROVAL_ID
  @StaffProblems('not_found', 'own_change', 'state_conflict')
  async reject(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('approval')) id: Uuid,
    @Body() body: RejectDto,
    @Query() _query: StaffQueryDto,
  ): Promise<ApprovalDto> {
    return approvalDto(await this.approvals.reject(actor, id, body.reason));
  }

  /** Only whoever asked may take it back, and only while nobody has decided. */
  @Post(':id/withdraw')
  @Repeatable()
  @HttpCode(200)
  @ApiOperation({ summary: 'Take back your own change' })
  @APPROVAL_ID
  @StaffProblems('not_found', 'not_your_change', 'state_conflict')
  async withdraw(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('approval')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<ApprovalDto> {
    return approvalDto(await this.approvals.withdraw(actor, id));
  }
}
