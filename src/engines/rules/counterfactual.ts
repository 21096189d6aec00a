import { type Attribute, type ClauseClass } from './catalogue.js';
import { stepsFor, type Step } from './change-steps.js';
import { type CompiledRule } from './compile.js';
import { explain, type ComparisonReason, type Reason } from './explain.js';
import { type Facts } from './facts.js';
import { T } from './truth.js';

/** The one change of one attribute that makes the rule true. */
export interface Change extends Step {
  readonly field: string;
  /** Who may see it: the class of the clause, which also covers the attribute that a bound was computed from. */
  readonly class: ClauseClass;
  /** Reason code of the clause that the change would meet. */
  readonly code: string;
}

/**
 * The smallest change that turns the rule to true, when one attribute of one clause stands in its way ("an amount of at
 * least 300.00"). Each proposal is tried before it is given.
 * @returns undefined when the rule is true, when more than one thing is amiss, when alternatives concern different
 *   attributes (none is "the smallest"), or when the change would break another clause
 */
export function smallestChange(rule: CompiledRule, facts: Facts): Change | undefined {
  const [reason, second] = explain(rule, facts);
  if (!reason || second) return undefined;
  const changes = candidates(reason).flatMap((each) => changesFor(each, rule, facts));
  if (new Set(changes.map((change) => change?.field)).size !== 1) return undefined;
  const working = changes.filter((change) => change !== undefined && works(change, rule, facts));
  return nearest(working as Change[], rule, facts);
}

/** The single comparisons of which any one would do; undefined stands for an alternative that needs more than one. */
function candidates(reason: Reason): readonly (ComparisonReason | undefined)[] {
  if (reason.kind === 'comparison') return [reason];
  return reason.alternatives.flatMap((parts) => {
    const [only, another] = parts;
    return only && !another
      ? candidates(only).map((each) => each && { ...each, class: reason.class })
      : [undefined];
  });
}

function changesFor(
  reason: ComparisonReason | undefined,
  rule: CompiledRule,
  facts: Facts,
): readonly (Change | undefined)[] {
  const attribute = reason && rule.catalogue.byName.get(reason.field);
  if (!attribute || !reason) return [undefined];
  const { code, class: itsClass } = reason;
  return stepsFor(reason, attribute, facts).map((step) => ({
    field: attribute.name,
    code,
    class: itsClass,
    ...step,
  }));
}

function works(change: Change, rule: CompiledRule, facts: Facts): boolean {
  const attribute = rule.catalogue.byName.get(change.field) as Attribute;
  return rule.test(facts.with(attribute, change.example)) === T;
}

/** For numbers the one closest to what is; otherwise the author's first. */
function nearest(changes: readonly Change[], rule: CompiledRule, facts: Facts): Change | undefined {
  const [first] = changes;
  const attribute = first && rule.catalogue.byName.get(first.field);
  if (!attribute || attribute.bank !== 'numbers') return first;
  const actual = facts.numbers[attribute.slot] as number;
  const distance = ({ example }: Change): number => {
    const target = facts.with(attribute, example).numbers[attribute.slot] as number;
    return Number.isNaN(actual) || Number.isNaN(target) ? 0 : Math.abs(target - actual);
  };
  return changes.toSorted((a, b) => distance(a) - distance(b))[0];
}
