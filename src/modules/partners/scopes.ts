/** What a key may do: resource and action. A key can further be narrowed to scenarios. */
export const SCOPES = {
  'scenarios:read': 'Read the scenarios that the partner is enrolled in.',
  'customers:read': 'Read the partner’s own customers.',
  'customers:write': 'Register and update customers, record their consents.',
  'events:read': 'Read reported events and imports.',
  'events:write': 'Report events, one by one, in batches or as files.',
  'offers:read': 'Read decisions and offers.',
  'offers:write': 'Ask for offers; view, quote, accept and decline them.',
  'applications:read': 'Read applications.',
  'applications:write': 'Open applications, hand in evidence, take or refuse a counter-offer, withdraw.',
  'agreements:read': 'Read agreements, schedules and statements.',
  'agreements:write': 'Make agreements, let customers sign them, pay out, void and withdraw.',
  'repayments:write': 'Report repayments and take them back, pay ahead, settle, pause.',
  'refunds:write': 'Report refunds and take them back.',
  'guarantees:read': 'Read guarantees, claims on them and suretyships.',
  'guarantees:write':
    'Issue, call, amend, release and repay guarantees; invite guarantors and let them sign.',
  'settlements:read': 'Read settlements.',
  'webhooks:read': 'Read webhook endpoints and what was delivered to them.',
  'webhooks:write': 'Set up webhook endpoints, test them and send notifications again.',
  'notifications:read': 'Read the feed of notifications.',
  'sandbox:read': 'Read clocks, fixtures, simulations and the magic values of the sandbox.',
  'sandbox:write': 'Move clocks, make fixtures and run simulations in the sandbox.',
} as const;

export type Scope = keyof typeof SCOPES;

export const ALL_SCOPES = Object.keys(SCOPES) as Scope[];
