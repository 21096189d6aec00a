import { refusal, type Refusal } from './events.errors.js';
import type { EventKey } from './events.repository.js';
import type { Outcome, ReadEvent, ReportedEvent } from './reported-event.js';

export function refused(why: Refusal): Outcome {
  return { outcome: 'refused', refusal: why };
}

/** A report of something that is known: the same again, or another event under the same id. */
export function repeated(
  { fingerprint }: ReportedEvent,
  first: Pick<EventKey, 'eventId' | 'fingerprint'>,
): Outcome {
  return first.fingerprint === fingerprint
    ? { outcome: 'duplicate', id: first.eventId }
    : refused(refusal('event_id_reused', '/externalId'));
}

/** What becomes of a report when somebody has taken keys before. */
export function asTaken(outcome: Outcome, report: ReadEvent, taken: ReadonlyMap<string, EventKey>): Outcome {
  if (!('event' in report)) return outcome;
  const stored = taken.get(report.event.digest);
  const isJudged = outcome.outcome !== 'refused' || outcome.refusal.code === 'event_id_reused';
  return stored && isJudged ? repeated(report.event, stored) : outcome;
}
