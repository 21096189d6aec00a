import { type DynamicModule, Global, Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { Log } from './log.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

@Global()
@Module({
  controllers: [HealthController, MetricsController],
  providers: [Readiness, Metrics],
  exports: [Readiness, Metrics],
})
export class TelemetryModule {
  static with(log: Log): DynamicModule {
    return { module: TelemetryModule, providers: [{ provide: Log, useValue: log }], exports: [Log] };
  }
}
