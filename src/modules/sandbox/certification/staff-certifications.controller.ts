import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '../../../kernel/domain-error.js';
import type { Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import { Lists } from '../../../platform/http/lists.js';
import { publicId } from '../../../platform/http/public-id.pipe.js';
import { PartnersRepository } from '../../partners/index.js';
import { CurrentStaff, Roles, StaffListQueryDto, StaffProblems, StaffQueryDto } from '../../staff/index.js';
import { toCertificationDto } from './certification-answer.js';
import { CertificationDto, CertificationPageDto } from './certification.dto.js';
import { CertificationRepository, type CertificationRun } from './certification.repository.js';

const SLUG = ApiParam({
  name: 'slug',
  description: 'Short name of the partner.',
  schema: {
    type: 'string',
    pattern: '^[a-z][a-z0-9-]{1,39}$',
    maxLength: 40,
    example: 'eastlake-university',
  },
});

/** What whoever agrees to a live key should have read: what the bank saw of the partner's app. */
@ApiTags('API keys')
@Roles('partnerManager', 'riskOfficer', 'auditor', 'administrator')
@Controller('staff/v1/partners/:slug/certifications')
export class StaffCertificationsController {
  constructor(
    private readonly database: Database,
    private readonly partners: PartnersRepository,
    private readonly runs: CertificationRepository,
    private readonly lists: Lists,
    private readonly clock: SystemClock,
  ) {}

  /** Each with its report. Runs are of the sandbox, whichever environment you look at. */
  @Get()
  @SLUG
  @ApiOperation({ summary: 'List a partner’s certification runs, newest first' })
  @ApiOkResponse({ type: CertificationPageDto })
  @StaffProblems('not_found', 'invalid_cursor')
  async list(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Query() query: StaffListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CertificationPageDto> {
    const page = await this.lists.page(
      { actor, query, reply },
      {
        name: 'certifications',
        filters: { slug },
        load: (before: Uuid | undefined, limit) =>
          this.database.read(actor, async (tx) =>
            this.runs.list(tx, await this.partnerId(tx, slug), before, limit),
          ),
        keyOf: ({ id }) => id,
      },
    );
    return { ...page, data: page.data.map((run) => this.dto(run)) };
  }

  /** What was seen, by which requests, and what was missing. */
  @Get(':id')
  @SLUG
  @ApiOperation({ summary: 'Read the report of a certification run' })
  @ApiOkResponse({ type: CertificationDto })
  @StaffProblems('not_found')
  get(
    @CurrentStaff() actor: StaffActor,
    @Param('slug') slug: string,
    @Param('id', publicId('certification')) id: Uuid,
    @Query() _query: StaffQueryDto,
  ): Promise<CertificationDto> {
    return this.database.read(actor, async (tx) => {
      const run = await this.runs.find(tx, { partnerId: await this.partnerId(tx, slug) }, id);
      if (!run) throw notFound('certification');
      return this.dto(run);
    });
  }

  private async partnerId(tx: ReadTx, slug: string): Promise<Uuid> {
    const partner = await this.partners.findPartner(tx, slug);
    if (!partner) throw notFound('partner');
    return partner.id;
  }

  /** The run is its partner's: nobody of the bank does anything with it. */
  private dto(run: CertificationRun): CertificationDto {
    return { ...toCertificationDto(run, this.clock.nowMs()), allowedActions: [] };
  }
}
