import { setTimeout as sleep } from 'node:timers/promises';
import { API_DOCUMENTS, apiDocument, nameOf, type Operation } from '../support/openapi.js';
import { idPrefixOf, requestFor, type RouteAnswer, send } from '../support/route-requests.js';
import { twoTenants, type TwoTenants } from '../support/two-tenants.js';
import { aPerson, callerOf } from '../support/whole-bank.js';

/** Every list of the two documents, walked to its end by small steps while others write. */
let world: TwoTenants;
let isOver = false;
let writing: Promise<void>;

const LISTS = API_DOCUMENTS.flatMap((name) => apiDocument(name).operations).filter(({ parameters }) =>
  parameters.some(({ name }) => name === 'cursor'),
);
const MOST_PAGES = 400;
const lengths: number[] = [];

beforeAll(async () => {
  world = await twoTenants();
  const shop = callerOf(world.bank.url, world.keys.owner);
  // Enough for some pages of the lists that a partner fills by himself.
  for (let i = 0; i < 5; i += 1) await shop({ path: '/v1/customers', body: aPerson(`there-${i}`) });
  writing = (async () => {
    for (let i = 0; !isOver; i += 1) {
      await shop({ path: '/v1/customers', body: aPerson(`meanwhile-${i}`) });
      await sleep(50);
      await shop({ path: '/v1/offers', body: { scenario: world.scenario, purpose: 'financing', amount } });
    }
  })();
}, 120_000);
afterAll(async () => {
  isOver = true;
  await writing;
  await world.close();
}, 60_000);
const amount = { amount: 1_000_000, currency: 'CNY' };

interface Page {
  readonly data: readonly object[];
  readonly hasMore: boolean;
  readonly nextCursor?: string;
}

function ask(operation: Operation, query: Record<string, string>, token?: string): Promise<RouteAnswer> {
  const request = requestFor(operation, (parameter) => world.ids[idPrefixOf(parameter) ?? '']);
  const url = new URL(request.path, 'http://x');
  for (const parameter of operation.parameters) {
    const id = parameter.in === 'query' && parameter.required && world.ids[idPrefixOf(parameter) ?? ''];
    if (id) url.searchParams.set(parameter.name, id);
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const own = operation.api === 'partner' ? world.keys.owner : world.tokens.everything;
  return send(world.bank.url, { ...request, path: url.pathname + url.search }, token ?? own);
}

/** The largest page that is documented. */
function mostOf({ parameters }: Operation): number {
  const limit = parameters.find(({ name }) => name === 'limit') as
    { schema: { maximum?: number } } | undefined;
  return limit?.schema.maximum ?? 100;
}

/** All of a list as JSON texts, page by page; and the first cursor that it gave. */
async function walk(operation: Operation, limit: number): Promise<{ rows: string[]; cursor?: string }> {
  const rows: string[] = [];
  let first: string | undefined;
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { status, text, headers } = await ask(operation, {
      limit: String(limit),
      ...(cursor && { cursor }),
    });
    if (status !== 200) throw new Error(`${status} ${text}`);
    const { data, hasMore, nextCursor } = JSON.parse(text) as Page;
    expect(data.length).toBeLessThanOrEqual(limit);
    expect([hasMore, headers.get('link') !== null]).toEqual([nextCursor !== undefined, hasMore]);
    rows.push(...data.map(nameOfRow));
    if (nextCursor === undefined) return { rows, ...(first && { cursor: first }) };
    first ??= nextCursor;
    cursor = nextCursor;
  }
  throw new Error('it never ends');
}

/** What names a row, whatever else of it changes meanwhile. */
function nameOfRow(row: object): string {
  const { id, name, path, version, number } = row as Record<string, unknown>;
  const named = id ?? path ?? name;
  return named === undefined ? JSON.stringify(row) : JSON.stringify([named, version ?? number]);
}

test.each(LISTS.map((operation) => [nameOf(operation), operation] as const))(
  '%s',
  async (_name, operation) => {
    const { rows: there } = await walk(operation, mostOf(operation));
    lengths.push(there.length);
    for (const limit of [1, 3]) {
      if (there.length > MOST_PAGES / 2) break;
      const { rows } = await walk(operation, limit);
      expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
      expect(there.filter((row) => !rows.includes(row))).toEqual([]);
    }
    const { cursor } = await walk(operation, Math.max(1, Math.ceil(there.length / 2)));
    if (cursor === undefined) return;

    const broken = `${cursor.slice(0, -2)}${cursor.endsWith('AA') ? 'BB' : 'AA'}`;
    const refusals = [await ask(operation, { limit: '1', cursor: broken })];
    const foreign = LISTS.find(
      ({ api, path }) => api === operation.api && path !== operation.path && !path.includes('{'),
    );
    refusals.push(await ask(foreign as Operation, { cursor }));
    if (operation.api === 'partner') refusals.push(await ask(operation, { cursor }, world.keys.stranger));
    const filter = operation.parameters.find(({ name }) => name === 'status')?.schema.enum?.[0] as
      string | undefined;
    if (filter !== undefined) refusals.push(await ask(operation, { cursor, status: filter }));
    for (const { status, text } of refusals) {
      // Another tenant does not even find what the list is of.
      expect(['invalid_cursor', 'not_found']).toContain((JSON.parse(text) as { code: string }).code);
      expect([400, 404]).toContain(status);
    }
  },
  60_000,
);

test('some of them have more than a page', () => {
  expect(lengths.filter((length) => length > 3).length).toBeGreaterThan(5);
});
