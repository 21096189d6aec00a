import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/index.js';
import { StaffModule } from '../staff/index.js';
import { WebhooksModule } from '../webhooks/index.js';
import { CertificationController } from './certification/certification.controller.js';
import { CertificationRepository } from './certification/certification.repository.js';
import { CertificationService } from './certification/certification.service.js';
import { CertificationWatch } from './certification/certification-watch.js';
import { StaffCertificationsController } from './certification/staff-certifications.controller.js';
import { PartnerClock } from './clocks/partner-clock.js';
import { TestClocksController } from './clocks/test-clocks.controller.js';
import { TestClocksRepository } from './clocks/test-clocks.repository.js';
import { TestClocksService } from './clocks/test-clocks.service.js';
import { Walking } from './clocks/walking.js';
import { FixturesController } from './fixtures/fixtures.controller.js';
import { FixturesService } from './fixtures/fixtures.service.js';
import { MagicController } from './magic/magic.controller.js';
import { Playing } from './playing/playing.service.js';
import { SandboxController } from './sandbox.controller.js';
import { SandboxSeed } from './sandbox.seed.js';
import { SelfService } from './self-service/self-service.js';
import { SignUpController } from './self-service/sign-up.controller.js';
import { SignUpsRepository } from './self-service/sign-ups.repository.js';
import { SimulationsController } from './simulations/simulations.controller.js';
import { SimulationsRepository } from './simulations/simulations.repository.js';
import { SimulationsService } from './simulations/simulations.service.js';

@Module({
  imports: [StaffModule, PartnersModule, WebhooksModule],
  controllers: [
    SignUpController,
    SandboxController,
    TestClocksController,
    FixturesController,
    MagicController,
    SimulationsController,
    CertificationController,
    StaffCertificationsController,
  ],
  providers: [
    SandboxSeed,
    PartnerClock,
    Walking,
    TestClocksRepository,
    TestClocksService,
    Playing,
    FixturesService,
    SignUpsRepository,
    SelfService,
    SimulationsRepository,
    SimulationsService,
    CertificationRepository,
    CertificationService,
    CertificationWatch,
  ],
})
export class SandboxModule {}
