import type { Obligation, Page, Received, Refused, Resumed, Sighting } from './sighting.js';

export const CHECKS = [
  'idempotentRetry',
  'signatureVerified',
  'duplicateTolerated',
  'outOfOrderTolerated',
  'cursorWalked',
  'backedOff429',
] as const;
export type CheckName = (typeof CHECKS)[number];
export type CheckStatus = 'pending' | 'passed' | 'failed';

export interface Check {
  readonly name: CheckName;
  readonly status: CheckStatus;
  /** What was found, in words. */
  readonly finding: string;
  readonly evidence: {
    readonly count: number;
    readonly requests: readonly string[];
    readonly lastAt: string | null;
  };
  /** What to do; null when there is nothing left to do. */
  readonly todo: string | null;
}

/** Requests that were on their way when the 429 went out prove nothing. */
const ON_ITS_WAY_MS = 300;
/** Clocks and timers are that much apart. */
const TOLERANCE_MS = 50;
const REQUESTS_SHOWN = 10;

type Verdict = Pick<Check, 'status' | 'finding'> & { readonly proof: readonly Sighting[] };

/**
 * Judges a run by all that was seen of it: pure, so that it can be judged anew with every sighting.
 * @param sightings in any order: several processes see a part each
 */
export function judgeRun(sightings: readonly Sighting[]): Check[] {
  const inOrder = [...sightings].sort((a, b) => a.at - b.at);
  const of = <T extends Sighting>(...kinds: T['kind'][]): T[] =>
    inOrder.filter((each): each is T => (kinds as string[]).includes(each.kind));
  const received = of<Received>('receiver').at(-1);
  const verdicts: Record<CheckName, Verdict> = {
    idempotentRetry: retried(of<Obligation>('obligation')),
    signatureVerified: receiverTook(received, ['good', 'badSignature', 'staleTimestamp']),
    duplicateTolerated: receiverTook(received, ['good', 'duplicate']),
    outOfOrderTolerated: receiverTook(received, ['good', 'outOfOrder']),
    cursorWalked: walked(of<Page>('page')),
    backedOff429: backedOff(of<Refused | Resumed>('refused', 'resumed')),
  };
  return CHECKS.map((name) => checkOf(name, verdicts[name]));
}

export function isPassed(checks: readonly Check[]): boolean {
  return checks.every(({ status }) => status === 'passed');
}

function retried(obligations: readonly Obligation[]): Verdict {
  for (const replay of obligations.filter(({ isReplay }) => isReplay)) {
    const first = obligations.find(({ key, isReplay }) => key === replay.key && !isReplay);
    if (first)
      return {
        status: 'passed',
        finding: `${replay.route} came again under its key.`,
        proof: [first, replay],
      };
  }
  const finding = `${obligations.length} such requests, none of them repeated.`;
  return { status: 'pending', finding, proof: obligations };
}

function receiverTook(test: Received | undefined, messages: readonly string[]): Verdict {
  if (!test) return { status: 'pending', finding: 'No receiver has been tried.', proof: [] };
  const steps = test.steps.filter(({ message }) => messages.includes(message));
  const wrong = steps.filter(({ passed }) => !passed);
  const isPassed = steps.length === messages.length && wrong.length === 0;
  const told = (isPassed ? steps : wrong).map(
    ({ message, status }) => `${message}: ${status ?? 'no answer'}`,
  );
  const finding = `${test.endpoint} answered ${told.join(', ') || 'nothing'}.`;
  return { status: isPassed ? 'passed' : 'failed', finding, proof: [test] };
}

function walked(pages: readonly Page[]): Verdict {
  const open = new Map<string, Page[]>();
  let longest: Page[] = [];
  for (const page of pages) {
    const before = page.cursor === null ? [] : open.get(page.cursor);
    // A walk that began before the run is none of it.
    if (!before) continue;
    const walk = [...before, page];
    if (page.next === null && before.length > 0) {
      return { status: 'passed', finding: `${page.list} was walked over ${walk.length} pages.`, proof: walk };
    }
    if (page.next !== null) open.set(page.next, walk);
    if (walk.length > longest.length) longest = walk;
  }
  return {
    status: 'pending',
    finding: `The longest walk has ${longest.length} pages and no end.`,
    proof: longest,
  };
}

function backedOff(events: readonly (Refused | Resumed)[]): Verdict {
  let last: Verdict = { status: 'pending', finding: 'No request has been answered with 429 yet.', proof: [] };
  for (const attempt of new Set(events.map((event) => event.attempt))) {
    last = backedOffIn(events.filter((event) => event.attempt === attempt));
    if (last.status === 'passed') return last;
  }
  return last;
}

/** Whoever came back before he was told to fails the attempt, whatever he did afterwards. */
function backedOffIn(events: readonly (Refused | Resumed)[]): Verdict {
  const refusals = events.filter((event): event is Refused => event.kind === 'refused');
  for (const event of events) {
    const hasty = refusals.find(
      ({ at, until }) => event.at > at + ON_ITS_WAY_MS && event.at < until - TOLERANCE_MS,
    );
    if (!hasty) continue;
    const finding = `The next request came ${event.at - hasty.at} ms after the 429, which said ${hasty.until - hasty.at} ms.`;
    return { status: 'failed', finding, proof: [hasty, event] };
  }
  const resumed = events.find((event) => event.kind === 'resumed');
  const refused = refusals.findLast(({ at }) => resumed !== undefined && at < resumed.at);
  if (!resumed || !refused) {
    return { status: 'pending', finding: 'A 429 was sent, and nothing came after it yet.', proof: refusals };
  }
  const finding = `The next request came ${resumed.at - refused.at} ms after the 429, which said ${refused.until - refused.at} ms.`;
  return { status: 'passed', finding, proof: [refused, resumed] };
}

function checkOf(name: CheckName, { status, finding, proof }: Verdict): Check {
  const last = proof.at(-1);
  return {
    name,
    status,
    finding,
    evidence: {
      count: proof.length,
      requests: proof.slice(-REQUESTS_SHOWN).map(({ request }) => request),
      lastAt: last ? new Date(last.at).toISOString() : null,
    },
    todo: status === 'passed' ? null : ADVICE[name],
  };
}

const TRY_RECEIVER = 'POST …/receiver-tests with your webhook endpoint.';
const ADVICE: Readonly<Record<CheckName, string>> = {
  idempotentRetry:
    'Send a POST that needs an Idempotency-Key, such as accepting an offer, and the same again with the same key.',
  signatureVerified: `Answer 4xx to a wrong signature and to a timestamp over 5 minutes old, 2xx to good messages; then ${TRY_RECEIVER}`,
  duplicateTolerated: `Answer 2xx also to a webhook-id that you have had; then ${TRY_RECEIVER}`,
  outOfOrderTolerated: `Answer 2xx also when a lower sequence comes after a higher one; then ${TRY_RECEIVER}`,
  cursorWalked:
    'Walk a list of at least two pages to its end by nextCursor: make two customers (or a fixture), then GET /v1/customers?limit=1.',
  backedOff429:
    'POST …/throttling, then go on: the next request is answered with 429; wait as long as Retry-After says and send it again.',
};
