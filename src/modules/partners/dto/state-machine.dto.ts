export class StateDto {
  /**
   * As in `status`.
   * @example active
   */
  name: string;

  /**
   * What it means.
   * @example "The key works."
   */
  meaning: string;
}

export class StateActionDto {
  /**
   * As in `allowedActions`.
   * @example revoke
   */
  name: string;

  /**
   * States that allow it.
   * @example ["active", "replaced"]
   */
  from: string[];

  /**
   * The state that it leads to.
   * @example revoked
   */
  to: string;

  /**
   * When or why it happens.
   * @example "It leaked, or nobody needs it."
   */
  why: string;
}

export class StateMachineDto {
  /**
   * Kind of resource.
   * @example apiKey
   */
  resource: string;

  /**
   * The state that each begins in.
   * @example active
   */
  initial: string;

  /** Every state. */
  states: StateDto[];

  /** Every action. */
  actions: StateActionDto[];
}

export class StateMachineListDto {
  /** In the order of their names. */
  data: StateMachineDto[];
}
