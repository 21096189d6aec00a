import { minorToNumber } from '../../kernel/money.js';
import { membersText } from './members-text.js';
import type { PricedInstalment, PricedVariant } from '../products/index.js';
import type { InstalmentJson, MoneyJson, OfferJson } from './answer.types.js';

/** The part of an offer that follows from its price alone: the same for an offer and for a quote of another term. */
export type PricedTerms = Pick<
  OfferJson,
  | 'option'
  | 'amount'
  | 'dueToday'
  | 'downPayment'
  | 'margin'
  | 'rateAnnual'
  | 'apr'
  | 'totalCost'
  | 'totalPayable'
  | 'instalments'
  | 'isProjection'
  | 'stages'
  | 'payee'
  | 'payout'
>;

const texts = new WeakMap<PricedVariant, string>();

/** The same as members of a JSON object. Purchases at one price share their variant, and so what is said of it. */
export function pricedTermsText(variant: PricedVariant): string {
  let text = texts.get(variant);
  if (text === undefined) texts.set(variant, (text = membersText(toPricedTerms(variant))));
  return text;
}

export function toPricedTerms(variant: PricedVariant): PricedTerms {
  const money = (minor: bigint): MoneyJson => ({ amount: minorToNumber(minor), currency: variant.currency });
  return {
    option: variant.option,
    amount: money(variant.financedMinor),
    dueToday: money(variant.dueTodayMinor),
    downPayment: money(variant.downPaymentMinor),
    ...(variant.marginMinor !== undefined && { margin: money(variant.marginMinor) }),
    rateAnnual: variant.rateAnnual,
    apr: variant.apr ?? null,
    totalCost: money(variant.totalCostMinor),
    totalPayable: money(variant.totalPayableMinor),
    instalments: variant.instalments.map(toInstalment),
    ...(variant.isProjection && { isProjection: true as const }),
    ...(variant.stages && {
      stages: variant.stages.map((stage) => ({
        name: stage.name,
        date: stage.date.toString(),
        amount: minorToNumber(stage.amountMinor),
        instalments: stage.instalments.map(toInstalment),
      })),
    }),
    payee: variant.payee,
    payout: money(variant.payoutToMerchantMinor),
  };
}

function toInstalment(row: PricedInstalment): InstalmentJson {
  return {
    number: row.number,
    dueDate: row.dueDate.toString(),
    principal: minorToNumber(row.principal),
    interest: minorToNumber(row.interest),
    fee: minorToNumber(row.fee),
    total: minorToNumber(row.total),
  };
}
