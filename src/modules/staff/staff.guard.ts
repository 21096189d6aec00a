import { types } from 'node:util';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import passport from 'passport';
import type { Environment, StaffActor } from '../../platform/database/actor.js';
import { roleMissing } from './approval.rules.js';
import { purposeIn, READING_PURPOSE } from './readings/reading-purpose.js';
import { hasRole } from './roles.js';
import type { StaffIdentity } from './staff-accounts.service.js';
import { isStaffPath, staffAccess, type StaffRequest } from './staff-access.js';
import { staffProblems } from './staff.errors.js';
import { StaffJwtStrategy } from './staff-jwt.strategy.js';
import { IssuerUnavailable, TokenRefused } from './token-verifier.js';

/** Guards every route of the application, and lets pass those outside the Staff API. */
@Injectable()
export class StaffGuard implements CanActivate {
  // Passport's registry is one per process; an authenticator of our own keeps two applications in one process apart.
  private readonly passport = new passport.Passport();

  constructor(
    strategy: StaffJwtStrategy,
    private readonly reflector: Reflector,
  ) {
    this.passport.use('staff', strategy);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<StaffRequest>();
    if (!isStaffPath(request.routeOptions.url ?? '')) return true;
    const access = staffAccess(this.reflector, context.getHandler(), context.getClass());
    if (access === 'anybody') return true;
    const identity = await this.authenticate(request, http.getResponse());
    const { requestId } = request.context;
    const { userId, roles } = identity;
    request.context.staffId = userId;
    if (!access || !hasRole(roles, access)) throw roleMissing(access ?? []);
    const environment = environmentOf(request.query);
    request.context.environment = environment;
    const purpose = purposeIn(request.headers[READING_PURPOSE]);
    const actor: StaffActor = { kind: 'staff', userId, roles, environment, requestId, purpose };
    request.staff = { actor, identity };
    return true;
  }

  private async authenticate(request: StaffRequest, reply: FastifyReply): Promise<StaffIdentity> {
    return new Promise((resolve, reject) => {
      const done = (error: unknown, identity: StaffIdentity | false, info: unknown): void => {
        if (identity) resolve(identity);
        else reject(refusal(error ?? info));
      };
      const run = this.passport.authenticate('staff', { session: false }, done as never) as (
        request: unknown,
        reply: unknown,
        next: (error: unknown) => void,
      ) => void;
      run(request, reply, reject);
    });
  }
}

/** Why a token is refused is nobody's business but ours; that the issuer is away, or the database, is not its fault. */
function refusal(error: unknown): Error {
  if (error instanceof IssuerUnavailable)
    return staffProblems.issuer_unavailable(undefined, { cause: error });
  if (!types.isNativeError(error)) return new Error('passport failed', { cause: error });
  const isOnToken = error instanceof TokenRefused || error.message === 'No auth token';
  return isOnToken ? staffProblems.token_refused() : error;
}

function environmentOf(query: unknown): Environment {
  const { environment } = query as { environment?: unknown };
  if (environment === undefined || environment === 'sandbox') return 'sandbox';
  if (environment === 'live') return 'live';
  throw staffProblems.unknown_environment(undefined, {
    errors: [{ pointer: '/environment', code: 'one_of', detail: 'one of sandbox, live' }],
  });
}
