/** Requests that get offers from the sandbox with the key of the partner they are of; shown in the documents. */
export const OFFER_EXAMPLES = {
  phone: {
    scenario: 'retail.electronics.phone',
    purpose: 'payment',
    amount: { amount: 599900, currency: 'CNY' },
    availableBalance: { amount: { amount: 120000, currency: 'CNY' }, source: 'partnerWallet' },
    customer: { externalId: 'user-1', register: { kind: 'person', phone: '+8613800138000' } },
  },
  term: {
    scenario: 'education.higher.tuition',
    purpose: 'payment',
    amount: { amount: 700000, currency: 'CNY' },
    customer: {
      externalId: 'parent-1',
      register: { kind: 'person', phone: '+8613800138001', birthDate: '1979-03-01' },
    },
    context: {
      institution: 'Eastlake University',
      programme: 'Nursing',
      termStart: '2026-09-01',
      relation: 'parent',
      programmeEnd: '2030-06-30',
      invoiceNumber: 'EU-2026-117',
    },
  },
  tooth: {
    scenario: 'healthcare.dental',
    purpose: 'payment',
    amount: { amount: 600000, currency: 'CNY' },
    customer: {
      externalId: 'patient-1',
      register: { kind: 'person', phone: '+8613800138002', birthDate: '1988-07-21' },
    },
  },
  fuel: {
    purpose: 'payment',
    text: 'bp snax 24 weoley castle',
    amount: { amount: 4820, currency: 'GBP' },
  },
} as const;

/** The same, as the documents show them. */
export const DOCUMENTED_EXAMPLES = {
  phone: { summary: 'A phone at the checkout (key of Lumen Phones)', value: OFFER_EXAMPLES.phone },
  term: { summary: 'A university term (key of Eastlake University)', value: OFFER_EXAMPLES.term },
  tooth: { summary: 'A dental treatment (key of Riverside Dental Clinic)', value: OFFER_EXAMPLES.tooth },
  fuel: {
    summary: 'Fuel, recognised from the merchant’s text (key of Wayside Wallet)',
    value: OFFER_EXAMPLES.fuel,
  },
};
