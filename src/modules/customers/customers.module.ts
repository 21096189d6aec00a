import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/index.js';
import { StaffModule } from '../staff/index.js';
import { BirthDates } from './birth-dates.js';
import { ConsentsRepository } from './consents.repository.js';
import { ConsentNotices } from './consents/consent-notices.js';
import { ConsentReceiptsController } from './consents/receipts.controller.js';
import { ConsentReceipts } from './consents/receipts.js';
import { CustomerRooms } from './customer-rooms.js';
import { CustomersController } from './customers.controller.js';
import { CustomersRepository } from './customers.repository.js';
import { CustomersService } from './customers.service.js';
import { ErasureApprovals } from './erasure/erasure-approvals.js';
import { ErasingService } from './erasure/erasing.service.js';
import { ErasuresRepository } from './erasure/erasures.repository.js';
import { LegalHoldsRepository } from './erasure/legal-holds.repository.js';
import { PartyErasuresRepository } from './erasure/party-erasures.repository.js';
import {
  StaffCustomerHoldsController,
  StaffLegalHoldsController,
  StaffPartyErasureController,
} from './erasure/staff-erasure.controller.js';
import { ExportingService } from './exporting/exporting.service.js';
import { ExportsRepository } from './exporting/exports.repository.js';
import { HouseholdApprovals } from './households/household-approvals.js';
import {
  StaffHouseholdMembersController,
  StaffHouseholdsController,
} from './households/households.controller.js';
import { HouseholdReader } from './households/household-reader.js';
import { HouseholdsRepository } from './households/households.repository.js';
import { IdentityRepository } from './identity/identity.repository.js';
import { MergesRepository } from './identity/merges.repository.js';
import { MergingService } from './identity/merging.service.js';
import {
  StaffCustomerPartyController,
  StaffPartiesController,
  StaffPartyMergesController,
} from './identity/parties.controller.js';
import { PartiesRepository } from './identity/parties.repository.js';
import { PartyApprovals } from './identity/party-approvals.js';
import { StaffPartySuggestionsController } from './identity/party-suggestions.controller.js';
import { PartyReader } from './identity/party-reader.js';
import { Suggesting } from './identity/suggesting.js';
import { SuggestionsRepository } from './identity/suggestions.repository.js';
import { PrivacyController } from './privacy.controller.js';
import { TagsRepository } from './tags.repository.js';

const IDENTITY = [
  IdentityRepository,
  PartiesRepository,
  MergesRepository,
  SuggestionsRepository,
  MergingService,
  PartyApprovals,
  PartyReader,
  Suggesting,
  HouseholdsRepository,
  HouseholdApprovals,
  HouseholdReader,
];

@Module({
  imports: [StaffModule, PartnersModule],
  controllers: [
    CustomersController,
    ConsentReceiptsController,
    PrivacyController,
    StaffPartiesController,
    StaffPartyMergesController,
    StaffPartySuggestionsController,
    StaffCustomerPartyController,
    StaffHouseholdsController,
    StaffHouseholdMembersController,
    StaffPartyErasureController,
    StaffCustomerHoldsController,
    StaffLegalHoldsController,
  ],
  providers: [
    CustomersService,
    BirthDates,
    ConsentNotices,
    ConsentReceipts,
    ErasingService,
    ErasuresRepository,
    ErasureApprovals,
    LegalHoldsRepository,
    PartyErasuresRepository,
    ExportingService,
    ExportsRepository,
    CustomersRepository,
    ConsentsRepository,
    CustomerRooms,
    TagsRepository,
    ...IDENTITY,
  ],
  exports: [
    CustomersService,
    CustomersRepository,
    BirthDates,
    ConsentsRepository,
    CustomerRooms,
    HouseholdReader,
    LegalHoldsRepository,
    PartyReader,
    TagsRepository,
  ],
})
export class CustomersModule {}
