export { type DaySet, hasDay, NO_DAYS, withDay } from './day-set.js';
export { EventsModule } from './events.module.js';
export { EVENT_TYPES, type EventType } from './event-types.js';
export { IntakeService } from './intake.service.js';
export { EventReader } from './event-reader.js';
export type { Outcome, ReadEvent, ReportedEvent } from './reported-event.js';
export { type ChangedSummary, SummaryChanges, tellSummaryChange } from './summary-changes.repository.js';
export {
  SUMMARY_COLUMNS,
  SUMMARY_COLUMNS_WHOLE,
  type SummaryArrays,
  type SummaryColumns,
  summaryAt,
  summaryOf,
} from './summary-row.js';
