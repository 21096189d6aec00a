import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** What a route says of its body, where it is not the common JSON document. */
interface BodyKind {
  /** So many names may stand in a body of JSON. */
  readonly keysMax?: number;
  /** Lines of JSON of any number, which the handler reads as they come, in its own time and under its own limits. */
  readonly isStream?: true;
}

/** A body of many small objects. */
export const ManyKeys = (keysMax: number): MethodDecorator => RouteConfig({ keysMax } satisfies BodyKind);

/** A body that the handler reads as a stream (`application/x-ndjson`). */
export const StreamedLines = (): MethodDecorator => RouteConfig({ isStream: true } satisfies BodyKind);

export function bodyKindOf(request: FastifyRequest): BodyKind {
  return (request.routeOptions.config ?? {}) as BodyKind;
}
