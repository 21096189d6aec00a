import type { IdKind } from '../../kernel/ids.js';
import {
  count,
  day,
  type EventFields,
  id,
  instantOrNull,
  list,
  optional,
  sum,
  text,
} from './event-fields.js';

/** One kind of notification: what it tells of, and what its `data` holds. */
export interface EventType {
  readonly type: string;
  readonly subject: IdKind;
  readonly description: string;
  readonly data: EventFields;
}

/** A resource's events: its own id stands in each, under this name. */
interface Group {
  readonly subject: IdKind;
  readonly common: EventFields;
  readonly events: Readonly<Record<string, readonly [description: string, more?: EventFields]>>;
}

const reason = text('Why, as a code or in words.', 'lapsed');
const status = (example: string): EventFields => ({ status: text('Its status after this.', example) });

const offer: Group = {
  subject: 'offer',
  common: { offer: id('off', 'The offer.') },
  events: {
    'offer.viewed': ['The customer has seen the offer.', offerTerms()],
    'offer.accepted': ['The customer took the offer; the bank holds it for him.', offerTerms()],
    'offer.declined': [
      'The offer was not taken, by the customer or, after an application, by the bank.',
      {
        decision: optional(id('dec', 'The decision that it stands in.')),
        product: optional(text('Code of the product.', 'retail-zero')),
        amount: optional(sum('What was offered.')),
        reason: optional(reason),
      },
    ],
    'offer.superseded': [
      'The customer took another offer for the same order.',
      { replacedBy: id('off', 'The one he took.') },
    ],
    'offer.applied': ['An application was opened for the offer.'],
    'offer.expired': [
      'The time of an offer is over that the customer had seen or taken; one that was only sent ends at its `expiresAt` without a word.',
      offerTerms(),
    ],
  },
};

function offerTerms(): EventFields {
  return {
    decision: id('dec', 'The decision that it stands in.'),
    product: text('Code of the product.', 'retail-zero'),
    amount: sum('What was offered.'),
  };
}

const application: Group = {
  subject: 'application',
  common: {
    application: id('app', 'The application.'),
    offer: id('off', 'The offer that it is for.'),
    ...status('inReview'),
  },
  events: {
    'application.opened': ['An application was opened.'],
    'application.evidenceAdded': ['Evidence was handed in; more is missing, or the bank looks at it.'],
    'application.submitted': ['Nothing is missing any more; the bank decides.'],
    'application.approved': ['The bank says yes; an agreement can be made.'],
    'application.referred': ['A person at the bank looks at it.'],
    'application.counterOffered': ['The bank would do it on other terms.'],
    'application.declined': ['The bank says no, or the counter-offer was refused.'],
    'application.withdrawn': ['The customer does not want it any more.'],
    'application.expired': ['It was not completed in time.'],
    'application.concluded': ['It has become an agreement or a guarantee.'],
  },
};

const instalmentFields: EventFields = {
  instalment: count('Its number in the schedule.', 3),
  dueDate: day('When it is due.'),
  open: sum('What of it is still to be paid.'),
};

const agreementReason: EventFields = { reason };

