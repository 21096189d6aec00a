import { createHash } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../../../kernel/domain-error.js';
import type { Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import { Log } from '../../../platform/telemetry/log.js';
import { type CallWatch, CallWatches } from '../../partners/index.js';
import { CertificationService } from './certification.service.js';
import { type OpenRun, openRunsPart, type OpenRuns } from './open-runs.js';
import type { Sighting } from './sighting.js';

/** How soon what was seen is written; a run that is read here is brought up to date first. */
const FLUSH_MS = 250;
const BACK_OFF_MS = 2_000;
/** A 429 that was ordered and has met no request by then is forgotten. */
const ARMED_MS = 10 * 60_000;
/** Of one run between two writes. */
const SEEN_MAX = 100;
const OWN_ROUTES = '/v1/sandbox/certifications';

/** A 429 that this process has sent for a run. */
interface Throttle {
  readonly attempt: number;
  readonly untilMs: number;
  hasResumed: boolean;
}

type Request = Parameters<CallWatch>[1];

/**
 * Sees what the apps of open runs do. Where there is no open run it costs a look at the size of a map; what it sees is
 * written later, so no request waits for it, and every process writes its own part.
 */
@Injectable()
export class CertificationWatch implements BeforeApplicationShutdown {
  private buffer = new Map<Uuid, Sighting[]>();
  private readonly throttles = new Map<Uuid, Throttle>();
  private timer: NodeJS.Timeout | undefined;
  private flushed = Promise.resolve();

  constructor(
    private readonly service: CertificationService,
    private readonly clock: SystemClock,
    private readonly log: Log,
    watches: CallWatches,
  ) {
    watches.register(({ key, snapshot }, request, reply) => {
      const runs = snapshot.get(openRunsPart);
      if (runs.size > 0) this.look(runs, key.id, request, reply);
    });
  }

  /** Writes what was seen until now. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.flushed = this.flushed.then(() => this.write());
    return this.flushed;
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.flush();
  }

  private look(runs: OpenRuns, keyId: Uuid, request: Request, reply: FastifyReply): void {
    const run = runs.get(keyId);
    const nowMs = this.clock.nowMs();
    if (!run || run.endsMs <= nowMs || request.url.startsWith(OWN_ROUTES)) return;
    for (const id of this.throttles.keys())
      if (![...runs.values()].some((open) => open.id === id)) this.throttles.delete(id);
    this.throttle(run, request, nowMs);
    reply.raw.once('finish', () => {
      const sighting = sightingOf(request, reply, nowMs);
      if (sighting) this.note(run.id, sighting);
    });
  }

  private throttle({ id, armedMs }: OpenRun, request: Request, nowMs: number): void {
    if (armedMs === null) return;
    let throttle = this.throttles.get(id);
    if (throttle?.attempt !== armedMs) {
      if (nowMs > armedMs + ARMED_MS) return;
      throttle = { attempt: armedMs, untilMs: nowMs + BACK_OFF_MS, hasResumed: false };
      this.throttles.set(id, throttle);
    }
    const seen = { at: nowMs, request: request.context.requestId, attempt: armedMs };
    if (nowMs >= throttle.untilMs) {
      if (!throttle.hasResumed) this.note(id, { ...seen, kind: 'resumed' });
      throttle.hasResumed = true;
      return;
    }
    const retryAfterSeconds = Math.ceil((throttle.untilMs - nowMs) / 1_000);
    this.note(id, { ...seen, kind: 'refused', until: nowMs + retryAfterSeconds * 1_000 });
    throw new DomainError('rate_limited', 'rateLimited', 'Your certification run ordered this answer.', {
      retryAfterSeconds,
      extensions: { violatedPolicies: ['certification'] },
    });
  }

  private note(run: Uuid, sighting: Sighting): void {
    const seen = this.buffer.get(run) ?? [];
    if (seen.length >= SEEN_MAX) return;
    this.buffer.set(run, [...seen, sighting]);
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  private async write(): Promise<void> {
    const noted = this.buffer;
    this.buffer = new Map();
    for (const [run, seen] of noted) {
      try {
        await this.service.record(run, seen);
      } catch (error) {
        // The partner sees that a check is still pending, and does it again.
        this.log.warn('certification.not_recorded', {}, error);
      }
    }
  }
}

/** What an answer proves, if anything. */
function sightingOf(request: Request, reply: FastifyReply, at: number): Sighting | undefined {
  const { context, method, routeOptions, headers } = request;
  const seen = { at, request: context.requestId };
  if (reply.statusCode >= 300) return undefined;
  const route = `${method} ${routeOptions.url ?? ''}`;
  if (context.isObligation) {
    const isReplay = reply.getHeader('idempotent-replayed') === 'true';
    return {
      ...seen,
      kind: 'obligation',
      route,
      key: digest(`${route}\n${String(headers['idempotency-key'])}`),
      isReplay,
    };
  }
  if (method !== 'GET') return undefined;
  const { cursor } = request.query as { cursor?: string };
  const next = nextCursor(reply.getHeader('link'));
  if (cursor === undefined && next === undefined) return undefined;
  return {
    ...seen,
    kind: 'page',
    list: route,
    cursor: cursor ? digest(cursor) : null,
    next: next ? digest(next) : null,
  };
}

/** Every list tells its next page in `Link`, among other links (RFC 8288). */
function nextCursor(link: unknown): string | undefined {
  const target = /<([^>]*)>; rel="next"/.exec(String(link))?.[1];
  return new URLSearchParams(target?.split('?')[1]).get('cursor') ?? undefined;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
