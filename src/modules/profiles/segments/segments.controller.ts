import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '../../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../../kernel/ids.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import { Lists } from '../../../platform/http/lists.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import {
  CurrentStaff,
  RecordsReading,
  Repeatable,
  Roles,
  StaffListQueryDto,
  StaffProblems,
  StaffQueryDto,
} from '../../staff/index.js';
import { AUDIENCE_MAKERS } from './audience-rules.js';
import {
  type MemberDto,
  MemberPageDto,
  MembershipDto,
  SegmentStateDto,
  SnapshotDto,
  SnapshotPageDto,
  TakeSnapshotDto,
} from './dto/segment.dto.js';
import { type MemberRow, MembersRepository } from './members.repository.js';
import { SegmentsService } from './segments.service.js';
import { type SnapshotRow, SnapshotsRepository } from './snapshots.repository.js';

const NAME = ApiParam({
  name: 'name',
  description: 'Name of the segment.',
  schema: {
    type: 'string',
    pattern: '^[A-Za-z][A-Za-z0-9.-]{0,63}$',
    maxLength: 64,
    example: 'frequent-buyers',
  },
});

@ApiTags('Segments')
@Roles(...AUDIENCE_MAKERS)
@Controller('staff/v1')
export class SegmentsController {
  constructor(
    private readonly database: Database,
    private readonly segments: SegmentsService,
    private readonly members: MembersRepository,
    private readonly snapshots: SnapshotsRepository,
    private readonly lists: Lists,
  ) {}

  /** How many members it has, and how fresh that is. */
  @Get('segments/:name/state')
  @Roles('viewer')
  @ApiOperation({ summary: 'Read how large and how fresh a segment is' })
  @NAME
  @ApiOkResponse({ type: SegmentStateDto })
  @StaffProblems('not_found')
  state(
    @CurrentStaff() actor: StaffActor,
    @Param('name') name: string,
    @Query() _query: StaffQueryDto,
  ): Promise<SegmentStateDto> {
    return this.database.read(actor, (tx) => this.segments.state(tx, actor.environment, name));
  }

  /** In the order of their ids. A page at a time. */
  @Get('segments/:name/members')
  @Roles('viewer')
  @ApiOperation({ summary: 'List the members of a segment' })
  @NAME
  @ApiOkResponse({ type: MemberPageDto })
  @StaffProblems('not_found', 'invalid_cursor')
  async listMembers(
    @CurrentStaff() actor: StaffActor,
    @Param('name') name: string,
    @Query() query: StaffListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MemberPageDto> {
    this.segments.inForce(name);
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'segmentMembers',
        filters: { name },
        load: (after: Uuid | undefined, limit) =>
          this.database.read(actor, (tx) => this.members.list(tx, actor.environment, name, after, limit)),
        keyOf: ({ customerId }) => customerId,
      },
    );
    return { ...page, data: page.data.map(memberDto) };
  }

  /**
   * Each clause that keeps him out, with what is known of him; by the rule in force and what is stored at this moment.
   * Without his consent `profiling` only for a risk officer who says why, in `reading-purpose`.
   */
  @Get('segments/:name/customers/:id')
  @RecordsReading()
  @Roles('viewer')
  @ApiOperation({ summary: 'See why a customer is in a segment, or not' })
  @NAME
  @ApiOkResponse({ type: MembershipDto })
  @StaffProblems('not_found', 'customer_erased', 'profiling_consent_missing')
  membership(
    @CurrentStaff() actor: StaffActor,
    @Param('name') name: string,
    @Param('id', publicId('customer')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<MembershipDto> {
    return this.database.read(actor, (tx) => this.segments.membership(tx, actor, name, id));
  }

  /** Its members as they are now, for a campaign or a comparison: they stay, whatever becomes of the segment. */
  @Post('segments/:name/snapshots')
  @Repeatable()
  @ApiOperation({ summary: 'Keep the members of a segment as they are now' })
  @NAME
  @ApiCreatedResponse({ type: SnapshotDto })
  @StaffProblems('not_found', 'segment_too_large')
  async takeSnapshot(
    @CurrentStaff() actor: StaffActor,
    @Param('name') name: string,
    @Body() { note }: TakeSnapshotDto,
    @Query() _query: StaffQueryDto,
  ): Promise<SnapshotDto> {
    return snapshotDto(
      await this.database.run(actor, (tx) => this.segments.takeSnapshot(tx, actor, name, note)),
    );
  }

  /** Of one segment. A page at a time. */
  @Get('segments/:name/snapshots')
  @Roles('viewer')
  @ApiOperation({ summary: 'List the snapshots of a segment, newest first' })
  @NAME
  @ApiOkResponse({ type: SnapshotPageDto })
  @StaffProblems('not_found', 'invalid_cursor')
  async listSnapshots(
    @CurrentStaff() actor: StaffActor,
    @Param('name') name: string,
    @Query() query: StaffListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SnapshotPageDto> {
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'segmentSnapshots',
        filters: { name },
        load: (before: Uuid | undefined, limit) =>
          this.database.read(actor, async (tx) => {
            await this.segments.assertKnown(tx, name);
            return this.snapshots.list(tx, name, actor.environment, before, limit);
          }),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map(snapshotDto) };
  }

  /** In the order of their ids. A page at a time. */
  @Get('segment-snapshots/:id/members')
  @Roles('viewer')
  @ApiOperation({ summary: 'List the customers of a snapshot' })
  @ApiOkResponse({ type: MemberPageDto })
  @StaffProblems('not_found', 'invalid_cursor')
  async listKept(
    @CurrentStaff() actor: StaffActor,
    @Param('id', publicId('segmentSnapshot')) id: Uuid,
    @Query() query: StaffListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MemberPageDto> {
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'snapshotMembers',
        filters: { id },
        load: (after: Uuid | undefined, limit) =>
          this.database.read(actor, async (tx) => {
            const snapshot = await this.snapshots.find(tx, id, actor.environment);
            if (!snapshot) throw notFound('segment snapshot');
            return this.snapshots.members(tx, snapshot, after, limit);
          }),
        keyOf: ({ customerId }) => customerId,
      },
    );
    return { ...page, data: page.data.map(memberDto) };
  }
}

function memberDto({ customerId, partner, number, enteredAt }: MemberRow): MemberDto {
  return {
    id: formatId('customer', customerId),
    partner,
    version: number,
    enteredAt: enteredAt.toISOString(),
  };
}

function snapshotDto({ id, segment, number, members, note, takenAt }: SnapshotRow): SnapshotDto {
  return {
    id: formatId('segmentSnapshot', id),
    segment,
    version: number,
    members,
    note,
    takenAt: takenAt.toISOString(),
  };
}
