import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { ApplicationsModule } from '../applications/index.js';
import { CustomerRooms, CustomersModule, rowsHolding, rowsOf, rowsSince } from '../customers/index.js';
import { IntegrityChecks, LedgerModule } from '../ledger/index.js';
import { LimitsModule } from '../limits/index.js';
import { PartnersModule, ResourceReaders } from '../partners/index.js';
import { BankProducts, ProfilesModule } from '../profiles/index.js';
import { StaffModule } from '../staff/index.js';
import { AmendmentsRepository } from './amendments.repository.js';
import { AmendmentsService } from './amendments.service.js';
import { guaranteesOfBank } from './bank-products.js';
import { Binding } from './binding.js';
import { GuaranteeActs } from './guarantee-acts.js';
import { GuaranteeApprovals } from './guarantee-approvals.js';
import { GuaranteeCallsController, WithdrawCallController } from './guarantee-calls.controller.js';
import { GuaranteeCallsRepository } from './guarantee-calls.repository.js';
import { GuaranteeCallsService } from './guarantee-calls.service.js';
import { GuaranteeLifeService } from './guarantee-life.service.js';
import { GuaranteesController } from './guarantees.controller.js';
import { guaranteeChecks } from './guarantees.integrity.js';
import { GuaranteesRepository } from './guarantees.repository.js';
import { GuaranteesService } from './guarantees.service.js';
import { toGuaranteeDto } from './guarantee-answer.js';
import { GuarantorsService } from './guarantors.service.js';
import { ServicingModule } from '../servicing/index.js';
import { PromiseJobs } from './promise-jobs.js';
import {
  GuaranteeRepaymentsController,
  SuretyshipRepaymentsController,
} from './promise-repayments.controller.js';
import { RepaymentsRepository } from './repayments.repository.js';
import { SigningRepository } from './signing.repository.js';
import {
  StaffGuaranteeAmendmentsController,
  StaffGuaranteeCallsController,
  StaffGuaranteesController,
} from './staff-guarantees.controller.js';
import { StaffSuretyshipsController } from './staff-suretyships.controller.js';
import { SuretyshipActs } from './suretyship-acts.js';
import { toSuretyshipDto } from './suretyship-answer.js';
import { SuretyshipApprovals } from './suretyship-approvals.js';
import { SuretyshipCallsService } from './suretyship-calls.service.js';
import { SuretyshipsController } from './suretyships.controller.js';
import { SuretyshipsRepository } from './suretyships.repository.js';
import { SuretyshipsService } from './suretyships.service.js';

@Module({
  imports: [
    StaffModule,
    PartnersModule,
    CustomersModule,
    ProfilesModule,
    LimitsModule,
    LedgerModule,
    ApplicationsModule,
    AgreementsModule,
    ServicingModule,
  ],
  controllers: [
    GuaranteesController,
    GuaranteeCallsController,
    WithdrawCallController,
    SuretyshipsController,
    GuaranteeRepaymentsController,
    SuretyshipRepaymentsController,
    StaffGuaranteesController,
    StaffGuaranteeCallsController,
    StaffGuaranteeAmendmentsController,
    StaffSuretyshipsController,
  ],
  providers: [
    AmendmentsRepository,
    AmendmentsService,
    Binding,
    GuaranteeActs,
    GuaranteeApprovals,
    GuaranteeCallsRepository,
    GuaranteeCallsService,
    GuaranteeLifeService,
    GuaranteesRepository,
    GuaranteesService,
    GuarantorsService,
    PromiseJobs,
    RepaymentsRepository,
    SigningRepository,
    SuretyshipActs,
    SuretyshipApprovals,
    SuretyshipCallsService,
    SuretyshipsRepository,
    SuretyshipsService,
  ],
})
export class GuaranteesModule {
  constructor(
    checks: IntegrityChecks,
    readers: ResourceReaders,
    guarantees: GuaranteesService,
    suretyships: SuretyshipsService,
    rooms: CustomerRooms,
    bank: BankProducts,
  ) {
    bank.register('guarantees', guaranteesOfBank);
    rooms.register({
      name: 'guarantees',
      madeSince: rowsSince('guarantee', 'guarantee'),
      holds: rowsHolding(
        'guarantee',
        'guarantee',
        `t.status in ('awaitingIssue', 'issued') or t.claimed_minor > 0 or t.receivable_minor > 0`,
      ),
      records: rowsOf(
        'guarantee',
        'guarantee',
        't.scenario, t.product, t.currency, t.amount_minor, t.fee_minor, t.status, t.issued_on, t.expires_on, t.terms',
      ),
    });
    rooms.register({
      name: 'suretyships',
      madeSince: rowsSince('suretyship', 'suretyship'),
      holds: rowsHolding(
        'suretyship',
        'suretyship',
        `t.status in ('invited', 'consented', 'signed', 'active', 'called')`,
      ),
      records: rowsOf(
        'suretyship',
        'suretyship',
        't.kind, t.relation, t.currency, t.cap_minor, t.status, t.terms',
      ),
    });
    readers.register('guarantee', async (tx, owner, id) =>
      toGuaranteeDto(await guarantees.get(tx, owner, id)),
    );
    readers.register('suretyship', async (tx, owner, id) =>
      toSuretyshipDto(await suretyships.get(tx, owner, id)),
    );
    for (const check of guaranteeChecks) checks.register(check);
  }
}
