import { DomainError } from '../../kernel/domain-error.js';
import { strictest, type Attribute, type Catalogue, type ClauseClass } from './catalogue.js';
import { checkRule } from './check.js';
import { type CheckOptions } from './check-options.js';
import { type Facts } from './facts.js';
import { isFieldValue, topClauses, type Leaf, type Node, type Rule } from './grammar.js';
import { compileLeaf, costOf, type Test } from './leaf.js';
import { ROOT_PATH, isUnder } from './scenario-path.js';
import { F, T, U, negate, type Truth } from './truth.js';

/** A node ready to run: its test, and what an explanation says about it. */
export interface Plan {
  readonly kind: 'all' | 'any' | 'not' | 'leaf';
  readonly test: Test;
  readonly cost: number;
  readonly class: ClauseClass;
  /** Position in its own document: the rule, or the segment that `segment` names. */
  readonly pointer: string;
  readonly segment?: string;
  readonly id?: string;
  readonly code?: string;
  readonly children: readonly Plan[];
  readonly leaf?: Leaf;
  /** The leaf's attribute, then the one that its value refers to. */
  readonly reads: readonly Attribute[];
}

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
  const compiler = new Compiler(catalogue, options.segments ?? new Map<string, Rule>());
  const plans = topClauses(rule).map((node, i) =>
    compiler.plan(node, { pointer: 'all' in rule.when ? `/when/all/${i}` : '/when' }),
  );
  return new CompiledRule(rule, catalogue, plans);
}

interface Place {
  readonly pointer: string;
  readonly segment?: string;
}

class Compiler {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly segments: ReadonlyMap<string, Rule>,
  ) {}

  plan(node: Node, place: Place): Plan {
    const labels = { ...place, ...(node.id && { id: node.id }), ...(node.code && { code: node.code }) };
    if ('f' in node) return { ...labels, ...this.leaf(node) };
    if ('segment' in node) return { ...this.segment(node.segment), ...labels, pointer: place.pointer };
    const at = (step: string): Place => ({ ...place, pointer: `${place.pointer}/${step}` });
    if ('not' in node) {
      const child = this.plan(node.not, at('not'));
      return { ...group('not', [child]), ...labels, test: (x) => negate(child.test(x)) };
    }
    const kind = 'all' in node ? 'all' : 'any';
    const children = ('all' in node ? node.all : node.any).map((child, i) =>
      this.plan(child, at(`${kind}/${i}`)),
    );
    const tests = byCost(children);
    const test: Test = kind === 'all' ? (x) => minimum(tests, x) : (x) => maximum(tests, x);
    return { ...group(kind, children), ...labels, test };
  }

  /** A reference stands for the segment's own rule; it becomes an `all` of one, so that reasons name the segment. */
  private segment(slug: string): Omit<Plan, 'pointer'> {
    const rule = this.segments.get(slug) as Rule;
    const child = this.plan(rule.when, { pointer: '/when', segment: slug });
    return { ...group('all', [child]), test: child.test };
  }

  private leaf(leaf: Leaf): Omit<Plan, 'pointer'> {
    const names = isFieldValue(leaf.v) ? [leaf.f, leaf.v.field] : [leaf.f];
    const reads = names.map((name) => this.catalogue.byName.get(name) as Attribute);
    const attribute = reads[0] as Attribute;
    return {
      kind: 'leaf',
      leaf,
      reads,
      children: [],
      test: compileLeaf(leaf, attribute, this.catalogue),
      cost: costOf(leaf, attribute),
      class: strictest(reads.map((each) => each.class)),
    };
  }
}

function group(kind: 'all' | 'any' | 'not', children: readonly Plan[]): Omit<Plan, 'pointer' | 'test'> {
  return {
    kind,
    children,
    reads: children.flatMap((child) => child.reads),
    cost: children.reduce((sum, child) => sum + child.cost, 1),
    class: strictest(children.map((child) => child.class)),
  };
}

function byCost(plans: readonly Plan[]): readonly Test[] {
  return plans.toSorted((a, b) => a.cost - b.cost).map((plan) => plan.test);
}

function minimum(tests: readonly Test[], facts: Facts): Truth {
  let least: Truth = T;
  for (let i = 0; i < tests.length; i++) {
    const truth = (tests[i] as Test)(facts);
    if (truth === F) return F;
    if (truth < least) least = truth;
  }
  return least;
}

function maximum(tests: readonly Test[], facts: Facts): Truth {
  let greatest: Truth = F;
  for (let i = 0; i < tests.length; i++) {
    const truth = (tests[i] as Test)(facts);
    if (truth === T) return T;
    if (truth > greatest) greatest = truth;
  }
  return greatest;
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

/** The author's code, else one made of the first comparison, so that no reason is ever without a code. */
export function codeOf(plan: Plan): string {
  if (plan.code !== undefined) return plan.code;
  if (plan.leaf) return `${plan.leaf.f}_${plan.leaf.op}`;
  const [first] = plan.children;
  return first ? codeOf(first) : plan.kind;
}
