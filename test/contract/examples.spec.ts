import { anAgreement, aPhoneOrder, capture, sign } from '../support/agreement-story.js';
import { anApplication, CREDIT_CONSENT, unique } from '../support/applications.js';
import { nameOf, apiDocument, type Content, type Operation, type Schema } from '../support/openapi.js';
import { idPrefixOf, requestFor, resolve, send } from '../support/route-requests.js';
import { type PartnerCaller, type Sandbox, sandboxBank } from '../support/sandbox.js';

/** What the Partner API's document shows as requests is what a newcomer tries first, with the keys of his sandbox. */
let bank: Sandbox;
let kept: string | undefined;
const ids: Record<string, string> = {};
const OPERATIONS = apiDocument('partner').operations;
const OFFERS = OPERATIONS.find((operation) => nameOf(operation) === 'POST /v1/offers') as Operation;
const EXAMPLES = OFFERS.requestBody?.content['application/json']?.examples ?? {};
/** By what the examples' summaries call the partners. */
const PARTNERS: readonly (readonly [name: string, slug: string])[] = [
  ['Lumen Phones', 'lumen-phones'],
  ['Eastlake University', 'eastlake-university'],
  ['Riverside Dental Clinic', 'riverside-dental'],
  ['Wayside Wallet', 'wayside-wallet'],
];

interface Answered {
  readonly id?: string;
  readonly customer?: string | null;
  readonly offers?: readonly { readonly id: string }[];
  readonly notOffered?: unknown;
}

/**
 * What a newcomer cannot do by filling in: the bank must have countered or paid first, the customer typed his code, the
 * law given him days to withdraw; and what is reported of an agreement must fit its days and amounts.
 */
const AFTER_SOMEBODY =
  /counter-offer|guarantee|suretyship|settlements.\{id\}|deliveries.\{id\}|agreements.\{id\}.(sign|withdraw|repayments|sales|refunds|settle$|prepayments|credit-payouts)/;

beforeAll(async () => {
  bank = await sandboxBank();
});
afterAll(() => bank.close());

/** Does what the operation documents, and remembers whose ids it answers. */
async function ask(operation: Operation, slug: string, body: unknown): Promise<Answered> {
  const request = requestFor(operation, (parameter) => ids[idPrefixOf(parameter) ?? '']);
  const asked = { ...request, ...(body !== undefined && { body }) };
  const { status, text } = await send(bank.url, asked, bank.keys[slug]);
  const good = Object.keys(operation.responses).filter((each) => each < '300');
  if (!good.includes(String(status))) throw new Error(`${status} ${text}`);
  // Only lists of lines come without any text.
  const answer = JSON.parse(text || '{}') as Answered;
  if (operation.method === 'POST' && typeof answer.id === 'string') ids[answer.id.slice(0, 3)] = answer.id;
  return answer;
}

async function askForOffers(example: string): Promise<void> {
  const { summary = '', value } = EXAMPLES[example] ?? {};
  const [, slug] = PARTNERS.find(([partner]) => summary.includes(partner)) ?? [];
  const { customer, offers = [], notOffered } = await ask(OFFERS, slug as string, value);
  if (offers.length === 0) throw new Error(`no offers: ${JSON.stringify(notOffered)}`);
  if (customer) ids['cus'] = customer;
  ids['off'] = offers[0]?.id as string;
}

const bodyOf = ({ requestBody }: Operation): unknown => {
  const { schema, examples = {} } = requestBody?.content['application/json'] ?? {};
  const [named] = Object.values(examples);
  return named ? named.value : schema && filledIn(schema);
};
const find = (name: string): Operation =>
  OPERATIONS.find((operation) => nameOf(operation) === name) as Operation;

