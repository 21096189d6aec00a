import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Actor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/tx.js';
import { agreementProblems } from '../agreements.errors.js';
import { ChallengesRepository, MAX_TRIES, type Signable, type TakenTry } from './challenges.repository.js';
import { type CodeMessage, Notifier } from './notifier.js';
import { SigningSecrets } from './secrets.js';

export const CODE_MINUTES = 10;

/** How a code is asked for: alone, or together with the bank's own page. */
export type Way =
  | { readonly channel: 'code'; readonly locale: 'en' | 'zh' }
  | {
      readonly channel: 'page';
      readonly locale: 'en' | 'zh';
      readonly pageDigest: Buffer;
      readonly returnUrl: string;
    };

/** A code that is stored and not yet sent. */
export interface OpenedCode {
  readonly message: CodeMessage;
  readonly minutes: number;
}

export interface SentCode {
  readonly expiresInMinutes: number;
  /** Only in the sandbox, where nobody else would ever get it. */
  readonly sandboxCode: string | undefined;
}

export type Guess = 'right' | 'wrong' | 'closed';

export interface Tried {
  /** Of the code, to be used up by signing. */
  readonly id: Uuid;
  readonly isRight: boolean;
}

/** One-time codes, the customer's own act, for whatever he signs. Only digests are kept. */
@Injectable()
export class OneTimeCodes {
  constructor(
    private readonly database: Database,
    private readonly challenges: ChallengesRepository,
    private readonly secrets: SigningSecrets,
    private readonly notifier: Notifier,
    private readonly clock: SystemClock,
  ) {}

  newId({ id }: Pick<Signable, 'id'>): Uuid {
    return newUuid(this.clock.nowMs(), bucketOf(id));
  }

  /**
   * Stores a new code; an earlier one is worthless from then on. A transaction may run again or fail, so nobody is sent
   * anything before it has committed: see `send`. Whoever cannot be reached gets none.
   * @param signable its row is locked
   * @throws DomainError too_many_codes, no_message_gateway
   */
  async open(
    tx: Tx,
    signable: Signable,
    way: Way,
    minutes = CODE_MINUTES,
    id = this.newId(signable),
  ): Promise<OpenedCode> {
    const { customerId, environment } = signable;
    if (!this.notifier.reaches(environment)) throw agreementProblems.no_message_gateway();
    const code = this.secrets.newCode();
    const codeDigest = this.secrets.codeDigest(id, code);
    const challenge = { pageDigest: null, returnUrl: null, ...way, id, codeDigest };
    if (!(await this.challenges.open(tx, signable, challenge, minutes)))
      throw agreementProblems.too_many_codes(undefined, { retryable: true, retryAfterSeconds: 3_600 });
    return { minutes, message: { customerId, subject: signable.id, environment, code, locale: way.locale } };
  }

  /** Sends what was stored: once, after the commit. */
  async send({ message, minutes }: OpenedCode): Promise<SentCode> {
    const { sandboxCode } = await this.notifier.sendCode(message);
    return { expiresInMinutes: minutes, sandboxCode };
  }

  /**
   * Tries the open code of whatever is to be signed. The transaction must commit whether it is right or not, so that a
   * wrong guess counts whatever becomes of the request.
   * @returns undefined when there is none: used, expired, replaced, or tried too often
   */
  async tryOpen(tx: Tx, subject: Uuid, code: string): Promise<Tried | undefined> {
    return this.judge(tx, await this.challenges.takeTryOf(tx, subject), code);
  }

  /** As `tryOpen`, for one challenge, in a transaction of its own. */
  async guess(actor: Actor, challengeId: Uuid, code: string): Promise<Guess> {
    return this.database.run(actor, async (tx) => {
      const tried = await this.judge(tx, await this.challenges.takeTry(tx, challengeId), code);
      if (!tried) return 'closed';
      return tried.isRight ? 'right' : 'wrong';
    });
  }

  private async judge(tx: Tx, taken: TakenTry | undefined, code: string): Promise<Tried | undefined> {
    if (!taken) return undefined;
    const { id, codeDigest, tries } = taken;
    const isRight = this.secrets.isCode(id, code, codeDigest);
    if (!isRight && tries === MAX_TRIES) await this.challenges.close(tx, id, 'failed', 'tries');
    return { id, isRight };
  }

  /** @returns false when it was used or replaced meanwhile */
  use(tx: Tx, challengeId: Uuid): Promise<boolean> {
    return this.challenges.close(tx, challengeId, 'used');
  }
}
