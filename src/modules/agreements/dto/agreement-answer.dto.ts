import { type MoneyDto } from '../../../platform/http/validation/money.dto.js';
import type { AgreementStatus, DrawdownStatus } from '../agreements.states.js';
import type { ServicingEventType } from '../servicing-events.js';

export class AgreementProductDto {
  /**
   * Product code.
   * @example "retail-zero"
   */
  code: string;

  /**
   * Version whose terms are in the contract.
   * @example 1
   */
  version: number;

  /**
   * The term option.
   * @example "12m"
   */
  option: string;
}

export class AgreementAprDto {
  /**
   * Yearly all-in cost; once something is paid out, by the real days of the payouts.
   * @example "0.074400"
   */
  value: string;

  /**
   * How it is computed.
   * @example "cn-irr-compound"
   */
  method: string;
}

export class NextDueDto {
  /**
   * The next due date.
   * @example "2027-01-01"
   */
  date: string;

  /** What is due then and not paid yet. */
  amount: MoneyDto;
}

export class AgreementDelinquencyDto {
  /**
   * Days since the oldest unpaid instalment was due, without days of pause.
   * @example 0
   */
  daysPastDue: number;

  /**
   * Range of days, null when nothing is late.
   * @example null
   */
  bucket: string | null;

  /**
   * Last day of a pause that is in force; null when there is none.
   * @example null
   */
  pausedUntil: string | null;
}

export class DrawdownDto {
  /**
   * Its id.
   * @example "drw_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  id: string;

  /**
   * From 1, in the order planned.
   * @example 1
   */
  number: number;

  /**
   * Name of the stage or drawdown.
   * @example null
   */
  name: string | null;

  /**
   * Where it is in its life, see `GET /v1/state-machines/drawdown`.
   * @example "planned"
   */
  status: DrawdownStatus;

  /**
   * Why, as a code.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when, in business time.
   * @example "2026-12-01T04:00:00.000Z"
   */
  statusChangedAt: string;

  /**
   * The day that was planned for it.
   * @example "2026-12-01"
   */
  plannedOn: string;

  /**
   * Last day on which it can be captured.
   * @example "2027-03-01"
   */
  lapsesOn: string;

  /** What was agreed. */
  amount: MoneyDto;

  /** What is paid out of it. */
  paid: MoneyDto;

  /** What can still be captured. */
  remaining: MoneyDto;

  /**
   * `capture` and `void` while it is open.
   * @example ["capture", "void"]
   */
  allowedActions: string[];
}

export class ContractReferenceDto {
  /**
   * SHA-256 over the canonical JSON of the contract.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  hash: string;

  /**
   * How long the document must be open before the customer can sign.
   * @example 18
   */
  minimumReadingSeconds: number;

  /**
   * Last day on which it can be signed.
   * @example "2026-12-08"
   */
  signBy: string;

  /**
   * The business day of signing.
   * @example null
   */
  signedOn: string | null;

  /**
   * Last day on which the customer can withdraw; null where there is no such right or nothing is signed.
   * @example null
   */
  withdrawBy: string | null;
}

export class AgreementDto {
  /**
   * The agreement's id.
   * @example "agr_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Where it is in its life, see `GET /v1/state-machines/agreement`.
   * @example "awaitingSignature"
   */
  status: AgreementStatus;

  /**
   * Why, as a code.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when, in business time.
   * @example "2026-12-01T04:00:00.000Z"
   */
  statusChangedAt: string;

  /**
   * What can be done now.
   * @example ["oneTimeCode", "confirmationPage", "sign", "refuse"]
   */
  allowedActions: string[];

  /**
   * The application that it concludes.
   * @example "app_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  application: string;

  /**
   * The offer that it is from.
   * @example "off_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  offer: string;

  /**
   * The borrower.
   * @example "cus_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  customer: string;

  /**
   * Your order that it pays.
   * @example "order-88131"
   */
  orderId: string | null;

  /**
   * The situation.
   * @example "retail.electronics.phone"
   */
  scenario: string;

  /** What was sold. */
  product: AgreementProductDto;

  /** What may be paid out in all. */
  amount: MoneyDto;

  /** What the customer pays himself, outside the agreement. */
  downPayment: MoneyDto;

  /**
   * Nominal rate of a year.
   * @example "0.0720"
   */
  rateAnnual: string;

  /** What it costs all in, a year. */
  apr: AgreementAprDto | null;

  /** Interest and fees if everything comes as planned. */
  totalCost: MoneyDto;

  /**
   * Who is paid.
   * @example "merchant"
   */
  payee: string;

  /** Principal that is paid out and not repaid. */
  outstanding: MoneyDto;

  /** What is past its due date and unpaid. */
  overdue: MoneyDto;

  /** What the bank holds for the customer. */
  creditBalance: MoneyDto;

  /** The next instalment; null when none is to come. */
  nextDue: NextDueDto | null;

  /** How late it is. */
  delinquency: AgreementDelinquencyDto;

  /** The planned payouts and what became of them. */
  drawdowns: DrawdownDto[];

  /** The document that was or is to be signed. */
  contract: ContractReferenceDto;

  /**
   * The business day that amounts are of.
   * @example "2026-12-01"
   */
  asOf: string;

