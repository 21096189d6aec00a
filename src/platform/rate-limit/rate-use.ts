import { RATE_WINDOWS, type RatePolicy, type RateWindowName } from './rate-policy.js';

/** What one process has counted in one window, and what it knows of the others. */
interface Count {
  startsAt: number;
  /** Counted here. */
  own: number;
  /** The part of `own` that `shared` holds already. */
  posted: number;
  /** Counted by all processes, as of the last exchange. */
  shared: number;
}

/** A window that requests were let through in. */
export interface WindowUse {
  readonly seconds: number;
  /** Seconds since 1970. */
  readonly startsAt: number;
  /** Requests that the other processes have not heard of yet. */
  readonly added: number;
}

export interface RateVerdict {
  /** The field `RateLimit`: what is left of each window, and in how many seconds it begins anew. */
  readonly header: string;
  /** Windows that are used up; none when the request may go on, and only then it was counted. */
  readonly violated: readonly RateWindowName[];
  /** Until every violated window begins anew. */
  readonly retryAfterSeconds: number;
}

/**
 * The use of one caller. Windows are fixed and begin at whole multiples of their length since 1970, so that processes
 * agree on them without talking; a refused request takes nothing, so that waiting always helps.
 */
export class RateUse {
  private readonly counts: readonly Count[] = RATE_WINDOWS.map(() => ({
    startsAt: 0,
    own: 0,
    posted: 0,
    shared: 0,
  }));

  /** @param nowSeconds whole seconds since 1970 */
  take({ quotas }: RatePolicy, nowSeconds: number): RateVerdict {
    const violated: RateWindowName[] = [];
    let retryAfterSeconds = 0;
    this.counts.forEach((count, i) => {
      const { name, seconds } = RATE_WINDOWS[i] as (typeof RATE_WINDOWS)[number];
      open(count, nowSeconds - (nowSeconds % seconds));
      if (usedOf(count) < quotas[name]) return;
      violated.push(name);
      retryAfterSeconds = Math.max(retryAfterSeconds, count.startsAt + seconds - nowSeconds);
    });
    if (violated.length === 0) for (const count of this.counts) count.own++;
    const header = this.counts
      .map((count, i) => {
        const { name, seconds } = RATE_WINDOWS[i] as (typeof RATE_WINDOWS)[number];
        const left = Math.max(0, quotas[name] - usedOf(count));
        return `"${name}";r=${left};t=${count.startsAt + seconds - nowSeconds}`;
      })
      .join(', ');
    return { header, violated, retryAfterSeconds };
  }

  /** The newest windows, for the other processes. */
  windows(): WindowUse[] {
    return this.counts.flatMap(({ startsAt, own, posted }, i) => {
      const { seconds } = RATE_WINDOWS[i] as (typeof RATE_WINDOWS)[number];
      return own > 0 ? [{ seconds, startsAt, added: own - posted }] : [];
    });
  }

  /**
   * @param use what was told to the others
   * @param total what all have counted in that window, this included; unknown when it is over for them
   */
  share({ seconds, startsAt, added }: WindowUse, total: number | undefined): void {
    const count = this.counts[RATE_WINDOWS.findIndex((window) => window.seconds === seconds)];
    // A window that has ended here meanwhile is of no interest any more.
    if (count?.startsAt !== startsAt) return;
    count.posted += added;
    count.shared = total ?? count.shared + added;
  }
}

function open(count: Count, startsAt: number): void {
  if (count.startsAt !== startsAt) Object.assign(count, { startsAt, own: 0, posted: 0, shared: 0 });
}

function usedOf({ own, posted, shared }: Count): number {
  return shared + own - posted;
}
