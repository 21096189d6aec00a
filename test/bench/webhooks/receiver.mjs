// A partner's receiver as a process of its own: counts what comes and how long it was on its way. Paths of the hanging
// never get an answer while they are told to hang. Its parent talks to it: 'reset', 'hang', 'answer', 'report'.
import { createServer } from 'node:http';
import { quantile } from '../offers/report.mjs';

let isHanging = false;
let seen;
const reset = () => (seen = { ids: new Set(), messages: 0, lastMs: 0, delaysMs: [] });
reset();

const server = createServer((request, response) => {
  const isTarget = request.url.startsWith('/hanging');
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    if (isTarget && isHanging) return;
    response.writeHead(204).end();
    if (isTarget) return;
    seen.messages++;
    seen.ids.add(request.headers['webhook-id']);
    seen.lastMs = Date.now();
    const { sentMs } = JSON.parse(Buffer.concat(chunks).toString()).data;
    if (sentMs) seen.delaysMs.push(seen.lastMs - sentMs);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit(0));
process.on('message', (what) => {
  if (what === 'reset') reset();
  if (what === 'hang' || what === 'answer') isHanging = what === 'hang';
  const { ids, messages, lastMs, delaysMs } = seen;
  process.send({
    ids: ids.size,
    messages,
    lastMs,
    p50Ms: quantile(delaysMs, 0.5),
    p95Ms: quantile(delaysMs, 0.95),
    measured: delaysMs.length,
  });
});
