import { type CompiledRule } from './compile.js';
import { readFact, type Facts } from './facts.js';
import { type Node } from './grammar.js';
import { type Plan } from './plan.js';
import { F, T, negate, type Truth } from './truth.js';

/** What is left of a rule once the request is known: a verdict, or a rule about the customer. */
export type Residual = typeof F | typeof T | Node;

/**
 * Works out the clauses on `contextOnly` attributes (amount, channel, scenario) and leaves the rest, with segments
 * written out: the part of a rule that can be asked of a whole population. A context attribute that is not known stays.
 * @returns what has, for every customer in this context, the same verdict as the whole rule; it is free of the
 *   limits of a rule that somebody writes
 */
export function foldContext(rule: CompiledRule, facts: Facts): Residual {
  return foldAll(
    rule.plans.map((plan) => fold(plan, facts)),
    'all',
  );
}

function fold(plan: Plan, facts: Facts): Residual {
  if (plan.leaf) {
    const isKnown = plan.reads.every((each) => each.contextOnly && readFact(facts, each) !== undefined);
    return isKnown ? (plan.test(facts) as typeof F | typeof T) : plan.leaf;
  }
  const parts = plan.children.map((child) => fold(child, facts));
  if (plan.kind !== 'not') return foldAll(parts, plan.kind === 'any' ? 'any' : 'all');
  const [inner] = parts as [Residual];
  return typeof inner === 'number' ? (negate(inner) as typeof F | typeof T) : { not: inner };
}

/** An `all` ends at the first F and forgets every T; an `any` the other way round. */
function foldAll(parts: readonly Residual[], kind: 'all' | 'any'): Residual {
  const decisive: Truth = kind === 'all' ? F : T;
  if (parts.includes(decisive)) return decisive;
  const open = parts.filter((part) => typeof part !== 'number');
  const [first] = open;
  if (!first) return negate(decisive) as typeof F | typeof T;
  if (open.length === 1) return first;
  return kind === 'all' ? { all: open } : { any: open };
}
