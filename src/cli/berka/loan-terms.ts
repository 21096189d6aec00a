import type { LocalDate } from '../../kernel/calendar-date.js';
import { type AgreementContract, contractOf } from '../../modules/agreements/index.js';
import {
  type PricedVariant,
  priceProduct,
  type ProductDefinition,
  seedProducts,
} from '../../modules/products/index.js';
import { seedTree, type ScenarioDefinition } from '../../modules/scenarios/index.js';
import { CURRENCY, type SourceLoan } from './source.js';

/** The day of the month on which all loans of this bank were paid. */
const DUE_DAY = 12;
const ZONE = 'Europe/Prague';

/** Public ids that a contract names. */
export type ContractParties = Pick<
  AgreementContract,
  'agreement' | 'application' | 'offer' | 'decision' | 'customer' | 'partner'
>;

/** The contract of a loan: priced and drawn up as the bank does it, at no interest, because the source shows none. */
export function contractOfLoan(source: SourceLoan, parties: ContractParties): AgreementContract {
  const { paidOn } = source;
  return contractOf(
    { ...parties, order: null, pricedOn: paidOn, drawnUpOn: paidOn },
    variantOf(source),
    { number: 1, definition: productOver(source.months) },
    { number: 1, definition: SCENARIO },
    undefined,
  );
}

/** The first twelfth of a month on or after the payout. */
export function firstDueOn(paidOn: LocalDate): LocalDate {
  const sameMonth = paidOn.withDayOfMonth(DUE_DAY);
  return sameMonth.isBefore(paidOn) ? sameMonth.plusMonths(1) : sameMonth;
}

function variantOf({ loan, amountMinor, months, paidOn }: SourceLoan): PricedVariant {
  const { variants } = priceProduct(productOver(months), {
    currency: CURRENCY,
    amountMinor,
    businessDate: paidOn,
    dates: { payday: firstDueOn(paidOn) },
    costMethod: 'eu-aprc',
  });
  const variant = variants?.[0];
  if (!variant) throw new Error(`loan ${loan}: no price over ${months} months`);
  return variant;
}

/** A cash loan without interest, which falls due on the day that the request names and every month from there. */
function productOver(months: number): ProductDefinition {
  return {
    ...CASH_LOAN,
    slug: 'czech-loan',
    terms: {
      shape: 'instalments',
      months: [months],
      firstDue: { afterMonths: 0, notBefore: { anchor: 'payday', plusDays: 0 } },
    },
    remainder: 'last',
    lateCharge: 'none',
    prices: { [CURRENCY]: { rateAnnual: '0', acceptance: {}, operatingCostMinor: 0 } },
  };
}

const CASH_LOAN = shipped(seedProducts().find(({ slug }) => slug === 'cash-loan'));
const SCENARIO: ScenarioDefinition = { ...shipped(seedTree().get('income.salary')), timeZone: ZONE };

function shipped<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('what the loans are made of is not shipped any more');
  return found;
}
