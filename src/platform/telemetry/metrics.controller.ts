import { timingSafeEqual, createHash } from 'node:crypto';
import { Controller, Get, Headers, NotFoundException, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/config.js';
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
    if (!this.mayRead(authorization)) throw new NotFoundException();
    const text = await this.metrics.registry.metrics();
    await reply.header('content-type', this.metrics.registry.contentType).send(text);
  }

  private mayRead(authorization: unknown): boolean {
    const { metricsToken, mode } = this.config;
    if (!metricsToken) return mode === 'development';
    const expected = digest(`Bearer ${metricsToken.reveal()}`);
    return timingSafeEqual(digest(typeof authorization === 'string' ? authorization : ''), expected);
  }
}

/** Equal lengths, so that the comparison takes the same time whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
