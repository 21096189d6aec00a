import type { FieldError } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';

/** A version in force that this program cannot use, or not whole: everything else is sold without it. */
export interface FaultyVersion {
  readonly id: Uuid;
  readonly kind: string;
  readonly name: string;
  readonly number: number;
  /** The first of its faults. */
  readonly fault: FieldError;
}
