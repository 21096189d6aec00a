import { ApiPropertyOptional } from '@nestjs/swagger';
import { ANY_JSON } from '../../../platform/http/validation/any-json.js';
import { type MoneyDto } from '../../../platform/http/validation/money.dto.js';

export class ScenarioCandidateDto {
  /**
   * Path of the tree.
   * @example "retail.electronics.computer"
   */
  path: string;

  /**
   * Probability, 0–1.
   * @example 0.12
   */
  confidence: number;
}

export class EvidenceDto {
  /**
   * What told it: the partner, the merchant category, the text, or nothing.
   * @example "partner"
   */
  source: 'partner' | 'mcc' | 'text' | 'none';

  /**
   * The telling part.
   * @example "named in the request"
   */
  detail: string;
}

export class RecognisedScenarioDto {
  /**
   * The situation, as a path of the tree; a higher node when the bank is not sure of a leaf.
   * @example "retail.electronics.phone"
   */
  path: string;

  /**
   * Version of the scenario that was in force.
   * @example 1
   */
  version: number;

  /**
   * Probability, 0–1; 1 when you named it.
   * @example 1
   */
  confidence: number;

  /** The likeliest other situation, if one was weighed. */
  runnerUp: ScenarioCandidateDto | null;

  /** What speaks for it. */
  evidence: EvidenceDto[];
}

export class OfferProductDto {
  /**
   * Product code.
   * @example "retail-zero"
   */
  code: string;

  /**
   * Version of its terms.
   * @example 1
   */
  version: number;

  /**
   * Kind.
   * @example "instalment"
   */
  kind: string;

  /**
   * Name in the language asked for.
   * @example "0 % instalments"
   */
  name: string;
}

export class AprDto {
  /**
   * All-in yearly cost as a decimal.
   * @example "0.0744"
   */
  value: string;

  /**
   * How it is measured: `eu-aprc`, `us-actuarial`, `cn-irr-compound` or `cn-simple`.
   * @example "cn-irr-compound"
   */
  method: string;
}

export class InstalmentDto {
  /**
   * 1, 2, 3 …
   * @example 1
   */
  number: number;

  /**
   * Due date in the scenario's time zone.
   * @example "2027-01-01"
   */
  dueDate: string;

  /**
   * Principal, minor units of the offer's currency.
   * @example 39992
   */
  principal: number;

  /**
   * Interest, minor units.
   * @example 0
   */
  interest: number;

  /**
   * Fee, minor units.
   * @example 0
   */
  fee: number;

  /**
   * What is to be paid, minor units.
   * @example 39992
   */
  total: number;
}

export class OfferStageDto {
  /**
   * Name of the stage.
   * @example "stage 1"
   */
  name: string;

  /**
   * Planned date.
   * @example "2027-01-10"
   */
  date: string;

  /**
   * Minor units that are paid out for it. A stage that is not done is never owed.
   * @example 600000
   */
  amount: number;

  /** Its own instalments. */
  instalments: InstalmentDto[];
}

export class ScoreDto {
  /**
   * How likely it is accepted, 0–1.
   * @example 0.22
   */
  probability: number;

  /**
   * What it brings the bank, minor units.
   * @example 8120
   */
  value: number;

  /**
   * Fit factors, each 0.5–1.5, 1 when unknown; and the bank's lever.
   * @example { "order": 1.5, "need": 1, "headroom": 1, "attitude": 1, "lever": 1 }
   */
  fit: Record<string, number>;
}

export class DisclosureDto {
  /**
   * Code.
   * @example "refund_replans"
   */
  code: string;

  /**
   * Version of the text.
   * @example 1
   */
  version: number;

  /**
   * The text to show.
   * @example "A refund lowers what you owe: fewer instalments or smaller ones, as you choose."
   */
  text: string;
}

export class OfferDto {
  /**
   * The offer's id.
   * @example "off_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Where it is in its life, see `GET /v1/state-machines/offer`.
   * @example "open"
   */
  status: 'open' | 'viewed' | 'accepted' | 'applied' | 'lapsed' | 'declined' | 'expired' | 'superseded';

  /**
   * 1 is the best.
   * @example 1
   */
  rank: number;

  /** What is offered. */
  product: OfferProductDto;

  /**
   * The term option.
   * @example "12m"
   */
  option: string;

  /**
   * What it does: `spread`, `defer`, `bridge`, `guarantee`, `pay`, `save`, `protect`, `invest`.
   * @example "spread"
   */
  job: string;

