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
import type { FastifyReply } from 'fastify';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { Database } from '../../platform/database/database.js';
import { answerOnce } from '../../platform/idempotency/answer-once.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { IdempotencyKey } from '../../platform/idempotency/key-header.js';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { signedIn, type StaffRequest } from './staff-access.js';

const SHOWN_ONCE = 'embank:shown-once';

/** Puts what a handler writes and the answer under the caller's key into one transaction. */
@Injectable()
class RepeatInterceptor implements NestInterceptor {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly database: Database,
    private readonly reflector: Reflector,
    private readonly snapshots: SnapshotService,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler<object>): Promise<Observable<unknown>> {
    const shownOnce = this.reflector.get<readonly string[]>(SHOWN_ONCE, context.getHandler());
    const { headers } = context.switchToHttp().getRequest<StaffRequest>();
    const answer =
      headers['idempotency-key'] === undefined
        ? await lastValueFrom(next.handle())
        : await this.once(context, next, shownOnce);
    // Whoever is shown a key tries it at once: this process knows it by then, without waiting for its next look. Should
    // this one fail, the key stands all the same, and the next look finds it.
    if (shownOnce.length > 0) await this.snapshots.refresh().catch(() => undefined);
    return of(answer);
  }

  private once(
    context: ExecutionContext,
    next: CallHandler<object>,
    shownOnce: readonly string[],
  ): Promise<string> {
    const request = context.switchToHttp().getRequest<StaffRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const { actor } = signedIn(context);
    return answerOnce(this.idempotency, actor, { request, reply }, { creates: 'resource' }, async (tx) => {
      const body = await this.database.within(tx, () => lastValueFrom(next.handle()));
      const hidden = shownOnce.filter((name) => name in body).map((name): [string, null] => [name, null]);
      const kept = { ...body, ...Object.fromEntries(hidden) };
      return { status: reply.statusCode, body, kept };
    });
  }
}

/**
 * A POST of the Staff API that may come with an Idempotency-Key.
 * @param shownOnce members of the answer that a repeat does not get, because they are kept nowhere
 */
export function Repeatable(...shownOnce: string[]): MethodDecorator {
  return applyDecorators(
    IdempotencyKey('optional'),
    SetMetadata(SHOWN_ONCE, shownOnce),
    UseInterceptors(RepeatInterceptor),
  );
}
