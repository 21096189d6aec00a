import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/index.js';
import { CustomerRooms, CustomersModule, rowsHolding, rowsOf, rowsSince } from '../customers/index.js';
import { LedgerModule } from '../ledger/index.js';
import { LimitsModule } from '../limits/index.js';
import { OffersModule } from '../offers/index.js';
import { PartnersModule, ResourceReaders } from '../partners/index.js';
import { BankProducts, NeedsService, ProfilesModule } from '../profiles/index.js';
import { StaffModule } from '../staff/index.js';
import { toAgreementDto } from './agreement-view.js';
import { AgreementChecks } from './agreement-checks.js';
import { AgreementsController } from './agreements.controller.js';
import { AgreementsRepository } from './agreements.repository.js';
import { AgreementsService } from './agreements.service.js';
import { agreementsOfBank } from './bank-products.js';
import { Books } from './books.service.js';
import { ContractsRepository } from './contracts.repository.js';
import { DebtService } from './debt-service.js';
import { DrawdownsRepository } from './drawdowns.repository.js';
import { HistoryRepository } from './history.repository.js';
import { InstalmentsRepository } from './instalments.repository.js';
import { MakingService } from './making.service.js';
import { OpenAgreement } from './open-agreement.service.js';
import { PayoutsService } from './payouts.service.js';
import { ReadingService } from './reading.service.js';
import { ChallengesRepository } from './signing/challenges.repository.js';
import { ChallengingService } from './signing/challenging.service.js';
import { ConfirmationController } from './signing/confirmation.controller.js';
import { ConfirmationService } from './signing/confirmation.service.js';
import { Notifier, SandboxNotifier } from './signing/notifier.js';
import { OneTimeCodes } from './signing/one-time-codes.service.js';
import { SigningSecrets } from './signing/secrets.js';
import { SigningController } from './signing/signing.controller.js';
import { SigningService } from './signing/signing.service.js';
import { StaffAgreementsController } from './staff-agreements.controller.js';
import { WithdrawalService } from './withdrawal.service.js';

@Module({
  imports: [
    StaffModule,
    PartnersModule,
    CustomersModule,
    LimitsModule,
    OffersModule,
    ProfilesModule,
    LedgerModule,
    ApplicationsModule,
  ],
  controllers: [AgreementsController, SigningController, ConfirmationController, StaffAgreementsController],
  providers: [
    AgreementChecks,
    AgreementsRepository,
    AgreementsService,
    Books,
    ChallengesRepository,
    ChallengingService,
    ConfirmationService,
    ContractsRepository,
    DebtService,
    DrawdownsRepository,
    HistoryRepository,
    InstalmentsRepository,
    MakingService,
    OneTimeCodes,
    OpenAgreement,
    PayoutsService,
    ReadingService,
    SigningSecrets,
    SigningService,
    WithdrawalService,
    { provide: Notifier, useClass: SandboxNotifier },
  ],
  exports: [
    AgreementsRepository,
    Books,
    ContractsRepository,
    DrawdownsRepository,
    HistoryRepository,
    InstalmentsRepository,
    OneTimeCodes,
    OpenAgreement,
    PayoutsService,
  ],
})
export class AgreementsModule {
  constructor(
    readers: ResourceReaders,
    reading: ReadingService,
    rooms: CustomerRooms,
    needs: NeedsService,
    bank: BankProducts,
    agreements: AgreementsRepository,
  ) {
    bank.register('agreements', agreementsOfBank);
    needs.registerHoldings((tx, environment, ids) => agreements.kindsHeld(tx, environment, ids));
    rooms.register({
      name: 'agreements',
      madeSince: rowsSince('agreement', 'agreement'),
      holds: rowsHolding(
        'agreement',
        'agreement',
        `t.status in ('awaitingSignature', 'signed', 'active', 'chargedOff')`,
      ),
      records: rowsOf(
        'agreement',
        'agreement',
        't.scenario, t.product, t.currency, t.amount_minor, t.status, t.signed_on, t.contract, t.document_locale, t.document',
      ),
    });
    rooms.register({
      name: 'agreementHistory',
      records: rowsOf(
        'servicingEvent',
        'servicing_event',
        't.agreement_id, t.number, t.type, t.occurred_on, t.recorded_at, t.amount_minor, t.details',
      ),
    });
    readers.register('agreement', async (tx, owner, id) => toAgreementDto(await reading.get(tx, owner, id)));
  }
}
