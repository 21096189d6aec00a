/** When, in milliseconds since 1970, and the id of the request, which the partner finds in his own log. */
interface Seen {
  readonly at: number;
  readonly request: string;
}

/** A POST that needs an `Idempotency-Key` and went well. `key` is a digest: what partners put into keys is theirs. */
export interface Obligation extends Seen {
  readonly kind: 'obligation';
  readonly route: string;
  readonly key: string;
  readonly isReplay: boolean;
}

/** A page of a list that is not its only one; cursors as digests. */
export interface Page extends Seen {
  readonly kind: 'page';
  readonly list: string;
  readonly cursor: string | null;
  readonly next: string | null;
}

/** An answer 429 of the run; `until` is what its Retry-After says, in milliseconds since 1970. */
export interface Refused extends Seen {
  readonly kind: 'refused';
  readonly attempt: number;
  readonly until: number;
}

/** The first request that was let through again. */
export interface Resumed extends Seen {
  readonly kind: 'resumed';
  readonly attempt: number;
}

/** How a receiver of webhooks took what it was sent. */
export interface Received extends Seen {
  readonly kind: 'receiver';
  readonly endpoint: string;
  readonly steps: readonly {
    readonly message: string;
    readonly status: number | null;
    readonly passed: boolean;
  }[];
}

/** What the bank saw of a partner's app during a run. */
export type Sighting = Obligation | Page | Refused | Resumed | Received;
