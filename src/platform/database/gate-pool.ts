/** Token of the pool whose login may execute the coalescing functions and nothing else. */
export const GATE_POOL = Symbol('GATE_POOL');
