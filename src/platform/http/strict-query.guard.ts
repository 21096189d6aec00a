import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { httpProblems } from './http.errors.js';
import { Faults } from './validation/faults.js';

/** Refuses query parameters on a route that takes none; where it takes some, their DTO refuses the others. */
export class StrictQueryGuard implements CanActivate {
  private readonly known = new Map<CallableFunction, boolean>();

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!request.url.includes('?') || this.takesQuery(context)) return true;
    const faults = new Faults();
    for (const name of Object.keys(request.query as object)) {
      faults.add(`/${name}`, 'unknown_field', 'is not a parameter of this operation');
    }
    if (faults.list.length > 0) throw httpProblems.invalid_request(undefined, { errors: faults.list });
    return true;
  }

  private takesQuery(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    let takes = this.known.get(handler);
    if (takes === undefined) {
      const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), handler.name) ??
        {}) as object;
      takes = Object.keys(args).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
      this.known.set(handler, takes);
    }
    return takes;
  }
}
