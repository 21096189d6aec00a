export class NearestLeafDto {
  /**
   * The leaf at or beneath the node whose words are most like these.
   * @example "retail.electronics.phone"
   */
  path: string;

  /**
   * Of the words of both, how many they share; 0 to 1.
   * @example 0.12
   */
  similarity: number;
}

export class SceneProposalDto {
  /**
   * Where these events were placed; `any` when nowhere.
   * @example "retail"
   */
  node: string;

  /**
   * What their texts begin with, without numbers.
   * @example "drone rental"
   */
  words: string;

  /**
   * How many there were in the last three months.
   * @example 214
   */
  events: number;

  /**
   * Of how many customers.
   * @example 87
   */
  customers: number;

  /**
   * Mean days between a customer's events; left out when nobody came twice.
   * @example 12.5
   */
  rhythmDays?: number;

  /**
   * Events of the later half of the time over those of the earlier one; left out when all were on one day.
   * @example 1.4
   */
  growth?: number;

  /** Left out when no leaf shares a word. */
  nearest?: NearestLeafDto;
}

export class SceneProposalListDto {
  /** The largest first, at most 50. */
  data: SceneProposalDto[];
}
