import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { IsPublicId } from '../../../platform/http/validation/decorators.js';
import { StaffListQueryDto } from '../../staff/index.js';
import type { ApplicationStatus } from '../application.states.js';
import type { CheckKind } from '../checks/check.js';
import { ApplicationDto } from './application-answer.dto.js';
import { STATUSES } from './application.dto.js';

export class StaffApplicationQueryDto extends StaffListQueryDto {
  /**
   * Only in this status.
   * @example "referred"
   */
  @IsOptional()
  @IsIn(STATUSES)
  status?: ApplicationStatus;

  /**
   * Only of this partner.
   * @example "prt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('partner')
  partner?: string;

  /**
   * Only of this customer.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('customer')
  customer?: string;

  /**
   * Only in this scenario.
   * @example "retail.electronics.phone"
   */
  @IsOptional()
  @Matches(/^[a-z][A-Za-z0-9]{0,39}(\.[a-z][A-Za-z0-9]{0,39}){0,7}$/)
  scenario?: string;
}

export class ReviewDto {
  /**
   * Why; stands in the audit log, and the second person reads it.
   * @example "Payslips of three months show a steady income."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class StaffReasonDto {
  /**
   * Reason code.
   * @example "debt_burden_exceeded"
   */
  code: string;

  /**
   * Who may see it: `request` and `offer` the partner, `credit` the customer and staff, `security` the risk role.
   * @example "credit"
   */
  class: 'request' | 'offer' | 'credit' | 'security';
}

export class StaffCheckDto {
  /**
   * The check's id.
   * @example "chk_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * What was checked.
   * @example "creditBureau"
   */
  kind: CheckKind;

  /**
   * `asked`, `answered`, `late` or `failed`.
   * @example "answered"
   */
  status: 'asked' | 'answered' | 'late' | 'failed';

  /**
   * What the source said; null when it said nothing.
   * @example "pass"
   */
  result: 'pass' | 'refer' | 'fail' | null;

  /**
   * 0–1000, higher is better; null where the source gives none.
   * @example 688
   */
  score: number | null;

  /**
   * Until when the answer holds, in business time; null when there is none.
   * @example "2026-12-31T02:00:00.000Z"
   */
  validUntil: string | null;

  /**
   * What the source charged, minor units of the application's currency; null when it charged nothing.
   * @example 200
   */
  cost: number | null;

  /**
   * The consent under which it was asked; null where none is needed.
   * @example "cns_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  consent: string | null;

  /**
   * The earlier check whose answer still held; null when it was asked anew.
   * @example null
   */
  reusedOf: string | null;

  /**
   * It was asked again later, and what was said then counts.
   * @example false
   */
  isSuperseded: boolean;

  /**
   * What else it said; null when it said nothing, or the customer is erased.
   * @example "sandbox pass"
   */
  says: string | null;
}

export class StaffLimitDto {
  /**
   * Code of the limit.
   * @example "borrower_limit"
   */
  code: string;

  /**
   * The ceiling, minor units.
   * @example 100000000
   */
  cap: number;

  /**
   * What was used of it without this application, minor units.
   * @example 0
   */
  used: number;
}

export class AssessmentDto {
  /**
   * Net monthly income, minor units; null when nobody knew it.
   * @example 1200000
   */
  incomeMonthly: number | null;

  /**
   * What debts cost each month, minor units.
   * @example 150000
   */
  debtServiceMonthly: number;

  /** The limits as they stood. */
  limits: StaffLimitDto[];
}

export class StaffApplicationDto extends ApplicationDto {
  /**
   * The partner.
   * @example "prt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  partner: string;

  /**
   * The decision that its offer stood in.
   * @example "dec_06fwm2a1c5e7r8e8gx2m9k3v40"
   */
  decision: string;

  /** Why the bank did not simply say yes. */
  reasons: StaffReasonDto[];

  /**
   * Who decided last: `rules`, `staff` or `customer`; null before the first decision.
   * @example "rules"
   */
  decidedBy: 'rules' | 'staff' | 'customer' | null;

  /**
   * Whether an approval needs a second person.
   * @example false
   */
  needsTwo: boolean;
}

export class StaffApplicationDetailDto extends StaffApplicationDto {
  /** What the sources said; empty without the risk role. */
  checks: StaffCheckDto[];

  /** The figures of the last decision; null before it, and when the customer is erased. */
  assessment: AssessmentDto | null;
}

export class StaffApplicationPageDto {
  /** Applications, newest first. */
  data: StaffApplicationDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /** Cursor of the next page. */
  nextCursor?: string;
}

export class ReviewedDto {
  /** The application after it. */
  application: StaffApplicationDto;

  /**
   * The approval in which a second person must agree; null when the decision is in force.
   * @example null
   */
  approval: string | null;
}
