import { Module } from '@nestjs/common';
import { ProfilesModule } from '../../profiles/index.js';
import { StaffModule } from '../../staff/index.js';
import { ReportPopulation } from './population.repository.js';
import { ReportLinks } from './report-links.js';
import { ReportSample } from './sample.repository.js';
import { ReportPageController, SegmentationReportController } from './segmentation-report.controller.js';
import { SegmentationReports } from './segmentation-report.service.js';

/** What a segmentation is good for. */
@Module({
  imports: [StaffModule, ProfilesModule],
  controllers: [SegmentationReportController, ReportPageController],
  providers: [SegmentationReports, ReportPopulation, ReportSample, ReportLinks],
})
export class SegmentationReportModule {}
