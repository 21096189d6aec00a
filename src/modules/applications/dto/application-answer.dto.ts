import { PickType } from '@nestjs/swagger';
import { type MoneyDto } from '../../../platform/http/validation/money.dto.js';
import { OfferDto } from '../../offers/index.js';
import type { ApplicationStatus } from '../application.states.js';

export class RequirementDto {
  /**
   * Its code: what `evidence` names.
   * @example "disclosure.cn_cost_of_credit"
   */
  code: string;

  /**
   * `consent`, `document`, `signature` or `disclosure`.
   * @example "disclosure"
   */
  kind: 'consent' | 'document' | 'signature' | 'disclosure';

  /**
   * By when: before the bank decides (`now`), before the customer signs, before anything is paid out.
   * @example "beforeSignature"
   */
  when: 'now' | 'beforeSignature' | 'beforePayout';

  /**
   * What is meant; of a disclosure the text to show.
   * @example "The yearly all-in cost is shown as a compound rate, with every fee in it."
   */
  detail: string;

  /**
   * Disclosures: the version to show.
   * @example 1
   */
  version?: number;

  /**
   * Disclosures: the time for which it must be on the screen at least.
   * @example 8
   */
  minimumReadingSeconds?: number;

  /**
   * Whether it is there.
   * @example false
   */
  satisfied: boolean;
}

/** Other terms of the same product, priced as the offer was. */
export class CounterOfferDto extends PickType(OfferDto, [
  'option',
  'amount',
  'dueToday',
  'downPayment',
  'rateAnnual',
  'apr',
  'totalCost',
  'totalPayable',
  'instalments',
  'isProjection',
  'stages',
  'payee',
  'payout',
]) {}

export class ApplicationDto {
  /**
   * The application's id.
   * @example "app_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Where it is in its life, see `GET /v1/state-machines/application`.
   * @example "approved"
   */
  status: ApplicationStatus;

  /**
   * Why, as a code; `not_available` where the reason is the customer's own business.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when, in business time.
   * @example "2026-12-01T02:00:00.000Z"
   */
  statusChangedAt: string;

  /**
   * The offer that it is from.
   * @example "off_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  offer: string;

  /**
   * The borrower.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string;

  /**
   * The situation.
   * @example "retail.electronics.phone"
   */
  scenario: string;

  /**
   * Product code.
   * @example "retail-zero"
   */
  product: string;

  /**
   * The term option.
   * @example "12m"
   */
  option: string;

  /** What is financed or guaranteed. */
  amount: MoneyDto;

  /** What must be handed in, by when. */
  requirements: RequirementDto[];

  /** While `counterOffered`: other terms that would pass. */
  counterOffer: CounterOfferDto | null;

  /**
   * Once concluded: the agreement.
   * @example null
   */
  agreement: string | null;

  /**
   * Once concluded: the guarantee, when it is one.
   * @example null
   */
  guarantee: string | null;

  /**
   * When it was opened, in business time.
   * @example "2026-12-01T02:00:00.000Z"
   */
  openedAt: string;

  /**
   * Until when it waits for what comes next, in business time; budget and exposure are held as long.
   * @example "2026-12-08T02:00:00.000Z"
   */
  expiresAt: string;

  /**
   * What can be done now.
   * @example ["addEvidence", "withdraw"]
   */
  allowedActions: string[];
}

export class ApplicationPageDto {
  /** Applications, newest first. */
  data: ApplicationDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /** Cursor of the next page. */
  nextCursor?: string;
}
