import type { paths } from './generated/partner-api.js';

export type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';

type Operation<P extends keyof paths, M extends Method> = paths[P][M];

/** The paths that have a method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never;
}[keyof paths];

type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never;

/** What a call answers when it goes well. */
export type Answer<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { responses: infer R } ? Json<R[keyof R & (200 | 201 | 202)]> : never;

type Parameters<O> = O extends { parameters: infer P } ? P : object;
type PathParameters<O> =
  Parameters<O> extends { path: infer P extends object } ? { readonly path: P } : { readonly path?: never };
type Query<O> =
  Parameters<O> extends { query: infer Q extends object }
    ? { readonly query: Q }
    : Parameters<O> extends { query?: infer Q extends object }
      ? { readonly query?: Q }
      : { readonly query?: never };
type Body<O> = O extends { requestBody: infer B }
  ? { readonly body: Json<B> }
  : O extends { requestBody?: infer B }
    ? { readonly body?: Json<NonNullable<B>> }
    : { readonly body?: never };

/** What every call takes. */
export interface CallOptions {
  /** Left out, a POST gets a random one, which its repeats carry too. Give your own to repeat across restarts. */
  readonly idempotencyKey?: string;
  /** The ETag that a change is for. */
  readonly ifMatch?: string;
  readonly signal?: AbortSignal;
}

export type Request<P extends keyof paths, M extends Method> = PathParameters<Operation<P, M>> &
  Query<Operation<P, M>> &
  Body<Operation<P, M>> &
  CallOptions;

/** The request may be left out where nothing in it is demanded. */
export type RequestArgument<P extends keyof paths, M extends Method> =
  object extends Request<P, M> ? [request?: Request<P, M>] : [request: Request<P, M>];

/** The lists that come in pages. */
export type ListPath = {
  [P in PathOf<'get'>]: Answer<P, 'get'> extends { data: unknown[]; hasMore: boolean } ? P : never;
}[PathOf<'get'>];

export type Item<P extends ListPath> = Answer<P, 'get'> extends { data: (infer T)[] } ? T : never;
