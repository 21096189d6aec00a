import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { StaffModule } from '../staff/index.js';
import { CustomerOverviewController } from './customer-overview.controller.js';
import { KnownOfCustomer } from './known-of-customer.js';
import { OverviewRepository } from './overview.repository.js';
import { OverviewService } from './overview.service.js';
import { SegmentationReportModule } from './segmentation/segmentation-report.module.js';
import { TimelineRepository } from './timeline.repository.js';
import { TimelineService } from './timeline.service.js';
import { WhoCustomerIs } from './who-customer-is.js';

/** What staff see at a glance, put together from every room. */
@Module({
  imports: [StaffModule, CustomersModule, ProfilesModule, SegmentationReportModule],
  controllers: [CustomerOverviewController],
  providers: [
    KnownOfCustomer,
    OverviewRepository,
    OverviewService,
    TimelineRepository,
    TimelineService,
    WhoCustomerIs,
  ],
})
export class InsightsModule {}
