export {
  type Advance,
  allocate,
  type Allocation,
  type AllocationLine,
  type AllocationOrder,
  DEFAULT_ALLOCATION,
  type IncomingPayment,
} from './allocate.js';
export { expectedOn, NO_AMOUNTS, openOf, owedOf, sumAmounts, totalOf } from './amounts.js';
export {
  type Arrears,
  arrears,
  ARREARS_BUCKETS,
  type ArrearsBucket,
  type ArrearsTerms,
  bucketOf,
} from './arrears.js';
export { type LateFee, lateFees, type LateFeeTerms } from './late-fees.js';
export { interestEarned } from './interest-earned.js';
export {
  type MerchantDiscount,
  merchantDiscount,
  unearnedDiscount,
  type UnearnedDiscountTerms,
} from './merchant-discount.js';
export {
  type CollectedRow,
  type Collection,
  type RevenueShareState,
  revenueShareState,
  type RevenueShareTerms,
  shareOfSales,
} from './revenue-share.js';
export { overdueInterest } from './overdue-interest.js';
export { plannedFlows } from './planned-flows.js';
export { type RefundSplit, splitRefund, type RefundSplitTerms } from './refund-split.js';
export { MAX_EVENTS, replay } from './replay.js';
export { type Amounts, type Component, COMPONENTS, type PaidRow, type ScheduledRow } from './rows.types.js';
export {
  type ChargeEvent,
  type Contract,
  type CreditPayoutEvent,
  type DrawdownEvent,
  type LoanState,
  type PauseEvent,
  type PaymentEvent,
  type PrepaymentEvent,
  type ReductionEffect,
  type RefundEvent,
  type RescheduleEvent,
  type ReversalEvent,
  type ServicingEntry,
  type ServicingEvent,
  type SettlementEvent,
  type WaiverEvent,
} from './servicing.types.js';
export { type SettlementQuote, settlementQuote } from './settlement-quote.js';
