/** The population that a run scores; customers of different frames are never scored together. */
export interface Frame {
  readonly environment: 'sandbox' | 'live';
  readonly partyKind: 'person' | 'organisation';
  /** A root of the scenario tree, or the bank's own products. */
  readonly scope: string;
  /** Of all amounts; a base currency when the amounts were converted by a table of rates. */
  readonly currency: string;
  readonly isConverted: boolean;
  /** Days since 1970, both included. */
  readonly window: { readonly fromDay: number; readonly untilDay: number };
}

export const BANK_SCOPE = 'bank';

/** How often one buys in a scene; stated by the scenario. */
export type Rhythm = 'high' | 'medium' | 'rare';

/** RFM, lifecycle and BG/NBD need a rhythm; in rare scenes (housing, healthcare) the stage comes from the case. */
export function hasRhythm(rhythm: Rhythm): boolean {
  return rhythm !== 'rare';
}

/** Where a case of a rare scene stands. */
export type CaseStage = 'asked' | 'accepted' | 'in_treatment' | 'done';

export interface CaseFacts {
  readonly asked: number;
  readonly accepted: number;
  readonly started: number;
  readonly finished: number;
}

/** The stage of a customer where there is no rhythm, by the case that is furthest open; undefined without a case. */
export function caseStage({ asked, accepted, started, finished }: CaseFacts): CaseStage | undefined {
  if (started > finished) return 'in_treatment';
  if (accepted > started) return 'accepted';
  if (asked > accepted) return 'asked';
  return finished > 0 ? 'done' : undefined;
}

/** One text for equal frames, to keep their runs apart. The window is not part of it: runs follow each other. */
export function frameKey({ environment, partyKind, scope, currency, isConverted }: Frame): string {
  return [environment, partyKind, scope, isConverted ? `${currency}*` : currency].join('/');
}
