// The load generator, a process of its own. Arguments: URL, API key, seconds, connections, customers, keyed|plain.
// Prints one line of JSON.
import autocannon from 'autocannon';

const [url, key, seconds, connections, customers, mode] = process.argv.slice(2);
const REQUESTS_A_CONNECTION = 40;
/** A shop's price list: what customers buy costs one of this many prices. */
const PRICES = 500;
/** The generator replaces this by a new id in each request, in every mode, so that all are equally dear to make. */
const UNIQUE = '[<id>]';
/** An answer that missed its 300 ms is 200 and "no offers, for now", in 0.5 kB with its headers. It is no answer here. */
const EMPTY_BELOW_BYTES = 2_000;

function request() {
  const number = Math.floor(Math.random() * Number(customers));
  const amount = { amount: 100_000 + Math.floor(Math.random() * PRICES) * 1_000, currency: 'CNY' };
  return {
    method: 'POST',
    path: '/v1/offers',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      [mode === 'keyed' ? 'idempotency-key' : 'x-unread-by-all']: UNIQUE,
    },
    body: JSON.stringify({
      scenario: 'retail.electronics.phone',
      purpose: 'payment',
      amount,
      customer: { externalId: `user-${number}` },
      order: {
        id: `order-${number}`,
        storeId: 'shanghai-01',
        lines: [{ id: '1', description: 'Phone 17, 256 GB, black', quantity: 1, amount, mcc: '4812' }],
      },
      channel: 'store',
    }),
  };
}

let empty = 0;
function countEmpty(status, bytes) {
  if (status === 200 && bytes < EMPTY_BELOW_BYTES) empty++;
}

const result = await autocannon({
  url,
  connections: Number(connections),
  duration: Number(seconds),
  idReplacement: true,
  requests: [request()],
  setupClient(client) {
    client.setRequests(Array.from({ length: REQUESTS_A_CONNECTION }, request));
    client.on('response', countEmpty);
  },
});
const answered = result['2xx'] - empty;
console.log(
  JSON.stringify({
    perSecond: answered / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    answered,
    empty,
    refused: result.non2xx,
    broken: result.errors + result.timeouts,
    answerBytes: Math.round(result.throughput.total / Math.max(1, result.requests.total)),
  }),
);
