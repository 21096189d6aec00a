import { type FieldError } from '../../kernel/domain-error.js';
import { LIMITS } from './grammar.js';

/** The faults found so far, at most `LIMITS.errors`. */
export class FaultList {
  readonly list: FieldError[] = [];

  get isEmpty(): boolean {
    return this.list.length === 0;
  }

  get isFull(): boolean {
    return this.list.length >= LIMITS.errors;
  }

  /** Returns undefined, so that a check can end with `return faults.add(…)`. */
  add(pointer: string, code: string, detail: string): undefined {
    if (!this.isFull) this.list.push({ pointer, code, detail });
    return undefined;
  }

  /** A fault after which looking on is pointless or expensive: the list counts as full. */
  addLast(pointer: string, code: string, detail: string): undefined {
    const fault = { pointer, code, detail };
    if (this.list.some((each) => each.code === code)) return undefined;
    this.list.length = Math.min(this.list.length, LIMITS.errors - 1);
    this.list.push(fault);
    return undefined;
  }

  unknownKeys(json: Readonly<Record<string, unknown>>, known: readonly string[], pointer: string): void {
    for (const key in json) {
      if (known.includes(key)) continue;
      this.add(pointer, 'unknown_key', `Only ${known.join(', ')} may stand here.`);
      return;
    }
  }
}

export function isPlainObject(json: unknown): json is Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return false;
  const prototype: unknown = Object.getPrototypeOf(json);
  return prototype === Object.prototype || prototype === null;
}
