import { Injectable } from '@nestjs/common';
import { dateInZone } from '../../kernel/calendar-date.js';
import { bucketOf, formatId, type Uuid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { LimitsRepository } from '../limits/index.js';
import { enrolmentFor, partnersPart, type PartnerCall } from '../partners/index.js';
import { productsToken } from '../products/index.js';
import { pathIsUnder, scenariosToken } from '../scenarios/index.js';
import { Acquisitions } from './acquisitions.js';
import type { OfferJson } from './answer.types.js';
import type { AcceptDto } from './dto/offers-request.dto.js';
import { exposureCap } from './gates.js';
import { type Found, OfferActs } from './offer-acts.js';
import { offerProblems } from './offers.errors.js';
import { type OfferChoice, OffersRepository } from './offers.repository.js';
import { isAsSent, quoteOffer } from './quote.js';
import { RedecidingService } from './redeciding.service.js';
import type { Circumstances } from './situation.js';

const RESERVATION_MS = 15 * 60_000;

/** The customer's choice: it takes its share of budget and exposure, and says something of him. */
@Injectable()
export class AcceptingService {
  constructor(
    private readonly acts: OfferActs,
    private readonly offers: OffersRepository,
    private readonly limits: LimitsRepository,
    private readonly acquisitions: Acquisitions,
    private readonly redeciding: RedecidingService,
  ) {}

  /**
   * States the customer's choice and reserves budget and exposure for 15 minutes. It binds nobody: binding is the
   * customer's own act.
   */
  async accept(tx: Tx, call: PartnerCall, id: Uuid, body: AcceptDto): Promise<OfferJson> {
    const found = await this.acts.find(tx, call.actor, id);
    if (!found.decision.customerId || found.offer.firmness === 'indicative')
      throw offerProblems.offer_not_bindable();
    refuseWithdrawn(call, found);
    await this.limits.lockCustomer(tx, borrowerOf(found));
    const row = await this.acts.lock(tx, call.actor, found);
    this.acts.next(found, row, 'accept');
    const again = await this.redeciding.reconstruct(tx, found.decision);
    const offer = isAsSent(found.offer, body) ? found.offer : quoteOffer(again, found.offer, body);
    const orderId = body.orderId ?? again.circumstances.asked.orderId;
    if (orderId !== undefined) await this.supersede(tx, call.actor, found, orderId);
    const reservedUntilMs = found.decision.nowMs + RESERVATION_MS;
    if (isCredit(call, offer))
      await this.reserve(tx, call, { ...found, offer }, again.circumstances, reservedUntilMs);
    await this.tag(tx, call, found, offer, again.circumstances);
    const choice = choiceOf(found.offer, offer);
    return this.acts.save(
      tx,
      call.actor,
      { ...found, offer },
      { status: 'accepted', reservedUntilMs, choice, orderId },
      'offer.accepted',
    );
  }

  /** The customer changed his mind: only the newest choice holds, but what he applied for he must withdraw. */
  private async supersede(
    tx: Tx,
    actor: PartnerCall['actor'],
    { id, decision }: Found,
    orderId: string,
  ): Promise<void> {
    if (await this.offers.isAppliedFor(tx, actor, id, orderId)) throw offerProblems.order_in_application();
    for (const older of await this.offers.supersede(tx, actor, id, orderId, decision.nowMs)) {
      await this.limits.release(tx, older.id);
      const payload = { v: 1, offer: formatId('offer', older.id), replacedBy: formatId('offer', id) };
      const { version: sequence, customerId } = older;
      const subject = { subject: older.id, bucket: bucketOf(older.id), sequence, customerId };
      tx.emit({ type: 'offer.superseded', ...subject, payload });
    }
  }

  private async reserve(
    tx: Tx,
    call: PartnerCall,
    found: Found,
    circumstances: Circumstances,
    expiresAtMs: number,
  ): Promise<void> {
    const { actor, key } = call;
    const { decision, offer } = found;
    const customerId = borrowerOf(found);
    const { currency, amount: amountMinor } = offer.amount;
    const openMinor = await this.limits.openMinor(tx, customerId, currency, decision.nowMs);
    if (openMinor + amountMinor > exposureCap(circumstances, currency)) throw offerProblems.limit_reached();
    // Limits of today, not of the decision: what the bank has tightened since then holds.
    const enrolment = enrolmentFor(decision.scenario, key.partner.enrolments[actor.environment]);
    if (!enrolment) throw offerProblems.offer_withdrawn();
    // So does today's budget, whatever day the decision was made on.
    const day = dateInZone(decision.nowMs, circumstances.scenario.definition.timeZone).toString();
    const reservation = {
      id: found.id,
      customerId,
      partnerId: actor.partnerId,
      environment: actor.environment,
      scenario: decision.scenario,
      product: offer.product.code,
      currency,
      amountMinor,
      enrolmentId: enrolment.id,
      day,
      expiresAtMs,
    };
    // A reservation of this offer that ran out but was not swept yet still holds its share of the budget.
    await this.limits.release(tx, found.id);
    const dayMaxMinor = enrolment.limits[currency]?.dayMaxMinor;
    const cap = dayMaxMinor ?? Number.MAX_SAFE_INTEGER;
    if (!(await this.limits.takeFromDay(tx, enrolment.id, currency, day, amountMinor, cap)))
      throw offerProblems.limit_reached();
    if (!(await this.limits.reserve(tx, reservation, decision.nowMs))) throw offerProblems.limit_reached();
  }

  /** What his choice says of the customer. */
  private async tag(
    tx: Tx,
    call: PartnerCall,
    found: Found,
    offer: OfferJson,
    { asked }: Circumstances,
  ): Promise<void> {
    const scenario = call.snapshot.get(scenariosToken).scenarios.get(found.decision.scenario)?.definition;
    if (!scenario) return;
    const { onAcquisition, onAcceptance } = scenario.tags;
    const names = [...onAcquisition, ...(isCredit(call, offer) ? onAcceptance : [])];
    await this.acquisitions.record(tx, call, borrowerOf(found), scenario, asked.channel, {
      evidence: [formatId('offer', found.id)],
      nowMs: found.decision.nowMs,
      tags: [...new Set(names)].filter((name) => !name.startsWith('acquisition.')),
    });
  }
}

/** What he took, and how it departs from what he was sent. */
function choiceOf(sent: OfferJson, taken: OfferJson): OfferChoice {
  const { option, amount } = taken;
  const [endSent, endTaken] = [sent.instalments.at(-1)?.dueDate, taken.instalments.at(-1)?.dueDate];
  return {
    v: 1,
    option,
    amountMinor: amount.amount,
    ...(endSent && endTaken && endTaken !== endSent && { term: endTaken < endSent ? 'shorter' : 'longer' }),
    ...(amount.amount !== sent.amount.amount && {
      borrowed: amount.amount < sent.amount.amount ? 'less' : 'more',
    }),
  };
}

function borrowerOf({ decision }: Found): Uuid {
  if (!decision.customerId) throw offerProblems.offer_not_bindable();
  return decision.customerId;
}

function isCredit({ snapshot }: Pick<PartnerCall, 'snapshot'>, offer: OfferJson): boolean {
  return (
    snapshot.get(productsToken).bySlug.get(offer.product.code)?.definition.isCredit ??
    offer.totalPayable.amount > 0
  );
}

/** A pause is in force for offers that are out already. */
function refuseWithdrawn({ snapshot }: PartnerCall, { decision, offer }: Found): void {
  const { paused } = snapshot.get(partnersPart);
  const isPaused =
    paused.product.has(offer.product.code) ||
    [...paused.scenario].some((path) => pathIsUnder(decision.scenario, path));
  if (isPaused) throw offerProblems.offer_withdrawn();
}
