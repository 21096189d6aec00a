import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { DiscoveryService, Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { PartnerActor } from '../../platform/database/actor.js';
import { controllerRoutes } from '../../platform/http/controller-routes.js';
import { Problems } from '../../platform/http/openapi.js';
import { ExtendOperation } from '../../platform/http/openapi-extensions.js';
import type { Snapshot } from '../../platform/snapshot/snapshot.service.js';
import type { ApiKey } from './partners.snapshot.js';
import type { Scope } from './scopes.js';

/** Who calls, and the configuration that this request began with and ends with. */
export interface PartnerCall {
  readonly actor: PartnerActor;
  readonly key: ApiKey;
  readonly snapshot: Snapshot;
}

export type PartnerRequest = FastifyRequest & { partnerCall?: PartnerCall };

/** The scope that a route needs, or that any key will do, or that it is for those who have none yet. */
export type PartnerAccess = Scope | 'any' | 'nobody';

const ACCESS = 'embank:scope';

/** The scope that a key needs for a route of the Partner API. A route without one is refused at boot. */
export const RequireScope = (scope: Scope): MethodDecorator =>
  applyDecorators(SetMetadata(ACCESS, scope), ExtendOperation({ 'x-scopes': [scope] }));

/** For routes that tell a key about itself, or about the API. */
export const AnyScope = (): MethodDecorator =>
  applyDecorators(SetMetadata(ACCESS, 'any'), ExtendOperation({ 'x-scopes': [] }));

/** For the one route by which a newcomer gets his first key. */
export const NoKey = (): MethodDecorator =>
  applyDecorators(SetMetadata(ACCESS, 'nobody'), ExtendOperation({ 'x-scopes': [] }));

/** What any route of the Partner API may answer, and what this one adds, for its documents. */
export const PartnerProblems = (...codes: string[]): MethodDecorator =>
  Problems(
    'api_key_missing',
    'invalid_api_key',
    'api_key_expired',
    'address_not_allowed',
    'partner_suspended',
    'licence_expired',
    'scope_missing',
    'rate_limited',
    ...codes,
  );

/** The calling partner, put there by the guard. */
export const CurrentPartner = createParamDecorator((_: unknown, context: ExecutionContext): PartnerCall => {
  const call = context.switchToHttp().getRequest<PartnerRequest>().partnerCall;
  if (!call) throw new Error('the route is not one of the Partner API');
  return call;
});

export function partnerAccess(reflector: Reflector, handler: CallableFunction): PartnerAccess | undefined {
  return reflector.get<PartnerAccess | undefined>(ACCESS, handler as never);
}

export function isPartnerPath(path: string): boolean {
  return /^\/?v1(\/|$)/.test(path);
}

export interface PartnerRoute {
  readonly name: string;
  readonly access: PartnerAccess | undefined;
}

/** Every route of the Partner API that the application has, whichever module brought it. */
export function partnerRoutes(discovery: DiscoveryService, reflector: Reflector): PartnerRoute[] {
  return controllerRoutes(discovery)
    .filter(({ paths }) => paths.some(isPartnerPath))
    .map(({ name, handler }) => ({ name, access: partnerAccess(reflector, handler) }));
}
