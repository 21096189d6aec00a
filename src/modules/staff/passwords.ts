import { argon2id, hash, verify } from 'argon2';
import { staffProblems } from './staff.errors.js';
import { Turnstile } from './turnstile.js';

/** OWASP Password Storage: Argon2id, 19 MiB, two passes, one lane (about 28 ms). */
const ARGON2 = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes passwords under a pepper that is kept outside the database. */
export class Passwords {
  // Sign-ins must not starve the API of CPU and memory.
  private readonly turnstile = new Turnstile({ atOnce: 2, waiting: 32 }, () => staffProblems.sign_in_busy());
  private decoy: Promise<string> | undefined;

  /** @param pepper at least 32 bytes */
  constructor(private readonly pepper: Buffer) {}

  async hash(password: string): Promise<string> {
    return this.turnstile.run(() => hash(password, { ...ARGON2, secret: this.pepper }));
  }

  /**
   * @param stored the hash of the account, or null when there is none: the check then takes as long and fails
   * @throws DomainError 503 sign_in_busy
   */
  async matches(stored: string | null, password: string): Promise<boolean> {
    // Made once, outside the line: it must not be turned away, and both kinds of caller wait for it.
    const decoy = await (this.decoy ??= hash('nobody has this password', { ...ARGON2, secret: this.pepper }));
    const against = stored ?? decoy;
    const isRight = await this.turnstile.run(() => verify(against, password, { secret: this.pepper }));
    return isRight && stored !== null;
  }
}