const agreement: Group = {
  subject: 'agreement',
  common: { agreement: id('agr', 'The agreement.') },
  events: {
    'agreement.created': [
      'An agreement was made and waits for its signature.',
      { application: id('app', 'What it was made from.'), ...status('awaitingSignature') },
    ],
    'agreement.signed': [
      'The customer has signed.',
      {
        ...status('signed'),
        channel: text('How he signed.', 'code'),
        locale: text('Language of the document.', 'zh'),
      },
    ],
    'agreement.activated': ['Money has been paid out; the agreement runs.', status('active')],
    'agreement.cancelled': [
      'It ended before anything was paid out.',
      { ...status('cancelled'), ...agreementReason },
    ],
    'agreement.withdrawn': ['The customer has withdrawn, as the law lets him.', status('withdrawn')],
    'agreement.settled': ['Everything is paid.', status('settled')],
    'agreement.settledEarly': [
      'Everything was paid before its time.',
      { ...status('settled'), repayment: id('rep', 'The payment.') },
    ],
    'agreement.chargedOff': ['The bank has written it off.', { ...status('chargedOff'), ...agreementReason }],
    'agreement.delinquencyChanged': [
      'It is late, or later than before.',
      {
        from: text('Bucket of days past due before.', '0'),
        to: text('Bucket of days past due now.', '1-30'),
        daysPastDue: count('Days past due.', 1),
      },
    ],
    'agreement.cured': [
      'Nothing is late any more.',
      {
        from: text('Bucket of days past due before.', '1-30'),
        to: text('Always `0`.', '0'),
        daysPastDue: count('Always 0.', 0),
      },
    ],
    'agreement.paused': [
      'Payments are put off.',
      { ...status('active'), ...agreementReason, until: day('Last day of the pause.') },
    ],
    'agreement.resumed': ['The pause was ended.', status('active')],
    'agreement.rescheduled': ['Instalments have new dates; read the schedule.', status('active')],
    'drawdown.paid': [
      'A payout was made.',
      {
        ...status('active'),
        drawdown: id('drw', 'The payout.'),
        amount: sum('What the customer owes for it.'),
        payout: sum('What was paid, after the discount.'),
      },
    ],
    'drawdown.voided': [
      'Payouts that are not needed were let go.',
      { ...status('active'), drawdowns: list(id('drw', 'The payouts.')), ...agreementReason },
    ],
    'drawdown.lapsed': [
      'Payouts were not asked for in time.',
      { ...status('active'), drawdowns: list(count('Numbers of the payouts.', 2)) },
    ],
    'instalment.dueSoon': ['An instalment falls due soon.', instalmentFields],
    'instalment.due': ['An instalment is due today.', instalmentFields],
    'instalment.overdue': ['An instalment was not paid by its day.', instalmentFields],
    'instalment.paid': ['An instalment is paid in full.', instalmentFields],
    'repayment.booked': [
      'A payment was booked.',
      {
        ...status('active'),
        repayment: optional(id('rep', 'The payment; absent when a guarantor paid.')),
        amount: optional(sum('How much.')),
        suretyship: optional(id('sur', 'For which suretyship a guarantor paid.')),
      },
    ],
    'repayment.reversed': [
      'A payment that was a mistake was taken back.',
      { ...status('active'), repayment: id('rep', 'The payment.') },
    ],
    'repayment.chargedBack': [
      'A payment was taken back by who had made it.',
      { ...status('active'), repayment: id('rep', 'The payment.') },
    ],
    'refund.booked': [
      'Goods were given back; what is owed is less.',
      {
        ...status('active'),
        refund: id('rfd', 'The refund.'),
        mode: text('What becomes of the instalments.', 'lower'),
      },
    ],
    'refund.reversed': [
      'A refund was taken back.',
      { ...status('active'), refund: id('rfd', 'The refund.') },
    ],
    'credit.paidOut': [
      'What stood to the customer’s credit was paid out.',
      { ...status('active'), amount: sum('How much.') },
    ],
    'lateCharge.charged': [
      'A charge for being late was added.',
      { ...status('active'), dueDate: day('Of which instalment.') },
    ],
    'lateCharge.takenBack': [
      'A charge for being late was taken back: the instalment was paid in time.',
      { ...status('active'), dueDate: day('Of which instalment.') },
    ],
    'charge.waived': [
      'The bank has renounced charges or interest.',
      { ...status('active'), component: text('What it was part of.', 'penalty') },
    ],
  },
};

const guaranteeCall: EventFields = {
  call: id('gcl', 'The claim.'),
  claimed: sum('What was claimed.'),
};
const amendment: EventFields = { amendment: id('gam', 'The amendment.') };

const promiseRepayment: EventFields = { repayment: id('rep', 'The payment.'), amount: sum('How much.') };

