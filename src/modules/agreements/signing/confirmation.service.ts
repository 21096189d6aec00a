import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../kernel/domain-error.js';
import { formatId } from '../../../kernel/ids.js';
import type { SystemActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { AgreementRow } from '../agreement.rows.js';
import { AgreementsRepository } from '../agreements.repository.js';
import { OpenAgreement } from '../open-agreement.service.js';
import { type Challenge, ChallengesRepository, MAX_TRIES } from './challenges.repository.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { SigningSecrets } from './secrets.js';
import { type Ending, requiredSeconds, returnAddress } from './signing.rules.js';
import { SigningService } from './signing.service.js';

/** Nobody has signed in: the token of the address is what the customer has. */
const ACTOR: SystemActor = { kind: 'system', job: 'confirmationPage' };

export interface Notice {
  readonly key: 'codeWrong' | 'readOn';
  readonly places: Readonly<Record<string, number>>;
}

/** What the browser is to be shown: the page, another address, or that there is nothing. */
export type Showing =
  | { readonly kind: 'gone' }
  | { readonly kind: 'leave'; readonly to: string }
  | {
      readonly kind: 'page';
      readonly agreement: AgreementRow;
      readonly locale: 'en' | 'zh';
      readonly returnUrl: string;
      readonly notice?: Notice;
    };

const ENDINGS: Readonly<Record<Exclude<Challenge['status'], 'open'>, Ending>> = {
  used: 'signed',
  refused: 'refused',
  expired: 'expired',
  failed: 'failed',
};

interface Standing {
  readonly challenge: Challenge & { readonly returnUrl: string };
  readonly agreement: AgreementRow;
}

/** The bank's own page, on which a customer binds himself or says no. Every ending leads back to the partner. */
@Injectable()
export class ConfirmationService {
  constructor(
    private readonly database: Database,
    private readonly agreements: AgreementsRepository,
    private readonly challenges: ChallengesRepository,
    private readonly secrets: SigningSecrets,
    private readonly opening: OpenAgreement,
    private readonly codes: OneTimeCodes,
    private readonly signing: SigningService,
  ) {}

  async show(token: string): Promise<Showing> {
    const standing = await this.find(token);
    if (!standing) return { kind: 'gone' };
    const over = overOf(standing);
    if (over) return over;
    await this.database.run(ACTOR, (tx) => this.challenges.markShown(tx, standing.challenge.id));
    return pageOf(standing);
  }

  async refuse(token: string): Promise<Showing> {
    const standing = await this.find(token);
    if (!standing) return { kind: 'gone' };
    return (
      overOf(standing) ??
      this.end(standing, 'refused', async (tx) => {
        const { id } = standing.agreement;
        await this.signing.refuse(tx, await this.opening.open(tx, {}, id), 'refused');
        await this.challenges.close(tx, standing.challenge.id, 'refused');
      })
    );
  }

  async sign(token: string, code: string): Promise<Showing> {
    const standing = await this.find(token);
    if (!standing) return { kind: 'gone' };
    const { challenge, agreement } = standing;
    const over = overOf(standing);
    if (over) return over;
    const readSeconds = Math.floor(challenge.shownSeconds ?? 0);
    const missing = requiredSeconds(agreement.contract) - readSeconds;
    if (missing > 0) return pageOf(standing, { key: 'readOn', places: { seconds: missing } });
    const guess = await this.codes.guess(ACTOR, challenge.id, code);
    if (guess !== 'right') return this.again(token);
    return this.end(standing, 'signed', async (tx) => {
      const locked = await this.opening.open(tx, {}, agreement.id);
      await this.signing.sign(tx, locked, challenge, {
        documentHash: agreement.contractHash.toString('hex'),
        locale: challenge.locale,
        shownAtMs: locked.nowMs - readSeconds * 1000,
        readSeconds,
      });
    });
  }

  /** After a wrong code: what is left of the tries, or the end. */
  private async again(token: string): Promise<Showing> {
    const standing = await this.find(token);
    if (!standing) return { kind: 'gone' };
    const left = MAX_TRIES - standing.challenge.tries;
    return overOf(standing) ?? pageOf(standing, { key: 'codeWrong', places: { left } });
  }

  /** What the bank has to refuse is an ending as well, with its reason. */
  private async end(
    { challenge, agreement }: Standing,
    ending: Ending,
    act: Parameters<Database['run']>[1],
  ): Promise<Showing> {
    const id = formatId('agreement', agreement.id);
    try {
      await this.database.run(ACTOR, act);
      return { kind: 'leave', to: returnAddress(challenge.returnUrl, ending, id) };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.database.run(ACTOR, (tx) => this.challenges.close(tx, challenge.id, 'failed', error.code));
      return { kind: 'leave', to: returnAddress(challenge.returnUrl, 'failed', id, error.code) };
    }
  }

  private async find(token: string): Promise<Standing | undefined> {
    const read = this.secrets.readPage(token);
    if (!read) return undefined;
    return this.database.read(ACTOR, async (tx) => {
      const challenge = await this.challenges.find(tx, read.challengeId);
      if (!challenge?.pageDigest || !timingSafeEqual(challenge.pageDigest, read.digest)) return undefined;
      const agreement = await this.agreements.find(tx, {}, challenge.subject);
      const { returnUrl } = challenge;
      return agreement && returnUrl !== null
        ? { challenge: { ...challenge, returnUrl }, agreement }
        : undefined;
    });
  }
}

/** Where to go when nothing can be done here any more. */
function overOf({ challenge, agreement }: Standing): Showing | undefined {
  const ending = endingOf(challenge, agreement);
  if (!ending) return undefined;
  const id = formatId('agreement', agreement.id);
  const reason = ending === 'failed' ? challenge.statusReason : null;
  return { kind: 'leave', to: returnAddress(challenge.returnUrl, ending, id, reason) };
}

function endingOf({ status, isOver }: Challenge, agreement: AgreementRow): Ending | undefined {
  if (status !== 'open') return ENDINGS[status];
  if (agreement.signedOn) return 'signed';
  if (agreement.status === 'cancelled') return agreement.statusReason === 'expired' ? 'expired' : 'refused';
  return isOver ? 'expired' : undefined;
}

function pageOf({ challenge, agreement }: Standing, notice?: Notice): Showing {
  const { locale, returnUrl } = challenge;
  return { kind: 'page', agreement, locale, returnUrl, ...(notice && { notice }) };
}
