import type { OfferChangeDto } from './dto/offer-change.dto.js';
import type { OfferChange } from './offer-rehearsal.service.js';

/** @param lookedAt customers of the sample, of so many in all */
export function toOfferChangeDto(change: OfferChange, lookedAt: number, all: number): OfferChangeDto {
  const estimated = (count: number): number => (lookedAt === 0 ? 0 : Math.round((count * all) / lookedAt));
  return {
    ...change,
    gainedEstimated: estimated(change.gained),
    lostEstimated: estimated(change.lost),
  };
}
