import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer, CallOptions, Item, ListPath, Method, PathOf, RequestArgument } from './call-types.js';
import { send, type Sending } from './sending.js';

export interface EmbankOptions extends Partial<Sending> {
  /** `ek_sandbox_…` or `ek_live_…`. */
  readonly key: string;
  /** Of the bank, without `/v1`. */
  readonly baseUrl: string;
}

interface AnyRequest extends CallOptions {
  readonly path?: object;
  readonly query?: object;
  readonly body?: unknown;
}

/** The Partner API: each method is typed by the path that it is given. */
export class Embank {
  private readonly sending: Sending;
  private readonly baseUrl: string;
  private readonly authorization: string;

  constructor({ key, baseUrl, ...sending }: EmbankOptions) {
    this.baseUrl = baseUrl.replace(/\/+$/, '');
    this.authorization = `Bearer ${key}`;
    this.sending = {
      fetch: globalThis.fetch,
      retries: 3,
      timeoutMs: 30_000,
      wait: async (ms) => wait(ms),
      ...sending,
    };
  }

  get<P extends PathOf<'get'>>(path: P, ...[request]: RequestArgument<P, 'get'>): Promise<Answer<P, 'get'>> {
    return this.call('get', path, request);
  }

  post<P extends PathOf<'post'>>(
    path: P,
    ...[request]: RequestArgument<P, 'post'>
  ): Promise<Answer<P, 'post'>> {
    return this.call('post', path, request);
  }

  put<P extends PathOf<'put'>>(path: P, ...[request]: RequestArgument<P, 'put'>): Promise<Answer<P, 'put'>> {
    return this.call('put', path, request);
  }

  patch<P extends PathOf<'patch'>>(
    path: P,
    ...[request]: RequestArgument<P, 'patch'>
  ): Promise<Answer<P, 'patch'>> {
    return this.call('patch', path, request);
  }

  delete<P extends PathOf<'delete'>>(
    path: P,
    ...[request]: RequestArgument<P, 'delete'>
  ): Promise<Answer<P, 'delete'>> {
    return this.call('delete', path, request);
  }

  /** Every item of a list, from page to page as they are needed. */
  async *list<P extends ListPath>(path: P, ...[request]: RequestArgument<P, 'get'>): AsyncGenerator<Item<P>> {
    let cursor: string | undefined;
    do {
      const { query, ...rest } = (request ?? {}) as AnyRequest;
      const asked = { ...rest, query: { ...query, ...(cursor !== undefined && { cursor }) } };
      const page = await this.call<{ data: Item<P>[]; hasMore: boolean; nextCursor?: string }>(
        'get',
        path,
        asked,
      );
      yield* page.data;
      cursor = page.hasMore ? page.nextCursor : undefined;
    } while (cursor !== undefined);
  }

  private async call<T>(method: Method, template: string, request: AnyRequest = {}): Promise<T> {
    const { path = {}, query = {}, body, idempotencyKey, ifMatch, signal } = request;
    const key = idempotencyKey ?? (method === 'post' ? randomUUID() : undefined);
    const response = await send(
      this.sending,
      this.baseUrl + filled(template, path as Record<string, unknown>) + searchOf(query),
      {
        method: method.toUpperCase(),
        headers: {
          authorization: this.authorization,
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(key !== undefined && { 'idempotency-key': key }),
          ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(signal && { signal }),
      },
      method === 'get' || key !== undefined,
    );
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
}

function filled(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (typeof value !== 'string' || value === '')
      throw new TypeError(`${template} needs the path parameter ${name}`);
    return encodeURIComponent(value);
  });
}

function searchOf(query: object): string {
  const given = Object.entries(query as Record<string, unknown>).filter(([, value]) => value !== undefined);
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString()}`;
}
