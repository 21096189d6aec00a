import { Injectable } from '@nestjs/common';
import { formatId, type IdKind, type Uuid } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { KeysetList } from '../../platform/http/lists.js';
import type { TimelineEntryDto } from './dto/timeline.dto.js';
import { shownScene } from './sensitive-scenes.js';
import { isKept } from './shown-to.js';
import { type TimelinePlace, TimelineRepository, type TimelineRow } from './timeline.repository.js';

/** Whose timeline it is; `partyId` is the root of his party. */
export interface TimelineSubject {
  readonly customerId: Uuid;
  readonly partyId: Uuid | null;
}

@Injectable()
export class TimelineService {
  constructor(private readonly timeline: TimelineRepository) {}

  /** As one list, wherever it is shown, so that a cursor of one is good for the other. */
  list(
    tx: ReadTx,
    actor: StaffActor,
    { customerId, partyId }: TimelineSubject,
  ): KeysetList<TimelineRow, TimelinePlace> {
    const of = {
      customerId,
      partyId: isKept('party', actor) ? null : partyId,
      withScreening: !isKept('screening', actor),
    };
    return {
      name: 'customer-timeline',
      filters: { customer: customerId },
      load: (after, limit) => this.timeline.page(tx, of, after, limit),
      keyOf: ({ atMs, key }) => [atMs, key],
    };
  }
}

/** Kinds of the ids of entries and of what they are about. */
const ABOUT: Readonly<Partial<Record<TimelineRow['kind'], IdKind>>> = {
  servicingEvent: 'agreement',
  partyMerge: 'party',
  householdMember: 'household',
};

const COUNTED_BY_DAY = new Set<TimelineRow['kind']>(['servicingEvent', 'householdMember']);

export function toEntryDto(row: TimelineRow): TimelineEntryDto {
  const { kind, id, aboutId, scenario, amountMinor, currency, happenedAt } = row;
  const about = ABOUT[kind];
  return {
    at: new Date(row.atMs).toISOString(),
    kind,
    id: id === null ? null : idOf(kind, id),
    act: row.act,
    subject: row.subject,
    value: row.value,
    about: aboutId !== null && about ? formatId(about, aboutId) : null,
    scenario: scenario === null ? null : shownScene(scenario),
    amount: amountMinor === null || currency === null ? null : { amount: amountMinor, currency },
    happenedAt: happenedAt && happenedAt.toISOString().slice(0, COUNTED_BY_DAY.has(kind) ? 10 : undefined),
  };
}

/** A tag and a segment have names, no ids of their own; of a tag's history nobody asks by id. */
function idOf(kind: TimelineRow['kind'], id: Uuid): string | null {
  return kind === 'tag' || kind === 'segment' ? null : formatId(kind, id);
}
