import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { formatId, instantOf, parseId } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import { Lists } from '../../platform/http/lists.js';
import { AuditRepository, type AuditRow } from './audit.repository.js';
import { AuditEntryDto, AuditListQueryDto, AuditPageDto } from './dto/audit.dto.js';
import { CurrentStaff, Roles, StaffProblems } from './staff-access.js';

@ApiTags('Audit')
@Roles('auditor', 'administrator')
@Controller('staff/v1/audit')
export class AuditController {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditRepository,
    private readonly lists: Lists,
  ) {}

  /** Who did what to which subject, when, and from which request. Newest first, a page at a time. */
  @Get()
  @ApiOperation({ summary: 'Search what staff, keys and the system did' })
  @StaffProblems('invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Query() query: AuditListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuditPageDto> {
    const filters = { subject: query.subject, action: query.action, staff: query.staff };
    const actorId = query.staff === undefined ? undefined : parseId('staffUser', query.staff);
    const { subject, action } = filters;
    const filter = { subject, action, actorId, environment: actor.environment };
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'audit',
        filters,
        load: (before, limit) =>
          this.database.read(actor, (tx) => this.audit.list(tx, filter, before, limit)),
        keyOf: (row) => row.id,
      },
    );
    return { ...page, data: page.data.map(auditEntryDto) };
  }
}

function auditEntryDto(row: AuditRow): AuditEntryDto {
  const { id, environment, requestId, action, subject, detail } = row;
  return {
    id: formatId('audit', id),
    at: new Date(instantOf(id)).toISOString(),
    actor: { kind: row.actorKind, id: actorId(row), name: row.actorName },
    environment,
    partnerId: row.partnerId && formatId('partner', row.partnerId),
    requestId,
    action,
    subject,
    detail,
  };
}

function actorId({ actorKind, actorId: id }: AuditRow): string | null {
  if (id === null || actorKind === 'system') return null;
  return formatId(actorKind === 'staff' ? 'staffUser' : 'apiKey', id);
}
