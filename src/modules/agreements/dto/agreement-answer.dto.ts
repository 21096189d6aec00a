import type { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import type { AgreementStatus } from '../agreements.states.js';
import type {
  AgreementProductDto,
  AgreementAprDto,
  AgreementLossDto,
  NextDueDto,
  AgreementDelinquencyDto,
  DrawdownDto,
  ContractReferenceDto,
} from './agreement-parts.dto.js';

export class AgreementDto {
  /**
   * The agreement's id.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
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
   * @example "app_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  application: string;

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

  /** What the bank has written off; null while it has not. */
  loss: AgreementLossDto | null;

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
