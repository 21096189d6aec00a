import { yearFraction } from '../../engines/lending/index.js';
import { divideRounded, type Fraction } from '../../kernel/fraction.js';
import { annualCost, rateText } from './annual-cost.js';
import { plansOf } from './plan-terms.js';
import { anchoredDate, isRefusal, type Plan, type Pricer, readRate, shareOf } from './price-plans.js';
import {
  type PricedInstalment,
  type PricedVariant,
  type Pricing,
  type PricingRequest,
  type Refusal,
} from './pricing.types.js';
import { type PriceBook, type ProductDefinition } from './product-definition.js';
import { type GuaranteeTerms, type PremiumTableTerms } from './product-terms.js';

interface Rates {
  readonly rateAnnual: Fraction;
  readonly merchantYield: Fraction | undefined;
}

// A definition never changes once loaded, so its decimals are read once.
const ratesOf = new WeakMap<PriceBook, Rates>();
const ZERO: Fraction = { num: 0n, den: 1n };

/**
 * Prices a product for a request: one variant per term option that fits, or all that stands against it. A term whose
 * payment today is more than the payer has is left out while another fits.
 * @param product a validated definition
 */
export function priceProduct(product: ProductDefinition, request: PricingRequest): Pricing {
  const price = Object.hasOwn(product.prices, request.currency)
    ? product.prices[request.currency]
    : undefined;
  if (!price) return { refusals: [{ code: 'currency_not_served' }] };
  const pricer: Pricer = { product, price, request, ...ratesFor(price, request) };
  const variants = variantsOf(pricer);
  const amount = product.isCredit ? amountRefusal(price, variants, request) : undefined;
  if (isRefusal(variants)) return { refusals: amount ? [amount, variants] : [variants] };
  const payable = variants.filter(({ dueTodayMinor }) => isPayableToday(dueTodayMinor, request));
  const refusals = [
    ...(payable.length === 0 ? [notPayableToday(variants)] : []),
    ...(amount ? [amount] : []),
  ];
  const [first, ...others] = refusals;
  return first ? { refusals: [first, ...others] } : { variants: payable };
}

function ratesFor(price: PriceBook, { subsidy }: PricingRequest): Rates {
  let rates = ratesOf.get(price);
  if (!rates) {
    const merchantYield =
      price.merchantYieldAnnual === undefined ? undefined : readRate(price.merchantYieldAnnual);
    rates = { rateAnnual: readRate(price.rateAnnual), merchantYield };
    ratesOf.set(price, rates);
  }
  if (!subsidy || !(price.isZeroWhenSubsidised || rates.merchantYield)) return rates;
  return { rateAnnual: ZERO, merchantYield: readRate(subsidy.yieldAnnual) };
}

/** Bounds hold for what a variant finances, which can be less than was asked (one year of a programme). */
function amountRefusal(
  { minMinor, maxMinor }: PriceBook,
  variants: readonly PricedVariant[] | Refusal,
  request: PricingRequest,
): Refusal | undefined {
  const financed = isRefusal(variants)
    ? request.amountMinor
    : (variants[0]?.financedMinor ?? request.amountMinor);
  if (minMinor !== undefined && financed < minMinor) {
    return { code: 'amount_below_minimum', boundMinor: BigInt(minMinor) };
  }
  if (maxMinor !== undefined && financed > maxMinor) {
    return { code: 'amount_above_maximum', boundMinor: BigInt(maxMinor) };
  }
  return undefined;
}

function isPayableToday(dueTodayMinor: bigint, { availableMinor }: PricingRequest): boolean {
  return availableMinor === undefined || dueTodayMinor <= availableMinor;
}

function notPayableToday(variants: readonly PricedVariant[]): Refusal {
  const least = variants.reduce(
    (low, { dueTodayMinor: due }) => (due < low ? due : low),
    variants[0]?.dueTodayMinor ?? 0n,
  );
  return { code: 'due_today_exceeds_available', boundMinor: least };
}

