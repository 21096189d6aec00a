import { Controller, Get, Headers, NotFoundException, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/config.js';
import { mayReadMetrics } from './metrics-access.js';
import { Metrics } from './metrics.js';

/** For Prometheus. In production it exists only with METRICS_TOKEN. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly config: Config,
    private readonly metrics: Metrics,
  ) {}

  @Get()
  async read(@Headers('authorization') authorization: unknown, @Res() reply: FastifyReply): Promise<void> {
    if (!mayReadMetrics(this.config, authorization)) throw new NotFoundException();
    const text = await this.metrics.registry.metrics();
    await reply.header('content-type', this.metrics.registry.contentType).send(text);
  }
}
