import type { Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { formatId, ID_PREFIX, type IdKind, type Uuid } from '../../kernel/ids.js';
import { nounOf, type PublicIdPipe } from './public-id.pipe.js';

interface RouteArgument {
  readonly data?: unknown;
  readonly pipes?: readonly unknown[];
}

/** Well-formed and of nobody. */
const EXAMPLE = '01934e2a-7c00-7abc-8def-0123456789a0';

/**
 * What `publicId(…)` knows of a handler's path parameters, for its documents.
 * @returns the schema and description of each parameter that is a public id, by its name
 */
export function pathIds(controller: Type, method: string): Map<string, object> {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<
    string,
    RouteArgument
  >;
  const found = new Map<string, object>();
  for (const { data, pipes = [] } of Object.values(args)) {
    const kind = pipes.map(kindOf).find((each) => each !== undefined);
    if (kind !== undefined && typeof data === 'string') found.set(data, describe(kind));
  }
  return found;
}

function kindOf(pipe: unknown): IdKind | undefined {
  return (pipe as Partial<PublicIdPipe> | undefined)?.kind;
}

function describe(kind: IdKind): object {
  const prefix = ID_PREFIX[kind];
  return {
    description: `Id of the ${nounOf(kind)}, \`${prefix}_…\`.`,
    example: formatId(kind, EXAMPLE as Uuid),
    schema: { type: 'string', pattern: `^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`, maxLength: 30 },
  };
}
