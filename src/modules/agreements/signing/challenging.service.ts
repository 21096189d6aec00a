import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import { transition } from '../../../kernel/state-machine.js';
import type { PartnerActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { LockedAgreement } from '../agreement.rows.js';
import { agreementProblems } from '../agreements.errors.js';
import { agreementStates } from '../agreements.states.js';
import { OpenAgreement } from '../open-agreement.service.js';
import { OneTimeCodes, type SentCode } from './one-time-codes.service.js';
import { SigningSecrets } from './secrets.js';
import { isReturnUrlAllowed } from './signing.rules.js';

const PAGE_MINUTES = 30;

/** Opens the ways in which a customer can bind himself to an agreement: stored in one transaction, sent after it. */
@Injectable()
export class ChallengingService {
  constructor(
    private readonly database: Database,
    private readonly opening: OpenAgreement,
    private readonly codes: OneTimeCodes,
    private readonly secrets: SigningSecrets,
  ) {}

  /**
   * Sends the customer a one-time code.
   * @throws DomainError not_found, state_conflict, too_many_codes, no_message_gateway
   */
  async sendCode(actor: PartnerActor, id: Uuid, locale: 'en' | 'zh'): Promise<SentCode> {
    const opened = await this.database.run(actor, async (tx) =>
      this.codes.open(tx, await this.toSign(tx, actor, id), { channel: 'code', locale }),
    );
    return this.codes.send(opened);
  }

  /**
   * Opens the bank's own page for this agreement and sends the code that it asks for.
   * @returns the token of the page's address
   */
  async openPage(
    actor: PartnerActor,
    id: Uuid,
    locale: 'en' | 'zh',
    returnUrl: string,
  ): Promise<SentCode & { readonly token: string }> {
    if (!isReturnUrlAllowed(returnUrl, actor.environment)) throw agreementProblems.return_url_not_allowed();
    const challengeId = this.codes.newId({ id });
    const { token, digest: pageDigest } = this.secrets.newPage(challengeId);
    const way = { channel: 'page', locale, pageDigest, returnUrl } as const;
    const opened = await this.database.run(actor, async (tx) =>
      this.codes.open(tx, await this.toSign(tx, actor, id), way, PAGE_MINUTES, challengeId),
    );
    return { ...(await this.codes.send(opened)), token };
  }

  private async toSign(tx: Tx, actor: PartnerActor, id: Uuid): Promise<LockedAgreement> {
    const agreement = await this.opening.open(tx, actor, id);
    transition(agreementStates, agreement.status, 'sign');
    return agreement;
  }
}
