export class SettlementLineDto {
  /**
   * Its place in the settlement.
   * @example 1
   */
  number: number;

  /**
   * Which figure of the settlement it belongs to.
   * @example "gross"
   */
  kind: 'gross' | 'discount' | 'commission' | 'refund' | 'other';

  /**
   * What happened.
   * @example "drawdown"
   */
  type: string;

  /**
   * The business date on which it counts.
   * @example "2026-11-21"
   */
  businessDate: string;

  /**
   * Minor units, positive when you are paid.
   * @example 300000
   */
  amount: number;

  /**
   * The agreement, or whatever else it is about.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  subject: string;

  /**
   * Your own id of the order; null where there is none.
   * @example "order-20417"
   */
  orderId: string | null;

  /**
   * The drawdown that was paid out; null for anything else.
   * @example "drw_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  drawdown: string | null;

  /**
   * The customer.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string | null;

  /**
   * The entry in the bank’s books.
   * @example "ent_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  entry: string;
}

export class SettlementLinePageDto {
  /** In their order. */
  data: SettlementLineDto[];

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

export class SettlementBalanceDto {
  /**
   * ISO 4217; all amounts are in its minor units.
   * @example "CNY"
   */
  currency: string;

  /**
   * What the last settlement could not pay, never positive.
   * @example 0
   */
  carried: number;

  /**
   * Booked and not yet settled.
   * @example 291000
   */
  unsettled: number;

  /**
   * Held back and not yet released.
   * @example 15000
   */
  reserve: number;
}

export class SettlementBalancesDto {
  /** One for each currency. */
  data: SettlementBalanceDto[];
}
