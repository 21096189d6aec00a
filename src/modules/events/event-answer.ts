import type { KeyObject } from 'node:crypto';
import { formatId, instantOf } from '../../kernel/ids.js';
import { type KeyRing, open } from '../../platform/security/secret-box.js';
import type { EventBatchAnswerDto, EventDto, EventResultDto } from './dto/event-answer.dto.js';
import type { StoredEvent } from './events.repository.js';
import { placeOf } from './preparing.service.js';
import type { Outcome } from './reported-event.js';

export function toEventDto(keys: KeyRing, row: StoredEvent): EventDto {
  const { text, payload } = opened(keys, row);
  return {
    id: formatId('event', row.id),
    externalId: row.external_id,
    type: row.type,
    customer: formatId('customer', row.customer_id),
    scenario: { path: row.scenario, confidence: row.confidence, source: row.source },
    occurredAt: row.occurred_at.toISOString(),
    receivedAt: isoOf(instantOf(row.id)),
    ...(row.amount_minor !== null &&
      row.currency !== null && { amount: { amount: Number(row.amount_minor), currency: row.currency } }),
    ...(row.mcc !== null && { mcc: row.mcc }),
    ...(text !== undefined && { text }),
    ...(row.relates_to !== null && { relatesTo: row.relates_to }),
    ...(payload && { payload }),
  };
}

/** The text of an event, for those who may look at many. */
export function openedText(keys: KeyRing, row: SealedEvent): string | undefined {
  return opened(keys, row).text;
}

type SealedEvent = Pick<StoredEvent, 'id' | 'customer_id' | 'sealed' | 'wrapped_key'>;

/** What was sealed; nothing once the customer is erased and his key with him. */
function opened(keys: KeyRing, row: SealedEvent): Pick<EventDto, 'text' | 'payload'> {
  if (!row.sealed || !row.wrapped_key) return {};
  const key: KeyObject = keys.unwrap(row.customer_id, row.wrapped_key);
  return JSON.parse(open(key, placeOf(row.id), row.sealed).toString()) as Pick<EventDto, 'text' | 'payload'>;
}

export function toBatchAnswer(outcomes: readonly Outcome[]): EventBatchAnswerDto {
  const countOf = (wanted: Outcome['outcome']): number =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  return {
    recorded: countOf('recorded'),
    duplicates: countOf('duplicate'),
    refused: countOf('refused'),
    results: outcomes.map(toResult),
  };
}

function toResult(outcome: Outcome, index: number): EventResultDto {
  return outcome.outcome === 'refused'
    ? { index, outcome: 'refused', error: outcome.refusal }
    : { index, outcome: outcome.outcome, id: formatId('event', outcome.id) };
}

function isoOf(instantMs: number): string {
  return new Date(instantMs).toISOString();
}
