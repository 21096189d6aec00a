import type { Exposure } from '../limits/index.js';
import { isLentNoMore } from '../offers/index.js';
import type { Enrolment } from '../partners/index.js';
import type { ProductDefinition } from '../products/index.js';
import type { PolicyPack, ScenarioDefinition } from '../scenarios/index.js';
import type { Uuid } from '../../kernel/ids.js';
import type { Arrears } from './application-handlers.js';
import type { LimitFact } from './application.rules.js';

export interface LimitSources {
  readonly currency: string;
  readonly partnerId: Uuid;
  readonly scenario: Pick<ScenarioDefinition, 'path' | 'policy'>;
  readonly product: Pick<ProductDefinition, 'slug'>;
  readonly pack: Pick<PolicyPack, 'limitsPerBorrower' | 'creditLines'> | undefined;
  readonly enrolment: Pick<Enrolment, 'limits'> | undefined;
  readonly arrears: Arrears;
  /** What the borrower owes and has reserved, without this application. */
  readonly exposures: readonly Exposure[];
}

const ALL = (): boolean => true;

/**
 * Every ceiling on one borrower: over the whole bank, by partner, by scenario, and by credit line. A line of one product
 * is that product's own limit.
 */
export function limitsFor(sources: LimitSources): LimitFact[] {
  const { currency, arrears, exposures, pack, scenario, product, partnerId, enrolment } = sources;
  const borrower = pack?.limitsPerBorrower[currency];
  const caps = scenario.policy.caps[currency];
  const sum = (of: 'openMinor' | 'dayMinor' | 'count', who: (one: Exposure) => boolean): number =>
    exposures.filter(who).reduce((total, one) => total + one[of], 0);
  const isHere = (one: Exposure): boolean => one.scenario === scenario.path;
  const isOfPartner = (one: Exposure): boolean => one.partnerId === partnerId;
  const limit = (code: string, capMinor: number | undefined, usedMinor: number): LimitFact[] =>
    capMinor === undefined ? [] : [{ code, capMinor, usedMinor }];
  return [
    ...inArrears(arrears),
    ...limit('borrower_limit', borrower?.openMinor, sum('openMinor', ALL)),
    ...limit('borrower_day_limit', borrower?.perDayMinor, sum('dayMinor', ALL)),
    ...agreements(borrower?.agreements, sum('count', ALL)),
    ...limit('scenario_limit', caps?.perCustomerOpenMinor, sum('openMinor', isHere)),
    ...limit('scenario_day_limit', caps?.perCustomerDayMinor, sum('dayMinor', isHere)),
    ...limit('partner_limit', enrolment?.limits[currency]?.borrowerMaxMinor, sum('openMinor', isOfPartner)),
    ...(pack?.creditLines ?? [])
      .filter(({ products }) => products.includes(product.slug))
      .flatMap(({ code, products, openMinor }) =>
        limit(
          `credit_line.${code}`,
          openMinor[currency],
          sum('openMinor', (one) => products.includes(one.product)),
        ),
      ),
  ];
}

/** A ceiling that any amount breaks. */
function inArrears(arrears: Arrears): LimitFact[] {
  return isLentNoMore(arrears) ? [{ code: 'in_arrears', capMinor: 0, usedMinor: 0 }] : [];
}

/** A count is a ceiling that any amount breaks once it is reached. */
function agreements(most: number | undefined, count: number): LimitFact[] {
  if (most === undefined || count < most) return [];
  return [{ code: 'agreements_limit', capMinor: 0, usedMinor: 0 }];
}
