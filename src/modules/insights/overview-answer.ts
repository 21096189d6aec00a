import { formatId, instantOf } from '../../kernel/ids.js';
import {
  type Acquisition,
  type AcquisitionHistory,
  type AcquisitionHistoryDto,
  SCREENING_TAG,
  type TagRow,
  toAcquisitionsDto,
} from '../customers/index.js';
import { type CustomerSegmentDto, type TagDto, toTagDto } from '../profiles/index.js';
import type { OverviewAgreementDto, OverviewDecisionDto, OwedDto, ScreeningDto } from './dto/overview.dto.js';
import type { OverviewAgreement, OverviewRow } from './overview.repository.js';
import { isNormal, shownScene } from './sensitive-scenes.js';

/** Of a sensitive scene he has come from nothing is told; only such an acquisition ever ends. */
export function toAcquisition(history: AcquisitionHistory | null): AcquisitionHistoryDto {
  const normal = (one: Acquisition | undefined): Acquisition | undefined =>
    one && one.expiresAt === undefined && isNormal(one.scenario) ? one : undefined;
  const [first, last] = [normal(history?.first), normal(history?.last)];
  return toAcquisitionsDto({ v: 1, ...(first && { first }), ...(last && { last }) });
}

/** What holds, but for what screening found and what sensitive scenes left. */
export function toTags(rows: readonly TagRow[]): TagDto[] {
  return rows
    .filter(({ name, scenario }) => !name.startsWith(SCREENING_TAG) && isNormal(scenario))
    .map((row) => toTagDto(row, row.name));
}

export function toScreening(rows: readonly TagRow[], checks: OverviewRow['checks']): ScreeningDto {
  return {
    findings: rows
      .filter(({ name }) => name.startsWith(SCREENING_TAG))
      .map((row) => toTagDto(row, row.name.slice(SCREENING_TAG.length))),
    checks: checks.map(({ id, kind, status, result, askedAt, validUntil }) => ({
      id: formatId('check', id),
      kind,
      status,
      result,
      askedAt: isoOf(askedAt),
      validUntil: validUntil === null ? null : isoOf(validUntil),
    })),
  };
}

export function toSegment({
  segment,
  number,
  enteredAt,
}: OverviewRow['segments'][number]): CustomerSegmentDto {
  return { segment, version: number, enteredAt: isoOf(enteredAt) };
}

export function toDecision({
  id,
  scenario,
  purpose,
  outcome,
  offers,
}: OverviewRow['decisions'][number]): OverviewDecisionDto {
  return {
    id: formatId('decision', id),
    receivedAt: new Date(instantOf(id)).toISOString(),
    scenario: shownScene(scenario),
    purpose,
    outcome,
    offers,
  };
}

export function toOwed({
  currency,
  outstandingMinor,
  overdueMinor,
  creditMinor,
}: OverviewRow['owed'][number]): OwedDto {
  return {
    outstanding: { amount: outstandingMinor, currency },
    overdue: { amount: overdueMinor, currency },
    creditBalance: { amount: creditMinor, currency },
  };
}

export function toAgreement(agreement: OverviewAgreement): OverviewAgreementDto {
  const { id, status, product, scenario, currency, nextDueOn, nextDueMinor, daysPastDue, asOf } = agreement;
  return {
    id: formatId('agreement', id),
    status,
    product,
    scenario: shownScene(scenario),
    amount: { amount: agreement.amountMinor, currency },
    ...toOwed(agreement),
    nextDue:
      nextDueOn === null || nextDueMinor === null
        ? null
        : { date: nextDueOn, amount: { amount: nextDueMinor, currency } },
    daysPastDue,
    asOf,
  };
}

/** PostgreSQL writes instants in JSON with as many digits as it has. */
function isoOf(instant: string): string {
  return new Date(instant).toISOString();
}
