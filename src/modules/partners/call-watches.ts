import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { PartnerCall, PartnerRequest } from './partner-access.js';

/**
 * Looks at a call of a sandbox key that was let in, before its handler does.
 * @throws DomainError what the caller is answered instead
 */
export type CallWatch = (call: PartnerCall, request: PartnerRequest, reply: FastifyReply) => void;

/** Where a room to the right can look at what partners' apps do in the sandbox; live calls are never shown to it. */
@Injectable()
export class CallWatches {
  private watches: readonly CallWatch[] = [];

  register(watch: CallWatch): void {
    this.watches = [...this.watches, watch];
  }

  show(call: PartnerCall, request: PartnerRequest, reply: FastifyReply): void {
    if (call.actor.environment !== 'sandbox') return;
    for (const watch of this.watches) watch(call, request, reply);
  }
}
