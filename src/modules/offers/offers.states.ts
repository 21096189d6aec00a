import { defineStateMachine } from '../../kernel/state-machine.js';

export type OfferStatus =
  'open' | 'viewed' | 'accepted' | 'applied' | 'lapsed' | 'declined' | 'expired' | 'superseded';
export type OfferAction =
  'view' | 'accept' | 'apply' | 'close' | 'decline' | 'lapse' | 'expire' | 'supersede';

/** The life of an offer. `lapse` and `expire` are done by the clock alone. */
export const offerStates = defineStateMachine<OfferStatus, OfferAction>({
  resource: 'offer',
  initial: 'open',
  states: {
    open: 'Returned to the partner; its price is fixed until it expires.',
    viewed: 'The customer has seen it; the proof of display is stored.',
    accepted: 'The customer chose it; budget and exposure are reserved for 15 minutes.',
    applied: 'An application was opened from it; budget and exposure stay held while that is open.',
    lapsed:
      'The reservation ran out before the customer bound himself; it can be accepted again until it expires.',
    declined: 'The customer does not want it.',
    expired: 'Its time is over.',
    superseded: 'Another offer for the same order took its place; `replacedBy` names it.',
  },
  actions: {
    view: { from: ['open', 'viewed', 'lapsed'], to: 'viewed', why: 'The partner showed it to the customer.' },
    accept: { from: ['open', 'viewed', 'lapsed'], to: 'accepted', why: 'The customer chose it.' },
    apply: { from: ['accepted'], to: 'applied', why: 'The partner opened an application from it.' },
    close: { from: ['applied'], to: 'declined', why: 'Its application ended without an agreement.' },
    decline: {
      from: ['open', 'viewed', 'accepted', 'lapsed'],
      to: 'declined',
      why: 'The customer does not want it.',
    },
    lapse: { from: ['accepted'], to: 'lapsed', why: 'Fifteen minutes passed without a binding act.' },
    expire: { from: ['open', 'viewed', 'lapsed'], to: 'expired', why: 'The offer’s time is over.' },
    supersede: {
      from: ['viewed', 'accepted', 'lapsed'],
      to: 'superseded',
      why: 'Another offer for the same order was accepted.',
    },
  },
});

/** Actions that a partner can ask for; the others happen by themselves. */
const PARTNER_ACTIONS: readonly OfferAction[] = ['view', 'accept', 'decline'];

export function partnerActions(status: OfferStatus): string[] {
  const actions: string[] = PARTNER_ACTIONS.filter((action) =>
    offerStates.actions[action].from.includes(status),
  );
  return actions.includes('accept') ? [...actions, 'quote'] : actions;
}

export interface StoredOffer {
  readonly status: 'open' | 'viewed' | 'accepted' | 'applied' | 'declined' | 'superseded';
  readonly reservedUntilMs: number | undefined;
}

/**
 * When time alone ends an offer that stands as it is stored; undefined when an act has ended it, or an application holds it.
 * A reservation may outlive the offer: what the customer has taken is not over before he has lost it.
 */
export function endsAtMs({ status, reservedUntilMs }: StoredOffer, expiresAtMs: number): number | undefined {
  if (status === 'accepted') return Math.max(expiresAtMs, reservedUntilMs ?? 0);
  return status === 'open' || status === 'viewed' ? expiresAtMs : undefined;
}

/** What an offer is at a moment: the stored act, moved on by the clock. */
export function statusAt(stored: StoredOffer | undefined, expiresAtMs: number, nowMs: number): OfferStatus {
  let status: OfferStatus = stored?.status ?? 'open';
  if (status === 'accepted' && stored?.reservedUntilMs !== undefined && stored.reservedUntilMs <= nowMs)
    status = 'lapsed';
  return expiresAtMs <= nowMs && offerStates.actions.expire.from.includes(status) ? 'expired' : status;
}
