import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';

/** What somebody can bind himself to. */
export interface Signable {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly customerId: Uuid;
}

export type ChallengeStatus = 'open' | 'used' | 'refused' | 'expired' | 'failed';

export interface Challenge {
  readonly id: Uuid;
  /** The agreement, guarantee or suretyship that is to be signed. */
  readonly subject: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly channel: 'code' | 'page';
  readonly codeDigest: Buffer;
  readonly pageDigest: Buffer | null;
  readonly tries: number;
  readonly shownAt: Date | null;
  readonly returnUrl: string | null;
  readonly locale: 'en' | 'zh';
  readonly status: ChallengeStatus;
  readonly statusReason: string | null;
  /** By the system clock; its time can be over while it is still `open`. */
  readonly isOver: boolean;
  /** How long ago it was shown, seconds. */
  readonly shownSeconds: number | null;
}

/** A try that is counted. */
export interface TakenTry extends Pick<Challenge, 'id' | 'codeDigest'> {
  /** How many are taken. */
  readonly tries: number;
}

export const MAX_TRIES = 5;
const CODES_AN_HOUR = 5;
const COLUMNS = `id, subject, partner_id as "partnerId", environment, channel,
  code_digest as "codeDigest", page_digest as "pageDigest", tries, shown_at as "shownAt", return_url as "returnUrl", locale,
  status, status_reason as "statusReason", expires_at <= clock_timestamp() as "isOver",
  extract(epoch from clock_timestamp() - shown_at)::float8 as "shownSeconds"`;

@Injectable()
export class ChallengesRepository {
  /** Opens a challenge in place of an earlier one of the same channel. @returns false when too many were opened lately */
  async open(
    tx: Tx,
    signable: Signable,
    challenge: Pick<Challenge, 'id' | 'channel' | 'codeDigest' | 'pageDigest' | 'returnUrl' | 'locale'>,
    minutes: number,
  ): Promise<boolean> {
    const owner = [signable.id, bucketOf(signable.id)];
    const rows = await tx.query<{ count: string }>(
      `select count(*) from signing_challenge
       where subject = $1 and bucket = $2 and created_at > clock_timestamp() - interval '1 hour'`,
      owner,
    );
    if (Number(rows[0]?.count) >= CODES_AN_HOUR) return false;
    await tx.query(
      `update signing_challenge set status = 'expired', status_reason = 'replaced'
       where subject = $1 and bucket = $2 and channel = $3 and status = 'open'`,
      [...owner, challenge.channel],
    );
    await tx.query(
      `insert into signing_challenge (id, bucket, subject, partner_id, environment, customer_id, channel, code_digest,
         page_digest, tries, created_at, expires_at, return_url, locale, status)
       values ($3, $2, $1, $4, $5, $6, $7, $8, $9, 0, clock_timestamp(), clock_timestamp() + $10 * interval '1 minute', $11, $12, 'open')`,
      [
        ...owner,
        challenge.id,
        signable.partnerId,
        signable.environment,
        signable.customerId,
        challenge.channel,
        challenge.codeDigest,
        challenge.pageDigest,
        minutes,
        challenge.returnUrl,
        challenge.locale,
      ],
    );
    return true;
  }

  async find(tx: ReadTx, id: Uuid): Promise<Challenge | undefined> {
    const rows = await tx.query<Challenge>(
      `select ${COLUMNS} from signing_challenge where id = $1 and bucket = $2`,
      [id, bucketOf(id)],
    );
    return rows[0];
  }

  /**
   * Takes one of the tries of the open code of whatever is to be signed, before the code is looked at, so that concurrent
   * guesses cannot share one.
   * @returns undefined when there is none, or no try is left
   */
  async takeTryOf(tx: Tx, subject: Uuid): Promise<TakenTry | undefined> {
    return this.take(tx, `subject = $1 and channel = 'code'`, subject);
  }

  /** As `takeTryOf`, for one challenge of any channel. */
  async takeTry(tx: Tx, id: Uuid): Promise<TakenTry | undefined> {
    return this.take(tx, 'id = $1', id);
  }

  private async take(tx: Tx, which: string, id: Uuid): Promise<TakenTry | undefined> {
    const rows = await tx.query<TakenTry>(
      `update signing_challenge set tries = tries + 1
       where ${which} and bucket = $2 and status = 'open' and expires_at > clock_timestamp() and tries < $3
       returning id, code_digest as "codeDigest", tries`,
      [id, bucketOf(id), MAX_TRIES],
    );
    return rows[0];
  }

  /** @returns false when it was closed before */
  async close(
    tx: Tx,
    id: Uuid,
    status: Exclude<ChallengeStatus, 'open'>,
    reason: string | null = null,
  ): Promise<boolean> {
    const rows = await tx.query(
      `update signing_challenge set status = $3, status_reason = $4 where id = $1 and bucket = $2 and status = 'open' returning 1`,
      [id, bucketOf(id), status, reason],
    );
    return rows.length > 0;
  }

  /** The first showing counts: reading again does not start the time anew. */
  async markShown(tx: Tx, id: Uuid): Promise<void> {
    await tx.query(
      `update signing_challenge set shown_at = coalesce(shown_at, clock_timestamp()) where id = $1 and bucket = $2`,
      [id, bucketOf(id)],
    );
  }
}
