import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { LimitsRepository } from '../limits/index.js';
import type { Tenant } from '../customers/index.js';
import type { PartnerCall } from '../partners/index.js';
import type { OfferJson } from './answer.types.js';
import type { ChoiceDto, DeclineDto, ViewDto } from './dto/offers-request.dto.js';
import { OfferActs, shown, type Standing } from './offer-acts.js';
import { type OfferRow, OffersRepository } from './offers.repository.js';
import { isAsSent, quoteOffer } from './quote.js';
import { RedecidingService } from './redeciding.service.js';

/** What a customer does with an offer through the partner. */
@Injectable()
export class ActingService {
  constructor(
    private readonly acts: OfferActs,
    private readonly offers: OffersRepository,
    private readonly limits: LimitsRepository,
    private readonly redeciding: RedecidingService,
  ) {}

  async get(tx: ReadTx, { actor }: { readonly actor: Tenant }, id: Uuid): Promise<OfferJson> {
    const found = await this.acts.find(tx, actor, id);
    return this.standing(tx, found, await this.offers.find(tx, actor, id));
  }

  /** The offer as it stands now: as it was sent, or as the customer took it while he holds it. */
  async standing(tx: ReadTx, found: Standing, row: OfferRow | undefined): Promise<OfferJson> {
    const now = shown(found, row);
    if (!['accepted', 'applied'].includes(now.status) || !row?.choice) return now;
    const { option, amountMinor: amount } = row.choice;
    const chosen = await this.chosen(tx, found, { option, amount: { ...found.offer.amount, amount } });
    return shown({ ...found, offer: chosen }, row);
  }

  /** Stores the proof of display. Seeing an offer again keeps the first proof. */
  async view(tx: Tx, { actor }: PartnerCall, id: Uuid, body: ViewDto): Promise<OfferJson> {
    const found = await this.acts.find(tx, actor, id);
    const row = await this.acts.lock(tx, actor, found);
    this.acts.next(found, row, 'view');
    return this.acts.save(tx, actor, found, { status: 'viewed', viewed: body }, 'offer.viewed');
  }

  async decline(tx: Tx, { actor }: PartnerCall, id: Uuid, body: DeclineDto): Promise<OfferJson> {
    const found = await this.acts.find(tx, actor, id);
    const row = await this.acts.lock(tx, actor, found);
    this.acts.next(found, row, 'decline');
    await this.limits.release(tx, id);
    return this.acts.save(
      tx,
      actor,
      found,
      { status: 'declined', reason: body.reason ?? 'other' },
      'offer.declined',
    );
  }

  /** The offer with another term or amount, priced as of its decision. Nothing is stored. */
  async quote(tx: ReadTx, call: PartnerCall, id: Uuid, choice: ChoiceDto): Promise<OfferJson> {
    const found = await this.acts.find(tx, call.actor, id);
    const row = await this.offers.find(tx, call.actor, id);
    this.acts.next(found, row, 'accept');
    return shown({ ...found, offer: await this.chosen(tx, found, choice) }, row);
  }

  private async chosen(tx: ReadTx, { offer, decision }: Standing, choice: ChoiceDto): Promise<OfferJson> {
    if (isAsSent(offer, choice)) return offer;
    return quoteOffer(await this.redeciding.reconstruct(tx, decision), offer, choice);
  }
}
