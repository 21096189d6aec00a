/** What a customer can consent to, and the kinds of data that each purpose needs. Each pair is asked for somewhere. */
export const PURPOSE_DATA = {
  /** Profile: what he did and is classified as, for segments and where it is read. Tags: in decisions and by rules. */
  profiling: ['profile', 'tags'],
  /** To be spoken to without having asked. */
  marketing: ['contact'],
  /** Events of sensitive scenes; tags that come of them. */
  sensitiveData: ['events', 'tags'],
  /** What a bureau knows. */
  creditCheck: ['bureau'],
} as const;

export type ConsentPurpose = keyof typeof PURPOSE_DATA;
export const CONSENT_PURPOSES = Object.keys(PURPOSE_DATA) as ConsentPurpose[];

export const DATA_KINDS = ['bureau', 'contact', 'events', 'profile', 'tags'] as const;
export type DataKind = (typeof DATA_KINDS)[number];

/** What a grant covers: what it names of its purpose's kinds, or all of them. */
export function coveredData(purpose: string, named?: readonly string[]): readonly string[] {
  const all: readonly string[] = PURPOSE_DATA[purpose as ConsentPurpose] ?? [];
  return named ? all.filter((kind) => named.includes(kind)) : all;
}

/** What a grant must cover where a tag needs its purpose: of tags that itself, else the one kind that the purpose knows. */
const TAG_DATA: Readonly<Record<ConsentPurpose, DataKind>> = {
  profiling: 'tags',
  marketing: 'contact',
  sensitiveData: 'tags',
  creditCheck: 'bureau',
};

/** The consent by which a tag may be used that needs a purpose, as `purpose/data`. */
export function consentToTag(purpose: string): string {
  return `${purpose}/${TAG_DATA[purpose as ConsentPurpose] ?? 'tags'}`;
}

/** SQL: the grant covers the use of a tag that needs its purpose. */
export const coversTag = (grant: string): string =>
  `case ${grant}.purpose ${Object.entries(TAG_DATA)
    .map(([purpose, data]) => `when '${purpose}' then '${data}'`)
    .join(' ')} end = any (${grant}.data)`;

const DAY_MS = 86_400_000;
/** How long before its end a partner is told; at the end itself as well. */
export const NOTICE_DAYS = [30, 7, 1, 0] as const;

/**
 * When the partner is to be told of a consent's end next.
 * @param afterMs of what has been told up to then nothing is told again
 */
export function nextNoticeMs(expiresMs: number, afterMs: number): number | undefined {
  return NOTICE_DAYS.map((days) => expiresMs - days * DAY_MS).find((at) => at > afterMs);
}

/** What is to be told at a moment: the last notice that has come due, for nobody wants three at once. */
export function noticeAt(expiresMs: number, nowMs: number): { readonly daysLeft: number } | undefined {
  const daysLeft = [...NOTICE_DAYS].reverse().find((days) => expiresMs - days * DAY_MS <= nowMs);
  return daysLeft === undefined ? undefined : { daysLeft };
}
