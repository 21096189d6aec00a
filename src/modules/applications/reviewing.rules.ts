import type { Application } from './application.js';
import { limitsOfCurrency } from './review-limits.js';

/** Four eyes: above the currency's limit, and wherever security has spoken. */
export function needsTwo({
  amountMinor,
  currency,
  decision,
}: Pick<Application, 'amountMinor' | 'currency' | 'decision'>): boolean {
  return (
    amountMinor > limitsOfCurrency(currency).onePersonMaxMinor ||
    (decision?.reasons ?? []).some((reason) => reason.class === 'security')
  );
}