/** What must have happened before. */
const BEFORE: Readonly<Record<string, () => Promise<unknown>>> = {
  // The one before it was revoked.
  'GET /v1/customers/{id}/consents/{consent}/receipt': async () => {
    const { body } = await shop().post(`/v1/customers/${ids['cus']}/consents`, {
      consents: [CREDIT_CONSENT],
    });
    ids['cns'] = body.data[0].id;
  },
  // Another is erased: the customer of the examples is still needed.
  'POST /v1/customers/{id}/erasure': async () => {
    kept = ids['cus'];
    const { body } = await shop().post('/v1/customers', { externalId: unique('leaves'), kind: 'person' });
    ids['cus'] = body.id;
  },
  'POST /v1/customers/{id}/exports': () => Promise.resolve((ids['cus'] = kept as string)),
  'POST /v1/applications': async () => {
    await askForOffers('phone');
    const accept = find('POST /v1/offers/{id}/accept');
    await ask(accept, 'lumen-phones', bodyOf(accept));
  },
  'POST /v1/agreements': async () => {
    ids['app'] = (await anApplication(shop())).id;
  },
  'GET /v1/agreements/by-order/{orderId}': () => agree('order-88131'),
  // The one before it was deleted.
  'POST /v1/sandbox/fixtures/{name}': async () => {
    ids['clk'] = (await shop().post('/v1/sandbox/clocks', { name: 'another' })).body.id;
  },
  'POST /v1/agreements/{id}/capture': async () => sign(shop(), await agree()),
  'POST /v1/agreements/{id}/one-time-code': () => agree(),
  // The document shows before it how a consent is revoked.
  'GET /v1/customers/{id}/profile': () => {
    const grant = find('POST /v1/customers/{id}/consents');
    return ask(grant, 'lumen-phones', bodyOf(grant));
  },
  // The file of the one before it was sent wholly.
  'POST /v1/event-imports/{id}/cancel': () => {
    const open = find('POST /v1/event-imports');
    return ask(open, 'lumen-phones', bodyOf(open));
  },
  // The document shows how it is deleted before all else that can be done with it.
  'POST /v1/webhook-endpoints/{id}/rotate-secret': async () => {
    const create = find('POST /v1/webhook-endpoints');
    await ask(create, 'lumen-phones', bodyOf(create));
  },
  'GET /v1/agreements/{id}/settlement-quote': async () => {
    const agreement = await agree();
    await sign(shop(), agreement);
    await capture(shop(), agreement);
  },
};

const shop = (): PartnerCaller => bank.partner('lumen-phones');

/** An agreement that waits for its signature. */
async function agree(externalId = unique('buyer')): Promise<Answered> {
  const order = { ...(aPhoneOrder(externalId) as { order: object }).order, id: externalId };
  const agreement = await anAgreement(shop(), { ...aPhoneOrder(externalId), order }, 'retail-zero');
  ids['agr'] = agreement.id;
  ids['drw'] = agreement.drawdowns[0].id;
  return agreement;
}

test.each(Object.keys(EXAMPLES).reverse())('POST /v1/offers: %s', askForOffers);

// In the order of the document, which is that of use.
describe('with all that a try-out fills in', () => {
  const others = OPERATIONS.filter(
    (operation) => operation !== OFFERS && !AFTER_SOMEBODY.test(operation.path),
  );
  test.each(others.map(nameOf))('%s', async (name) => {
    await BEFORE[name]?.();
    await ask(find(name), 'lumen-phones', bodyOf(find(name)));
  });
});

/** A body with every member, as Swagger UI fills it in from the examples; ids are those of what is there. */
function filledIn(schema: Schema): unknown {
  const { properties, items, enum: members, example = schema.example } = resolve(schema, 'partner');
  if (typeof example === 'string') return ids[/^([a-z]{3})_/.exec(example)?.[1] ?? ''] ?? example;
  if (example !== undefined) return example;
  if (items) return [filledIn(items)];
  if (members) return members[0];
  return Object.fromEntries(
    Object.entries(properties ?? {}).map(([name, member]) => [name, filledIn(member)]),
  );
}

describe('the document of a key', () => {
  const own = async (known = ''): Promise<Response> =>
    fetch(`${bank.url}/v1/openapi.json`, {
      headers: { authorization: `Bearer ${bank.keys['lumen-phones']}`, 'if-none-match': known },
    });

  it('is not sent again to whoever has it', async () => {
    const first = await own();
    expect(first.headers.get('cache-control')).toBe('private, max-age=60');
    const again = await own(first.headers.get('etag') as string);
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await own('"another"')).status).toBe(200);
  });

  it('has an example of each scenario that the bank answers', async () => {
    const document = (await (await own()).json()) as {
      paths: { '/v1/offers': { post: { requestBody: { content: { 'application/json': Content } } } } };
    };
    const { examples = {} } = document.paths['/v1/offers'].post.requestBody.content['application/json'];
    expect(Object.keys(examples)).toContain('retail.electronics.phone');
    for (const { value } of Object.values(examples)) {
      const answer = await bank.partner('lumen-phones').post('/v1/offers', value as object);
      expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    }
  });
});
