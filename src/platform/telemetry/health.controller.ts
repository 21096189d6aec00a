import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Readiness } from './readiness.js';

/** For the orchestrator: is the process alive, may it get traffic. Names of checks only, no causes. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const { ready, ...details } = await this.readiness.ask();
    await reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable', ...details });
  }
}
