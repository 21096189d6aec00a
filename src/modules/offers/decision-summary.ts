import type { Decision } from './decide.js';

/** Reasons that say something of the scene, not of the request. */
const OF_THE_SCENE = new Set([
  'kind_not_allowed_in_scenario',
  'payee_not_allowed_in_scenario',
  'credit_not_allowed_in_scenario',
]);

/** For the statistics of unserved demand: `offered` when something that was asked for is, else the most telling reason. */
export function outcomeOf({ ranked, notOffered, situation }: Decision): string {
  const isAnswered = ranked.some(
    ({ candidate }) => candidate.isAskedFor || situation.asked.purpose === 'crossSell',
  );
  if (isAnswered) return 'offered';
  // Statistics are for more people than what security has found.
  const codes = notOffered.map(({ refusal }) =>
    refusal.class === 'security' ? 'not_available' : refusal.code,
  );
  return codes.find((code) => !OF_THE_SCENE.has(code)) ?? codes[0] ?? 'no_product_in_scope';
}

/** Per candidate: product, version, reason, and the clauses of its rule that were false or unknown, as bit masks. */
export function verdictText({ verdicts, notOffered }: Decision): string {
  const codes = new Map(
    notOffered
      .filter(({ option }) => option === undefined)
      .map(({ product, refusal }) => [product, refusal.code]),
  );
  return verdicts
    .map(
      ({ product, failed, unknown }) =>
        `${product.definition.slug}@${product.number}:${codes.get(product) ?? 'ok'}:${failed}:${unknown}`,
    )
    .join(',');
}