function variantsOf(pricer: Pricer): readonly PricedVariant[] | Refusal {
  const { terms } = pricer.product;
  switch (terms.shape) {
    case 'guarantee':
      return guaranteeVariant(pricer, terms);
    case 'premiumTable':
      return premiumVariant(pricer, terms);
    case 'account':
    case 'savings':
    case 'fund':
      return [{ ...emptyVariant(pricer, 'standard'), rateAnnual: pricer.price.rateAnnual }];
    default: {
      const { amountMinor } = pricer.request;
      if (amountMinor <= 0n)
        return { code: 'amount_below_minimum', boundMinor: BigInt(pricer.price.minMinor ?? 1) };
      const plans = plansOf(pricer);
      return isRefusal(plans) ? plans : plans.map((plan) => loanVariant(pricer, plan));
    }
  }
}

/** What every variant says, before anything is lent or owed. */
function emptyVariant({ product, request }: Pricer, option: string): PricedVariant {
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

function loanVariant(pricer: Pricer, plan: Plan): PricedVariant {
  const { schedule, worthMinor, stages, termMonths } = plan;
  const { rows, totalPrincipal, totalInterest, totalFee, totalPayable } = schedule;
  const { request, price, rateAnnual } = pricer;
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
    largestInstalmentMinor: largest(rows),
    ...(last && { endDate: last.dueDate }),
    balanceMinorYears: balanceMinorYears(schedule),
  };
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

/** The fee is a share of the amount over the time until the guarantee ends, due at issue with the margin. */
function guaranteeVariant(pricer: Pricer, terms: GuaranteeTerms): readonly PricedVariant[] | Refusal {
  const { product, price, request, rateAnnual } = pricer;
  const anchor = anchoredDate(pricer, { anchor: terms.until, plusDays: 0 });
  if (isRefusal(anchor)) return anchor;
  const endDate = anchor.plusMonths(terms.plusMonths);
  const years = yearFraction(product.dayCount, request.businessDate, endDate);
  const amountMinor = request.amountMinor;
  const byRate = divideRounded(
    amountMinor * rateAnnual.num * years.num,
    rateAnnual.den * years.den,
    product.rounding,
  );
  const minFeeMinor = BigInt(price.minFeeMinor ?? 0);
  const feeMinor = byRate > minFeeMinor ? byRate : minFeeMinor;
  const marginMinor = terms.marginShare === undefined ? 0n : shareOf(amountMinor, terms.marginShare);
  const row = {
    number: 1,
    dueDate: request.businessDate,
    principal: 0n,
    interest: 0n,
    fee: feeMinor,
    total: feeMinor,
  };
  return [
    {
      ...emptyVariant(pricer, 'standard'),
      financedMinor: amountMinor,
      dueTodayMinor: feeMinor + marginMinor,
      rateAnnual: price.rateAnnual,
      totalCostMinor: feeMinor,
      totalPayableMinor: feeMinor,
      totalFeeMinor: feeMinor,
      instalments: [row],
      ...(marginMinor > 0n && { marginMinor }),
      largestInstalmentMinor: feeMinor,
      endDate,
      balanceMinorYears: (Number(amountMinor) * Number(years.num)) / Number(years.den),
    },
  ];
}

/** The premium of the first band that holds the value of the goods, monthly from the next month on. */
function premiumVariant(pricer: Pricer, { months }: PremiumTableTerms): readonly PricedVariant[] | Refusal {
  const { price, request } = pricer;
  const goodsMinor = request.amountMinor + (request.downPaymentMinor ?? 0n);
  const bands = price.premiums ?? [];
  const band = bands.find(({ upToMinor }) => goodsMinor <= upToMinor);
  if (!band) return { code: 'amount_above_maximum', boundMinor: BigInt(bands.at(-1)?.upToMinor ?? 0) };
  const premium = BigInt(band.monthlyMinor);
  const instalments = Array.from({ length: months }, (_, index) => ({
    number: index + 1,
    dueDate: request.businessDate.plusMonths(index + 1),
    principal: 0n,
    interest: 0n,
    fee: premium,
    total: premium,
  }));
  const total = premium * BigInt(months);
  return [
    {
      ...emptyVariant(pricer, `${months}m`),
      termMonths: months,
      totalCostMinor: total,
      totalPayableMinor: total,
      totalFeeMinor: total,
      instalments,
      largestInstalmentMinor: premium,
      endDate: request.businessDate.plusMonths(months),
    },
  ];
}
