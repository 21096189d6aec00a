import { DomainError } from '../../kernel/domain-error.js';
import { type Attribute, type Catalogue, type ClauseClass } from './catalogue.js';
import { checkRule } from './check.js';
import { type CheckOptions } from './check-options.js';
import { type Facts } from './facts.js';
import { topClauses, type Rule } from './grammar.js';
import { type Test } from './leaf.js';
import { Planner, byCost, codeOf, minimum, type Plan } from './plan.js';
import { ROOT_PATH, isUnder } from './scenario-path.js';
import { F, T, U, type Truth } from './truth.js';

/** What a bit of the masks stands for. */
export interface Clause {
  readonly bit: number;
  readonly pointer: string;
  readonly id?: string;
  /** The author's reason code, else the attribute and operator. */
  readonly code: string;
  /** The strictest class of everything that the clause reads. */
  readonly class: ClauseClass;
}

export interface Outcome {
  readonly truth: Truth;
  /** Bit i is set when top-level clause i is false. */
  readonly failed: number;
  /** Bit i is set when top-level clause i is unknown. */
  readonly unknown: number;
}

export class CompiledRule {
  /** The scenario node below which alone the rule can be true; `any` when it says nothing about scenarios. */
  readonly scope: string;
  readonly clauses: readonly Clause[];
  readonly reads: readonly Attribute[];
  private readonly tests: readonly Test[];
  private readonly cheapestFirst: readonly Test[];
  private readonly tagAttributes: readonly Attribute[];

  constructor(
    readonly rule: Rule,
    readonly catalogue: Catalogue,
    readonly plans: readonly Plan[],
  ) {
    this.scope = scopeOf(rule, catalogue);
    this.clauses = plans.map(toClause);
    this.reads = [...new Set(plans.flatMap((plan) => plan.reads))];
    this.tests = plans.map((plan) => plan.test);
    this.cheapestFirst = byCost(plans);
    this.tagAttributes = this.reads.filter((attribute) => attribute.type === 'tags');
  }

  /**
   * The verdict with every top-level clause's part in it.
   * @throws Error when the rule reads tags that were not loaded: `hasNone: [blocked]` would pass otherwise
   */
  evaluate(facts: Facts): Outcome {
    this.assertTagsLoaded(facts);
    const { tests } = this;
    let failed = 0;
    let unknown = 0;
    for (let i = 0; i < tests.length; i++) {
      const truth = (tests[i] as Test)(facts);
      if (truth === F) failed |= 1 << i;
      else if (truth === U) unknown |= 1 << i;
    }
    return { truth: failed !== 0 ? F : unknown !== 0 ? U : T, failed, unknown };
  }

  /** The verdict alone, for membership: stops at the first clause that is false. Throws as `evaluate` does. */
  test(facts: Facts): Truth {
    this.assertTagsLoaded(facts);
    return minimum(this.cheapestFirst, facts);
  }

  private assertTagsLoaded(facts: Facts): void {
    for (const { name, slot } of this.tagAttributes) {
      if (facts.tagSets[slot] === undefined)
        throw new Error(`the rule reads "${name}", which was not loaded`);
    }
  }
}

/**
 * Checks a rule and compiles it to closures: once per rule version, never per request.
 * @param json the rule as stored or received
 * @throws DomainError `rule_invalid` with a FieldError for each fault
 */
export function compileRule(json: unknown, catalogue: Catalogue, options: CheckOptions = {}): CompiledRule {
  const { rule, errors } = checkRule(json, catalogue, options);
  if (!rule) {
    throw new DomainError('rule_invalid', 'unprocessable', 'The rule is not valid.', { errors });
  }
  const planner = new Planner(catalogue, options.segments ?? new Map<string, Rule>());
  const plans = topClauses(rule).map((node, i) =>
    planner.plan(node, { pointer: 'all' in rule.when ? `/when/all/${i}` : '/when' }),
  );
  return new CompiledRule(rule, catalogue, plans);
}

function scopeOf(rule: Rule, catalogue: Catalogue): string {
  let scope = ROOT_PATH;
  for (const node of topClauses(rule)) {
    if (!('f' in node) || node.f !== catalogue.scenarioField || node.op !== 'under') continue;
    const path = node.v as string;
    if (isUnder(path, scope)) scope = path;
  }
  return scope;
}

function toClause(plan: Plan, bit: number): Clause {
  return {
    bit,
    pointer: plan.pointer,
    ...(plan.id !== undefined && { id: plan.id }),
    code: codeOf(plan),
    class: plan.class,
  };
}
