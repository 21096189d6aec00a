import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StaffActor } from '../../../platform/database/actor.js';
import { ApiJsonOrPage, prefersHtml } from '../../../platform/http/html-page.js';
import { PublicAddress } from '../../../platform/http/public-address.js';
import { CurrentStaff, Roles, StaffProblems } from '../../staff/index.js';
import { SegmentationReportDto } from './dto/report.dto.js';
import { SegmentationReportQueryDto } from './dto/report-query.dto.js';
import { ReportLinks } from './report-links.js';
import { goneReportPage, reportPage, reportPages } from './report-page.js';
import { SegmentationReports } from './segmentation-report.service.js';

const PAGE = 'bank/reports/segmentation';

@ApiTags('Segments')
@Roles('viewer')
@Controller('staff/v1/segmentation-report')
export class SegmentationReportController {
  constructor(
    private readonly reports: SegmentationReports,
    private readonly links: ReportLinks,
    private readonly address: PublicAddress,
  ) {}

  /**
   * Whether the classes of a population, or the segments in it, are good for anything: size, value, lift, acceptance, reach,
   * stability, who they are and what they need, and what to merge, split, retire or tidy up. Open `page.url` of the answer
   * in a browser for the same with charts; asked for `text/html`, the answer is that page.
   */
  @Get()
  @ApiOperation({ summary: 'Read what a segmentation is good for' })
  @ApiJsonOrPage(SegmentationReportDto, 'The report.')
  @StaffProblems('frame_not_counted')
  async read(
    @CurrentStaff() actor: StaffActor,
    @Query() { kind, scope, currency, by = 'cell' }: SegmentationReportQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SegmentationReportDto | string> {
    const frame = { environment: actor.environment, kind, scope, currency };
    const report = await this.reports.of(actor, frame, by);
    reply.header('vary', 'accept');
    if (prefersHtml(request.headers.accept)) {
      reportPages.describe(reply);
      return reportPage(report);
    }
    const { token, expiresAtMs } = this.links.write(actor, frame, by);
    const url = this.address.of(`/${PAGE}/${token}`);
    return { ...report, page: { url, expiresAt: new Date(expiresAtMs).toISOString() } };
  }
}

/** For browsers, which have no token to send. */
@ApiExcludeController()
@Controller(`${PAGE}/:token`)
export class ReportPageController {
  constructor(
    private readonly reports: SegmentationReports,
    private readonly links: ReportLinks,
  ) {}

  @Get()
  async show(
    @Param('token') token: string,
    @Req() { context }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    reportPages.describe(reply);
    const linked = this.links.read(token);
    if (!linked) {
      reply.status(404);
      return goneReportPage();
    }
    const { userId, frame, by } = linked;
    const { environment } = frame;
    const actor: StaffActor = { kind: 'staff', userId, roles: [], environment, requestId: context.requestId };
    return reportPage(await this.reports.of(actor, frame, by));
  }
}
