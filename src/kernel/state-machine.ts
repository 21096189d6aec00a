import { DomainError } from './domain-error.js';

/** action → the states it leads from, and the one it leads to. */
export interface Transition<S extends string> {
  readonly from: readonly S[];
  readonly to: S;
  /** One sentence for the published graph. */
  readonly why: string;
}

/** A resource's life as one table: the code's guard, the published graph and the tests all read it. */
export interface StateMachine<S extends string, A extends string> {
  readonly resource: string;
  readonly initial: S;
  readonly states: Readonly<Record<S, string>>;
  readonly actions: Readonly<Record<A, Transition<S>>>;
}

const published = new Map<string, StateMachine<string, string>>();

/** Every resource's life, for the endpoint and the documents that show it. */
export function stateMachines(): ReadonlyMap<string, StateMachine<string, string>> {
  return published;
}

/** Checks the table once, at load (every state can be reached, every name exists), and publishes it. */
export function defineStateMachine<S extends string, A extends string>(
  machine: StateMachine<S, A>,
): StateMachine<S, A> {
  const reached = new Set<S>([machine.initial]);
  const transitions = Object.values<Transition<S>>(machine.actions);
  for (const { from, to } of transitions) {
    for (const state of [...from, to]) {
      if (!(state in machine.states)) throw new Error(`${machine.resource}: unknown state ${state}`);
    }
  }
  for (let size = -1; size !== reached.size;) {
    size = reached.size;
    for (const { from, to } of transitions) if (from.some((state) => reached.has(state))) reached.add(to);
  }
  const lost = (Object.keys(machine.states) as S[]).filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`${machine.resource}: states never reached: ${lost.join(', ')}`);
  published.set(machine.resource, machine);
  return machine;
}

export function allowedActions<S extends string, A extends string>(
  machine: StateMachine<S, A>,
  state: S,
): A[] {
  return (Object.keys(machine.actions) as A[]).filter((action) =>
    machine.actions[action].from.includes(state),
  );
}

/**
 * The state after an action; a conflict that names what is allowed instead when the action is not.
 * @param allowed what this caller may do instead; by default all that the machine knows
 */
export function transition<S extends string, A extends string>(
  machine: StateMachine<S, A>,
  state: S,
  action: A,
  allowed: readonly string[] = allowedActions(machine, state),
): S {
  const { from, to } = machine.actions[action];
  if (from.includes(state)) return to;
  throw new DomainError(
    'state_conflict',
    'conflict',
    `The ${inWords(machine.resource)} is ${inWords(state)}; that does not allow "${action}".`,
    { allowedActions: allowed },
  );
}

/** `eventImport` as people write it: event import. */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
