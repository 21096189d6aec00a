import { setTimeout as sleep } from 'node:timers/promises';
import { IntegrityRunner } from '../../../src/modules/ledger/index.js';
import type { StaffRole } from '../../../src/modules/staff/index.js';
import { ApiProcess } from '../api-process.js';
import { type Answer, call, staffWith, type StaffCaller } from '../staff.js';
import { databaseEnv, type WholeBank, wholeBank } from '../whole-bank.js';
import { BreakingCommits } from './breaking-commits.js';

/** What goes wrong with a request; `kill` ends the process that works on it. */
export type Fault = 'none' | 'beforeCommit' | 'afterCommit' | 'kill';

/** How a request is sent: with a fault, with copies of itself at the same time, and how late the fault comes. */
export interface Sending {
  readonly fault: Fault;
  readonly copies: number;
  /** Transactions that commit before the connection breaks, and hundredths of a second until the kill. */
  readonly late: number;
}

type Send = (url: string, key: string, text: string) => Promise<Answer>;

const AGAIN = new Set(['idempotency_in_flight', 'database_unavailable', 'database_contention', 'shed']);
const ATTEMPTS_MAX = 300;
/** A killed process starts beside everything else that a busy machine does. */
const READY_MS = 180_000;

/** The bank as a partner and the bank's staff reach it, over connections and processes that break. */
export class World {
  private serial = 0;
  /** Faults that happened; a run without any has proved little. */
  readonly faults: Record<Fault, number> = { none: 0, beforeCommit: 0, afterCommit: 0, kill: 0 };

  private constructor(
    readonly bank: WholeBank,
    private readonly commits: BreakingCommits,
    readonly staff: readonly [StaffCaller, StaffCaller],
    /** A process that may be killed, in the long form. */
    private readonly api: ApiProcess | undefined,
  ) {}

  /** @param logFile of the process that is killed; no process is where it is left out */
  static async start(logFile?: string): Promise<World> {
    const bank = await wholeBank();
    const api = logFile === undefined ? undefined : await ApiProcess.on(databaseEnv(bank.urls), logFile);
    api?.start();
    await api?.ready(READY_MS);
    const roles: StaffRole[] = ['riskOfficer'];
    const officer = (): Promise<StaffCaller> => staffWith(bank.booted, bank.urls.ownerUrl, roles);
    const staff = [await officer(), await officer()] as const;
    return new World(bank, new BreakingCommits(bank.booted), staff, api);
  }

  fresh(prefix: string): string {
    return `${prefix}-${++this.serial}`;
  }

  get(partner: string, path: string): Promise<Answer> {
    return call(this.bank.url, 'GET', path, this.keyOf(partner));
  }

  /** Sends without a key, in peace. */
  async post(partner: string, path: string, body: object = {}): Promise<Answer> {
    return this.final(() => call(this.bank.url, 'POST', path, this.keyOf(partner), body));
  }

  async setClock(partner: string, now: string): Promise<void> {
    const { status, body } = await this.final(() =>
      call(this.bank.url, 'PUT', '/v1/sandbox/clock', this.keyOf(partner), { now }),
    );
    if (status !== 200) throw new Error(`the clock answered ${JSON.stringify(body)}`);
  }

  /** A partner's request under a key: whatever breaks, it is answered in the end, and has happened once. */
  once(partner: string, path: string, body: object, sending: Sending): Promise<Answer> {
    const send = (url: string, key: string, text: string): Promise<Answer> =>
      call(url, 'POST', path, this.keyOf(partner), text, { 'idempotency-key': key });
    return this.repeated(send, JSON.stringify(body), sending);
  }

  /** The same for one of the bank's people. */
  onceByStaff(who: 0 | 1, path: string, body: object, sending: Sending): Promise<Answer> {
    const staff = this.staff[who];
    const send = (_url: string, key: string, text: string): Promise<Answer> =>
      staff.post(`/staff/v1${path}`, text, { 'idempotency-key': key });
    const alone = sending.fault === 'kill' ? { ...sending, fault: 'afterCommit' as const } : sending;
    return this.repeated(send, JSON.stringify(body), alone);
  }

  private async repeated(send: Send, text: string, sending: Sending): Promise<Answer> {
    const key = this.fresh('model');
    const url = this.urlFor(sending.fault);
    await this.underFault(sending, () => send(url, key, text));
    const copies = Array.from({ length: sending.copies }, () => this.final(() => send(url, key, text)));
    const [first, ...others] = (await Promise.all(copies)) as [Answer, ...Answer[]];
    const again = await this.final(() => send(this.bank.url, key, text));
    if (first.status >= 300) {
      // What was refused may be tried again, and is refused again: nothing has changed.
      for (const { status, body } of [...others, again])
        expect([status, body.code]).toEqual([first.status, first.body.code]);
      return first;
    }
    for (const { status, body } of [...others, again])
      expect([status, body]).toEqual([first.status, first.body]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    // A body is another one when a single byte differs.
    const other = await this.final(() => send(this.bank.url, key, `${text} `));
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    return first;
  }

  private urlFor(fault: Fault): string {
    if (!this.api) return this.bank.url;
    return fault === 'beforeCommit' || fault === 'afterCommit' ? this.bank.url : this.api.url;
  }

  private async underFault({ fault, late }: Sending, request: () => Promise<Answer>): Promise<void> {
    if (fault === 'none' || (fault === 'kill' && !this.api)) return;
    this.faults[fault] += 1;
    const lost = request().catch(() => undefined);
    if (fault === 'kill') {
      await sleep(late * 8);
      await this.api?.kill();
      this.api?.start();
      await Promise.all([lost, this.api?.ready(READY_MS)]);
      return;
    }
    await this.commits.during(fault, late % 3, () => lost);
  }

  /** Sends again until the answer is final, as the documents tell clients to. */
  async final(request: () => Promise<Answer>): Promise<Answer> {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      const answer = await request().catch(() => undefined);
      const isFinal =
        answer && answer.status !== 503 && !AGAIN.has(answer.body?.code) && !answer.body?.degraded;
      if (isFinal) {
        if (answer.status >= 500)
          throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`);
        return answer;
      }
      await sleep(20 + 30 * Math.random());
    }
    throw new Error('no answer');
  }

  /**
   * Faults that the bank's own checks find.
   * @param names of the checks; all when left out
   */
  async integrityFaults(names?: readonly string[]): Promise<object[]> {
    const actor = { kind: 'system', job: 'test' } as const;
    const runner = this.bank.booted.app.get(IntegrityRunner);
    const results = await runner.run(actor, { limit: 5, limitMs: 60_000, names });
    expect(results.length).toBeGreaterThan(3);
    return results.filter(({ status }) => status !== 'sound');
  }

  async close(): Promise<void> {
    await this.api?.stop();
    await this.bank.close();
  }

  private keyOf(partner: string): string {
    return this.bank.keys.get(partner) as string;
  }
}
