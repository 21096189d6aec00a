import { setTimeout as sleep } from 'node:timers/promises';
import { formatId, parseId, type Uuid } from '../../../src/kernel/ids.js';
import { IntegrityRunner } from '../../../src/modules/ledger/index.js';
import { Housekeeping } from '../../../src/platform/schedule/housekeeping.js';
import type { StaffRole } from '../../../src/modules/staff/index.js';
import { type Answer, call, staffWith, type StaffCaller } from '../staff.js';
import { databaseEnv, type WholeBank, wholeBank } from '../whole-bank.js';
import { BreakingCommits } from './breaking-commits.js';
import { HeldSource } from './held-source.js';
import { Standby } from './standby.js';

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
/**
 * So soon after a kill another process takes up what was begun. What takes longer than this on a busy machine is taken up
 * while it still runs, which must do no harm either.
 */
const CLAIM = { IDEMPOTENCY_CLAIM_MS: '1000' };

/** The bank as a partner and the bank's staff reach it, over connections and processes that break. */
export class World {
  private serial = 0;
  /** Faults that happened; a run without any has proved little. */
  readonly faults: Record<Fault, number> = { none: 0, beforeCommit: 0, afterCommit: 0, kill: 0 };

  private constructor(
    readonly bank: WholeBank,
    private readonly commits: BreakingCommits,
    readonly staff: readonly [StaffCaller, StaffCaller],
    readonly source: HeldSource,
    /** Processes that may be killed, in the long form. */
    private readonly api: Standby | undefined,
  ) {}

  /** @param logFile of the processes that are killed; none is where it is left out */
  static async start(logFile?: string): Promise<World> {
    const isLong = logFile !== undefined;
    const bank = await wholeBank(isLong ? CLAIM : {});
    const api = isLong ? await Standby.start({ ...databaseEnv(bank.urls), ...CLAIM }, logFile) : undefined;
    const roles: StaffRole[] = ['riskOfficer'];
    const officer = (): Promise<StaffCaller> => staffWith(bank.booted, bank.urls.ownerUrl, roles);
    const staff = [await officer(), await officer()] as const;
    const { booted } = bank;
    return new World(bank, new BreakingCommits(booted), staff, new HeldSource(booted), api);
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

  /** Sends once to the process whose source can be held, and does not wait. */
  sent(partner: string, path: string, body: object, key: string): Promise<Answer> {
    const headers = { 'idempotency-key': key };
    return this.final(() =>
      call(this.bank.url, 'POST', path, this.keyOf(partner), JSON.stringify(body), headers),
    );
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
    await this.underFault(sending, () => send(this.urlFor(sending.fault), key, text));
    const url = this.urlFor(sending.fault);
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
      await lost;
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

  /** The application of an offer whose request is not answered yet. @returns its public id */
  async applicationOf(offer: string): Promise<string> {
    const [row] = await this.bank.rows<{ id: Uuid }>('select id from application where offer_id = $1', [
      parseId('offer', offer),
    ]);
    if (!row) throw new Error(`${offer} has no application`);
    return formatId('application', row.id);
  }

  /** What was written off of an agreement and has not come in since, by its history alone. */
  async lost(agreement: string): Promise<number> {
    const [row] = await this.bank.rows<{ minor: string | null }>(
      `select sum(case e.type when 'writeOff' then e.amount_minor else -e.amount_minor end) as minor from servicing_event e
       where e.agreement_id = $1 and e.type in ('writeOff', 'recovery')
         and not exists (select from servicing_event r where r.agreement_id = e.agreement_id and r.reverses = e.id)`,
      [parseId('agreement', agreement)],
    );
    return Number(row?.minor ?? 0);
  }

  /** What the bank does by itself, long after, where a process has died over the checks of an application. */
  async giveUpChecks(application: string): Promise<void> {
    await this.bank.rows(
      `update application set claimed_until = claimed_until - interval '1 h' where id = $1`,
      [parseId('application', application)],
    );
    // Another process may be at it.
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      await this.bank.booted.app.get(Housekeeping).round('stuckApplications');
      const waiting = await this.bank.rows(
        `select 1 from application where id = $1 and status = 'checking'`,
        [parseId('application', application)],
      );
      if (waiting.length === 0) return;
      await sleep(20);
    }
    throw new Error(`nobody gave up the checks of ${application}`);
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
