export class FaultDto {
  /**
   * Id or name of what is wrong.
   * @example "ent_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  subject: string;

  /**
   * What was found against what must be.
   * @example "principalReceivable stands at -100 CNY"
   */
  detail: string;
}

export class IntegrityCheckDto {
  /**
   * The check's name.
   * @example "ledgerSides"
   */
  name: string;

  /**
   * What must hold.
   * @example "All postings of one subject are of one currency."
   */
  describe: string;

  /**
   * `unfinished` when it would have taken too long for an answer: run `cli verify`, which waits.
   * @example "sound"
   */
  status: 'sound' | 'faulty' | 'unfinished';

  /** Breaches that were found. */
  faults: FaultDto[];

  /**
   * Whether there are more than the listed ones.
   * @example false
   */
  hasMore: boolean;

  /**
   * How long it took, milliseconds.
   * @example 12
   */
  tookMs: number;
}

export class IntegrityDto {
  /**
   * Whether every check was finished and found nothing.
   * @example true
   */
  isSound: boolean;

  /** In the order in which they ran. */
  data: IntegrityCheckDto[];
}
