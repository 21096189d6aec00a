/** A partner that every sandbox starts with. */
export interface SandboxPartner {
  readonly slug: string;
  readonly name: string;
  readonly industry: string;
  readonly jurisdiction: 'CN' | 'GB' | 'DE';
  readonly scenarios: readonly string[];
  /** Whose interest the partner pays. */
  readonly subsidy: Readonly<Record<string, 'partner'>>;
  /** Its first call, ready to send to POST /v1/offers. */
  readonly example: object;
}

export const SANDBOX_PARTNERS: readonly SandboxPartner[] = [
  {
    slug: 'lumen-phones',
    name: 'Lumen Phones',
    industry: 'retail',
    jurisdiction: 'CN',
    scenarios: ['retail', 'trade'],
    subsidy: { 'retail-zero': 'partner', 'pay-in-4': 'partner' },
    example: {
      scenario: 'retail.electronics.phone',
      purpose: 'payment',
      amount: { amount: 599900, currency: 'CNY' },
      availableBalance: { amount: { amount: 120000, currency: 'CNY' }, source: 'partnerWallet' },
      customer: { externalId: 'user-1', register: { kind: 'person', phone: '+8613800138000' } },
    },
  },
  {
    slug: 'eastlake-university',
    name: 'Eastlake University',
    industry: 'education',
    jurisdiction: 'CN',
    scenarios: ['education'],
    subsidy: { 'tuition-term-split': 'partner' },
    example: {
      scenario: 'education.higher.tuition',
      purpose: 'payment',
      amount: { amount: 700000, currency: 'CNY' },
      customer: {
        externalId: 'student-1',
        register: { kind: 'person', phone: '+8613800138001', birthDate: '2007-03-01' },
      },
      context: {
        institution: 'Eastlake University',
        programme: 'Nursing',
        termStart: '2026-09-01',
        relation: 'self',
        programmeEnd: '2030-06-30',
        invoiceNumber: 'EU-2026-117',
      },
    },
  },
  {
    slug: 'riverside-dental',
    name: 'Riverside Dental Clinic',
    industry: 'healthcare',
    jurisdiction: 'CN',
    scenarios: ['healthcare'],
    subsidy: { 'treatment-stages': 'partner' },
    example: {
      scenario: 'healthcare.dental',
      purpose: 'payment',
      amount: { amount: 600000, currency: 'CNY' },
      customer: {
        externalId: 'patient-1',
        register: { kind: 'person', phone: '+8613800138002', birthDate: '1988-07-21' },
      },
    },
  },
  {
    slug: 'wayside-wallet',
    name: 'Wayside Wallet',
    industry: 'payments',
    jurisdiction: 'GB',
    scenarios: ['any'],
    subsidy: {
      'retail-zero': 'partner',
      'pay-in-4': 'partner',
      'pay-in-30': 'partner',
      'treatment-stages': 'partner',
      'tuition-term-split': 'partner',
    },
    example: {
      purpose: 'payment',
      text: 'bp snax 24 weoley castle',
      amount: { amount: 4820, currency: 'GBP' },
    },
  },
];