const guarantee: Group = {
  subject: 'guarantee',
  common: {
    guarantee: id('gua', 'The guarantee.'),
    ...status('issued'),
    undertaken: sum('What the bank stands for.'),
    owed: sum('What the applicant owes the bank for what it paid.'),
  },
  events: {
    'guarantee.issued': ['The bank stands for the applicant.'],
    'guarantee.cancelled': ['It was never issued.'],
    'guarantee.expired': ['Its time is over.'],
    'guarantee.released': [
      'The beneficiary needs it no more.',
      { reference: text('Of the paper given back.', 'paper-1') },
    ],
    'guarantee.claimed': ['The beneficiary claims.', guaranteeCall],
    'guarantee.callPaid': ['The bank has paid a claim.', { ...guaranteeCall, reason }],
    'guarantee.callRejected': ['The bank has refused a claim.', { ...guaranteeCall, reason }],
    'guarantee.callWithdrawn': ['The beneficiary has taken a claim back.', { ...guaranteeCall, reason }],
    'guarantee.amendmentRequested': ['An amendment was asked for.', amendment],
    'guarantee.amended': ['An amendment is in force.', { ...amendment, expiresOn: day('Its last day now.') }],
    'guarantee.amendmentRefused': ['The bank has refused an amendment.', { ...amendment, reason }],
    'guarantee.repaid': ['The applicant has paid back.', promiseRepayment],
    'guarantee.repaymentReversed': ['What he had paid was taken back: he owes it again.', promiseRepayment],
  },
};

const owedBySurety: EventFields = { ...status('active'), owed: sum('What the guarantor owes now.') };

const suretyship: Group = {
  subject: 'suretyship',
  common: { suretyship: id('sur', 'The suretyship.') },
  events: {
    'suretyship.invited': [
      'Somebody was asked to stand for an application.',
      { application: id('app', 'The application.') },
    ],
    'suretyship.consented': ['The guarantor lets the bank look at his means.', owedBySurety],
    'suretyship.refused': ['He does not want to.', owedBySurety],
    'suretyship.signed': ['He has signed.', owedBySurety],
    'suretyship.expired': ['He did not sign in time.', owedBySurety],
    'suretyship.activated': ['The loan is paid out; he stands for it.', owedBySurety],
    'suretyship.noticeGiven': [
      'The borrower is late; the guarantor is told.',
      { ...owedBySurety, callableFrom: day('From when the bank can call.') },
    ],
    'suretyship.cured': ['The borrower is not late any more.', owedBySurety],
    'suretyship.called': [
      'The bank asks the guarantor to pay.',
      { ...owedBySurety, called: sum('How much it asks for.') },
    ],
    'suretyship.callLowered': ['The borrower has paid; the guarantor owes less.', owedBySurety],
    'suretyship.capLowered': ['The guarantor stands for less.', owedBySurety],
    'suretyship.repaid': ['The guarantor has paid.', { ...owedBySurety, ...promiseRepayment }],
    'suretyship.repaymentReversed': [
      'What he had paid was taken back: he owes it again.',
      { ...owedBySurety, ...promiseRepayment },
    ],
    'suretyship.released': ['He is free.', owedBySurety],
  },
};

const settlement: Group = {
  subject: 'settlement',
  common: {
    settlement: id('stl', 'The settlement.'),
    businessDate: day('The day that it is for.'),
  },
  events: { 'settlement.made': ['What you are owed for a day is settled.'] },
};

const customer: Group = {
  subject: 'customer',
  common: {},
  events: {
    'customer.registered': [
      'A customer was registered.',
      { kind: text('`person` or `organisation`.', 'person') },
    ],
    'customer.updated': ['What is known of a customer has changed.'],
    'customer.erased': ['The bank has forgotten a customer; forget him, too, where you can.'],
  },
};

