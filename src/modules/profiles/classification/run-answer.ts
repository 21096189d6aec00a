import { formatId } from '../../../kernel/ids.js';
import { allowedActions } from '../../../kernel/state-machine.js';
import { runStates } from './classification.states.js';
import { toOfferChangeDto } from '../segments/offer-change-answer.js';
import type { RehearsedOffersDto } from '../segments/dto/offer-change.dto.js';
import type { FitDto, RunEdgesDto } from './dto/run-figures.dto.js';
import type { ClassificationRunDto } from './dto/run.dto.js';
import { MOVED, rehearsalOf } from './movements.js';
import { thresholdsOf } from './rules.js';
import type { RehearsedOffers, Run, RunFigures } from './runs.repository.js';

/** What people do; the rest happens by itself. */
const BY_PEOPLE: readonly string[] = ['cancel', 'publish', 'rollBack'];

export function toRunDto(run: Run): ClassificationRunDto {
  const { frozen, figures, movements } = run;
  const isRehearsed = movements !== null;
  return {
    id: formatId('classificationRun', run.id),
    number: run.number,
    kind: run.kind,
    scope: run.scope,
    currency: run.currency,
    status: run.status,
    ...(run.statusReason !== null && { statusReason: run.statusReason }),
    allowedActions: allowedActions(runStates, run.status).filter((action) => BY_PEOPLE.includes(action)),
    asOf: run.asOf.toISOString(),
    note: run.note,
    thresholds: { ...thresholdsOf(run.rules), tierShareBps: [...thresholdsOf(run.rules).tierShareBps] },
    progress: { customers: run.customers, scored: run.scored },
    ...(frozen && { edges: edgesOf(frozen) }),
    ...(figures && { abc: figures.abc }),
    ...(figures?.clv && { lifetimeValue: fitOf(figures.clv) }),
    ...(figures?.clusters && {
      clusters: figures.clusters.map((cluster) => ({ ...cluster, center: [...cluster.center] })),
    }),
    ...(isRehearsed && {
      rehearsal: MOVED.map((dimension) => {
        const { cells, stability } = rehearsalOf(movements[dimension]);
        return { dimension, stability, moves: [...cells] };
      }),
    }),
    ...(figures?.moved && {
      movedCustomers: figures.moved.customers,
      movedExposure: Object.entries(figures.moved.open).map(([currency, amount]) => ({ amount, currency })),
    }),
    ...(figures?.offers && { offers: offersOf(figures.offers, figures.buyers) }),
    requestedAt: run.requestedAt.toISOString(),
    ...(run.finishedAt && { finishedAt: run.finishedAt.toISOString() }),
    ...(run.publishedAt && { publishedAt: run.publishedAt.toISOString() }),
  };
}

function edgesOf({ rfm, typicalIntervalDays, unitsPerAmount }: NonNullable<Run['frozen']>): RunEdgesDto {
  return {
    recencyDays: [...rfm.recencyDays],
    frequency: [...rfm.frequency],
    monetaryMinor: rfm.monetary.map((amount) => Math.round(amount * unitsPerAmount)),
    typicalIntervalDays,
  };
}

/** @param buyers of whom a part was looked at */
function offersOf({ lookedAt, products }: RehearsedOffers, buyers: number): RehearsedOffersDto {
  return {
    lookedAt,
    of: buyers,
    products: products.map((change) => toOfferChangeDto(change, lookedAt, buyers)),
  };
}

function fitOf(clv: NonNullable<RunFigures['clv']>): FitDto {
  const { status, refusal, reason, isOfEarlierRun, customers, bgNbd, gammaGamma, spendCorrelation } = clv;
  return { status, refusal, reason, isOfEarlierRun, customers, bgNbd, gammaGamma, spendCorrelation };
}
