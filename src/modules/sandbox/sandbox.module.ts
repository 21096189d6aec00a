import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/index.js';
import { StaffModule } from '../staff/index.js';
import { SandboxController } from './sandbox.controller.js';
import { SandboxSeed } from './sandbox.seed.js';

@Module({
  imports: [StaffModule, PartnersModule],
  controllers: [SandboxController],
  providers: [SandboxSeed],
})
export class SandboxModule {}
