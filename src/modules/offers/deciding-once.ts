import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatId, newUuid } from '../../kernel/ids.js';
import { Deadline, LATE } from '../../platform/clock/deadline.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { sqlState } from '../../platform/database/sql-state.js';
import { identityOf } from '../../platform/idempotency/answer-once.js';
import { keyInFlight, keyReused, readIdempotencyKey } from '../../platform/idempotency/idempotency-key.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import type { PartnerCall } from '../partners/index.js';
import { DecidingService, type DecidedAnswer, type Repeat } from './deciding.service.js';
import type { OffersRequestDto } from './dto/offers-request.dto.js';

/** A checkout never hangs on the bank: after this the answer is "no offers, for now". */
const DECIDE_WITHIN_MS = 300;
const LOCK_NOT_AVAILABLE = '55P03';

/** Serves the decision under its idempotency key and its deadline. */
@Injectable()
export class DecidingOnce {
  /** Repeats that come while the first runs in this process wait for it. */
  private readonly running = new Map<string, { fingerprint: Buffer; answer: Promise<DecidedAnswer> }>();
  private readonly deadline = new Deadline(DECIDE_WITHIN_MS);

  constructor(
    private readonly deciding: DecidingService,
    private readonly idempotency: Idempotency,
    private readonly clock: SystemClock,
  ) {}

  async answer(
    call: PartnerCall,
    body: OffersRequestDto,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string | Buffer> {
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    reply.header('content-type', 'application/json; charset=utf-8');
    if (key === undefined) return this.inTime(call, this.deciding.decide(call, body, undefined));
    const { route, fingerprint } = identityOf(request);
    const repeat = { digest: this.idempotency.digest(call.actor, route, key), fingerprint };
    const name = repeat.digest.toString('base64');
    const first = this.running.get(name);
    if (first && !first.fingerprint.equals(fingerprint)) throw keyReused();
    const answer = first?.answer ?? this.start(name, call, body, repeat);
    // Joining the first is a replay as much as reading what it stored.
    const told = answer.then((decided) => {
      if (first || decided.stored) reply.header('idempotent-replayed', 'true');
      return decided;
    });
    return this.inTime(call, told);
  }

  private start(
    name: string,
    call: PartnerCall,
    body: OffersRequestDto,
    repeat: Repeat,
  ): Promise<DecidedAnswer> {
    const answer = this.underKey(call, body, repeat).finally(() => this.running.delete(name));
    this.running.set(name, { fingerprint: repeat.fingerprint, answer });
    return answer;
  }

  private async underKey(call: PartnerCall, body: OffersRequestDto, repeat: Repeat): Promise<DecidedAnswer> {
    try {
      const decided = await this.deciding.decide(call, body, repeat);
      if (decided.stored && !decided.stored.fingerprint.equals(repeat.fingerprint)) throw keyReused();
      return decided;
    } catch (error) {
      if (sqlState(error) === LOCK_NOT_AVAILABLE) throw keyInFlight();
      throw error;
    }
  }

  /** The answer, or after 300 ms one that says that there is none for now. A late decision is stored all the same. */
  private async inTime(call: PartnerCall, answer: Promise<DecidedAnswer>): Promise<string | Buffer> {
    const decided = await this.deadline.within(answer);
    return decided === LATE ? this.degraded(call) : decided.body;
  }

  private degraded({ actor }: PartnerCall): string {
    const nowMs = this.clock.nowMs();
    return JSON.stringify({
      id: formatId('decision', newUuid(nowMs)),
      scenario: null,
      customer: null,
      offers: [],
      notOffered: [],
      subjectToken: null,
      degraded: true,
      environment: actor.environment,
      decidedAt: new Date(nowMs).toISOString(),
    });
  }
}
