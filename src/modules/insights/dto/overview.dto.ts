import { ApiProperty } from '@nestjs/swagger';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import {
  AcquisitionHistoryDto,
  HouseholdDto,
  LegalHoldDto,
  StoredConsentDto,
  WholePartyWithMergesDto,
} from '../../customers/index.js';
import {
  AttitudeDto,
  BankProfileDto,
  CustomerSegmentDto,
  FrameProfileDto,
  NeedDto,
  TagDto,
} from '../../profiles/index.js';
import type { WithheldPart } from '../shown-to.js';
import { TimelinePageDto } from './timeline.dto.js';

export class OverviewProfileDto {
  /**
   * Whether he has agreed that decisions use it.
   * @example true
   */
  isProfilingAllowed: boolean;

  /** What he is classified as: one for each kind of scene and currency that events were reported of. */
  frames: FrameProfileDto[];

  /** What he is to the bank itself, by its own products: one for each currency. */
  bank: BankProfileDto[];

  /** How he deals with money: what he says and what he does. */
  attitude: AttitudeDto;

  /** What he may need next, the strongest first. */
  needs: NeedDto[];

  /** Segments that he is in, by name. */
  segments: CustomerSegmentDto[];
}

export class OverviewDecisionDto {
  /**
   * The decision's id.
   * @example "dec_06fwm2a1c5e7r8e8gx2m9k3v40"
   */
  id: string;

  /**
   * When it was asked for.
   * @example "2026-12-01T02:00:00.000Z"
   */
  receivedAt: string;

  /**
   * The situation; of a sensitive one its root only.
   * @example "retail.electronics.phone"
   */
  scenario: string | null;

  /**
   * Why it was asked.
   * @example "payment"
   */
  purpose: string;

  /**
   * `offered`, or the reason of no offer.
   * @example "offered"
   */
  outcome: string;

  /**
   * How many offers were made.
   * @example 3
   */
  @ApiProperty({ type: 'integer' })
  offers: number;
}

export class OwedDto {
  /** Principal that is paid out and not repaid, due or not. */
  outstanding: MoneyDto;

  /** Everything that is past its due date and unpaid. */
  overdue: MoneyDto;

  /** What stands to his credit. */
  creditBalance: MoneyDto;
}

export class OverviewNextDueDto {
  /**
   * Its day.
   * @example "2027-01-01"
   */
  date: string;

  /** How much. */
  amount: MoneyDto;
}

export class OverviewAgreementDto extends OwedDto {
  /**
   * The agreement's id.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Its status.
   * @example "active"
   */
  status: string;

  /**
   * Code of the product.
   * @example "retail-zero"
   */
  product: string;

  /**
   * The situation it was made in; of a sensitive one its root only.
   * @example "retail.electronics.phone"
   */
  scenario: string | null;

  /** What was agreed. */
  amount: MoneyDto;

  /** What falls due next. */
  nextDue: OverviewNextDueDto | null;

  /**
   * How late the oldest unpaid instalment is.
   * @example 0
   */
  @ApiProperty({ type: 'integer' })
  daysPastDue: number;

  /**
   * Business day that the sums are of; `GET /staff/v1/agreements/{id}` reckons them anew.
   * @example "2026-12-20"
   */
  asOf: string;
}

export class OverviewCheckDto {
  /**
   * The check's id.
   * @example "chk_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * What was checked.
   * @example "sanctions"
   */
  kind: string;

  /**
   * Whether the source has answered.
   * @example "answered"
   */
  status: string;

  /**
   * What it said: `pass`, `refer` or `fail`.
   * @example "pass"
   */
  result: string | null;

  /**
   * When it was asked.
   * @example "2026-12-01T02:00:00.000Z"
   */
  askedAt: string;

  /**
   * Until when its answer is used again.
   * @example "2027-03-01T02:00:00.000Z"
   */
  validUntil: string | null;
}

export class ScreeningDto {
  /** What his purchases are conspicuous by, with the events that show it. */
  findings: TagDto[];

  /** What was asked of the bank's sources, newest first, at most 20. */
  checks: OverviewCheckDto[];
}

export class CustomerOverviewDto {
  /**
   * Whose it is.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string;

  /**
   * Of whom he is a customer.
   * @example "prt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  partner: string;

  /**
   * The same by name.
   * @example "lumen-phones"
   */
  partnerSlug: string;

  /**
   * Person or organisation.
   * @example "person"
   */
  kind: 'person' | 'organisation';

  /**
   * `active`, or `erased` when the personal data is gone; facts about money stay.
   * @example "active"
   */
  status: 'active' | 'erased';

  /**
   * How well the bank knows who it is.
   * @example "phone"
   */
  verification: 'none' | 'phone' | 'document' | 'bank';

  /**
   * Since when he is known.
   * @example "2026-12-01T02:00:00.000Z"
   */
  registeredAt: string;

  /** How he came, first and last; of a sensitive scene nothing is told. */
  acquisition: AcquisitionHistoryDto;

  /** What he has allowed, newest first, past ones too, at most 100. */
  consents: StoredConsentDto[];

  /** What is said of him now, with its evidence; nothing of sensitive scenes, and nothing of security. */
  tags: TagDto[];

  /** Who he is, from what he did and said; null where he does not allow it, but for a risk officer who says why. */
  profile: OverviewProfileDto | null;

  /** The newest ten. */
  decisions: OverviewDecisionDto[];

  /** What he owes over all his agreements with this partner, by currency. */
  owed: OwedDto[];

  /** The newest twenty. */
  agreements: OverviewAgreementDto[];

  /** For the risk role. */
  screening: ScreeningDto | null;

  /**
   * Who he is over all partners, for identity officers and auditors; null also when nothing is known that names him.
   */
  party: WholePartyWithMergesDto | null;

  /** Who he lives with today, for the same roles: which persons, and nothing of what is known of them. */
  household: HouseholdDto | null;

  /** What keeps him from being erased by the word of the bank, for the same roles; null for others. */
  legalHolds: LegalHoldDto[] | null;

  /** The newest twenty entries; the rest is at `GET /staff/v1/customers/{id}/timeline`. */
  timeline: TimelinePageDto;

  /**
   * Parts that you do not see: for your roles, or because he does not allow it.
   * @example ["screening"]
   */
  @ApiProperty({ enum: ['party', 'screening', 'profile'], isArray: true, example: ['screening'] })
  withheld: WithheldPart[];
}
