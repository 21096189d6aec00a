import { setTimeout as sleep } from 'node:timers/promises';
import type { DomainError } from '../../../kernel/domain-error.js';
import { sandboxProblems } from '../sandbox.errors.js';

/** What of Fastify is needed to call a route of one's own. */
export interface Injecting {
  inject(request: {
    method: 'GET' | 'POST';
    url: string;
    headers: Record<string, string>;
    payload?: object;
  }): Promise<{ statusCode: number; body: string }>;
}

/** A call as the partner could have made it. */
export interface MadeCall {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

interface Refusal {
  readonly code: string;
  readonly detail: string;
}

const ATTEMPTS = 5;
const PAUSE_MS = 150;

/**
 * Calls the bank's own API as the partner would: the same checks, the same services, the same answers. Every POST has a
 * key that is made of the run's name and its place in it, so that a run that is repeated does nothing twice.
 */
export class BankCaller {
  readonly made: MadeCall[] = [];

  constructor(
    private readonly server: Injecting,
    private readonly token: string,
    private readonly run: string,
  ) {}

  /** @returns the route's answer, whose shape its own tests hold */
  get<T>(path: string): Promise<T> {
    return this.call('GET', path);
  }

  /** @param name of this step, unique in the run */
  post<T>(name: string, path: string, body: object = {}): Promise<T> {
    return this.call('POST', path, { name: `${this.run}-${name}`, body });
  }

  private async call<T>(
    method: 'GET' | 'POST',
    url: string,
    sent?: { name: string; body: object },
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const { statusCode: status, body: text } = await this.server.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${this.token}`,
          ...(sent && { 'content-type': 'application/json', 'idempotency-key': sent.name }),
        },
        ...(sent && { payload: sent.body }),
      });
      const body: unknown = JSON.parse(text);
      if (status < 300) {
        this.made.push({ method, path: url, status });
        return body as T;
      }
      if (!mayPass(status, body as Refusal) || attempt === ATTEMPTS) throw problemOf(status, body as Refusal);
      await sleep(PAUSE_MS * attempt);
    }
  }
}

/** A process that died may have left a step's key claimed. */
function mayPass(status: number, { code }: Refusal): boolean {
  return status >= 500 || code === 'idempotency_in_flight';
}

/** What the partner would have been told; a rule of the bank is not this route's failure. */
function problemOf(status: number, { code, detail }: Refusal): DomainError {
  if (mayPass(status, { code, detail })) return sandboxProblems.sandbox_busy();
  return sandboxProblems.step_refused(`A step was refused with ${code}: ${detail}`, {
    errors: [{ pointer: '', code, detail }],
  });
}
