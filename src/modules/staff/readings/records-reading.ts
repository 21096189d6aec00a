import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import { concatMap, type Observable } from 'rxjs';
import { routeOf } from '../../../platform/http/request-context.js';
import { ExtendOperation } from '../../../platform/http/openapi-extensions.js';
import { signedIn, type StaffRequest } from '../staff-access.js';
import { READING_PURPOSE, READING_PURPOSE_PATTERN } from './reading-purpose.js';
import { ReadingsService } from './readings.service.js';

const SUBJECTS = 'embank:reading-subjects';

/** Puts a reading on record after the handler has found what is read, and before anybody gets it. */
@Injectable()
class ReadingInterceptor implements NestInterceptor {
  constructor(
    private readonly readings: ReadingsService,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<StaffRequest>();
    const members = this.reflector.get<readonly string[]>(SUBJECTS, context.getHandler());
    const { actor } = signedIn(context);
    const record = async (answer: unknown): Promise<unknown> => {
      const route = `${request.method} ${routeOf(request).replace(/:(\w+)/g, '{$1}')}`;
      await this.readings.record(actor, route, subjectsOf(request, answer, members));
      return answer;
    };
    return next.handle().pipe(concatMap(record));
  }
}

/**
 * A route that answers about a person: that it was read goes on record, with who, when, of whom and, when he says it, why.
 * @param members of the answer that name whom it is about, `party.customers.customer`; without any that is what the path
 * names, or the customer whom a list is asked for. A list that is asked for nobody records nothing
 */
export function RecordsReading(...members: string[]): MethodDecorator {
  return applyDecorators(
    SetMetadata(SUBJECTS, members),
    UseInterceptors(ReadingInterceptor),
    ExtendOperation({ 'x-reading-recorded': true }),
    ApiHeader({
      name: READING_PURPOSE,
      required: false,
      description: 'Why you look: a case, a complaint, an order. It goes on record with what you read.',
      example: 'case 4711',
      schema: { type: 'string', pattern: READING_PURPOSE_PATTERN.source, maxLength: 120 },
    }),
  );
}

function subjectsOf({ params, query }: StaffRequest, answer: unknown, members: readonly string[]): string[] {
  const named = members.flatMap((member) => textsAt(answer, member.split('.')));
  if (named.length > 0) return named;
  return [(params as { id?: string }).id ?? (query as { customer?: string }).customer ?? []].flat();
}

/** The texts at a place, in every element of the lists on the way. */
function textsAt(value: unknown, [member, ...rest]: readonly string[]): string[] {
  if (Array.isArray(value))
    return value.flatMap((each) =>
      textsAt(
        each,
        [member, ...rest].flatMap((name) => name ?? []),
      ),
    );
  if (member === undefined) return typeof value === 'string' ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return textsAt((value as Readonly<Record<string, unknown>>)[member], rest);
}
