import { strictest, type Attribute, type Catalogue, type ClauseClass } from './catalogue.js';
import { type Facts } from './facts.js';
import { isFieldValue, type Leaf, type Node, type Rule } from './grammar.js';
import { compileLeaf, costOf, type Test } from './leaf.js';
import { F, T, negate, type Truth } from './truth.js';

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

interface Place {
  readonly pointer: string;
  readonly segment?: string;
}

/** Turns checked nodes into plans. */
export class Planner {
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

/** The tests, cheapest first. */
export function byCost(plans: readonly Plan[]): readonly Test[] {
  return plans.toSorted((a, b) => a.cost - b.cost).map((plan) => plan.test);
}

/** Kleene's "and": stops at the first F. */
export function minimum(tests: readonly Test[], facts: Facts): Truth {
  let least: Truth = T;
  for (let i = 0; i < tests.length; i++) {
    const truth = (tests[i] as Test)(facts);
    if (truth === F) return F;
    if (truth < least) least = truth;
  }
  return least;
}

/** Kleene's "or": stops at the first T. */
function maximum(tests: readonly Test[], facts: Facts): Truth {
  let greatest: Truth = F;
  for (let i = 0; i < tests.length; i++) {
    const truth = (tests[i] as Test)(facts);
    if (truth === T) return T;
    if (truth > greatest) greatest = truth;
  }
  return greatest;
}

/** The author's code, else one made of the first comparison, so that no reason is ever without a code. */
export function codeOf(plan: Plan): string {
  if (plan.code !== undefined) return plan.code;
  if (plan.leaf) return snakeCase(`${plan.leaf.f}_${plan.leaf.op}`);
  const [first] = plan.children;
  return first ? codeOf(first) : plan.kind;
}

function snakeCase(name: string): string {
  return name.replaceAll('.', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
