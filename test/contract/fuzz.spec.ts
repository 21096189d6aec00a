import { availableParallelism, loadavg } from 'node:os';
import fc from 'fast-check';
import { StaffTokens } from '../../src/modules/staff/staff-tokens.js';
import { type Fixtures, requestOf } from '../support/document-arbitraries.js';
import { API_DOCUMENTS, apiDocument, nameOf, type Operation } from '../support/openapi.js';
import { send } from '../support/route-requests.js';
import { twoTenants, type TwoTenants } from '../support/two-tenants.js';

/**
 * Requests that the documents describe, or nearly: each has a documented answer within two seconds, and none is a fault of
 * ours. `boot` holds each answer against the document. EMBANK_FUZZ_REQUESTS sets how many (npm run test:fuzz: 20,000);
 * EMBANK_SEED repeats a run.
 */
const REQUESTS = Number(process.env['EMBANK_FUZZ_REQUESTS'] ?? 1_500);
const SEED = Number(process.env['EMBANK_SEED'] ?? 20_261_122);
/** On a machine that does nothing else; one that is shared is slower by as much as it is shared. */
const ANSWERED_WITHIN_MS = 2_000;
const slack = Math.max(1, loadavg()[0]! / availableParallelism());
/** Files are streamed and no JSON; event-imports.spec.ts breaks those. */
const OPERATIONS = API_DOCUMENTS.flatMap((name) => apiDocument(name).operations).filter(
  ({ requestBody }) => !requestBody || 'application/json' in requestBody.content,
);
const RUNS = Math.max(1, Math.ceil(REQUESTS / OPERATIONS.length));

let world: TwoTenants;
let fixtures: Fixtures;
let staffToken: string;
const statuses = new Map<number, number>();

beforeAll(async () => {
  world = await twoTenants();
  const { ids, externalId, orderId, scenario } = world;
  fixtures = { ids, names: [externalId, orderId, scenario, 'lumen-phones', 'retail-flex', 'CN'] };
}, 120_000);
afterAll(() => world.close());

async function faultOf(
  operation: Operation,
  request: Parameters<typeof send>[1],
): Promise<string | undefined> {
  const token = operation.api === 'partner' ? world.keys.owner : staffToken;
  const startedMs = performance.now();
  const { status, text } = await send(world.bank.url, request, token);
  const tookMs = performance.now() - startedMs;
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  if (status >= 500) return `answers ${status}: ${text}`;
  if (!operation.responses[status]) return `answers ${status}, which is not documented: ${text}`;
  return tookMs > ANSWERED_WITHIN_MS * slack ? `takes ${Math.round(tookMs)} ms` : undefined;
}

/** A token lives ten minutes, and a long run longer. */
function renewed(token: string): Promise<string> {
  const [, claims = ''] = token.split('.');
  const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub: string };
  return world.bank.booted.app.get(StaffTokens).issue(sub, Date.now());
}

test.each(OPERATIONS.map((operation) => [nameOf(operation), operation] as const))(
  '%s',
  async (_name, operation) => {
    staffToken = await renewed(world.tokens.everything);
    const property = fc.asyncProperty(requestOf(operation, fixtures), async (request) => {
      const fault = await faultOf(operation, request);
      if (fault !== undefined) throw new Error(`${fault}\n${JSON.stringify(request)}`);
    });
    await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
  },
  600_000,
);

test('the requests got beyond the door', () => {
  const done = [...statuses].filter(([status]) => status < 300).reduce((sum, [, count]) => sum + count, 0);
  const all = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  console.info(
    `fuzz: ${all} requests, seed ${SEED}: ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`,
  );
  expect(all).toBe(OPERATIONS.length * RUNS);
  expect(done / all).toBeGreaterThan(0.2);
  expect((statuses.get(401) ?? 0) / all).toBeLessThan(0.05);
});