  /**
   * `indicative` (nobody known), `conditional` (see `conditions`) or `firm`. The price is fixed in all three.
   * @example "conditional"
   */
  firmness: 'indicative' | 'conditional' | 'firm';

  /**
   * What is still open before the bank is bound.
   * @example ["verifyIdentity", "creditCheck"]
   */
  conditions: string[];

  /** What is financed, guaranteed or insured. */
  amount: MoneyDto;

  /** What is to be paid today, besides the down payment. */
  dueToday: MoneyDto;

  /** What the customer pays himself. */
  downPayment: MoneyDto;

  /** Of a guarantee that asks for one: the cash that the applicant lodges at its issue and gets back at its end. */
  margin?: MoneyDto;

  /**
   * Nominal yearly rate.
   * @example "0"
   */
  rateAnnual: string;

  /** All-in yearly cost; null where nothing is lent. */
  apr: AprDto | null;

  /** Interest and fees together. */
  totalCost: MoneyDto;

  /** Everything that is paid back. */
  totalPayable: MoneyDto;

  /** The calendar. */
  instalments: InstalmentDto[];

  /** True when the calendar is expected, not agreed: it follows the sales. */
  isProjection?: boolean;

  /** Plans per stage, where the product pays out in stages. */
  stages?: OfferStageDto[];

  /**
   * Other terms that a quote can price, the offered one first.
   * @example ["12m", "6m", "3m"]
   */
  termOptions: string[];

  /**
   * Who is paid.
   * @example "merchant"
   */
  payee: string;

  /** What the payee gets. */
  payout: MoneyDto;

  /** Why it stands where it stands. */
  score: ScoreDto;

  /**
   * The same in words for a till.
   * @example ["answers_what_was_asked", "costs_nothing_extra"]
   */
  reasons: string[];

  /** What must be shown before he accepts. */
  disclosures: DisclosureDto[];

  /**
   * The price holds until then.
   * @example "2026-12-01T02:30:00.000Z"
   */
  expiresAt: string;

  /**
   * While accepted: until when budget and exposure are held.
   * @example "2026-12-01T02:15:00.000Z"
   */
  reservedUntil?: string;

  /**
   * While superseded: the offer that was accepted for the same order.
   * @example "off_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  replacedBy?: string;

  /**
   * What can be done now.
   * @example ["view", "accept", "decline", "quote"]
   */
  allowedActions: string[];
}

export class SmallestChangeDto {
  /**
   * What would have to change.
   * @example "amount"
   */
  field: string;

  /**
   * How: `atLeast`, `atMost`, `equal`, `provide` …
   * @example "atLeast"
   */
  change: string;

  /**
   * The bound or value.
   * @example 30000
   */
  @ApiPropertyOptional(ANY_JSON)
  value?: unknown;
}

export class NotOfferedDto {
  /**
   * Product code.
   * @example "cash-loan"
   */
  product: string;

  /**
   * The term, when only one of them is meant.
   * @example "12m"
   */
  option?: string;

  /**
   * Why not; `not_available` where the reason is the customer's own business.
   * @example "kind_not_allowed_in_scenario"
   */
  code: string;

  /**
   * The same in a sentence.
   * @example "Products of the kind \"loan\" are not sold in this scenario."
   */
  detail: string;

  /** The one thing that would turn it, where there is one. */
  smallestChange?: SmallestChangeDto;
}

export class DecisionDto {
  /**
   * The decision's id.
   * @example "dec_06fwm2a1c5e7r8e8gx2m9k3v40"
   */
  id: string;

  /** The situation as the bank understood it; null in a degraded answer. */
  scenario: RecognisedScenarioDto | null;

  /**
   * The borrower's id, when somebody is known.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string | null;

  /** What fits, best first, at most ten. */
  offers: OfferDto[];

  /** What does not, and why. */
  notOffered: NotOfferedDto[];

  /**
   * Anonymous answers only: send it when the customer registers, with his consent, and the decision joins his timeline.
   * @example "sbt_06fwm2a1c5e7r8e8gx2m9k3v40.Zx0cVdYq0l0Zx0cVdYq0lA"
   */
  subjectToken: string | null;

  /**
   * The bank could not decide in time; go on without it and ask again.
   * @example false
   */
  degraded: boolean;

  /**
   * `sandbox` or `live`.
   * @example "sandbox"
   */
  environment: 'sandbox' | 'live';

  /**
   * Business time of the decision.
   * @example "2026-12-01T02:00:00.000Z"
   */
  decidedAt: string;
}
