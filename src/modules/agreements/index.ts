export type {
  AgreementRow,
  AgreementSummary,
  DrawdownRow,
  LockedAgreement,
  SigningEvidence,
} from './agreement.rows.js';
export { allowedActionsOf, isPartnerAction } from './allowed-actions.js';
export {
  type AgreementStatus,
  agreementStates,
  type DrawdownStatus,
  drawdownStates,
  type PartnerAction,
} from './agreements.states.js';
export { AgreementsModule } from './agreements.module.js';
export { AgreementsRepository, type Owner } from './agreements.repository.js';
export {
  type BookTotals,
  effective,
  isLost,
  NO_TOTALS,
  stillLostMinor,
  type Total,
  TOTALS,
} from './book-totals.js';
export { type BookFollower, type Booking, type BookingRun, type Telling } from './booking-run.js';
export { Books, type Closed, discountReturnedBy, type Recorded } from './books.service.js';
export { percent } from './document/contract-document.js';
export { contractPages } from './document/page.js';
export { commissionOwed } from './commission.js';
export { contractOf, plannedInstalments } from './contract-of.js';
export type * from './contract.types.js';
export { ContractsRepository } from './contracts.repository.js';
export { contractHash } from './document/canonical-json.js';
export { DrawdownsRepository } from './drawdowns.repository.js';
export { HistoryRepository } from './history.repository.js';
export { type InstalmentRow, InstalmentsRepository } from './instalments.repository.js';
export { type Loan, loanOf, type ReplayableEvent } from './loan-of.js';
export { type CatchUp, OpenAgreement } from './open-agreement.service.js';
export { PayoutsService } from './payouts.service.js';
export type { AgreementDto } from './dto/agreement-answer.dto.js';
export type { ScheduleDto } from './dto/agreement-history.dto.js';
export {
  type AgreementState,
  drawableMinor,
  nextActionOn,
  REMIND_DAYS_BEFORE,
  settlementOn,
  stateOf,
  toleranceMinor,
} from './replaying.js';
export { isFromSales } from './sales-loan.js';
export { Notifier } from './signing/notifier.js';
export { OneTimeCodes, type SentCode } from './signing/one-time-codes.service.js';
export {
  EVENT_TYPES,
  type EventDetails,
  type NewServicingEvent,
  PARTNER_PAUSE_REASONS,
  type ServicingEventType,
  type StoredServicingEvent,
} from './servicing-events.js';
