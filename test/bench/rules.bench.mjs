/**
 * 500 rules for one decision: this engine beside json-rules-engine and zen-engine, on the same rules and facts. Every
 * engine has to find the same matches, or the run fails. Figures are CPU time (user + system) of this process.
 * Build first: npm run build && node test/bench/rules.bench.mjs
 */
import { LocalDate } from '@js-joda/core';
import { ZenEngine } from '@gorules/zen-engine';
import jsonRules from 'json-rules-engine';
import {
  RuleIndex,
  T,
  compileRule,
  createFacts,
  defineCatalogue,
} from '../../dist/src/engines/rules/index.js';
import { attributes, makeInputs, makeRules } from './rules-workload.mjs';

const RULES = 500;
const BUDGET_US = 20;
const catalogue = defineCatalogue(attributes);
const today = LocalDate.of(2026, 3, 15);
const rules = makeRules(RULES);
const inputs = makeInputs(200);

function ours({ withIndex }) {
  const compiled = rules.map((rule, id) => Object.assign(compileRule(rule, catalogue), { id }));
  const index = new RuleIndex(compiled, (rule) => [withIndex ? rule.scope : 'any']);
  return (input) => {
    const facts = createFacts(catalogue, input, today);
    const matches = [];
    let masks = 0;
    for (const rule of index.candidates(input.scenario)) {
      const { truth, failed, unknown } = rule.evaluate(facts);
      masks ^= failed ^ unknown;
      if (truth === T) matches.push(rule.id);
    }
    return masks === -1 ? [] : matches;
  };
}

function jsonRulesEngine() {
  const engine = new jsonRules.Engine([], { allowUndefinedFacts: true });
  engine.addOperator('under', (path, node) => path === node || path.startsWith(`${node}.`));
  engine.addOperator('between', (value, [low, high]) => value >= low && value <= high);
  engine.addOperator('hasNone', (tags, unwanted) => !unwanted.some((tag) => tags.includes(tag)));
  const names = { gte: 'greaterThanInclusive', lte: 'lessThanInclusive', eq: 'equal', ne: 'notEqual' };
  const condition = (node) =>
    node.f
      ? { fact: node.f, operator: names[node.op] ?? node.op, value: node.v }
      : { any: node.any.map(condition) };
  rules.forEach((rule, id) => {
    engine.addRule({
      conditions: { all: rule.when.all.map(condition) },
      event: { type: 'match', params: { id } },
    });
  });
  return async (input) => (await engine.run(input)).events.map((event) => event.params.id);
}

function zen() {
  const text = JSON.stringify;
  const operators = { gte: '>=', lte: '<=', eq: '==', ne: '!=' };
  const expression = ({ f, op, v, any }) => {
    if (any) return `(${any.map(expression).join(' or ')})`;
    if (op === 'between') return `${f} in [${v[0]}..${v[1]}]`;
    if (op === 'in') return `${f} in ${text(v)}`;
    if (op === 'hasNone') return `none(${text(v)}, # in tags)`;
    if (op === 'under') return `(${f} == ${text(v)} or startsWith(${f}, ${text(`${v}.`)}))`;
    return `${f} ${operators[op]} ${text(v)}`;
  };
  const table = {
    hitPolicy: 'collect',
    inputs: [{ id: 'when', name: 'when' }],
    outputs: [{ id: 'id', name: 'id', field: 'id' }],
    rules: rules.map((rule, id) => ({
      _id: `${id}`,
      when: rule.when.all.map(expression).join(' and '),
      id: `${id}`,
    })),
  };
  const nodes = [
    { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
    { id: 'table', name: 'table', type: 'decisionTableNode', position: { x: 0, y: 0 }, content: table },
    { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } },
  ];
  const edges = [
    { id: 'e1', type: 'edge', sourceId: 'in', targetId: 'table' },
    { id: 'e2', type: 'edge', sourceId: 'table', targetId: 'out' },
  ];
  const decision = new ZenEngine().createDecision({ nodes, edges });
  return async (input) => (await decision.evaluate(input)).result.map((row) => row.id);
}

async function measure(name, decide, decisions, expected) {
  for (let i = 0; i < inputs.length; i++) {
    const matches = [...(await decide(inputs[i]))].sort((a, b) => a - b);
    if (JSON.stringify(matches) !== JSON.stringify(expected[i])) {
      throw new Error(`${name} disagrees on input ${i}: ${matches} instead of ${expected[i]}`);
    }
  }
  const isAsync = decide(inputs[0]) instanceof Promise;
  const run = async (count) => {
    if (isAsync) for (let i = 0; i < count; i++) await decide(inputs[i % inputs.length]);
    else for (let i = 0; i < count; i++) decide(inputs[i % inputs.length]);
  };
  await run(Math.ceil(decisions / 4));
  const before = process.cpuUsage();
  await run(decisions);
  const { user, system } = process.cpuUsage(before);
  const perDecisionUs = (user + system) / decisions;
  console.log(`${name.padEnd(42)} ${perDecisionUs.toFixed(1).padStart(10)} µs per decision`);
  return perDecisionUs;
}

const scan = ours({ withIndex: false });
const expected = inputs.map((input) => scan(input));
const matched = expected.reduce((sum, ids) => sum + ids.length, 0) / inputs.length;
console.log(
  `${RULES} rules, ${inputs.length} inputs, ${matched.toFixed(1)} matches per decision, equal for all engines`,
);
const indexedUs = await measure(
  'embank, indexed, facts and masks included',
  ours({ withIndex: true }),
  40_000,
  expected,
);
await measure('embank, every rule', scan, 10_000, expected);
const facts = (input) => (createFacts(catalogue, input, today), expected[inputs.indexOf(input)]);
await measure('  of which facts', facts, 40_000, expected);
await measure('zen-engine, one decision table', zen(), 400, expected);
await measure('json-rules-engine', jsonRulesEngine(), 100, expected);
if (indexedUs > BUDGET_US) {
  console.log(`over the budget of ${BUDGET_US} µs`);
  process.exitCode = 1;
}
