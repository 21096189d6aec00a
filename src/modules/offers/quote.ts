import type { OfferJson } from './answer.types.js';
import { priceFor } from './decide.js';
import type { ChoiceDto } from './dto/offers-request.dto.js';
import { judge } from './gates.js';
import { offerProblems } from './offers.errors.js';
import { toPricedTerms } from './priced-terms.js';
import type { Reconstruction } from './redeciding.service.js';
import { situationOf } from './situation.js';

/**
 * The offer with another term or a smaller or larger amount, by the versions, facts and date of its decision. Every gate
 * is asked again with the new amount.
 * @throws DomainError option_not_offered with the bound that it breaks
 */
export function quoteOffer(
  { circumstances, product: productOf }: Reconstruction,
  offer: OfferJson,
  choice: ChoiceDto,
): OfferJson {
  const product = productOf(offer.product.code);
  if (!product) throw offerProblems.option_not_offered();
  const option = choice.option ?? offer.option;
  const amountMinor = choice.amount?.amount ?? offer.amount.amount;
  if ((choice.amount?.currency ?? offer.amount.currency) !== offer.amount.currency)
    throw refused('/amount/currency', `must be ${offer.amount.currency}`);
  if (circumstances.asked.stages.length > 0 && amountMinor !== offer.amount.amount)
    throw refused('/amount', 'the planned stages fix the amount');
  // The customer's own money stays what it was: the order's total moves with what is financed.
  const own = offer.downPayment.amount;
  const situation = situationOf({
    ...circumstances,
    asked: { ...circumstances.asked, amountMinor: amountMinor + own },
  });
  const { refusal } = judge(product, situation);
  if (refusal)
    throw refused(
      '/amount',
      refusal.class === 'request' || refusal.class === 'offer' ? refusal.detail : 'not available',
    );
  const pricing = priceFor(product, situation);
  if (pricing.refusals) throw refused('/amount', pricing.refusals[0].code);
  const variant = pricing.variants.find((one) => one.option === option);
  if (!variant)
    throw refused('/option', `must be one of ${pricing.variants.map((one) => one.option).join(', ')}`);
  return { ...offer, ...toPricedTerms(variant) };
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
