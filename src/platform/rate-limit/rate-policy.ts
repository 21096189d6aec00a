/** How many requests a caller may make within a second, a minute and a day. */
export interface RateQuotas {
  readonly second: number;
  readonly minute: number;
  readonly day: number;
}

export const RATE_WINDOWS = [
  { name: 'second', seconds: 1 },
  { name: 'minute', seconds: 60 },
  { name: 'day', seconds: 86_400 },
] as const satisfies readonly { name: keyof RateQuotas; seconds: number }[];

export type RateWindowName = (typeof RATE_WINDOWS)[number]['name'];

/** Quotas with the field `RateLimit-Policy` that tells them (draft-ietf-httpapi-ratelimit-headers-11, §4). */
export class RatePolicy {
  readonly header: string;

  constructor(readonly quotas: RateQuotas) {
    this.header = RATE_WINDOWS.map(({ name, seconds }) => `"${name}";q=${quotas[name]};w=${seconds}`).join(
      ', ',
    );
  }
}
