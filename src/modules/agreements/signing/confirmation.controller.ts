import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contractPages } from '../document/page.js';
import { ConfirmationService, type Showing } from './confirmation.service.js';
import { confirmationPage, gonePage } from './confirmation-page.js';

const CODE = /^\d{6}$/;

/** For browsers, not for programs: HTML without scripts, and redirects. */
@ApiExcludeController()
@Controller('bank/confirm/:token')
export class ConfirmationController {
  constructor(private readonly confirmation: ConfirmationService) {}

  @Get()
  async show(
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return answer(await this.confirmation.show(token), reply);
  }

  @Post()
  async decide(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    if (form.get('decision') === 'refuse') return answer(await this.confirmation.refuse(token), reply);
    const code = form.get('code')?.trim() ?? '';
    if (form.get('decision') !== 'sign' || !CODE.test(code))
      return answer(await this.confirmation.show(token), reply);
    return answer(await this.confirmation.sign(token, code), reply);
  }
}

function answer(showing: Showing, reply: FastifyReply): string {
  if (showing.kind === 'leave') {
    reply.status(303).header('location', showing.to);
    return '';
  }
  if (showing.kind === 'gone') {
    reply.status(404);
    contractPages.describe(reply);
    return gonePage();
  }
  reply.status(200);
  // Browsers hold the redirect after a form against the same rule as its own address.
  contractPages.describe(reply, ["'self'", new URL(showing.returnUrl).origin]);
  return confirmationPage(showing);
}
