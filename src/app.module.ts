import { type DynamicModule, Module, type OnApplicationBootstrap, Optional, type Type } from '@nestjs/common';
import { AgreementsModule } from './modules/agreements/index.js';
import { ApplicationsModule } from './modules/applications/index.js';
import { CustomersModule } from './modules/customers/index.js';
import { DocumentsModule } from './modules/documents/index.js';
import { EventsModule } from './modules/events/index.js';
import { GuaranteesModule } from './modules/guarantees/index.js';
import { InsightsModule } from './modules/insights/index.js';
import { LedgerModule } from './modules/ledger/index.js';
import { LimitsModule } from './modules/limits/index.js';
import { OffersModule } from './modules/offers/index.js';
import { PartnersModule } from './modules/partners/index.js';
import { ProductsModule } from './modules/products/index.js';
import { ProfilesModule } from './modules/profiles/index.js';
import { SandboxModule } from './modules/sandbox/index.js';
import { ScenariosModule } from './modules/scenarios/index.js';
import { ServicingModule } from './modules/servicing/index.js';
import { SettlementsModule } from './modules/settlements/index.js';
import { StaffModule } from './modules/staff/index.js';
import { WebhooksModule } from './modules/webhooks/index.js';
import { ClockModule } from './platform/clock/clock.module.js';
import { Config } from './platform/config/config.js';
import { ConfigModule } from './platform/config/config.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { JobWatch } from './platform/schedule/job-watch.js';
import { Housekeeping } from './platform/schedule/housekeeping.js';
import { type Log, standardLog } from './platform/telemetry/log.js';
import { TelemetryModule } from './platform/telemetry/telemetry.module.js';
import { VersionsModule } from './platform/versions/versions.module.js';

/** The modules of the bank, left before right (ARCHITECTURE.md §2). */
export const BANK_MODULES: readonly Type[] = [
  DatabaseModule,
  VersionsModule,
  StaffModule,
  ScenariosModule,
  PartnersModule,
  CustomersModule,
  EventsModule,
  ProfilesModule,
  ProductsModule,
  LimitsModule,
  OffersModule,
  LedgerModule,
  ApplicationsModule,
  AgreementsModule,
  ServicingModule,
  SettlementsModule,
  GuaranteesModule,
  WebhooksModule,
  InsightsModule,
  SandboxModule,
  DocumentsModule,
];

/** The technology that every process has. */
const PLATFORM_MODULES: readonly Type[] = [ClockModule, HttpModule];

@Module({})
export class AppModule implements OnApplicationBootstrap {
  constructor(
    private readonly config: Config,
    @Optional() private readonly housekeeping?: Housekeeping,
    @Optional() private readonly jobs?: JobWatch,
  ) {}

  /** The last of all to hear of the start: the configuration is loaded, which many jobs read. */
  onApplicationBootstrap(): void {
    if (this.config.doesJobs) this.housekeeping?.begin();
    else this.jobs?.begin();
  }

  /**
   * @param modules what runs on the platform; tests may give their own
   * @param log where lines go; standard output when it is left out
   */
  static with(config: Config, modules: readonly Type[] = BANK_MODULES, log?: Log): DynamicModule {
    const imports = [
      ConfigModule.with(config),
      TelemetryModule.with(log ?? standardLog(config)),
      ...PLATFORM_MODULES,
    ];
    return { module: AppModule, imports: [...imports, ...modules] };
  }
}
