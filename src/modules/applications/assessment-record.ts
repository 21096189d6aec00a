import type { KeyObject } from 'node:crypto';
import type { Uuid } from '../../kernel/ids.js';
import { open, seal } from '../../platform/security/secret-box.js';
import type { CreditFacts } from './application.rules.js';

/** Figures that a decision was made of. They are the customer's own, and go with his key. */
export interface AssessmentRecord {
  readonly v: 1;
  readonly credit?: CreditFacts;
}

export function recordOf(
  key: KeyObject | undefined,
  id: Uuid,
  { credit }: { readonly credit: CreditFacts | undefined },
): Buffer | undefined {
  if (!key) return undefined;
  const record: AssessmentRecord = { v: 1, ...(credit && { credit }) };
  return seal(key, placeOf(id), Buffer.from(JSON.stringify(record)));
}

export function openRecord(
  key: KeyObject | undefined,
  id: Uuid,
  sealed: Buffer | null,
): AssessmentRecord | undefined {
  if (!key || !sealed) return undefined;
  return JSON.parse(open(key, placeOf(id), sealed).toString()) as AssessmentRecord;
}

function placeOf(id: Uuid): string {
  return `application/assessment/${id}`;
}
