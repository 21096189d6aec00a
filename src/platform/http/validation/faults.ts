import type { FieldError } from '../../../kernel/domain-error.js';

const FAULTS_MAX = 50;

/** The faults of one request, up to a limit: a body of nothing but faults must not become a huge answer. */
export class Faults {
  readonly list: FieldError[] = [];

  add(pointer: string, code: string, detail: string): void {
    if (this.list.length < FAULTS_MAX) this.list.push({ pointer, code, detail });
  }

  get isFull(): boolean {
    return this.list.length >= FAULTS_MAX;
  }
}
