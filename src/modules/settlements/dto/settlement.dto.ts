export class SettlementReserveDto {
  /**
   * Held back from this settlement, minor units.
   * @example 15000
   */
  held: number;

  /**
   * Given back in this settlement, of what earlier ones held back.
   * @example 0
   */
  released: number;

  /**
   * The business day after which what was held back is given back; null when nothing was.
   * @example "2027-02-19"
   */
  releaseOn: string | null;

  /**
   * The settlement that gave it back.
   * @example null
   */
  releasedBy: string | null;
}

export class SettlementDto {
  /**
   * The settlement's id.
   * @example "stl_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * The partner who is paid.
   * @example "prt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  partner: string;

  /**
   * The business day that is settled.
   * @example "2026-11-21"
   */
  businessDate: string;

  /**
   * 1, and further numbers for what came late or was too much for one.
   * @example 1
   */
  part: number;

  /**
   * `paid`, or `carriedForward` when nothing was left to pay: the next settlement goes on from there. See
   * `GET /v1/state-machines/settlement`.
   * @example "paid"
   */
  status: 'paid' | 'carriedForward';

  /**
   * The day on which it is paid; null when it is carried forward.
   * @example "2026-11-22"
   */
  paidOn: string | null;

  /**
   * What stands on the transfer.
   * @example "EMBANK 06FWM2A1C5T7R0E8GX2M9K3V4N"
   */
  reference: string;

  /**
   * ISO 4217; all amounts are in its minor units, from your side: what you are paid is positive.
   * @example "CNY"
   */
  currency: string;

  /**
   * Paid out to customers’ purchases with you.
   * @example 300000
   */
  gross: number;

  /**
   * Your discount for instalments without interest; given back in part when a purchase is refunded.
   * @example -9000
   */
  discount: number;

  /**
   * Your commissions on what was lent; given back in part when a purchase is refunded.
   * @example 0
   */
  commission: number;

  /**
   * Returned to your customers.
   * @example 0
   */
  refund: number;

  /**
   * Anything else.
   * @example 0
   */
  other: number;

  /** What is held back for refunds and disputes. */
  reserve: SettlementReserveDto;

  /**
   * What the settlement before could not pay.
   * @example 0
   */
  carriedIn: number;

  /**
   * The sum of all the above, less the reserve that is held and with the one that is released.
   * @example 291000
   */
  net: number;

  /**
   * What is paid: `net` when it is positive.
   * @example 291000
   */
  paid: number;

  /**
   * What the next settlement goes on from: `net` when it is negative.
   * @example 0
   */
  carriedOut: number;

  /**
   * How many lines it has.
   * @example 2
   */
  lines: number;

  /**
   * When it was made.
   * @example "2026-11-22T16:00:07.000Z"
   */
  createdAt: string;
}

export class SettlementPageDto {
  /** Newest first. */
  data: SettlementDto[];

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
