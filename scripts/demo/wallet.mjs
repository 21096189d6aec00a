import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

const ASK_AGAIN_AT_MOST = 30;

/**
 * A wallet's server that asks for decisions over a few connections that stay open. It waits when the bank says so
 * (Retry-After), and asks again when the bank had no answer in time.
 * @returns ask(request) => { status, body, ms, repeats } of the last try; `status` 0 when no answer came at all
 */
export function openWallet({ url, keys }, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const target = new URL('/v1/offers', url);
  const authorization = `Bearer ${keys['wayside-wallet']}`;

  async function ask(wanted) {
    const repeats = { 503: 0, 429: 0, degraded: 0, lost: 0 };
    const payload = Buffer.from(JSON.stringify(wanted));
    for (let tries = 1; ; tries += 1) {
      const startedMs = performance.now();
      const answer = await post(payload).catch((error) => ({ status: 0, error }));
      const ms = performance.now() - startedMs;
      const { status, body, retryAfterS } = answer;
      const why = status === 0 ? 'lost' : status === 200 && body.degraded ? 'degraded' : status;
      if (!Object.hasOwn(repeats, why) || tries === ASK_AGAIN_AT_MOST) return { ...answer, ms, repeats };
      repeats[why] += 1;
      await sleep(1000 * (retryAfterS ?? (why === 'lost' ? 1 : 0)));
    }
  }

  function post(payload) {
    return new Promise((resolve, reject) => {
      const headers = { authorization, 'content-type': 'application/json', 'content-length': payload.length };
      const call = request(target, { method: 'POST', agent, headers }, (response) => {
        const parts = [];
        response.on('error', reject);
        response.on('data', (part) => parts.push(part));
        response.on('end', () => {
          const retryAfter = response.headers['retry-after'];
          resolve({
            status: response.statusCode,
            body: JSON.parse(Buffer.concat(parts)),
            ...(retryAfter && { retryAfterS: Number(retryAfter) }),
          });
        });
      });
      call.on('error', reject);
      call.end(payload);
    });
  }

  return { ask, close: () => agent.destroy() };
}
