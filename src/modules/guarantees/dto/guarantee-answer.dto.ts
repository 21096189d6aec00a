import type { MoneyDto } from '../../../platform/http/validation/money.dto.js';

export class GuaranteeProductDto {
  /**
   * Product code.
   * @example "rent-deposit-guarantee"
   */
  code: string;

  /**
   * Version that was sold.
   * @example 1
   */
  version: number;
}

export class GuaranteeDto {
  /**
   * The guarantee's id.
   * @example "gua_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Where it is in its life, see `GET /v1/state-machines/guarantee`.
   * @example "issued"
   */
  status: 'awaitingIssue' | 'issued' | 'released' | 'expired' | 'cancelled';

  /**
   * Why it is there, when a reason belongs to it.
   * @example "given_back"
   */
  statusReason: string | null;

  /**
   * Since when, business time.
   * @example "2026-12-01T04:00:00.000Z"
   */
  statusChangedAt: string;

  /**
   * What can be asked for now.
   * @example ["claim", "amend", "release"]
   */
  allowedActions: string[];

  /**
   * The applicant.
   * @example "cus_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  customer: string;

  /**
   * What it was made of.
   * @example "app_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  application: string;

  /** What was sold. */
  product: GuaranteeProductDto;

  /** The promise as it was made or amended. */
  amount: MoneyDto;

  /** What the bank stands for now. */
  undertaken: MoneyDto;

  /** What can still be claimed. */
  claimable: MoneyDto;

  /** What is claimed and being examined. */
  claimed: MoneyDto;

  /** What the beneficiary was paid. */
  paid: MoneyDto;

  /** Commission in all. */
  fee: MoneyDto;

  /** Cash of the applicant that the bank holds; before issue, what he has to lodge. */
  margin: MoneyDto;

  /** What the applicant owes after paid claims. */
  owed: MoneyDto;

  /**
   * First day; null before it is issued.
   * @example "2026-12-01"
   */
  issuedOn: string | null;

  /**
   * Last day on which a claim can be made.
   * @example "2028-01-01"
   */
  expiresOn: string;

  /**
   * Documents that a claim must bring along.
   * @example ["writtenDemand", "handoverRecord"]
   */
  claimDocuments: string[];

  /**
   * SHA-256 of the text that the applicant signs or has signed.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  documentHash: string;
}

export class GuaranteePageDto {
  /** Newest first. */
  data: GuaranteeDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /** Cursor of the next page. */
  nextCursor?: string;
}

export class PaperDto {
  /**
   * Language of the text.
   * @example "en"
   */
  locale: 'en' | 'zh';

  /**
   * The text, lines parted by line feeds.
   * @example "Rent deposit guarantee gua_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  text: string;

  /**
   * SHA-256 of the text.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  hash: string;
}

export class SandboxCodeDto {
  /**
   * The code, which goes to the signer's phone alone outside the sandbox.
   * @example "481516"
   */
  code: string;
}

export class OneTimeCodeDto {
  /**
   * Until when it can be used.
   * @example "2026-12-01T04:10:00.000Z"
   */
  expiresAt: string;

  /** In the sandbox only. */
  sandbox?: SandboxCodeDto;
}

export class ClaimDocumentDto {
  /**
   * What it is.
   * @example "writtenDemand"
   */
  kind: string;

  /**
   * Where the partner keeps it.
   * @example "file-20931"
   */
  reference: string;
}

export class GuaranteeCallDto {
  /**
   * The claim's id.
   * @example "gcl_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  id: string;

  /**
   * The guarantee that is called.
   * @example "gua_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  guarantee: string;

  /**
   * Where it is, see `GET /v1/state-machines/guaranteeCall`.
   * @example "claimed"
   */
  status: 'claimed' | 'paid' | 'rejected' | 'withdrawn';

  /**
   * What the bank said.
   * @example "The record of the hand-over names another home."
   */
  statusReason: string | null;

  /**
   * Since when, business time.
   * @example "2027-06-01T04:00:00.000Z"
   */
  statusChangedAt: string;

  /**
   * What can be asked for now.
   * @example ["withdraw"]
   */
  allowedActions: string[];

  /**
   * The beneficiary's own number.
   * @example "claim-2027-1"
   */
  reference: string;

  /** What is claimed. */
  amount: MoneyDto;

  /** What was paid of it. */
  paid: MoneyDto;

  /** What of that came from the cash margin. */
  fromMargin: MoneyDto;

  /**
   * The day on which it was made.
   * @example "2027-06-01"
   */
  claimedOn: string;

  /**
   * The day by which the bank answers.
   * @example "2027-06-08"
   */
  examineBy: string;

  /** References of what was handed in. */
  documents: ClaimDocumentDto[];

  /**
   * What the beneficiary says.
   * @example "Two rents are unpaid."
   */
  statement: string | null;
}

export class GuaranteeCallListDto {
  /** Oldest first, at most a hundred. */
  data: GuaranteeCallDto[];
}

export class GuaranteeAmendmentDto {
  /**
   * The amendment's id.
   * @example "gam_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  id: string;

  /**
   * The guarantee.
   * @example "gua_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  guarantee: string;

  /**
   * Where it is, see `GET /v1/state-machines/guaranteeAmendment`.
   * @example "requested"
   */
  status: 'requested' | 'agreed' | 'refused';

  /**
   * What the bank said.
   * @example "The lease was not extended."
   */
  statusReason: string | null;

  /** The amount that is wanted. */
  amount: MoneyDto;

  /**
   * The last day that is wanted.
   * @example "2028-07-01"
   */
  expiresOn: string;

  /** What it costs in addition. */
  fee: MoneyDto;

  /** Cash to lodge in addition; negative when some comes back. */
  marginChange: MoneyDto;

  /**
   * When it was asked for.
   * @example "2027-06-01"
   */
  requestedOn: string;
}

export class PromiseRepaymentDto {
  /**
   * The repayment's id.
   * @example "rep_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Your number of it.
   * @example "payment-8841"
   */
  reference: string;

  /** What was paid. */
  amount: MoneyDto;

  /**
   * When it counts.
   * @example "2027-06-20"
   */
  occurredOn: string;

  /** What is still owed. */
  owed: MoneyDto;
}
