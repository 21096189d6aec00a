import type { MoneyDto } from '../../../platform/http/validation/money.dto.js';

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
   * @example "gcl_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * The guarantee that is called.
   * @example "gua_06fwm2a1c5e7r8e8gx2m9k3v4n"
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
   * @example "gam_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * The guarantee.
   * @example "gua_06fwm2a1c5e7r8e8gx2m9k3v4n"
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
   * @example "rep_06fwm2a1c5e7r8e8gx2m9k3v4n"
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

  /**
   * `reversed` when it was taken back.
   * @example "booked"
   */
  status: 'booked' | 'reversed';

  /**
   * Why it was taken back; null while it stands.
   * @example null
   */
  statusReason: string | null;
}
