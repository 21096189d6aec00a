import { Injectable } from '@nestjs/common';
import { DomainError } from '../../kernel/domain-error.js';
import { bucketOf, familyRoot, formatId, memberNumber, type Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import type { PricedVariant, PublishedProduct } from '../products/index.js';
import type { OfferJson } from './answer.types.js';
import { answerOf, DecisionsRepository, type StoredDecisionRow } from './decisions.repository.js';
import type { OfferRow } from './offers.repository.js';
import { OffersRepository } from './offers.repository.js';
import { type OfferStatus, statusAt } from './offers.states.js';
import { isAsSent, priceChoice, variantOf } from './quote.js';
import { type Reconstruction, RedecidingService } from './redeciding.service.js';
import { type Situation, situationOf } from './situation.js';

/** What the customer chose of a decision, as it stands now. */
export interface AcceptedOffer {
  readonly id: Uuid;
  readonly decision: StoredDecisionRow;
  /** As it was sent. */
  readonly sent: OfferJson;
  readonly status: OfferStatus;
  readonly option: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly orderId: string | undefined;
  /** Business time now, milliseconds. */
  readonly nowMs: number;
}

/** Everything that an offer's price was made of: versions, facts, dates, and the price itself. */
export interface OfferTerms {
  readonly product: PublishedProduct;
  readonly situation: Situation;
  readonly variant: PricedVariant;
  /** The product's terms at that amount, the chosen one among them. */
  readonly variants: readonly PricedVariant[];
}

/** For the rooms that take an accepted offer further. */
@Injectable()
export class AcceptedOffers {
  constructor(
    private readonly decisions: DecisionsRepository,
    private readonly offers: OffersRepository,
    private readonly redeciding: RedecidingService,
  ) {}

  /**
   * @param before what must be locked before the offer is read, now that it is known whose it is
   * @returns undefined when this tenant has no such offer
   */
  async find(
    tx: ReadTx,
    tenant: Tenant,
    id: Uuid,
    before: (customerId: Uuid | null) => Promise<void> = () => Promise.resolve(),
  ): Promise<AcceptedOffer | undefined> {
    const decision =
      memberNumber(id) === 0 ? undefined : await this.decisions.find(tx, tenant, familyRoot(id));
    const sent = decision && answerOf(decision).offers[memberNumber(id) - 1];
    if (!decision || !sent) return undefined;
    await before(decision.customerId);
    return standing(id, decision, sent, await this.offers.find(tx, tenant, id));
  }

  /** Its price and what that was made of, by the versions and the date of its decision. */
  async terms(tx: ReadTx, offer: AcceptedOffer): Promise<OfferTerms> {
    const { option, amountMinor } = offer;
    return this.priceOf(await this.redeciding.reconstruct(tx, offer.decision), offer, option, amountMinor);
  }

  /**
   * Prices other terms and amounts of the same offer, as often as is needed from one reading.
   * @returns a function that gives undefined for what the product, the scenario or the jurisdiction does not allow
   */
  async pricer(
    tx: ReadTx,
    offer: AcceptedOffer,
  ): Promise<(option: string, amountMinor: number) => OfferTerms | undefined> {
    const again = await this.redeciding.reconstruct(tx, offer.decision);
    return (option, amountMinor) => {
      try {
        return this.priceOf(again, offer, option, amountMinor);
      } catch (error) {
        if (error instanceof DomainError && error.code === 'option_not_offered') return undefined;
        throw error;
      }
    };
  }

  private priceOf(
    again: Reconstruction,
    { sent, currency }: AcceptedOffer,
    option: string,
    amountMinor: number,
  ): OfferTerms {
    const choice = { option, amount: { amount: amountMinor, currency } };
    if (!isAsSent(sent, choice)) return priceChoice(again, sent, choice);
    const product = again.product(sent.product.code);
    if (!product) throw new Error('an offer’s product stands in no receipt');
    const situation = situationOf(again.circumstances);
    return { product, situation, ...variantOf(product, situation, option) };
  }

  /** Takes the offer out of the hands of `accept`, `decline` and `supersede`. @returns false when it was not accepted */
  async apply(tx: Tx, tenant: Tenant, offer: AcceptedOffer): Promise<boolean> {
    return this.move(tx, tenant, offer.id, 'accepted', 'applied', offer.nowMs);
  }

  /** Its application ended without an agreement. @param reason code */
  async close(tx: Tx, tenant: Tenant, id: Uuid, nowMs: number, reason: string): Promise<boolean> {
    return this.move(tx, tenant, id, 'applied', 'declined', nowMs, reason);
  }

  private async move(
    tx: Tx,
    tenant: Tenant,
    id: Uuid,
    from: 'accepted' | 'applied',
    to: 'applied' | 'declined',
    nowMs: number,
    reason?: string,
  ): Promise<boolean> {
    const act = { from, to, nowMs, ...(reason !== undefined && { reason }) };
    const moved = await this.offers.move(tx, tenant, id, act);
    if (!moved) return false;
    const { version: sequence, customerId } = moved;
    const subject = { subject: id, bucket: bucketOf(id), sequence, customerId };
    const payload = { v: 1, offer: formatId('offer', id), ...(reason !== undefined && { reason }) };
    const { partnerId, environment } = tenant;
    tx.emit({ type: `offer.${to}`, ...subject, payload, partnerId, environment });
    return true;
  }
}

function standing(
  id: Uuid,
  decision: StoredDecisionRow,
  sent: OfferJson,
  row: OfferRow | undefined,
): AcceptedOffer {
  return {
    id,
    decision,
    sent,
    status: statusAt(row, Date.parse(sent.expiresAt), decision.nowMs),
    option: row?.choice?.option ?? sent.option,
    amountMinor: row?.choice?.amountMinor ?? sent.amount.amount,
    currency: sent.amount.currency,
    orderId: row?.orderId ?? undefined,
    nowMs: decision.nowMs,
  };
}
