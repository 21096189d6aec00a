import fc from 'fast-check';
import { meaning, type Verdict, type World } from '../../../test/support/rule-reference.js';
import {
  catalogue,
  factInputs,
  monotoneNodes,
  nodes,
  ruleOf,
  rules,
  today,
} from '../../../test/support/rule-arbitraries.js';
import {
  F,
  RuleIndex,
  T,
  U,
  compileRule,
  createFacts,
  defineCatalogue,
  explain,
  foldContext,
  smallestChange,
  type Node,
  type Reason,
  type Truth,
} from './index.js';

const types = Object.fromEntries(catalogue.attributes.map(({ name, type }) => [name, type]));
const enumValues = Object.fromEntries(catalogue.attributes.map(({ name, values = [] }) => [name, values]));
const worldOf = (input: Record<string, unknown>): World => ({ types, enumValues, input, today });
const truthOf = (verdict: Verdict): Truth => (verdict === undefined ? U : verdict ? T : F);
const factsOf = (input: Record<string, unknown>) => createFacts(catalogue, input, today);
const truth = (node: Node, input: Record<string, unknown>) =>
  compileRule(ruleOf(node), catalogue).evaluate(factsOf(input)).truth;
const check = <Args extends [unknown, ...unknown[]]>(property: fc.IProperty<Args>, numRuns = 2000) =>
  fc.assert(property, { numRuns });

describe('random rules on random facts', () => {
  it('mean what the reference says, clause by clause', () => {
    const seen = new Set<Truth>();
    check(
      fc.property(rules, factInputs, (rule, input) => {
        const compiled = compileRule(rule, catalogue);
        const facts = factsOf(input);
        const outcome = compiled.evaluate(facts);
        expect(outcome.truth).toBe(truthOf(meaning(rule.when, worldOf(input))));
        expect(compiled.test(facts)).toBe(outcome.truth);
        seen.add(outcome.truth);
        const clauses = 'all' in rule.when ? rule.when.all : [rule.when];
        clauses.forEach((clause, bit) => {
          const verdict = truthOf(meaning(clause, worldOf(input)));
          expect([(outcome.failed >> bit) & 1, (outcome.unknown >> bit) & 1]).toEqual([
            +(verdict === F),
            +(verdict === U),
          ]);
        });
      }),
      3000,
    );
    expect(seen.size).toBe(3);
  });

  it('obey the laws of Kleene', () => {
    check(
      fc.property(nodes, nodes, factInputs, (a, b, input) => {
        expect(truth({ not: { not: a } }, input)).toBe(truth(a, input));
        expect(truth({ not: { all: [a, b] } }, input)).toBe(truth({ any: [{ not: a }, { not: b }] }, input));
        expect(truth({ not: { any: [a, b] } }, input)).toBe(truth({ all: [{ not: a }, { not: b }] }, input));
        expect(truth({ all: [a, b] }, input)).toBe(truth({ all: [b, a] }, input));
        expect(truth({ any: [a, { any: [b] }] }, input)).toBe(truth({ any: [b, a] }, input));
        expect(truth({ any: [a, { all: [a, b] }] }, input)).toBe(truth(a, input));
      }),
      600,
    );
  });

  it('never become true because a value went missing', () => {
    const names = fc.constantFrom(
      'amount',
      'limit',
      'months',
      'score',
      'kind',
      'urgent',
      'since',
      'channel',
      'scenario',
    );
    check(
      fc.property(monotoneNodes, factInputs, names, (node, input, name) => {
        if (truth(node, input) !== T) expect(truth(node, { ...input, [name]: undefined })).not.toBe(T);
      }),
    );
  });

  it('are explained exactly when they are not true, and the reasons are sufficient', () => {
    check(
      fc.property(rules, factInputs, (rule, input) => {
        const compiled = compileRule(rule, catalogue);
        const facts = factsOf(input);
        const reasons = explain(compiled, facts);
        const { truth: verdict, failed, unknown } = compiled.evaluate(facts);
        expect(reasons.length === 0).toBe(verdict === T);
        const named = reasons.reduce((mask, { clause }) => mask | (1 << clause), 0);
        expect(named).toBe(failed | unknown);
        const forced = new Map(reasons.flatMap(wantedVerdicts));
        expect(meaning(rule.when, { ...worldOf(input), forced })).toBe(true);
      }),
    );
  });

  it('keep their verdict when the context is folded away', () => {
    const isContext = ({ name }: { name: string }) =>
      ['amount', 'limit', 'channel', 'scenario'].includes(name);
    const attributes = catalogue.attributes.map((each) => ({ ...each, contextOnly: isContext(each) }));
    const withContext = defineCatalogue(Object.fromEntries(attributes.map((each) => [each.name, each])));
    const seen = new Set<string>();
    check(
      fc.property(rules, factInputs, (rule, input) => {
        const context = Object.fromEntries(Object.entries(input).filter(([name]) => isContext({ name })));
        const compiled = compileRule(rule, withContext);
        const residual = foldContext(compiled, createFacts(withContext, { ...context, tags: [] }, today));
        const expected = compiled.evaluate(createFacts(withContext, input, today)).truth;
        expect(typeof residual === 'number' ? residual : truth(residual, input)).toBe(expected);
        seen.add(typeof residual);
      }),
    );
    expect(seen.size).toBe(2);
  });

  it('become true by the change that is proposed', () => {
    let proposals = 0;
    check(
      fc.property(rules, factInputs, (rule, input) => {
        const change = smallestChange(compileRule(rule, catalogue), factsOf(input));
        if (!change) return;
        proposals++;
        const value = change.example instanceof Set ? [...change.example] : change.example;
        expect(meaning(rule.when, worldOf({ ...input, [change.field]: value }))).toBe(true);
      }),
      2500,
    );
    expect(proposals).toBeGreaterThan(500);
  });
});

it('an index finds what a scan finds, in the same order', () => {
  const paths = [
    'any',
    'retail',
    'retail.sports',
    'retailer',
    'education',
    'education.higher',
    'education.higher.tuition',
  ];
  const scopes = fc.subarray(paths, { minLength: 1 });
  check(
    fc.property(
      fc.array(fc.record({ scopes })),
      fc.constantFrom(...paths, 'education.k12', 'x'),
      (items, path) => {
        const isIn = (scope: string) => scope === 'any' || `${path}.`.startsWith(`${scope}.`);
        const scanned = items.filter((item) => item.scopes.some(isIn));
        expect(new RuleIndex(items, (item) => item.scopes).candidates(path)).toEqual(scanned);
      },
    ),
    500,
  );
});

it('a rule is true only where the index would find it', () => {
  check(
    fc.property(rules, factInputs, (rule, input) => {
      const compiled = compileRule(rule, catalogue);
      if (compiled.evaluate(factsOf(input)).truth !== T || typeof input['scenario'] !== 'string') return;
      expect(new RuleIndex([compiled], (each) => [each.scope]).candidates(input['scenario'])).toEqual([
        compiled,
      ]);
    }),
  );
});

/** What the leaves would have to be; of an "one of", its first alternative. */
function wantedVerdicts(reason: Reason): [string, boolean][] {
  if (reason.kind === 'comparison') return [[reason.pointer, !reason.negated]];
  return (reason.alternatives[0] ?? []).flatMap(wantedVerdicts);
}
