/** One page of a list; `nextCursor` is there exactly when `hasMore`. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly hasMore: boolean;
  readonly nextCursor?: string;
  /** Only when the caller asked for it with `include=totalCount`. */
  readonly totalCount?: number;
}

export const PAGE_LIMIT_DEFAULT = 20;
export const PAGE_LIMIT_MAX = 100;
