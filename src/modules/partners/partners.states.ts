import type { Uuid } from '../../kernel/ids.js';
import { defineStateMachine } from '../../kernel/state-machine.js';

export type PartnerStatus = 'active' | 'suspended';

export const partnerStates = defineStateMachine<PartnerStatus, 'suspend' | 'reinstate'>({
  resource: 'partner',
  initial: 'active',
  states: {
    active: 'The partner’s keys work.',
    suspended: 'No key of the partner works.',
  },
  actions: {
    suspend: { from: ['active'], to: 'suspended', why: 'One person of the bank stops the partner at once.' },
    reinstate: { from: ['suspended'], to: 'active', why: 'Two people of the bank start it again.' },
  },
});

export type EnrolmentStatus = 'active' | 'ended';

export const enrolmentStates = defineStateMachine<EnrolmentStatus, 'change' | 'end' | 'enrolAgain'>({
  resource: 'enrolment',
  initial: 'active',
  states: {
    active: 'The partner may use the scenario.',
    ended: 'The partner may no longer use the scenario; what was agreed in it goes on.',
  },
  actions: {
    change: {
      from: ['active'],
      to: 'active',
      why: 'Limits or subsidies change when a second person agrees.',
    },
    end: { from: ['active'], to: 'ended', why: 'One person of the bank ends it at once.' },
    enrolAgain: { from: ['ended'], to: 'active', why: 'A second person agrees to a new enrolment.' },
  },
});

export type ApiKeyStatus = 'active' | 'replaced' | 'expired' | 'revoked';

export const apiKeyStates = defineStateMachine<ApiKeyStatus, 'rotate' | 'revoke' | 'expire'>({
  resource: 'apiKey',
  initial: 'active',
  states: {
    active: 'The key works.',
    replaced: 'Another key took its place; it works until the overlap ends.',
    expired: 'Its time is over.',
    revoked: 'The bank took it back; it never works again.',
  },
  actions: {
    rotate: { from: ['active'], to: 'replaced', why: 'A new key takes its place.' },
    revoke: { from: ['active', 'replaced'], to: 'revoked', why: 'It leaked, or nobody needs it.' },
    expire: { from: ['active', 'replaced'], to: 'expired', why: 'Its time is over, or its overlap.' },
  },
});

export interface ApiKeyLife {
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly replacedBy: Uuid | null;
}

/** Nothing runs at the moment of expiry: the clock tells it. */
export function apiKeyStatusAt(
  { expiresAt, revokedAt, replacedBy }: ApiKeyLife,
  nowMs: number,
): ApiKeyStatus {
  if (revokedAt) return 'revoked';
  if (expiresAt && expiresAt.getTime() <= nowMs) return 'expired';
  return replacedBy ? 'replaced' : 'active';
}
