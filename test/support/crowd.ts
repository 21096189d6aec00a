import type { Client } from 'pg';
import { unique } from './applications.js';
import { apiDocument, nameOf, type Operation } from './openapi.js';
import { type RouteAnswer, send } from './route-requests.js';
import type { PartnerCaller } from './sandbox.js';
import { call } from './staff.js';
import { WriteWatch } from './write-watch.js';

const OPERATIONS = apiDocument('partner').operations;
const takesKey = ({ method, parameters }: Operation): boolean =>
  method === 'POST' && parameters.some(({ name }) => name === 'idempotency-key');

/** Every POST of the Partner API that may be repeated. */
export const REPEATABLE = OPERATIONS.filter(takesKey);

/** Copies of what a story does again. */
const FEW = 4;
/** Between its transactions somebody outside the bank is asked, and each tells what it has done. */
const IN_PHASES = /applications$|evidence$|counter-offer\/accept$|\/sandbox\//;
/** They play many acts of the bank, each under a key of its own. */
const PLAY = /fixtures\/|simulations$/;
const PLAYED_ONCE = ['test_clock', 'customer', 'application', 'agreement'].map((table) => [
  `insert ${table}`,
]);
/** A decision is stored with its key; all else stores the key first. */
const ANSWERED = ['insert idempotency', 'update idempotency'];

/**
 * A partner whose network is terrible: each kind of POST with a key leaves `size` times at once, half of them to another process
 * of the bank, and twice more when all is over. Whatever a story does with it must be done once.
 */
export class Crowd {
  /** Names of the operations that were done so. */
  readonly done = new Set<string>();
  readonly faults: string[] = [];
  private readonly writes: Promise<WriteWatch>;

  constructor(
    private readonly urls: readonly [string, string],
    client: Client,
    private readonly size: number,
  ) {
    this.writes = WriteWatch.on(client);
  }

  partner(key: string): PartnerCaller {
    const [url] = this.urls;
    return {
      get: (path) => call(url, 'GET', path, key),
      setClock: async (now) => {
        const { status } = await call(url, 'PUT', '/v1/sandbox/clock', key, { now });
        if (status !== 200) throw new Error(`the sandbox clock answered ${status}`);
      },
      post: async (path, body, name = unique('crowd')) => {
        const operation = REPEATABLE.find((each) => isAt(each.path, path));
        if (!operation) return call(url, 'POST', path, key, body);
        const { status, headers, text } = await this.repeat(operation, path, body, key, name);
        return { status, headers, body: JSON.parse(text) };
      },
    };
  }

  /** @returns the first answer */
  private async repeat(
    operation: Operation,
    path: string,
    body: unknown,
    token: string,
    key: string,
  ): Promise<RouteAnswer> {
    const writes = await this.writes;
    await writes.look();
    const ask = (copy: number, sent = body): Promise<RouteAnswer> =>
      send(
        this.urls[copy % 2] as string,
        { method: 'POST', path, headers: { 'idempotency-key': key }, body: sent },
        token,
      );
    const size = this.done.has(nameOf(operation)) ? FEW : this.size;
    const answers = await Promise.all(Array.from({ length: size }, (_, copy) => ask(copy)));
    const first = await firstOf(answers, ask);
    const written = await writes.transactions();
    // A story may also be refused; then nothing is kept.
    if (!first) return answers[0] as RouteAnswer;
    const name = nameOf(operation);
    const fault = (text: string): unknown => this.faults.push(`${name}: ${text}`);
    this.done.add(name);

    const others = answers.filter((answer) => answer !== first);
    for (const told of new Set(others.map((answer) => fitOf(first, answer)))) if (told) fault(told);
    for (const kinds of PLAY.test(name) ? PLAYED_ONCE : [ANSWERED]) {
      const times = written.flat().filter((each) => kinds.includes(each)).length;
      if (times !== 1) fault(`${kinds.join(' or ')}: ${times} times in ${JSON.stringify(written)}`);
    }
    const telling = written.filter((kinds) => kinds.some((kind) => kind.startsWith('insert outbox')));
    if (telling.length > 1 && !IN_PHASES.test(name)) fault(`tells in ${telling.length} transactions`);

    for (const copy of [0, 1]) {
      const again = fitOf(first, await ask(copy));
      if (again) fault(`afterwards: ${again}`);
    }
    const other = await ask(0, `${JSON.stringify(body ?? {})} `);
    if (other.status !== 422) fault(`takes another body: ${other.status}`);
    const late = await writes.look();
    if (late.length > 0) fault(`a repeat writes: ${late.join()}`);
    return first;
  }
}

/** The answer that is no replay. A decision that comes too late for the checkout has none: it is there for who asks again. */
async function firstOf(
  answers: readonly RouteAnswer[],
  ask: (copy: number) => Promise<RouteAnswer>,
): Promise<RouteAnswer | undefined> {
  const good = answers.filter((answer) => answer.status < 300);
  const first = good.find((answer) => !isReplay(answer) && !isLate(answer)) ?? good.find(isReplay);
  for (let again = good[0]; !first && again; again = await ask(0)) if (!isLate(again)) return again;
  return first;
}

const isLate = ({ text }: RouteAnswer): boolean => text.includes('"degraded":true');
const isReplay = ({ headers }: RouteAnswer): boolean => headers.get('idempotent-replayed') === 'true';

/** What is wrong with an answer to a repeat. */
function fitOf(first: RouteAnswer, answer: RouteAnswer): string | undefined {
  const { status, headers, text } = answer;
  if (status === 409 && text.includes('"idempotency_in_flight"')) {
    return headers.get('retry-after') === '1' ? undefined : 'does not say when to come again';
  }
  // Who is refused at the door of a busy bank has not been heard.
  if (status === 503 && text.includes('"overloaded"')) return undefined;
  // The customer waits at a checkout: "not now" is no answer to the key.
  if (status === 200 && isLate(answer)) return undefined;
  if (status !== first.status || !asReplayed(first, text)) return `answers ${status} ${text.slice(0, 200)}`;
  return headers.get('idempotent-replayed') === 'true' ? undefined : 'does the work twice';
}

/** An answer that is shown once has a member less in its replays; each other replay is equal to the byte. */
function asReplayed({ text }: RouteAnswer, replay: string): boolean {
  const body = JSON.parse(text) as { secret?: string };
  if (!body.secret) return text === replay;
  const without = (each: object): string => JSON.stringify({ ...each, secret: undefined });
  return !replay.includes(body.secret) && without(body) === without(JSON.parse(replay) as object);
}

function isAt(template: string, path: string): boolean {
  const [wanted, given] = [template.split('/'), path.split('/')];
  return (
    wanted.length === given.length && wanted.every((part, i) => part.startsWith('{') || part === given[i])
  );
}
