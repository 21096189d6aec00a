// Requests for offers at a steady rate, in a process of its own. Arguments: URL, API key, rate a second, seconds, body.
// Prints one line of JSON.
import autocannon from 'autocannon';

const [url, key, rate, seconds, body] = process.argv.slice(2);
const CONNECTIONS = 10;

const result = await autocannon({
  url: `${url}/v1/offers`,
  method: 'POST',
  headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
  body,
  connections: CONNECTIONS,
  overallRate: Number(rate),
  duration: Number(seconds),
});
const { latency, statusCodeStats } = result;
console.log(
  JSON.stringify({
    p50Ms: latency.p50,
    p97Ms: latency.p97_5,
    answered: statusCodeStats['200']?.count ?? 0,
    limited: statusCodeStats['429']?.count ?? 0,
    other:
      result.requests.total - (statusCodeStats['200']?.count ?? 0) - (statusCodeStats['429']?.count ?? 0),
  }),
);
