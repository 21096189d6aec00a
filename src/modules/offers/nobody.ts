import { dateInZone } from '../../kernel/calendar-date.js';
import { enrolmentFor, type Enrolment, partnersPart } from '../partners/index.js';
import type { Snapshot } from '../../platform/snapshot/snapshot.service.js';
import { pathIsUnder, type PublishedScenario, scenariosToken } from '../scenarios/index.js';
import type { Circumstances } from './situation.js';

export interface Price {
  readonly currency: string;
  readonly amountMinor: number;
}

/** A scene in which an amount is asked for by somebody of whom nothing is known. */
export function circumstancesOfNobody(
  snapshot: Snapshot,
  scenario: PublishedScenario,
  enrolments: ReadonlyMap<string, Enrolment>,
  { currency, amountMinor }: Price,
  businessMs: number,
): Circumstances {
  const { path, timeZone } = scenario.definition;
  const { paused } = snapshot.get(partnersPart);
  const enrolment = enrolmentFor(path, enrolments);
  return {
    asked: {
      purpose: 'financing',
      initiative: 'customer',
      currency,
      amountMinor,
      availableMinor: undefined,
      stages: [],
      context: {},
      orderId: undefined,
      lines: [],
      channel: 'web',
      locale: 'en',
    },
    recognition: { path, confidence: 1, runnerUp: undefined, evidence: [] },
    scenario,
    enrolment,
    pack: enrolment && snapshot.get(scenariosToken).packs.get(enrolment.jurisdiction),
    parties: { borrower: undefined, guarantor: undefined, beneficiary: undefined, hasGuarantorSigned: false },
    businessMs,
    businessDate: dateInZone(businessMs, timeZone),
    pausedProducts: paused.product,
    isScenarioPaused: [...paused.scenario].some((stopped) => pathIsUnder(path, stopped)),
  };
}