  /**
   * Rises with every change; the sequence of its notifications.
   * @example 1
   */
  version: number;
}

export class AgreementPageDto {
  /** Agreements, newest first. */
  data: AgreementDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /**
   * Where the next page begins.
   * @example "q83vEjRWeJASNFZ4kBI0VlsiMDE5MzRlMmEiXQ"
   */
  nextCursor?: string;
}

export class AgreementInstalmentDto {
  /**
   * From 1, in the order of due dates.
   * @example 1
   */
  number: number;

  /**
   * Due date.
   * @example "2027-01-01"
   */
  dueDate: string;

  /**
   * Principal, minor units.
   * @example 39992
   */
  principal: number;

  /**
   * Interest, minor units.
   * @example 0
   */
  interest: number;

  /**
   * Fees, minor units.
   * @example 0
   */
  fee: number;

  /**
   * Late charges, minor units.
   * @example 0
   */
  penalty: number;

  /**
   * All of it, minor units.
   * @example 39992
   */
  total: number;

  /**
   * What is settled of it, minor units.
   * @example 0
   */
  paid: number;

  /**
   * `planned`, `due`, `overdue` or `paid`.
   * @example "planned"
   */
  status: 'planned' | 'due' | 'overdue' | 'paid';
}

export class ScheduleDto {
  /**
   * The agreement's id.
   * @example "agr_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  agreement: string;

  /**
   * ISO 4217, of every amount here.
   * @example "CNY"
   */
  currency: string;

  /**
   * The business day that it is of.
   * @example "2026-12-01"
   */
  asOf: string;

  /** What is owed: instalments of what is paid out. Empty before the first payout. */
  instalments: AgreementInstalmentDto[];

  /** What it becomes if every open payout comes as planned; the same as `instalments` when none is open. */
  projected: AgreementInstalmentDto[];

  /** Yearly all-in cost of the projection, by the real days of what is paid out. */
  apr: AgreementAprDto | null;
}

export class AgreementEventDto {
  /**
   * Its id.
   * @example "sev_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  id: string;

  /**
   * From 1, without gaps.
   * @example 1
   */
  number: number;

  /**
   * What happened.
   * @example "drawdown"
   */
  type: ServicingEventType;

  /**
   * Value date.
   * @example "2026-12-01"
   */
  occurredOn: string;

  /**
   * Business date on which it was booked.
   * @example "2026-12-01"
   */
  recordedOn: string;

  /** How much. */
  amount: MoneyDto;

  /**
   * The event that it takes back or ends.
   * @example null
   */
  reverses: string | null;

  /**
   * The rest, by type.
   * @example {"drawdown": 1}
   */
  details: Record<string, unknown>;
}

export class AgreementEventListDto {
  /** The history, oldest first. */
  data: AgreementEventDto[];
}

export class SandboxOneTimeCodeDto {
  /**
   * The one-time code, which in the sandbox nobody is sent.
   * @example "482913"
   */
  code: string;
}

export class CodeSentDto {
  /**
   * For how long it can be used.
   * @example 600
   */
  expiresInSeconds: number;

  /** Sandbox only. */
  sandbox?: SandboxOneTimeCodeDto;
}

export class PageOpenedDto extends CodeSentDto {
  /**
   * The page of the bank to send the customer's browser to; for one use.
   * @example "https://bank.example/bank/confirm/AZOK"
   */
  url: string;
}

export class ContractDto {
  /**
   * The agreement's id.
   * @example "agr_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  agreement: string;

  /**
   * SHA-256 over the canonical JSON of `contract`: members sorted by name, no white space.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  hash: string;

  /**
   * The language in which it was signed.
   * @example null
   */
  signedLocale: string | null;

  /**
   * Everything that was agreed; it never changes.
   * @example {"v": 1}
   */
  contract: Record<string, unknown>;
}

export class SigningEvidenceDto {
  /**
   * `code` in the partner's app, or the bank's own `page`.
   * @example "code"
   */
  channel: string;

  /**
   * Hash of what was shown.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  documentHash: string;

  /**
   * Language.
   * @example "zh"
   */
  locale: string;

  /**
   * When it appeared.
   * @example "2026-12-01T03:58:00.000Z"
   */
  shownAt: string;

  /**
   * For how long it was open.
   * @example 45
   */
  readSeconds: number;

  /**
   * When it was signed, in business time.
   * @example "2026-12-01T04:00:00.000Z"
   */
  signedAt: string;
}

export class StaffAgreementDto extends AgreementDto {
  /**
   * Whose it is.
   * @example "prt_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  partner: string;
}

export class StaffAgreementPageDto {
  /** Agreements, newest first. */
  data: StaffAgreementDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /**
   * Where the next page begins.
   * @example "q83vEjRWeJASNFZ4kBI0VlsiMDE5MzRlMmEiXQ"
   */
  nextCursor?: string;
}

export class StaffAgreementFileDto {
  /** As it stands today. */
  agreement: StaffAgreementDto;

  /** How the customer bound himself. */
  signing: SigningEvidenceDto | null;

  /** Instalments and projection. */
  schedule: ScheduleDto;

  /** The whole history. */
  events: AgreementEventDto[];
}
