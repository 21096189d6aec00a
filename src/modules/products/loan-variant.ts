import { annualCost, rateText } from './annual-cost.js';
import { type Plan, type Pricer } from './price-plans.js';
import { type PricedInstalment, type PricedVariant, type PricingRequest } from './pricing.types.js';

/** What every variant says, before anything is lent or owed. */
export function emptyVariant({ product, request }: Pricer, option: string): PricedVariant {
  return {
    product: product.slug,
    option,
    currency: request.currency,
    financedMinor: 0n,
    downPaymentMinor: request.downPaymentMinor ?? 0n,
    dueTodayMinor: 0n,
    rateAnnual: '0',
    totalCostMinor: 0n,
    totalPayableMinor: 0n,
    totalInterestMinor: 0n,
    totalFeeMinor: 0n,
    instalments: [],
    merchantDiscountMinor: 0n,
    payoutToMerchantMinor: 0n,
    largestInstalmentMinor: 0n,
    payee: product.payee.to,
    balanceMinorYears: 0,
  };
}

/** A term option with its totals, all-in cost and payout. */
export function loanVariant(pricer: Pricer, plan: Plan): PricedVariant {
  const { schedule, worthMinor, stages, termMonths } = plan;
  const { rows, totalPrincipal, totalInterest, totalFee, totalPayable } = schedule;
  const { request, price, rateAnnual } = pricer;
  const merchantYieldAnnual = yieldText(pricer);
  const last = rows.at(-1);
  const cost = annualCost(schedule, plan.frequency, request.costMethod);
  return {
    ...emptyVariant(pricer, plan.option),
    ...(termMonths !== undefined && { termMonths }),
    financedMinor: totalPrincipal,
    dueTodayMinor: dueOn(rows, request),
    rateAnnual: rateAnnual.num === 0n ? '0' : price.rateAnnual,
    apr: { value: rateText(cost), method: request.costMethod },
    totalCostMinor: totalInterest + totalFee,
    totalPayableMinor: totalPayable,
    totalInterestMinor: totalInterest,
    totalFeeMinor: totalFee,
    instalments: rows,
    ...(plan.isProjection && { isProjection: true }),
    ...(stages && {
      stages: stages.map(({ payout: { name, date, amountMinor }, schedule: own }, index) => ({
        name: name ?? `${index + 1}`,
        date,
        amountMinor,
        instalments: own.rows,
      })),
    }),
    ...(last && last.balloon > 0n && { balloonMinor: last.balloon }),
    merchantDiscountMinor: totalPrincipal - worthMinor,
    payoutToMerchantMinor: worthMinor,
    plan: {
      frequency: plan.frequency,
      loans: plan.loans,
      ...(merchantYieldAnnual !== undefined && { merchantYieldAnnual }),
    },
    largestInstalmentMinor: largest(rows),
    ...(last && { endDate: last.dueDate }),
    balanceMinorYears: balanceMinorYears(schedule),
  };
}

/** The yield as it was written, by the same choice as `ratesFor`. */
function yieldText({ price, request: { subsidy } }: Pricer): string | undefined {
  const isBorne = price.isZeroWhenSubsidised === true || price.merchantYieldAnnual !== undefined;
  return subsidy && isBorne ? subsidy.yieldAnnual : price.merchantYieldAnnual;
}

function dueOn(rows: readonly PricedInstalment[], { businessDate }: PricingRequest): bigint {
  const [first] = rows;
  return first?.dueDate.equals(businessDate) ? first.total : 0n;
}

function largest(rows: readonly PricedInstalment[]): bigint {
  let most = 0n;
  for (const { total } of rows) if (total > most) most = total;
  return most;
}

/** ∑ principal × time of repayment − ∑ payout × time of payout: the area under the balance, in years of 365 days. */
function balanceMinorYears({ rows, payouts }: Plan['schedule']): number {
  const start = payouts[0]?.date.toEpochDay() ?? 0;
  let days = 0;
  for (const { principal, dueDate } of rows) days += Number(principal) * (dueDate.toEpochDay() - start);
  for (const { amountMinor, date } of payouts) days -= Number(amountMinor) * (date.toEpochDay() - start);
  return days / 365;
}
