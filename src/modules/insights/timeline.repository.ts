import { Injectable } from '@nestjs/common';
import { firstIdAt, type Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { SCREENING_TAG } from '../customers/index.js';
import { SENSITIVE_SCENES } from './sensitive-scenes.js';

/** What an entry tells of; where it has an id, its kind. */
export type EntryKind =
  | 'event'
  | 'decision'
  | 'application'
  | 'agreement'
  | 'servicingEvent'
  | 'guarantee'
  | 'suretyship'
  | 'consent'
  | 'tag'
  | 'segment'
  | 'partyMerge'
  | 'householdMember'
  | 'erasure';

export interface TimelineRow {
  readonly atMs: number;
  /** Unique among the entries of one moment. */
  readonly key: string;
  readonly kind: EntryKind;
  readonly id: Uuid | null;
  readonly act: string;
  readonly subject: string | null;
  readonly value: string | null;
  readonly aboutId: Uuid | null;
  readonly scenario: string | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly happenedAt: Date | null;
}

export interface TimelineOf {
  readonly customerId: Uuid;
  /** Root of his party, for who may see what became of it; null leaves that out. */
  readonly partyId: Uuid | null;
  /** Whether what screening found is among his tags. */
  readonly withScreening: boolean;
}

/** Where the next page begins: time and key of the last entry that was shown. */
export type TimelinePlace = readonly [atMs: number, key: string];

const TIMELINE = `select at_ms::float8 as "atMs", key, kind, id, act, subject, value, about as "aboutId", scenario,
    amount::float8 as "amountMinor", currency, happened as "happenedAt"
  from customer_timeline($1, $2, $3, $4, $5, $6, $7, $8)`;

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** All that is known to have become of a customer, newest first. Nothing of sensitive scenes. */
@Injectable()
export class TimelineRepository {
  async page(
    tx: ReadTx,
    { customerId, partyId, withScreening }: TimelineOf,
    after: TimelinePlace | undefined,
    limit: number,
  ): Promise<TimelineRow[]> {
    return tx.query<TimelineRow>(TIMELINE, [
      customerId,
      after === undefined ? LAST_ID : firstIdAt(after[0] + 1),
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit,
      partyId,
      SENSITIVE_SCENES,
      withScreening ? null : SCREENING_TAG,
    ]);
  }
}
