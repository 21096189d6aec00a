import { OFFER_EXAMPLES } from '../offers/index.js';

/** A partner that every sandbox starts with. */
export interface SandboxPartner {
  readonly slug: string;
  readonly name: string;
  readonly industry: string;
  readonly jurisdiction: 'CN' | 'GB' | 'DE';
  readonly scenarios: readonly string[];
  /** Whose interest the partner pays. */
  readonly subsidy: Readonly<Record<string, 'partner'>>;
  /** What it is paid for the business that it brings, by product. */
  readonly commission?: Readonly<Record<string, string>>;
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
    example: OFFER_EXAMPLES.phone,
  },
  {
    slug: 'eastlake-university',
    name: 'Eastlake University',
    industry: 'education',
    jurisdiction: 'CN',
    scenarios: ['education'],
    subsidy: { 'tuition-term-split': 'partner' },
    example: OFFER_EXAMPLES.term,
  },
  {
    slug: 'riverside-dental',
    name: 'Riverside Dental Clinic',
    industry: 'healthcare',
    jurisdiction: 'CN',
    scenarios: ['healthcare'],
    subsidy: { 'treatment-stages': 'partner' },
    example: OFFER_EXAMPLES.tooth,
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
    commission: { 'retail-flex': '0.0050', 'rent-deposit-guarantee': '0.1000' },
    example: OFFER_EXAMPLES.fuel,
  },
];
