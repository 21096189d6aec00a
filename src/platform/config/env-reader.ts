import { isNetwork } from '../security/networks.js';
import { Secret } from './secret.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** A setting that is missing or wrong. The message names it and what is expected, never what was given. */
export class ConfigError extends Error {
  constructor(variable: string, expected: string) {
    super(`${variable}: expected ${expected}`);
    this.name = 'ConfigError';
  }
}

/** Reads single variables; an empty text counts as absent. */
export class EnvReader {
  constructor(private readonly env: Env) {}

  optional(name: string): string | undefined {
    return this.env[name]?.trim() || undefined;
  }

  required(name: string, expected: string): string {
    return this.optional(name) ?? fail(name, expected);
  }

  oneOf<T extends string>(name: string, values: readonly T[], fallback: T): T {
    const text = this.optional(name);
    if (text === undefined) return fallback;
    return values.find((value) => value === text) ?? fail(name, `one of ${values.join(', ')}`);
  }

  flag(name: string): boolean {
    return this.oneOf(name, ['true', 'false'], 'false') === 'true';
  }

  integer(name: string, range: { min: number; max: number; fallback: number }): number {
    const text = this.optional(name);
    if (text === undefined) return range.fallback;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    return value >= range.min && value <= range.max
      ? value
      : fail(name, `a whole number from ${range.min} to ${range.max}`);
  }

  /** Three whole numbers with commas between them. */
  integers(
    name: string,
    range: { min: number; max: number; fallback: [number, number, number] },
  ): [number, number, number] {
    const text = this.optional(name);
    if (text === undefined) return range.fallback;
    const values = /^\d{1,9}(,\d{1,9}){2}$/.test(text) ? text.split(',').map(Number) : [];
    return values.length === 3 && values.every((value) => value >= range.min && value <= range.max)
      ? (values as [number, number, number])
      : fail(name, `three whole numbers from ${range.min} to ${range.max} with commas between them`);
  }

  /** Networks in CIDR form with commas between them; none when left out. */
  networks(name: string): string[] {
    const texts = this.optional(name)?.split(/ *, */) ?? [];
    return texts.every(isNetwork)
      ? texts
      : fail(name, 'networks with commas between them (10.0.0.0/8,fd00::/8)');
  }

  /** An absolute URL of one of the schemes (given with their colon). */
  url(name: string, schemes: readonly string[]): string | undefined {
    const text = this.optional(name);
    if (text === undefined) return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url && schemes.includes(url.protocol) ? text : fail(name, `a URL (${schemes.join(' or ')}//…)`);
  }

  /** Key material in base64 (or base64url). */
  key(name: string, size: { min: number; max: number }): Secret<Buffer> {
    const bytes = size.min === size.max ? `${size.min} bytes` : `at least ${size.min} bytes`;
    const expected = `${bytes} of random data in base64`;
    const text = this.required(name, expected);
    const data = /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : Buffer.alloc(0);
    return data.length >= size.min && data.length <= size.max ? new Secret(data) : fail(name, expected);
  }
}

function fail(name: string, expected: string): never {
  throw new ConfigError(name, expected);
}
