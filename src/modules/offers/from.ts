import { minorToNumber } from '../../kernel/money.js';
import type { Database } from '../../platform/database/database.js';
import { businessTime, enrolmentFor, type PartnerCall } from '../partners/index.js';
import { productsToken, type PublishedProduct } from '../products/index.js';
import { scenariosToken } from '../scenarios/index.js';
import { priceFor } from './decide.js';
import type { FromDto, FromOptionDto, FromQueryDto } from './dto/from.dto.js';
import { judge } from './gates.js';
import { circumstancesOfNobody } from './nobody.js';
import { offerProblems } from './offers.errors.js';
import { type Situation, situationOf } from './situation.js';

/**
 * "From 399.92 a month": what the scene's credit would cost somebody who is known. The option that is named is the
 * cheapest one, in its smallest instalment: a low instalment must not hide a high cost.
 */
export async function priceFrom(
  call: PartnerCall,
  query: FromQueryDto,
  database: Database,
): Promise<FromDto> {
  const { key, actor, snapshot } = call;
  const scenario = snapshot.get(scenariosToken).scenarios.get(query.scenario);
  if (!scenario) throw offerProblems.unknown_scenario();
  const enrolments = key.partner.enrolments[actor.environment];
  if (!enrolmentFor(query.scenario, enrolments)) throw offerProblems.scenario_not_enrolled();
  const businessMs = await database.read(actor, (tx) => businessTime(tx, actor));
  const price = { currency: query.currency, amountMinor: query.amount };
  const situation = situationOf(circumstancesOfNobody(snapshot, scenario, enrolments, price, businessMs));
  const options = snapshot
    .get(productsToken)
    .candidates(query.scenario)
    .flatMap((product) => optionsOf(product, situation))
    .sort((a, b) => a.totalCost.amount - b.totalCost.amount || a.instalment.amount - b.instalment.amount);
  return { from: options[0] ?? null, options };
}

function optionsOf(product: PublishedProduct, situation: Situation): FromOptionDto[] {
  const { isCredit, kind } = product.definition;
  if (!isCredit || kind === 'guarantee') return [];
  const { refusal } = judge(product, situation);
  // Nobody is known here; everything else that stands against a product does so for a known customer too.
  if (refusal && refusal.code !== 'identity_unknown') return [];
  const { variants = [] } = priceFor(product, situation);
  return variants.map((variant) => ({
    product: variant.product,
    option: variant.option,
    instalment: { amount: minorToNumber(variant.largestInstalmentMinor), currency: variant.currency },
    instalments: variant.instalments.length,
    totalCost: { amount: minorToNumber(variant.totalCostMinor), currency: variant.currency },
  }));
}
