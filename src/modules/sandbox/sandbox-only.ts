import { type CanActivate, type ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import type { PartnerRequest } from '../partners/index.js';
import { sandboxProblems } from './sandbox.errors.js';

/** Refuses live keys before anything of the request is looked at. */
@Injectable()
class SandboxOnlyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { partnerCall } = context.switchToHttp().getRequest<PartnerRequest>();
    if (partnerCall?.actor.environment === 'live') throw sandboxProblems.sandbox_only();
    return true;
  }
}

/** For controllers of routes that exist for testing and that no live key may call. */
export const SandboxOnly = (): ClassDecorator => UseGuards(SandboxOnlyGuard);
