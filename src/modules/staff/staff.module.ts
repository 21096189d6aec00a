import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../../platform/config/config.js';
import { KeyedDigest } from '../../platform/security/keyed-digest.js';
import { Approval } from './approval.entity.js';
import { ApprovalRepository } from './approval.repository.js';
import { ApprovalsController } from './approvals.controller.js';
import { ApprovalsService } from './approvals.service.js';
import { AuditController } from './audit.controller.js';
import { AuditRepository } from './audit.repository.js';
import { Passwords } from './passwords.js';
import { ReadingsController } from './readings/readings.controller.js';
import { ReadingsRepository } from './readings/readings.repository.js';
import { ReadingsService } from './readings/readings.service.js';
import { SignInService } from './sign-in.service.js';
import { StaffAccountsService } from './staff-accounts.service.js';
import { StaffJwtStrategy } from './staff-jwt.strategy.js';
import { StaffRouteCheck } from './staff-route-check.js';
import { staffTokens, StaffTokens } from './staff-tokens.js';
import { StaffUser } from './staff-user.entity.js';
import { StaffUserRepository } from './staff-user.repository.js';
import { StaffController } from './staff.controller.js';
import { StaffGuard } from './staff.guard.js';

/** Global, because every module to its right has staff routes, and changes that need a second person. */
@Global()
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([StaffUser, Approval])],
  controllers: [StaffController, ApprovalsController, AuditController, ReadingsController],
  providers: [
    StaffUserRepository,
    StaffAccountsService,
    StaffJwtStrategy,
    SignInService,
    ApprovalRepository,
    ApprovalsService,
    AuditRepository,
    ReadingsRepository,
    ReadingsService,
    StaffRouteCheck,
    { provide: StaffTokens, inject: [Config, KeyedDigest], useFactory: staffTokens },
    {
      provide: Passwords,
      inject: [KeyedDigest],
      useFactory: (digests: KeyedDigest) => new Passwords(digests.of('staff-password')),
    },
    { provide: APP_GUARD, useClass: StaffGuard },
  ],
  exports: [ApprovalsService, Passwords, ReadingsService],
})
export class StaffModule {}
