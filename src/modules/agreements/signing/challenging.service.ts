import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../../kernel/ids.js';
import { transition } from '../../../kernel/state-machine.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { LockedAgreement } from '../agreement.rows.js';
import { agreementProblems } from '../agreements.errors.js';
import { agreementStates } from '../agreements.states.js';
import { ChallengesRepository } from './challenges.repository.js';
import { Notifier } from './notifier.js';
import { SigningSecrets } from './secrets.js';
import { isReturnUrlAllowed } from './signing.rules.js';

const CODE_MINUTES = 10;
const PAGE_MINUTES = 30;

export interface Challenged {
  readonly expiresInMinutes: number;
  readonly sandboxCode: string | undefined;
}

/** Opens the ways in which a customer can bind himself. */
@Injectable()
export class ChallengingService {
  constructor(
    private readonly challenges: ChallengesRepository,
    private readonly secrets: SigningSecrets,
    private readonly notifier: Notifier,
    private readonly clock: SystemClock,
  ) {}

  /**
   * Sends the customer a one-time code; an earlier one is worthless from then on.
   * @throws DomainError state_conflict, too_many_codes, no_message_gateway
   */
  async sendCode(tx: Tx, agreement: LockedAgreement, locale: 'en' | 'zh'): Promise<Challenged> {
    return this.challenge(tx, agreement, this.newId(agreement), { channel: 'code', locale }, CODE_MINUTES);
  }

  /**
   * Opens the bank's own page for this agreement and sends the code that it asks for.
   * @returns the token of the page's address
   */
  async openPage(
    tx: Tx,
    agreement: LockedAgreement,
    locale: 'en' | 'zh',
    returnUrl: string,
  ): Promise<Challenged & { readonly token: string }> {
    if (!isReturnUrlAllowed(returnUrl, agreement.environment))
      throw agreementProblems.return_url_not_allowed();
    const id = this.newId(agreement);
    const { token, digest: pageDigest } = this.secrets.newPage(id);
    const way = { channel: 'page', locale, pageDigest, returnUrl } as const;
    return { ...(await this.challenge(tx, agreement, id, way, PAGE_MINUTES)), token };
  }

  private async challenge(
    tx: Tx,
    agreement: LockedAgreement,
    id: Uuid,
    way: { channel: 'code' | 'page'; locale: 'en' | 'zh'; pageDigest?: Buffer; returnUrl?: string },
    minutes: number,
  ): Promise<Challenged> {
    transition(agreementStates, agreement.status, 'sign');
    const code = this.secrets.newCode();
    const challenge = {
      pageDigest: null,
      returnUrl: null,
      ...way,
      id,
      codeDigest: this.secrets.codeDigest(id, code),
    };
    if (!(await this.challenges.open(tx, agreement, challenge, minutes)))
      throw agreementProblems.too_many_codes(undefined, { retryable: true, retryAfterSeconds: 3_600 });
    const { customerId, environment } = agreement;
    const message = { customerId, subject: agreement.id, environment, code, locale: way.locale };
    const { sandboxCode } = await this.notifier.sendCode(message);
    return { expiresInMinutes: minutes, sandboxCode };
  }

  private newId({ id }: LockedAgreement): Uuid {
    return newUuid(this.clock.nowMs(), bucketOf(id));
  }
}
