import { Global, Module } from '@nestjs/common';
import { VersionStore } from './version-store.js';

@Global()
@Module({ providers: [VersionStore], exports: [VersionStore] })
export class VersionsModule {}
