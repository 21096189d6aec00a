import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { bucketOf, familyRoot, formatId, memberNumber, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { LimitsRepository } from '../limits/index.js';
import { partnersPart, type PartnerCall } from '../partners/index.js';
import { productsToken } from '../products/index.js';
import { pathIsUnder, scenariosToken } from '../scenarios/index.js';
import { Acquisitions } from './acquisitions.js';
import type { AnswerJson, OfferJson } from './answer.js';
import { answerOf, DecisionsRepository, type StoredDecisionRow } from './decisions.repository.js';
import type { AcceptDto, ChoiceDto, DeclineDto, ViewDto } from './dto/offers-request.dto.js';
import { exposureCap } from './gates.js';
import { offerProblems } from './offers.errors.js';
import { type OfferRow, OffersRepository } from './offers.repository.js';
import { offerStates, type OfferStatus, partnerActions, statusAt } from './offers.states.js';
import { quoteOffer } from './quote.js';
import { RedecidingService } from './redeciding.service.js';
import type { Circumstances } from './situation.js';

const RESERVATION_MS = 15 * 60_000;

/** An offer with the decision that it stands in. */
export interface Found {
  readonly id: Uuid;
  readonly decision: StoredDecisionRow;
  readonly answer: AnswerJson;
  readonly offer: OfferJson;
}

type Standing = Pick<Found, 'decision' | 'offer'>;

/** What a customer does with an offer through the partner. */
@Injectable()
export class ActingService {
  constructor(
    private readonly decisions: DecisionsRepository,
    private readonly offers: OffersRepository,
    private readonly limits: LimitsRepository,
    private readonly acquisitions: Acquisitions,
    private readonly redeciding: RedecidingService,
  ) {}

  async get(tx: ReadTx, { actor }: PartnerCall, id: Uuid): Promise<OfferJson> {
    const found = await this.find(tx, actor, id);
    return this.standing(tx, found, await this.offers.find(tx, actor, id));
  }

  /** The offer as it stands now: as it was sent, or as the customer took it while he holds it. */
  async standing(tx: ReadTx, found: Standing, row: OfferRow | undefined): Promise<OfferJson> {
    const now = shown(found, row);
    if (now.status !== 'accepted' || !row?.choice) return now;
    const { option, amountMinor: amount } = row.choice;
    const chosen = await this.chosen(tx, found, { option, amount: { ...found.offer.amount, amount } });
    return shown({ ...found, offer: chosen }, row);
  }

  /** Stores the proof of display. Seeing an offer again keeps the first proof. */
  async view(tx: Tx, { actor }: PartnerCall, id: Uuid, body: ViewDto): Promise<OfferJson> {
    const found = await this.find(tx, actor, id);
    const row = await this.locked(tx, actor, found);
    this.next(found, row, 'view');
    return this.save(tx, actor, found, { status: 'viewed', viewed: body }, 'offer.viewed');
  }

  async decline(tx: Tx, { actor }: PartnerCall, id: Uuid, body: DeclineDto): Promise<OfferJson> {
    const found = await this.find(tx, actor, id);
    const row = await this.locked(tx, actor, found);
    this.next(found, row, 'decline');
    await this.limits.release(tx, id);
    return this.save(
      tx,
      actor,
      found,
      { status: 'declined', reason: body.reason ?? 'other' },
      'offer.declined',
    );
  }

  /** The offer with another term or amount, priced as of its decision. Nothing is stored. */
  async quote(tx: ReadTx, call: PartnerCall, id: Uuid, choice: ChoiceDto): Promise<OfferJson> {
    const found = await this.find(tx, call.actor, id);
    const row = await this.offers.find(tx, call.actor, id);
    this.next(found, row, 'accept');
    return shown({ ...found, offer: await this.chosen(tx, found, choice) }, row);
  }

  /**
   * States the customer's choice and reserves budget and exposure for 15 minutes. It binds nobody: binding is the
   * customer's own act.
   */
  async accept(tx: Tx, call: PartnerCall, id: Uuid, body: AcceptDto): Promise<OfferJson> {
    const found = await this.find(tx, call.actor, id);
    if (!found.decision.customerId || found.offer.firmness === 'indicative')
      throw offerProblems.offer_not_bindable();
    refuseWithdrawn(call, found);
    const row = await this.locked(tx, call.actor, found);
    this.next(found, row, 'accept');
    const again = await this.redeciding.reconstruct(tx, found.decision);
    const offer = isAsSent(found.offer, body) ? found.offer : quoteOffer(again, found.offer, body);
    const orderId = body.orderId ?? again.circumstances.asked.orderId;
    if (orderId !== undefined) await this.supersede(tx, call.actor, found, orderId);
    const reservedUntilMs = found.decision.nowMs + RESERVATION_MS;
    if (isCredit(call, offer))
      await this.reserve(tx, call, { ...found, offer }, again.circumstances, reservedUntilMs);
    await this.tag(tx, call, found, offer, again.circumstances);
    const choice = { v: 1 as const, option: offer.option, amountMinor: offer.amount.amount };
    return this.save(
      tx,
      call.actor,
      { ...found, offer },
      { status: 'accepted', reservedUntilMs, choice, orderId },
      'offer.accepted',
    );
  }

  /** The customer paid his order otherwise before, or changed his mind: only the newest choice holds. */
  private async supersede(
    tx: Tx,
    actor: PartnerCall['actor'],
    { id, decision }: Found,
    orderId: string,
  ): Promise<void> {
    for (const older of await this.offers.supersede(tx, actor, id, orderId, decision.nowMs)) {
      await this.limits.release(tx, older);
      const payload = { v: 1, offer: formatId('offer', older), replacedBy: formatId('offer', id) };
      tx.emit({ type: 'offer.superseded', subject: older, bucket: bucketOf(older), payload });
    }
  }

  private async find(tx: ReadTx, actor: PartnerCall['actor'], id: Uuid): Promise<Found> {
    const decision =
      memberNumber(id) === 0 ? undefined : await this.decisions.find(tx, actor, familyRoot(id));
    const answer = decision && answerOf(decision);
    const offer = answer?.offers[memberNumber(id) - 1];
    if (!decision || !answer || !offer) throw notFound('offer');
    return { id, decision, answer, offer };
  }

  private locked(tx: Tx, actor: PartnerCall['actor'], found: Found): Promise<OfferRow> {
    return this.offers.lock(tx, actor, rowOf(found));
  }

  private next(
    { offer, decision }: Found,
    row: OfferRow | undefined,
    action: 'view' | 'accept' | 'decline',
  ): OfferStatus {
    const status = statusAt(row, Date.parse(offer.expiresAt), decision.nowMs);
    return transition(offerStates, status, action, partnerActions(status));
  }

  private async chosen(tx: ReadTx, { offer, decision }: Standing, choice: ChoiceDto): Promise<OfferJson> {
    if (isAsSent(offer, choice)) return offer;
    return quoteOffer(await this.redeciding.reconstruct(tx, decision), offer, choice);
  }

  private async reserve(
    tx: Tx,
    call: PartnerCall,
    found: Found,
    circumstances: Circumstances,
    expiresAtMs: number,
  ): Promise<void> {
    const { actor } = call;
    const { decision, offer } = found;
    const customerId = borrowerOf(found);
    const { currency, amount: amountMinor } = offer.amount;
    const { openMinor } = await this.limits.lockExposure(tx, customerId, currency, decision.nowMs);
    if (openMinor + amountMinor > exposureCap(circumstances, currency)) throw offerProblems.limit_reached();
    const { enrolment, businessDate } = circumstances;
    if (!enrolment) throw offerProblems.offer_withdrawn();
    const day = businessDate.toString();
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

  private async save(
    tx: Tx,
    actor: PartnerCall['actor'],
    found: Found,
    act: {
      status: 'viewed' | 'accepted' | 'declined';
      reason?: string;
      reservedUntilMs?: number;
      viewed?: object;
      choice?: OfferRow['choice'];
      orderId?: string | undefined;
    },
    event: string,
  ): Promise<OfferJson> {
    const { choice, ...rest } = act;
    const nowMs = found.decision.nowMs;
    const version = await this.offers.save(tx, actor, {
      ...rowOf(found),
      ...rest,
      ...(choice && { choice }),
      nowMs,
    });
    tx.emit({
      type: event,
      subject: found.id,
      bucket: bucketOf(found.id),
      sequence: version,
      payload: {
        v: 1,
        offer: formatId('offer', found.id),
        decision: found.answer.id,
        product: found.offer.product.code,
        amount: found.offer.amount,
      },
    });
    return shown(found, {
      status: act.status,
      version,
      choice: choice ?? null,
      viewedAt: null,
      replacedBy: null,
      reservedUntilMs: act.reservedUntilMs,
    });
  }
}

function isAsSent({ option, amount }: OfferJson, choice: ChoiceDto): boolean {
  const asked = choice.amount ?? amount;
  return (
    (choice.option ?? option) === option &&
    asked.amount === amount.amount &&
    asked.currency === amount.currency
  );
}

/** The offer as it stands now. */
export function shown({ offer, decision }: Standing, row: OfferRow | undefined): OfferJson {
  const status = statusAt(row, Date.parse(offer.expiresAt), decision.nowMs);
  return {
    ...offer,
    status,
    ...(status === 'accepted' &&
      row?.reservedUntilMs !== undefined && { reservedUntil: new Date(row.reservedUntilMs).toISOString() }),
    ...(row?.replacedBy && { replacedBy: formatId('offer', row.replacedBy) }),
    allowedActions: partnerActions(status),
  };
}

function rowOf({ id, decision, offer }: Found): {
  id: Uuid;
  customerId: Uuid | null;
  product: string;
  currency: string;
  amountMinor: number;
} {
  return {
    id,
    customerId: decision.customerId,
    product: offer.product.code,
    currency: offer.amount.currency,
    amountMinor: offer.amount.amount,
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
