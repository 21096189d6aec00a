export class MagicDto {
  /**
   * Its code.
   * @example "bureauRefuses"
   */
  code: string;

  /**
   * Write this anywhere in the customer’s name.
   * @example "Bureau Refuses"
   */
  name: string;

  /**
   * Or let the financed amount end in these two digits of minor units (65: an amount that ends in .65); null where only the name does it.
   * @example 65
   */
  amountEnding: number | null;

  /**
   * The source that is made to say it.
   * @example "creditBureau"
   */
  source: string;

  /**
   * What the source does.
   * @example "fails"
   */
  outcome: 'fails' | 'isUnclear' | 'isLate' | 'isMissing' | 'reportsDebts';

  /**
   * What becomes of the application.
   * @example "declined"
   */
  application: 'declined' | 'referred' | 'counterOffered';

  /**
   * The same in a sentence.
   * @example "The source for creditBureau says no, and the application is declined."
   */
  description: string;
}

export class MagicListDto {
  /** Every way to force an outcome; everybody and everything else passes. */
  data: MagicDto[];
}
