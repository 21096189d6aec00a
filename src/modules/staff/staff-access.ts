import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { DiscoveryService, Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { StaffActor } from '../../platform/database/actor.js';
import { controllerRoutes } from '../../platform/http/controller-routes.js';
import { Problems } from '../../platform/http/openapi.js';
import { ExtendOperation } from '../../platform/http/openapi-extensions.js';
import type { StaffRole } from './roles.js';
import type { StaffIdentity } from './staff-accounts.service.js';

/** Who may call a route: one of the roles, or anybody who is not signed in yet. */
export type StaffAccess = readonly StaffRole[] | 'anybody';

export type StaffRequest = FastifyRequest & { staff?: { actor: StaffActor; identity: StaffIdentity } };

const ACCESS = 'embank:staff-access';

/** Any one of these roles may call the route (or every route of the controller); `viewer` stands for all staff. */
export function Roles(...roles: [StaffRole, ...StaffRole[]]): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(ACCESS, roles), ExtendOperation({ 'x-roles': roles }));
}

/** What any signed-in route of the Staff API may answer, and what this one adds, for its documents. */
export const StaffProblems = (...codes: string[]): MethodDecorator =>
  Problems('token_refused', 'issuer_unavailable', 'role_missing', 'unknown_environment', ...codes);

/** For the sign-in alone. */
export const WithoutSignIn = (): ClassDecorator & MethodDecorator => SetMetadata(ACCESS, 'anybody');

/** The member of staff who calls, as the actor of a transaction. */
export const CurrentStaff = createParamDecorator((_: unknown, context: ExecutionContext): StaffActor => {
  return signedIn(context).actor;
});

export const CurrentIdentity = createParamDecorator(
  (_: unknown, context: ExecutionContext): StaffIdentity => {
    return signedIn(context).identity;
  },
);

export function signedIn(context: ExecutionContext): { actor: StaffActor; identity: StaffIdentity } {
  const { staff } = context.switchToHttp().getRequest<StaffRequest>();
  if (!staff) throw new Error('the route is not one of the Staff API, or needs no sign-in');
  return staff;
}

export function staffAccess(
  reflector: Reflector,
  handler: CallableFunction,
  controller: CallableFunction,
): StaffAccess | undefined {
  return reflector.getAllAndOverride<StaffAccess | undefined>(ACCESS, [
    handler as never,
    controller as never,
  ]);
}

export function isStaffPath(path: string): boolean {
  return /^\/?staff(\/|$)/.test(path);
}

export interface StaffRoute {
  readonly name: string;
  readonly access: StaffAccess | undefined;
}

/** Every route of the Staff API that the application has, whichever module brought it. */
export function staffRoutes(discovery: DiscoveryService, reflector: Reflector): StaffRoute[] {
  return controllerRoutes(discovery)
    .filter(({ paths }) => paths.some(isStaffPath))
    .map(({ name, handler, controller }) => ({ name, access: staffAccess(reflector, handler, controller) }));
}
