import { Module } from '@nestjs/common';
import { CustomersModule } from '../../customers/index.js';
import { PartnersModule } from '../../partners/index.js';
import { StaffModule } from '../../staff/index.js';
import { ClassificationModule } from '../classification/classification.module.js';
import { FactsModule } from '../segments/facts.module.js';
import { Leanings } from '../segments/leanings.js';
import { NeedsController, StaffNeedsController } from './needs.controller.js';
import { NeedsService } from './needs.service.js';

/** What customers may need next. */
@Module({
  imports: [StaffModule, PartnersModule, CustomersModule, ClassificationModule, FactsModule],
  controllers: [NeedsController, StaffNeedsController],
  providers: [NeedsService],
  exports: [NeedsService],
})
export class NeedsModule {
  constructor(leanings: Leanings, needs: NeedsService) {
    leanings.register((tx, environment, customers) => needs.strengthsOf(tx, environment, customers));
  }
}
