import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { PartnerActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { OneTimeCodes } from '../agreements/index.js';
import { guaranteeProblems } from './guarantees.errors.js';
import type { Bound } from './promises.js';

/** What was on the screen when somebody bound himself. */
export interface Display {
  readonly documentHash: string;
  readonly locale: 'en' | 'zh';
  readonly seconds: number;
}

/** What a caller is told of a code: until when, and in the sandbox the code itself. */
export interface CodeAnswer {
  readonly expiresAt: string;
  readonly sandbox?: { readonly code: string };
}

/** The language of a customer who was not asked. */
const DEFAULT_LOCALE = 'zh';

/** The customer's own act, for both kinds of promises: with the codes, and so the limits, of agreements. */
@Injectable()
export class Binding {
  constructor(
    private readonly database: Database,
    private readonly codes: OneTimeCodes,
    private readonly clock: SystemClock,
  ) {}

  /**
   * Sends a code once it is stored.
   * @param toSign locks what is to be signed, and refuses what cannot be
   * @throws DomainError too_many_codes, no_message_gateway
   */
  async sendCode(actor: PartnerActor, toSign: (tx: Tx) => Promise<Bound>): Promise<CodeAnswer> {
    const opened = await this.database.run(actor, async (tx) =>
      this.codes.open(tx, await toSign(tx), { channel: 'code', locale: DEFAULT_LOCALE }),
    );
    const { expiresInMinutes, sandboxCode } = await this.codes.send(opened);
    const expiresAt = new Date(this.clock.nowMs() + expiresInMinutes * 60_000).toISOString();
    return sandboxCode === undefined ? { expiresAt } : { expiresAt, sandbox: { code: sandboxCode } };
  }

  /**
   * Tries a code before the transaction that signs, so that a wrong one counts though nothing else happens.
   * @returns what is used up by signing
   * @throws DomainError one_time_code_wrong
   */
  async tryCode(actor: PartnerActor, id: Uuid, code: string): Promise<Uuid> {
    const tried = await this.database.run(actor, (tx) => this.codes.tryOpen(tx, id, code));
    if (!tried?.isRight) throw guaranteeProblems.one_time_code_wrong();
    return tried.id;
  }

  /** @throws DomainError one_time_code_wrong when somebody else was quicker with it */
  async use(tx: Tx, challengeId: Uuid): Promise<void> {
    if (!(await this.codes.use(tx, challengeId))) throw guaranteeProblems.one_time_code_wrong();
  }
}

/** @throws DomainError document_changed when he was shown another text than the one he would sign */
export function assertShown(display: Display, documentHash: Buffer): void {
  if (display.documentHash !== documentHash.toString('hex')) throw guaranteeProblems.document_changed();
}
