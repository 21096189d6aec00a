import { formatId } from '../../kernel/ids.js';
import { type Application, GUARANTEE_MADE } from './application.js';
import { partnerActions, statusAt } from './application.states.js';
import type { ApplicationDto, CounterOfferDto, RequirementDto } from './dto/application-answer.dto.js';
import { satisfies } from './requirements.js';

/** An application as its partner may see it, now. */
export function toApplicationDto(application: Application): ApplicationDto {
  const { id, offerId, customerId, agreementId, scenario, product, option, nowMs } = application;
  const status = statusAt(application.status, application.expiresAtMs, nowMs);
  const isGuarantee = application.statusReason === GUARANTEE_MADE;
  const isMoved = status !== application.status;
  return {
    id: formatId('application', id),
    status,
    statusReason: isMoved ? 'time' : application.statusReason,
    statusChangedAt: instant(isMoved ? application.expiresAtMs : application.statusChangedAtMs),
    offer: formatId('offer', offerId),
    customer: formatId('customer', customerId),
    scenario,
    product,
    option,
    amount: { amount: application.amountMinor, currency: application.currency },
    requirements: requirementsOf(application),
    counterOffer: status === 'counterOffered' ? counterOfferOf(application) : null,
    agreement: agreementId && !isGuarantee ? formatId('agreement', agreementId) : null,
    guarantee: agreementId && isGuarantee ? formatId('guarantee', agreementId) : null,
    openedAt: instant(application.openedAtMs),
    expiresAt: instant(application.expiresAtMs),
    allowedActions: partnerActions(status),
  };
}

export function requirementsOf({ requirements, evidence }: Application): RequirementDto[] {
  return requirements.map((one) => ({ ...one, satisfied: evidence.some((given) => satisfies(one, given)) }));
}

export function instant(ms: number): string {
  return new Date(ms).toISOString();
}

/** Stored as it is shown. */
function counterOfferOf({ decision }: Application): CounterOfferDto | null {
  return (decision?.counterOffer?.terms as CounterOfferDto | undefined) ?? null;
}
