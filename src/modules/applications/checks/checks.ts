import { Injectable } from '@nestjs/common';
import type { Environment } from '../../../platform/database/actor.js';
import { Log } from '../../../platform/telemetry/log.js';
import { type Check, CHECK_KINDS, type CheckAnswer, type CheckKind, type CheckRequest } from './check.js';
import { sandboxCheck } from './sandbox-checks.js';

/** How long the bank waits for its sources before a person has to look: a customer stands at a till. */
export const CHECKS_DEADLINE_MS = 2_000;

export type CheckOutcome = { readonly status: 'answered'; readonly answer: CheckAnswer } | Missed;
interface Missed {
  readonly status: 'late' | 'failed';
}

/** The bank's sources by environment; the sandbox has its own. */
@Injectable()
export class Checks {
  private readonly sources: Record<Environment, Map<CheckKind, Check>> = {
    sandbox: new Map(CHECK_KINDS.map((kind) => [kind, sandboxCheck(kind)])),
    live: new Map(),
  };
  deadlineMs = CHECKS_DEADLINE_MS;

  constructor(private readonly log: Log) {}

  /** Called at boot by whoever connects the bank to a source. A kind without one is never passed. */
  use(environment: Environment, check: Check): void {
    this.sources[environment].set(check.kind, check);
  }

  /** Asks all at once. An answer that is late, or none, is an outcome like any other: this never fails. */
  async ask(
    environment: Environment,
    questions: readonly (CheckRequest & { readonly kind: CheckKind })[],
  ): Promise<Map<CheckKind, CheckOutcome>> {
    const deadline = AbortSignal.timeout(this.deadlineMs);
    const outcomes = await Promise.all(
      questions.map(async (question): Promise<[CheckKind, CheckOutcome]> => [
        question.kind,
        await this.askOne(environment, question, deadline),
      ]),
    );
    return new Map(outcomes);
  }

  private async askOne(
    environment: Environment,
    { kind, ...request }: CheckRequest & { kind: CheckKind },
    deadline: AbortSignal,
  ): Promise<CheckOutcome> {
    const source = this.sources[environment].get(kind);
    // Nobody asks a bureau about a customer who has not agreed to it, or does not any more.
    if (!source || (kind === 'creditBureau' && request.consentId === undefined)) return { status: 'failed' };
    const late = new Promise<Missed>((resolve) => {
      deadline.addEventListener('abort', () => resolve({ status: 'late' }), { once: true });
    });
    // Late first: a source that gives up at the deadline has not answered in time.
    const answered = (async (): Promise<CheckOutcome> => {
      try {
        const answer = await source.run(request, deadline);
        return deadline.aborted ? { status: 'late' } : { status: 'answered', answer };
      } catch (error) {
        this.log.warn('check.failed', { check: kind }, error);
        return { status: 'failed' };
      }
    })();
    return Promise.race([late, answered]);
  }
}
