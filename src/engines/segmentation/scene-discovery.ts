/** An event that a classifier could place at an inner node only. */
export interface UnplacedEvent {
  /** Path of the inner node, such as "daily"; `any` above all. */
  readonly node: string;
  readonly text: string;
  readonly customer: string;
  readonly day: number;
}

export interface KnownLeaf {
  readonly path: string;
  /** Names and examples, as free text. */
  readonly text: string;
}

export interface SceneProposal {
  readonly node: string;
  /** What the texts have in common. */
  readonly words: string;
  readonly events: number;
  readonly customers: number;
  /** Mean days between a customer's events; null when nobody came twice. */
  readonly rhythmDays: number | null;
  /** Events of the later half of the time over those of the earlier; null when there were none. */
  readonly growth: number | null;
  /** The leaf below the node whose words are most like these. */
  readonly nearest: { readonly path: string; readonly similarity: number } | null;
  readonly examples: readonly string[];
}

export interface DiscoveryLimits {
  readonly eventsMin: number;
  readonly customersMin: number;
  readonly proposalsMax: number;
}

export const DISCOVERY_LIMITS: DiscoveryLimits = { eventsMin: 20, customersMin: 5, proposalsMax: 50 };

const WORDS_MAX = 3;
const EXAMPLES_MAX = 3;
const GROUPS_MAX = 50_000;

interface Group {
  node: string;
  words: string;
  events: number;
  examples: string[];
  spans: Map<string, { first: number; last: number }>;
  /** Events by day: as many numbers as days, not as events. */
  days: Map<number, number>;
}

/**
 * Groups unplaced events by node and by the first words of their texts (numbers and references left out) and proposes
 * the groups that enough different customers share; staff may accept one as the draft of a leaf.
 * @returns the largest first, whatever the order of the events; of at most 50,000 groups
 */
export function discoverScenes(
  events: Iterable<UnplacedEvent>,
  leaves: readonly KnownLeaf[],
  limits: DiscoveryLimits = DISCOVERY_LIMITS,
): SceneProposal[] {
  const groups = new Map<string, Group>();
  for (const event of events) addTo(groups, event);
  return [...groups.values()]
    .filter((group) => group.events >= limits.eventsMin && group.spans.size >= limits.customersMin)
    .sort((one, other) => other.events - one.events || (keyOf(one) < keyOf(other) ? -1 : 1))
    .slice(0, limits.proposalsMax)
    .map((group) => proposalOf(group, leaves));
}

/** "UBER *TRIP 8241 London" and "Uber Trip 17" are both "uber trip london" or "uber trip": words without digits. */
export function sceneWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !/\p{N}/u.test(word));
}

function addTo(groups: Map<string, Group>, { node, text, customer, day }: UnplacedEvent): void {
  const words = sceneWords(text).slice(0, WORDS_MAX).join(' ');
  if (words === '') return;
  const key = keyOf({ node, words });
  let group = groups.get(key);
  if (!group) {
    if (groups.size >= GROUPS_MAX) return;
    group = { node, words, events: 0, examples: [], spans: new Map(), days: new Map() };
    groups.set(key, group);
  }
  group.events += 1;
  group.days.set(day, (group.days.get(day) ?? 0) + 1);
  // The smallest, not the first: the order of the events must not show.
  if (!group.examples.includes(text))
    group.examples = [...group.examples, text].sort().slice(0, EXAMPLES_MAX);
  const span = group.spans.get(customer);
  group.spans.set(customer, {
    first: Math.min(span?.first ?? day, day),
    last: Math.max(span?.last ?? day, day),
  });
}

function proposalOf(
  { node, words, events, examples, spans, days }: Group,
  leaves: readonly KnownLeaf[],
): SceneProposal {
  let spanned = 0;
  for (const { first, last } of spans.values()) spanned += last - first;
  const repeats = events - spans.size;
  const [first, last] = [Math.min(...days.keys()), Math.max(...days.keys())];
  let earlier = 0;
  for (const [day, count] of days) if (day <= (first + last) / 2) earlier += count;
  return {
    node,
    words,
    events,
    customers: spans.size,
    rhythmDays: repeats > 0 ? spanned / repeats : null,
    growth: first === last ? null : (events - earlier) / earlier,
    nearest: nearestLeaf(node, words.split(' '), leaves),
    examples,
  };
}

/** Jaccard's similarity of the words. */
function nearestLeaf(
  node: string,
  words: readonly string[],
  leaves: readonly KnownLeaf[],
): SceneProposal['nearest'] {
  let nearest: { path: string; similarity: number } | null = null;
  for (const { path, text } of leaves) {
    if (node !== 'any' && !path.startsWith(`${node}.`)) continue;
    const known = new Set(sceneWords(text));
    const common = words.filter((word) => known.has(word)).length;
    const similarity = common / (known.size + words.length - common || 1);
    if (similarity > (nearest?.similarity ?? 0)) nearest = { path, similarity };
  }
  return nearest;
}

function keyOf({ node, words }: { readonly node: string; readonly words: string }): string {
  return `${node}\n${words}`;
}
