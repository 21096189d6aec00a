import http from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { LRUCache } from 'lru-cache';
import { ForbiddenTargetError, pinnedLookup, publicResolver, type Resolve } from './pinned-lookup.js';
import { type TargetFault, targetFault, type TargetRules } from './target-guard.js';
import { Timeouts } from './timeouts.js';

export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
}

/** What became of one request. Without a status nobody answered, and `error` says why. */
export interface SendResult {
  readonly status: number | undefined;
  readonly error: string | undefined;
  readonly durationMs: number;
  readonly retryAfter: string | undefined;
  /** The beginning of the answer's text. */
  readonly response: string;
}

export interface SenderOptions extends TargetRules {
  readonly resolve?: Resolve;
  readonly socketsMax?: number;
}

/** A receiver has no reason to answer at length; what it says more is not read. */
const RESPONSE_MAX_BYTES = 1_024;
const SOCKETS_MAX = 2_048;
/** Kept open for the next message. Sockets in use have no limit of their own for a host: what many endpoints share one
 * (an integration service) must not wait for those among them that hang, and each endpoint has its own limit. */
const IDLE_SOCKETS_A_HOST_MAX = 64;
const IDLE_SOCKET_MS = 30_000;
const AIMS_MAX = 10_000;
const USER_AGENT = 'Embank-Webhooks/1';

/** A URL as it was read and judged once; the same text always means the same. */
interface Aim {
  readonly fault: TargetFault | undefined;
  readonly options: http.RequestOptions;
}

/**
 * Sends one webhook over node's own client: POST, no redirects, public addresses only (checked in the URL, and in the
 * connection's own look-up), one limit for everything from the name to the last byte.
 */
export class Sender {
  private readonly aims = new LRUCache<string, Aim>({ max: AIMS_MAX });
  private readonly timeouts = new Timeouts();
  private readonly agents: { readonly 'http:': http.Agent; readonly 'https:': https.Agent };

  constructor(private readonly options: SenderOptions) {
    const { resolve = publicResolver(), socketsMax = SOCKETS_MAX } = options;
    const sockets = {
      keepAlive: true,
      lookup: pinnedLookup(resolve, options),
      maxTotalSockets: socketsMax,
      maxFreeSockets: IDLE_SOCKETS_A_HOST_MAX,
      timeout: IDLE_SOCKET_MS,
    };
    this.agents = { 'http:': new http.Agent(sockets), 'https:': new https.Agent(sockets) };
  }

  /** Never throws: a failure is a result. */
  send(outgoing: Outgoing): Promise<SendResult> {
    const startMs = performance.now();
    const result = (part: Partial<SendResult>): SendResult => ({
      status: undefined,
      error: undefined,
      retryAfter: undefined,
      response: '',
      ...part,
      durationMs: Math.round(performance.now() - startMs),
    });
    const { fault, options } = this.aim(outgoing.url);
    if (fault) return Promise.resolve(result({ error: `target_${fault}` }));
    return new Promise((resolve) => {
      let settled = false;
      const settle = (part: Partial<SendResult>): void => {
        if (settled) return;
        settled = true;
        this.timeouts.forget(expire);
        resolve(result(part));
      };
      const expire = (): void => {
        settle({ error: 'timeout' });
        request.destroy();
      };
      this.timeouts.add(expire, outgoing.timeoutMs);
      const request = this.request(options, outgoing);
      request.on('error', (error) => settle({ error: reasonOf(error) }));
      request.on('response', (response) => {
        const { statusCode: status, headers } = response;
        readBeginning(response, (text) => {
          settle({ status, retryAfter: headers['retry-after'], response: text });
        });
      });
      request.end(outgoing.body);
    });
  }

  close(): void {
    this.agents['http:'].destroy();
    this.agents['https:'].destroy();
  }

  private aim(url: string): Aim {
    const known = this.aims.get(url);
    if (known) return known;
    const fault = targetFault(url, this.options);
    const options = fault ? {} : urlToHttpOptions(new URL(url));
    const aim = { fault, options };
    this.aims.set(url, aim);
    return aim;
  }

  private request(options: http.RequestOptions, { headers, body }: Outgoing): http.ClientRequest {
    const isPlain = options.protocol === 'http:';
    const agent = this.agents[isPlain ? 'http:' : 'https:'];
    return (isPlain ? http : https).request({
      ...options,
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': USER_AGENT,
        ...headers,
      },
    });
  }
}

/** Only 2xx counts (Standard Webhooks 1.0). */
export function isSuccess({ status }: Pick<SendResult, 'status'>): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

function readBeginning(response: http.IncomingMessage, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = (): void => done(printable(Buffer.concat(chunks).subarray(0, RESPONSE_MAX_BYTES)));
  response.on('data', (chunk: Buffer) => {
    if (size < RESPONSE_MAX_BYTES) chunks.push(chunk);
    size += chunk.length;
    // The status is all that counts, so nobody can keep us with an answer without end.
    if (size > RESPONSE_MAX_BYTES * 16) {
      finish();
      response.destroy();
    }
  });
  response.on('end', finish);
  response.on('error', finish);
  response.on('aborted', finish);
}

/** PostgreSQL's JSON holds no NUL, and nobody wants control characters. */
function printable(bytes: Buffer): string {
  // eslint-disable-next-line no-control-regex
  return bytes.toString('utf8').replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, ' ');
}

/** A stable word for a failed connection; never the error's text, which may name addresses. */
function reasonOf(error: Error): string {
  if (error instanceof ForbiddenTargetError) return 'target_address';
  const { code = '' } = error as NodeJS.ErrnoException;
  if (/^(ENOTFOUND|EAI_|ESERVFAIL|EREFUSED|ETIMEOUT|ENODATA)/.test(code)) return 'dns_failed';
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/.test(code)) return 'connection_refused';
  if (/^(ECONNRESET|EPIPE)$/.test(code)) return 'connection_reset';
  if (/CERT|TLS|SSL|^EPROTO$|^UNABLE_TO|^SELF_SIGNED|^DEPTH_ZERO/.test(code)) return 'tls_failed';
  return 'connection_failed';
}
