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
      why: 'Limits, subsidies or commissions change when a second person agrees.',
    },
    end: { from: ['active'], to: 'ended', why: 'One person of the bank ends it at once.' },
    enrolAgain: { from: ['ended'], to: 'active', why: 'A second person agrees to a new enrolment.' },
  },
});

export type ApiKeyStatus = 'agreed' | 'active' | 'replaced' | 'expired' | 'revoked';

export const apiKeyStates = defineStateMachine<ApiKeyStatus, 'reveal' | 'rotate' | 'revoke' | 'expire'>({
  resource: 'apiKey',
  initial: 'agreed',
  states: {
    agreed:
      'Nobody knows its secret yet: whoever asked for it has to reveal it. Keys of the sandbox are revealed at once.',
    active: 'The key works.',
    replaced: 'Another key took its place; it works until the overlap ends.',
    expired: 'Its time is over.',
    revoked: 'The bank took it back; it never works again.',
  },
  actions: {
    reveal: { from: ['agreed'], to: 'active', why: 'Its secret is made and shown, this once.' },
    rotate: { from: ['active'], to: 'replaced', why: 'A new key takes its place.' },
    revoke: { from: ['agreed', 'active', 'replaced'], to: 'revoked', why: 'It leaked, or nobody needs it.' },
    expire: {
      from: ['agreed', 'active', 'replaced'],
      to: 'expired',
      why: 'Its time is over, or its overlap; or nobody revealed it in time.',
    },
  },
});

export interface ApiKeyLife {
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly replacedBy: Uuid | null;
  /** Until when it can be revealed; null once it is. */
  readonly claimUntil: Date | null;
}

/** Nothing runs at the moment of expiry: the clock tells it. */
export function apiKeyStatusAt(key: ApiKeyLife, nowMs: number): ApiKeyStatus {
  if (key.revokedAt) return 'revoked';
  const end = apiKeyEnd(key);
  if (end && end.getTime() <= nowMs) return 'expired';
  if (key.claimUntil) return 'agreed';
  return key.replacedBy ? 'replaced' : 'active';
}

/** When it ends by itself, or waits no longer to be revealed. */
export function apiKeyEnd({ expiresAt, claimUntil }: ApiKeyLife): Date | null {
  if (expiresAt === null || claimUntil === null) return expiresAt ?? claimUntil;
  return expiresAt < claimUntil ? expiresAt : claimUntil;
}
