import { strictest, type Attribute, type ClauseClass } from './catalogue.js';
import { stepsFor, type Step } from './change-steps.js';
import { type CompiledRule } from './compile.js';
import { explain, type ComparisonReason, type Reason } from './explain.js';
import { type Facts } from './facts.js';

/** The one change of one attribute that makes the rule true. */
export interface Change extends Step {
  readonly field: string;
  /** Who may see it: as closed as every clause it would meet, and every attribute that a bound was computed from. */
  readonly class: ClauseClass;
  /** Reason code of the clause that the change would meet. */
  readonly code: string;
}

/**
 * The smallest change that turns the rule to true, when a single attribute stands in its way ("an amount of at least
 * 300.00"). Each proposal is tried before it is given.
 * @param upTo only clauses of this class and opener ones are looked at. A partner's hint has to be asked for with
 *   `offer`: if it were given only to customers whose credit clauses hold, its absence would tell him who they are
 * @returns undefined when the clauses hold, when more than one attribute is amiss, when alternatives concern different
 *   attributes of which none or several are actionable (none is "the smallest"), or when the change would break another clause
 */
export function smallestChange(
  rule: CompiledRule,
  facts: Facts,
  upTo: ClauseClass = 'security',
): Change | undefined {
  const visible = maskOf(rule, upTo);
  const reasons = explain(rule, facts).filter(({ clause }) => visible & (1 << clause));
  const single = reasons.flatMap((reason) => proposable(singleComparisons(reason), rule));
  const [first] = single;
  const attribute = first && rule.catalogue.byName.get(first.field);
  if (!attribute || single.some((each) => each?.field !== attribute.name)) return undefined;
  const itsClass = strictest(reasons.map((reason) => reason.class));
  const changes = (single as ComparisonReason[]).flatMap((reason) =>
    stepsFor(reason, attribute, facts).map((step): Change => ({
      ...step,
      field: attribute.name,
      code: reason.code,
      class: itsClass,
    })),
  );
  const working = changes.filter(({ example }) => {
    const { failed, unknown } = rule.evaluate(facts.with(attribute, example));
    return ((failed | unknown) & visible) === 0;
  });
  return nearest(working, attribute, facts);
}

function maskOf(rule: CompiledRule, upTo: ClauseClass): number {
  return rule.clauses.reduce(
    (mask, clause) => (strictest([clause.class, upTo]) === upTo ? mask | (1 << clause.bit) : mask),
    0,
  );
}

/** The comparisons of which any one would do; undefined stands for an alternative that needs more than one. */
function singleComparisons(reason: Reason): readonly (ComparisonReason | undefined)[] {
  if (reason.kind === 'comparison') return [reason];
  return reason.alternatives.flatMap((parts) => {
    const [only, another] = parts;
    return only && !another ? singleComparisons(only) : [undefined];
  });
}

/** Of alternatives about several attributes, those that somebody can act on, where there are such. */
function proposable(
  alternatives: readonly (ComparisonReason | undefined)[],
  { catalogue }: CompiledRule,
): readonly (ComparisonReason | undefined)[] {
  const actionable = alternatives.filter((each) => each && catalogue.byName.get(each.field)?.actionable);
  return actionable.length > 0 ? actionable : alternatives;
}

/** For numbers the one closest to what is; otherwise the author's first. */
function nearest(changes: readonly Change[], attribute: Attribute, facts: Facts): Change | undefined {
  if (attribute.bank !== 'numbers') return changes[0];
  const numberIn = (each: Facts): number => each.numbers[attribute.slot] as number;
  const distance = ({ example }: Change): number =>
    Math.abs(numberIn(facts.with(attribute, example)) - numberIn(facts)) || 0;
  return changes.toSorted((a, b) => distance(a) - distance(b))[0];
}
