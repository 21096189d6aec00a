import { minorToNumber } from '../../kernel/money.js';
import { dateInZone } from '../../kernel/calendar-date.js';
import type { Database } from '../../platform/database/database.js';
import { enrolmentFor, partnersPart, type PartnerCall } from '../partners/index.js';
import { productsToken, type PublishedProduct } from '../products/index.js';
import { businessTime } from '../partners/index.js';
import { pathIsUnder, scenariosToken } from '../scenarios/index.js';
import { priceFor } from './decide.js';
import type { FromDto, FromOptionDto, FromQueryDto } from './dto/from.dto.js';
import { offerProblems } from './offers.errors.js';
import { type Situation, situationOf } from './situation.js';

/** "From 399.92 a month": what the scenario's credit products would cost somebody of whom nothing is known. */
export async function priceFrom(
  { key, actor, snapshot }: PartnerCall,
  query: FromQueryDto,
  database: Database,
): Promise<FromDto> {
  const book = snapshot.get(scenariosToken);
  const scenario = book.scenarios.get(query.scenario);
  if (!scenario) throw offerProblems.unknown_scenario();
  const enrolment = enrolmentFor(query.scenario, key.partner.enrolments[actor.environment]);
  if (!enrolment) throw offerProblems.scenario_not_enrolled();
  const { paused } = snapshot.get(partnersPart);
  const businessMs = await database.read(actor, (tx) => businessTime(tx, actor));
  const situation = situationOf({
    asked: {
      purpose: 'financing',
      initiative: 'customer',
      currency: query.currency,
      amountMinor: query.amount,
      availableMinor: undefined,
      stages: [],
      context: {},
      orderId: undefined,
      channel: 'web',
      locale: 'en',
    },
    recognition: { path: query.scenario, confidence: 1, runnerUp: undefined, evidence: [] },
    scenario,
    enrolment,
    pack: book.packs.get(enrolment.jurisdiction),
    parties: { borrower: undefined, guarantor: undefined, beneficiary: undefined, hasGuarantorSigned: false },
    businessMs,
    businessDate: dateInZone(businessMs, scenario.definition.timeZone),
    pausedProducts: paused.product,
    isScenarioPaused: [...paused.scenario].some((path) => pathIsUnder(query.scenario, path)),
  });
  const options = situation.isScenarioPaused
    ? []
    : optionsOf(situation, snapshot.get(productsToken).candidates(query.scenario));
  options.sort(
    (a, b) => a.instalment.amount - b.instalment.amount || a.totalCost.amount - b.totalCost.amount,
  );
  return { from: options[0] ?? null, options };
}

function optionsOf(situation: Situation, candidates: readonly PublishedProduct[]): FromOptionDto[] {
  const { kinds, creditAllowed } = situation.scenario.definition.policy;
  const shown = candidates.filter(
    ({ definition: { isCredit, kind, slug } }) =>
      isCredit &&
      creditAllowed &&
      kinds.includes(kind) &&
      kind !== 'guarantee' &&
      !situation.pausedProducts.has(slug),
  );
  return shown.flatMap((product) => {
    const { variants = [] } = priceFor(product, situation);
    return variants.map((variant) => ({
      product: variant.product,
      option: variant.option,
      instalment: { amount: minorToNumber(variant.largestInstalmentMinor), currency: variant.currency },
      instalments: variant.instalments.length,
      totalCost: { amount: minorToNumber(variant.totalCostMinor), currency: variant.currency },
    }));
  });
}
