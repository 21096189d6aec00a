import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { IsPublicId } from '../../../../platform/http/validation/decorators.js';
import { MoneyDto } from '../../../../platform/http/validation/money.dto.js';
import { StaffListQueryDto, StaffQueryDto } from '../../../staff/index.js';
import type { PersonField, Contradiction } from '../person.rules.js';
import type { SuggestionStatus } from '../suggestions.repository.js';

export class PartyCustomerDto {
  /**
   * The customer, by the id that his partner knows.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string;

  /**
   * Slug of the partner whose customer this is.
   * @example "lumen-phones"
   */
  partner: string;

  /**
   * `active`, or `erased` when the personal data is gone.
   * @example "active"
   */
  status: 'active' | 'erased';

  /**
   * How well the bank knows who it is.
   * @example "phone"
   */
  verification: 'none' | 'phone' | 'document' | 'bank';

  /**
   * What names the party by itself: `nationalId`, `registrationNumber`, `cardHolder` (a card with its holder’s birth
   * date).
   * @example ["nationalId"]
   */
  claims: string[];

  /**
   * The party that his own claims lead to; it differs from the party’s id where two were merged.
   * @example "pty_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  ownParty: string;

  /**
   * Whether staff have set him apart, so that no claim links him.
   * @example false
   */
  isSetApart: boolean;
}

export class OtherValueDto {
  /**
   * What another customer of the party says instead; numbers by their last four characters.
   * @example "…0012"
   */
  value: string;

  /**
   * Who says so.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  from: string;
}

export class KnownFieldDto {
  /**
   * Which field.
   * @example "nationalId"
   */
  field: PersonField;

  /**
   * What the best verified customer says, among equals the newest; numbers by their last four characters.
   * @example "…0011"
   */
  value: string;

  /**
   * Who says so.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  from: string;

  /** What others say; empty when nobody differs. */
  others: OtherValueDto[];
}

export class PartyMergeDto {
  /**
   * The merge's id, by which it can be undone.
   * @example "pmg_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * The party whose id stayed.
   * @example "pty_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  kept: string;

  /**
   * The party that was joined to it.
   * @example "pty_01m8qw4tg0ejst5q3jf33ws9nv"
   */
  joined: string;

  /**
   * Why.
   * @example "Same person by phone call, reference 4711."
   */
  reason: string;

  /**
   * When it came into force.
   * @example "2026-12-01T02:00:00.000Z"
   */
  mergedAt: string;

  /**
   * When it was undone; null while it holds.
   * @example null
   */
  undoneAt: string | null;

  /**
   * Why it was undone.
   * @example null
   */
  undoReason: string | null;

  /** What undoing it did, and what it left as it was; null while it holds. */
  report: UndoReportDto | null;
}

export class MadeMeanwhileDto {
  /**
   * Which room.
   * @example "agreements"
   */
  room: string;

  /**
   * What was made while the two were one, oldest first, at most 100. It stays as it is.
   * @example ["agr_06fwm2a1c5e7r8e8gx2m9k3v4n"]
   */
  ids: string[];
}

export class UndoReportDto {
  /**
   * Customers of the party that is on its own again, also those who came after the merge.
   * @example ["cus_06fwm2a1c5e7r8e8gx2m9k3v4n"]
   */
  customersBack: string[];

  /** Decisions, agreements and the like of both, made between the merge and its undoing. */
  madeMeanwhile: MadeMeanwhileDto[];
}

export class WholePartyDto {
  /**
   * The party's id, for staff alone. Of a party that was joined to another you get the whole one.
   * @example "pty_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Person or organisation.
   * @example "person"
   */
  kind: 'person' | 'organisation';

  /**
   * Since when the bank knows it.
   * @example "2026-12-01T02:00:00.000Z"
   */
  createdAt: string;

  /** Every partner's customer who is this party, oldest first, at most 200. */
  customers: PartyCustomerDto[];

  /** Whom they are together; computed from what the customers say, whenever somebody asks. */
  person: KnownFieldDto[];

  /** What the party owes and has reserved over all partners, by currency. */
  exposure: MoneyDto[];
}

export class WholePartyWithMergesDto extends WholePartyDto {
  /** Merges that made it what it is, newest first, undone ones too. */
  merges: PartyMergeDto[];
}

export class MergePreviewQueryDto extends StaffQueryDto {
  /**
   * The other party.
   * @example "pty_01m8qw4tg0ejst5q3jf33ws9nv"
   */
  @IsPublicId('party')
  with: string;
}

export class MergePreviewDto {
  /** The older of the two, whose id stays. */
  kept: WholePartyDto;

  /** The other one. */
  joined: WholePartyDto;

  /**
   * Where they say what no one person can be. With another kind or number, or in two households at once, they cannot be
   * merged; another birth date may be a slip of the pen, and is yours to judge.
   * @example ["birthDate"]
   */
  contradictions: Contradiction[];

  /**
   * Whether a merge can be proposed.
   * @example true
   */
  mayMerge: boolean;

  /** Whom the two would be. */
  person: KnownFieldDto[];

  /** What would count against the limits of either from then on, by currency. */
  exposure: MoneyDto[];
}

export class MergeDto {
  /**
   * The other party.
   * @example "pty_01m8qw4tg0ejst5q3jf33ws9nv"
   */
  @IsPublicId('party')
  with: string;

  /**
   * Why they are one; the second person reads it.
   * @example "Same person by phone call, reference 4711."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class IdentityReasonDto {
  /**
   * Why; it is kept.
   * @example "Father and son share the phone."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class SuggestionQueryDto extends StaffListQueryDto {
  /**
   * Only suggestions in this state; those that wait when left out.
   * @example "open"
   */
  @IsOptional()
  @IsIn(['open', 'merged', 'dismissed', 'undone'])
  status?: SuggestionStatus;
}

export class SuggestionDto {
  /**
   * The suggestion's id.
   * @example "psg_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Two parties that may be one.
   * @example ["pty_06fwm2a1c5e7r8e8gx2m9k3v4n", "pty_01m8qw4tg0ejst5q3jf33ws9nv"]
   */
  parties: string[];

  /**
   * What customers of both have in common.
   * @example ["name", "phone"]
   */
  shared: string[];

  /**
   * How much that says, from 0 to 1: what is shared adds up as independent hints do.
   * @example 0.7
   */
  score: number;

  /**
   * `open` until somebody decides.
   * @example "open"
   */
  status: SuggestionStatus;

  /**
   * Why it was decided so.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when it is in this state.
   * @example "2026-12-01T02:00:00.000Z"
   */
  statusChangedAt: string;
}

export class SuggestionPageDto {
  /** Newest first. */
  data: SuggestionDto[];

  /**
   * Whether there are more.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` for the next page; absent on the last one.
   * @example "AcVG3f0mQ1q2nUe2m9k3v4"
   */
  nextCursor?: string;
}
