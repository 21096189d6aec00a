/** Seeded rules and facts that every engine in the comparison can express: no negation, nothing missing, no dates. */

const SEED = 20_260_315;
const NUMBERS = 20;
const ENUMS = 14;
const ENUM_VALUES = ['a', 'b', 'c', 'd', 'e', 'f'];
const FLAGS = 5;
const TAGS = Array.from({ length: 100 }, (_, i) => `t${i}`);
const ROOTS = 15;
const TAGS_PER_CUSTOMER = 10;

export const attributes = {
  ...Object.fromEntries(range(NUMBERS).map((i) => [`n${i}`, attribute('money')])),
  ...Object.fromEntries(range(ENUMS).map((i) => [`e${i}`, { ...attribute('enum'), values: ENUM_VALUES }])),
  ...Object.fromEntries(range(FLAGS).map((i) => [`b${i}`, attribute('bool')])),
  scenario: attribute('path'),
  tags: attribute('tags'),
};

/** @returns rules of 4–8 comparisons; scope: 5 % everywhere, 15 % a root, 40 % the second level, 40 % the third */
export function makeRules(count) {
  const random = mulberry32(SEED);
  return range(count).map(() => {
    const scope = pathOfDepth(random, pick(random, [0.05, 0.2, 0.6, 1]));
    const leaves = range(3 + Math.floor(random() * 5)).map(() => makeLeaf(random));
    const nested = { any: [makeLeaf(random), makeLeaf(random)] };
    const all = random() < 0.3 ? [...leaves.slice(1), nested] : leaves;
    return { v: 1, when: { all: scope === '' ? all : [{ f: 'scenario', op: 'under', v: scope }, ...all] } };
  });
}

export function makeInputs(count) {
  const random = mulberry32(SEED + 1);
  return range(count).map(() => ({
    ...Object.fromEntries(range(NUMBERS).map((i) => [`n${i}`, Math.floor(random() * 1000)])),
    ...Object.fromEntries(range(ENUMS).map((i) => [`e${i}`, anyOf(random, ENUM_VALUES)])),
    ...Object.fromEntries(range(FLAGS).map((i) => [`b${i}`, random() < 0.7])),
    scenario: pathOfDepth(random, 3),
    tags: [...new Set(range(TAGS_PER_CUSTOMER).map(() => anyOf(random, TAGS)))],
  }));
}

function attribute(type) {
  return { type, class: 'offer', sensitivity: 'normal', description: '' };
}

function makeLeaf(random) {
  const kind = random();
  const n = `n${Math.floor(random() * NUMBERS)}`;
  const edge = Math.floor(random() * 400);
  if (kind < 0.25) return { f: n, op: 'gte', v: edge };
  if (kind < 0.4) return { f: n, op: 'lte', v: 1000 - edge };
  if (kind < 0.55) return { f: n, op: 'between', v: [edge, 600 + edge] };
  const e = `e${Math.floor(random() * ENUMS)}`;
  const values = ENUM_VALUES.filter(() => random() < 0.7);
  if (kind < 0.75) return { f: e, op: 'in', v: values.length > 0 ? values : ['a'] };
  if (kind < 0.8) return { f: e, op: 'ne', v: anyOf(random, ENUM_VALUES) };
  if (kind < 0.9) return { f: `b${Math.floor(random() * FLAGS)}`, op: 'eq', v: random() < 0.8 };
  return { f: 'tags', op: 'hasNone', v: [anyOf(random, TAGS), ...TAGS.slice(0, 2)].filter(isFirst) };
}

function isFirst(value, index, list) {
  return list.indexOf(value) === index;
}

function pathOfDepth(random, depth) {
  return range(depth)
    .map((level) => `${'abc'[level]}${Math.floor(random() * (level === 0 ? ROOTS : 3))}`)
    .join('.');
}

/** Index of the first cumulative share that a draw stays under. */
function pick(random, cumulative) {
  const draw = random();
  return cumulative.findIndex((share) => draw < share);
}

function anyOf(random, list) {
  return list[Math.floor(random() * list.length)];
}

function range(count) {
  return Array.from({ length: count }, (_, i) => i);
}

function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
