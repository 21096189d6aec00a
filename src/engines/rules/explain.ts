import { type ClauseClass } from './catalogue.js';
import { type CompiledRule } from './compile.js';
import { readFact, type Facts, type KnownValue } from './facts.js';
import { type Leaf, type Operator, type Value } from './grammar.js';
import { codeOf, type Plan } from './plan.js';
import { F, T } from './truth.js';

interface Located {
  /** Index of the top-level clause: its bit in the masks. */
  readonly clause: number;
  readonly pointer: string;
  /** The segment whose document `pointer` points into; absent: the rule itself. */
  readonly segment?: string;
  readonly id?: string;
  readonly code: string;
  /**
   * Who may see this. An "one of" is as closed as the most closed attribute in it, whether or not that one failed, so
   * that its class tells nothing; it is shown whole or not at all.
   */
  readonly class: ClauseClass;
  /** `missing`: the answer is not known. */
  readonly verdict: 'failed' | 'missing';
}

/** One comparison that keeps the rule from being true. */
export interface ComparisonReason extends Located {
  readonly kind: 'comparison';
  readonly field: string;
  readonly op: Operator;
  readonly wanted: Value;
  /** Absent when it is not known. */
  readonly actual?: KnownValue;
  /** Absent unless `wanted` refers to another attribute that is known. */
  readonly actualOther?: KnownValue;
  /** The comparison stands under a `not` and holds, or might: it would have to be false. */
  readonly negated: boolean;
  readonly missing: readonly string[];
}

/** Any one of the alternatives would do; within an alternative all its reasons count. */
export interface OneOfReason extends Located {
  readonly kind: 'oneOf';
  readonly alternatives: readonly (readonly Reason[])[];
}

export type Reason = ComparisonReason | OneOfReason;

/** Why a rule is not true, in the author's order. Empty exactly when it is true. */
export function explain(rule: CompiledRule, facts: Facts): readonly Reason[] {
  rule.evaluate(facts);
  return rule.plans.flatMap((plan, clause) => explainPlan(plan, true, { facts, clause }));
}

/** A comparison by which a rule is true, as far as it is. */
export type MetComparison = Omit<ComparisonReason, 'verdict' | 'missing'>;

/** Why a rule is true, in the author's order: what holds of its top clauses that hold, whether or not all of them do. */
export function explainMet(rule: CompiledRule, facts: Facts): readonly MetComparison[] {
  rule.evaluate(facts);
  return rule.plans.flatMap((plan, clause) => metIn(plan, true, { facts, clause }));
}

/** The comparisons that make a node true (`wanted`) or, under a `not`, false. */
function metIn(plan: Plan, wanted: boolean, outer: Context): readonly MetComparison[] {
  if (plan.test(outer.facts) !== (wanted ? T : F)) return [];
  const context = plan.code === undefined ? outer : { ...outer, code: plan.code };
  if (plan.leaf) {
    const { verdict: _, missing: __, ...met } = comparison(plan, plan.leaf, wanted, context);
    return [met];
  }
  const isWanted = plan.kind === 'not' ? !wanted : wanted;
  return plan.children.flatMap((child) => metIn(child, isWanted, context));
}

interface Context {
  readonly facts: Facts;
  readonly clause: number;
  /** Code of the nearest group that has one. */
  readonly code?: string;
}

/** What keeps a node from being true (`wanted`) or, under a `not`, from being false. */
function explainPlan(plan: Plan, wanted: boolean, outer: Context): readonly Reason[] {
  const truth = plan.test(outer.facts);
  if (truth === (wanted ? T : F)) return [];
  const context = plan.code === undefined ? outer : { ...outer, code: plan.code };
  if (plan.leaf) return [comparison(plan, plan.leaf, wanted, context)];
  if (plan.kind === 'not') return explainPlan(plan.children[0] as Plan, !wanted, context);
  const parts = plan.children.map((child) => explainPlan(child, wanted, context));
  if ((plan.kind === 'all') === wanted || plan.children.length === 1) return parts.flat();
  return [
    {
      kind: 'oneOf',
      ...located(plan, context),
      verdict: truth === (wanted ? F : T) ? 'failed' : 'missing',
      alternatives: parts,
    },
  ];
}

function comparison(plan: Plan, leaf: Leaf, wanted: boolean, context: Context): ComparisonReason {
  const [actual, actualOther] = plan.reads.map((attribute) => readFact(context.facts, attribute));
  const missing = plan.reads.filter((attribute) => readFact(context.facts, attribute) === undefined);
  return {
    kind: 'comparison',
    ...located(plan, context),
    verdict: missing.length > 0 ? 'missing' : 'failed',
    field: leaf.f,
    op: leaf.op,
    wanted: leaf.v,
    ...(actual !== undefined && { actual }),
    ...(actualOther !== undefined && { actualOther }),
    negated: !wanted,
    missing: missing.map((attribute) => attribute.name),
  };
}

function located(plan: Plan, context: Context): Omit<Located, 'verdict'> {
  return {
    clause: context.clause,
    pointer: plan.pointer,
    ...(plan.segment !== undefined && { segment: plan.segment }),
    ...(plan.id !== undefined && { id: plan.id }),
    code: plan.code ?? context.code ?? codeOf(plan),
    class: plan.class,
  };
}