const segment: Group = {
  subject: 'customer',
  common: {
    customer: id('cus', 'The customer.'),
    segment: text('Name of the segment.', 'frequent-buyers'),
    version: count('Version of the segment by which it is so.', 3),
  },
  events: {
    'segment.entered': ['A customer is in a segment now that you may see.'],
    'segment.left': ['A customer is no longer in a segment that you may see.'],
  },
};

const tag: Group = {
  subject: 'customer',
  common: { customer: id('cus', 'The customer.'), tag: text('Name of the tag.', 'vip') },
  events: {
    'tag.set': [
      'The bank has given a customer a tag that you may see.',
      { value: text('Its value; `true` of one that is only there or not.', 'true') },
    ],
    'tag.removed': ['The bank has taken a tag that you may see from a customer.'],
  },
};

const consentEnd: EventFields = { expiresAt: instantOrNull('When it ends by itself.') };

const consent: Group = {
  subject: 'consent',
  common: {
    consent: id('cns', 'The consent.'),
    customer: id('cus', 'Whose it is.'),
    purpose: text('What it allows.', 'profiling'),
    data: list(text('For which kinds of data.', 'tags')),
  },
  events: {
    'consent.expiring': ['A consent ends in 30, 7 or 1 days; ask for a new one.', consentEnd],
    'consent.expired': ['A consent has ended by itself.', consentEnd],
    'consent.revoked': ['A customer has taken a consent back; it holds no more.', { reason }],
  },
};

const apiKey: Group = {
  subject: 'apiKey',
  common: {
    key: id('key', 'The key.'),
    name: text('What it is called.', 'till 7'),
    lastFour: text('Its last characters.', '8k2p'),
    expiresAt: instantOrNull('When it ends; null when it does not.'),
  },
  events: {
    'apiKey.issued': [
      'A key was issued.',
      {
        scopes: list(text('What it may do.', 'offers:write')),
        scenarios: list(text('Scenarios it is narrowed to; none when it is not.', 'retail')),
        cidrs: list(text('Networks it is narrowed to; none when it is not.', '203.0.113.0/24')),
      },
    ],
    'apiKey.rotated': [
      'A key was issued in the place of this one.',
      {
        overlapSeconds: count('How long this one still works.', 86_400),
        replacedBy: id('key', 'The new key.'),
      },
    ],
    'apiKey.revoked': ['A key was taken back.', { reason }],
    'apiKey.expiring': ['A key ends within seven days.'],
    'apiKey.expired': ['A key has ended.'],
    'apiKey.unused': [
      'A key was not used for 90 days.',
      { lastUsedAt: instantOrNull('When it was last used.') },
    ],
  },
};

const webhookEndpoint: Group = {
  subject: 'webhookEndpoint',
  common: { endpoint: id('whe', 'The endpoint.'), ...status('disabled') },
  events: {
    'webhookEndpoint.disabled': [
      'Nothing is sent to an endpoint any more.',
      { reason: text('`gone`, `failing`, `partner` or `bank`.', 'failing') },
    ],
  },
};

const GROUPS = [
  offer,
  application,
  agreement,
  guarantee,
  suretyship,
  settlement,
  customer,
  consent,
  segment,
  tag,
  apiKey,
  webhookEndpoint,
];

/** Every kind of notification that there is. What the program emits and what stands here are the same (test). */
export const EVENT_CATALOGUE: readonly EventType[] = GROUPS.flatMap(({ subject, common, events }) =>
  Object.entries(events).map(([type, [description, more = {}]]) => ({
    type,
    subject,
    description,
    data: { ...common, ...more },
  })),
);

export const EVENT_TYPE_NAMES: readonly string[] = EVENT_CATALOGUE.map(({ type }) => type);

const byName = new Map(EVENT_CATALOGUE.map((one) => [one.type, one]));

export function eventType(name: string): EventType | undefined {
  return byName.get(name);
}

/** What a test message is called; it stands in no feed. */
export const TEST_EVENT_TYPE = 'webhookEndpoint.test';
