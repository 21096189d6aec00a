import { yearFraction } from '../../engines/lending/index.js';
import { divideRounded } from '../../kernel/fraction.js';
import { emptyVariant } from './loan-variant.js';
import { anchoredDate, isRefusal, type Pricer, shareOf } from './price-plans.js';
import { type PricedVariant, type Refusal } from './pricing.types.js';
import { type GuaranteeTerms, type PremiumTableTerms } from './product-terms.js';

/** The fee is a share of the amount over the time until the guarantee ends, due at issue with the margin. */
export function guaranteeVariant(pricer: Pricer, terms: GuaranteeTerms): readonly PricedVariant[] | Refusal {
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
export function premiumVariant(
  pricer: Pricer,
  { months }: PremiumTableTerms,
): readonly PricedVariant[] | Refusal {
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
