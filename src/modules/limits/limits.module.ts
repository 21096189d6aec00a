import { Module } from '@nestjs/common';
import { LimitsRepository } from './limits.repository.js';

@Module({ providers: [LimitsRepository], exports: [LimitsRepository] })
export class LimitsModule {}
