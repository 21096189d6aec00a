export type { Answer, CallOptions, Item, ListPath, PathOf, Request } from './call-types.js';
export { Embank, type EmbankOptions } from './client.js';
export type { components } from './generated/partner-api.js';
export type { ProblemCode } from './generated/problem-codes.js';
export { EmbankProblem, type Problem } from './problem.js';
export { unwrap, type UnwrapOptions, WebhookRefused } from './unwrap.js';
export type { WebhookEvent } from './webhook-event.js';
