import type { PricedVariant, PublishedProduct } from '../products/index.js';
import type { OfferJson } from './answer.types.js';
import { priceFor } from './decide.js';
import type { ChoiceDto } from './dto/offers-request.dto.js';
import { judge } from './gates.js';
import { offerProblems } from './offers.errors.js';
import { toPricedTerms } from './priced-terms.js';
import type { Reconstruction } from './redeciding.service.js';
import { type Situation, situationOf } from './situation.js';

/**
 * The offer with another term or a smaller or larger amount, by the versions, facts and date of its decision. Every gate
 * is asked again with the new amount.
 * @throws DomainError option_not_offered with the bound that it breaks
 */
export function quoteOffer(again: Reconstruction, offer: OfferJson, choice: ChoiceDto): OfferJson {
  return { ...offer, ...toPricedTerms(priceChoice(again, offer, choice).variant) };
}

/** One term of a product at one amount, with what its price was made of. */
export interface PricedChoice {
  readonly product: PublishedProduct;
  readonly situation: Situation;
  readonly variant: PricedVariant;
  /** The product's other terms at the same amount. */
  readonly variants: readonly PricedVariant[];
}

/** @throws DomainError option_not_offered with the bound that it breaks */
export function priceChoice(
  { circumstances, product: productOf }: Reconstruction,
  offer: OfferJson,
  choice: ChoiceDto,
): PricedChoice {
  const product = productOf(offer.product.code);
  if (!product) throw offerProblems.option_not_offered();
  const option = choice.option ?? offer.option;
  const amountMinor = choice.amount?.amount ?? offer.amount.amount;
  if ((choice.amount?.currency ?? offer.amount.currency) !== offer.amount.currency)
    throw refused('/amount/currency', `must be ${offer.amount.currency}`);
  const isSameAmount = amountMinor === offer.amount.amount;
  if (circumstances.asked.stages.length > 0 && !isSameAmount)
    throw refused('/amount', 'the planned stages fix the amount');
  // The customer's own money stays what it was: the order's total moves with what is financed.
  const asked = isSameAmount
    ? circumstances.asked
    : { ...circumstances.asked, amountMinor: amountMinor + offer.downPayment.amount };
  const situation = situationOf({ ...circumstances, asked });
  const { refusal } = judge(product, situation);
  if (refusal)
    throw refused(
      '/amount',
      refusal.class === 'request' || refusal.class === 'offer' ? refusal.detail : 'not available',
    );
  return { product, situation, ...variantOf(product, situation, option) };
}

/**
 * A term of a product in a situation, whether or not the gates would still let it through.
 * @throws DomainError option_not_offered
 */
export function variantOf(
  product: PublishedProduct,
  situation: Situation,
  option: string,
): Pick<PricedChoice, 'variant' | 'variants'> {
  const pricing = priceFor(product, situation);
  if (pricing.refusals) throw refused('/amount', pricing.refusals[0].code);
  const { variants } = pricing;
  const variant = variants.find((one) => one.option === option);
  if (!variant) throw refused('/option', `must be one of ${variants.map((one) => one.option).join(', ')}`);
  return { variant, variants };
}

function refused(pointer: string, detail: string): Error {
  return offerProblems.option_not_offered(undefined, {
    errors: [{ pointer, code: 'option_not_offered', detail }],
  });
}

/** Whether a choice is the offer itself, which then needs no pricing. */
export function isAsSent({ option, amount }: OfferJson, choice: ChoiceDto): boolean {
  const asked = choice.amount ?? amount;
  return (
    (choice.option ?? option) === option &&
    asked.amount === amount.amount &&
    asked.currency === amount.currency
  );
}
