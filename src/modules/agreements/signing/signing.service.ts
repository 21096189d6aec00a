import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import { transition } from '../../../kernel/state-machine.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Applications } from '../../applications/index.js';
import { LimitsRepository } from '../../limits/index.js';
import type { LockedAgreement, SigningEvidence } from '../agreement.rows.js';
import { allowedActionsOf } from '../allowed-actions.js';
import { agreementProblems } from '../agreements.errors.js';
import { agreementStates } from '../agreements.states.js';
import { Books } from '../books.service.js';
import { ContractsRepository } from '../contracts.repository.js';
import { contractDocument } from '../document/contract-document.js';
import { PayoutsService } from '../payouts.service.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { type Display, displayFault, requiredSeconds } from './signing.rules.js';

/** The customer's own act. */
@Injectable()
export class SigningService {
  constructor(
    private readonly contracts: ContractsRepository,
    private readonly codes: OneTimeCodes,
    private readonly applications: Applications,
    private readonly limits: LimitsRepository,
    private readonly books: Books,
    private readonly payouts: PayoutsService,
  ) {}

  /**
   * Binds the customer: the display is kept as evidence and the document as it was signed, what was reserved is
   * committed, and what is paid at once is paid.
   * @param agreement opened in this transaction
   * @throws DomainError state_conflict, no_code_open, document_differs, read_too_short, requirements_missing, reservation_lost
   */
  async sign(
    tx: Tx,
    agreement: LockedAgreement,
    challenge: { readonly id: Uuid; readonly channel: 'code' | 'page' },
    display: Display,
  ): Promise<LockedAgreement> {
    const status = transition(agreementStates, agreement.status, 'sign', allowedActionsOf(agreement));
    this.checkDisplay(agreement, display);
    await this.checkRequirements(tx, agreement);
    if (!(await this.codes.use(tx, challenge.id))) throw agreementProblems.no_code_open();
    if (!(await this.limits.commit(tx, agreement.offerId, Number(agreement.amountMinor))))
      throw agreementProblems.reservation_lost();
    const signing: SigningEvidence = {
      v: 1,
      channel: challenge.channel,
      documentHash: display.documentHash,
      locale: display.locale,
      shownAt: new Date(display.shownAtMs).toISOString(),
      readSeconds: display.readSeconds,
      signedAt: new Date(agreement.nowMs).toISOString(),
      challenge: challenge.id,
    };
    const { contract, id } = agreement;
    const document = contractDocument({
      contract,
      hash: display.documentHash,
      locale: display.locale,
      signing,
    });
    await this.contracts.keepDocument(tx, id, display.locale, document);
    const signed: LockedAgreement = {
      ...agreement,
      signing,
      documentLocale: display.locale,
      signedOn: agreement.today,
      status,
      statusReason: null,
      statusChangedAt: new Date(agreement.nowMs),
    };
    const saved = await this.books.amend(tx, signed, {
      type: 'agreement.signed',
      payload: { channel: challenge.channel, locale: display.locale },
    });
    return this.payouts.payAtOnce(tx, saved);
  }

  /** The customer does not want it; what was held for him is free again. */
  async refuse(tx: Tx, agreement: LockedAgreement, reason: string): Promise<LockedAgreement> {
    const status = transition(agreementStates, agreement.status, 'refuse', allowedActionsOf(agreement));
    await this.limits.release(tx, agreement.offerId);
    const refused = {
      ...agreement,
      status,
      statusReason: reason,
      statusChangedAt: new Date(agreement.nowMs),
    };
    return this.books.amend(tx, refused, { type: 'agreement.cancelled', payload: { reason } });
  }

  private checkDisplay({ contract, contractHash, nowMs }: LockedAgreement, display: Display): void {
    const fault = displayFault(contract, contractHash.toString('hex'), display, nowMs);
    if (fault === 'read_too_short')
      throw agreementProblems.read_too_short(`It must be open for ${requiredSeconds(contract)} seconds.`);
    if (fault) throw agreementProblems[fault]();
  }

  /** The display of the contract is that of every disclosure; everything else was handed in at the application. */
  private async checkRequirements(tx: Tx, agreement: LockedAgreement): Promise<void> {
    const { partnerId, environment, applicationId } = agreement;
    const application = await this.applications.find(tx, { partnerId, environment }, applicationId);
    const missing = application ? this.applications.missing(application, 'beforeSignature') : [];
    const errors = missing
      .filter(({ kind }) => kind !== 'disclosure')
      .map(({ code, detail }) => ({ pointer: '', code, detail }));
    if (errors.length > 0) throw agreementProblems.requirements_missing(undefined, { errors });
  }
}
