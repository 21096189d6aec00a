import type { SandboxPartner } from '../sandbox-partners.js';

export const INDUSTRIES = ['retail', 'education', 'healthcare', 'payments'] as const;
export type Industry = (typeof INDUSTRIES)[number];

/** What a partner of an industry is enrolled in, and whose interest it pays. */
export const ENROLMENTS: Readonly<Record<Industry, Pick<SandboxPartner, 'scenarios' | 'subsidy'>>> = {
  retail: { scenarios: ['retail', 'trade'], subsidy: { 'retail-zero': 'partner', 'pay-in-4': 'partner' } },
  education: { scenarios: ['education'], subsidy: { 'tuition-term-split': 'partner' } },
  healthcare: { scenarios: ['healthcare'], subsidy: { 'treatment-stages': 'partner' } },
  payments: {
    scenarios: ['any'],
    subsidy: {
      'retail-zero': 'partner',
      'pay-in-4': 'partner',
      'pay-in-30': 'partner',
      'treatment-stages': 'partner',
      'tuition-term-split': 'partner',
    },
  },
};
