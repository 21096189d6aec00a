import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { bucketOf, familyRoot, formatId, memberNumber, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import type { PartnerCall } from '../partners/index.js';
import { sensitivityOf } from '../scenarios/index.js';
import type { AnswerJson, OfferJson } from './answer.types.js';
import { answerOf, DecisionsRepository, type StoredDecisionRow } from './decisions.repository.js';
import { type OfferRow, OffersRepository } from './offers.repository.js';
import { endsAtMs, offerStates, type OfferStatus, partnerActions, statusAt } from './offers.states.js';

/** An offer with the decision that it stands in. */
export interface Found {
  readonly id: Uuid;
  readonly decision: StoredDecisionRow;
  readonly answer: AnswerJson;
  readonly offer: OfferJson;
}

export type Standing = Pick<Found, 'decision' | 'offer'>;

/** What every act on an offer has in common: to find it, to ask whether it may, to store it and to tell of it. */
@Injectable()
export class OfferActs {
  constructor(
    private readonly decisions: DecisionsRepository,
    private readonly offers: OffersRepository,
  ) {}

  async find(tx: ReadTx, actor: Tenant, id: Uuid): Promise<Found> {
    const decision =
      memberNumber(id) === 0 ? undefined : await this.decisions.find(tx, actor, familyRoot(id));
    const answer = decision && answerOf(decision);
    const offer = answer?.offers[memberNumber(id) - 1];
    if (!decision || !answer || !offer) throw notFound('offer');
    return { id, decision, answer, offer };
  }

  lock(tx: Tx, actor: PartnerCall['actor'], found: Found): Promise<OfferRow> {
    return this.offers.lock(tx, actor, rowOf(found));
  }

  next(
    { offer, decision }: Found,
    row: OfferRow | undefined,
    action: 'view' | 'accept' | 'decline',
  ): OfferStatus {
    const status = statusAt(row, Date.parse(offer.expiresAt), decision.nowMs);
    return transition(offerStates, status, action, partnerActions(status));
  }

  async save(
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
      endsAtMs: endsAtMs(
        { status: act.status, reservedUntilMs: act.reservedUntilMs },
        Date.parse(found.offer.expiresAt),
      ),
      nowMs,
    });
    tx.emit({
      type: event,
      subject: found.id,
      bucket: bucketOf(found.id),
      sequence: version,
      customerId: found.decision.customerId,
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
      orderId: act.orderId ?? null,
      reservedUntilMs: act.reservedUntilMs,
    });
  }
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
  scenario: string | null;
  product: string;
  currency: string;
  amountMinor: number;
} {
  return {
    id,
    customerId: decision.customerId,
    scenario: sensitivityOf(decision.scenario) === 'normal' ? decision.scenario : null,
    product: offer.product.code,
    currency: offer.amount.currency,
    amountMinor: offer.amount.amount,
  };
}
