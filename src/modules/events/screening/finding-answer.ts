import { rounded } from '../../../kernel/rounded.js';
import { formatId, instantOf } from '../../../kernel/ids.js';
import type {
  ComparedCountDto,
  ScreeningFindingDto,
  UnusualAmountDto,
} from '../dto/screening-finding.dto.js';
import type { StoredFinding } from './findings.repository.js';
import type { ComparedAmount, ComparedCount } from './found.js';

export function toFindingDto(row: StoredFinding): ScreeningFindingDto {
  const { unusualAmount, velocity, scenarioMismatch } = row.compared;
  return {
    foundAt: new Date(instantOf(row.id)).toISOString(),
    customer: formatId('customer', row.customerId),
    partner: formatId('partner', row.partnerId),
    finding: row.finding,
    scenario: row.scenario,
    event: formatId('event', row.eventId),
    comparedEvents: row.eventIds.map((id) => formatId('event', id)),
    termsVersion: row.termsNumber,
    unusualAmount: unusualAmount ? toAmount(unusualAmount) : null,
    velocity: velocity ? toCount(velocity) : null,
    scenarioMismatch: scenarioMismatch ?? null,
  };
}

function toAmount({ currency, amountMinor, medianMinor, ...rest }: ComparedAmount): UnusualAmountDto {
  return {
    amount: { amount: amountMinor, currency },
    median: { amount: medianMinor, currency },
    purchases: rest.purchases,
    purchasesMin: rest.purchasesMin,
    score: rounded(rest.score),
    scoreMin: rest.scoreMin,
    timesMedian: rounded(rest.timesMedian),
    timesMedianMin: rest.timesMedianMin,
  };
}

function toCount({ subject, windowSeconds, counts, max, count }: ComparedCount): ComparedCountDto {
  return { subject, windowSeconds, counts, max, count };
}
