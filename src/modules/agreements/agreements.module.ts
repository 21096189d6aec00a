import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/index.js';
import { LedgerModule } from '../ledger/index.js';
import { LimitsModule } from '../limits/index.js';
import { OffersModule } from '../offers/index.js';
import { PartnersModule } from '../partners/index.js';
import { AgreementsRepository } from './agreements.repository.js';
import { Books } from './books.service.js';
import { InstalmentsRepository } from './instalments.repository.js';
import { OpenAgreement } from './open-agreement.service.js';

@Module({
  imports: [PartnersModule, CustomersModule, LimitsModule, OffersModule, LedgerModule],
  providers: [AgreementsRepository, InstalmentsRepository, Books, OpenAgreement],
  exports: [AgreementsRepository, InstalmentsRepository, Books, OpenAgreement],
})
export class AgreementsModule {}
