import { argon2id, hash, verify } from 'argon2';
import { staffProblems } from './staff.errors.js';

/** OWASP Password Storage: Argon2id, 19 MiB, two passes, one lane (about 28 ms). */
const ARGON2 = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Sign-ins must not starve the API of CPU and memory. */
const AT_ONCE = 2;
const WAITING_MAX = 32;

/** Hashes passwords under a pepper that is kept outside the database. */
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  /** @param pepper at least 32 bytes */
  constructor(private readonly pepper: Buffer) {}

  async hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, { ...ARGON2, secret: this.pepper }));
  }

  /**
   * @param stored the hash of the account, or null when there is none: the check then takes as long and fails
   * @throws DomainError 503 sign_in_busy
   */
  async matches(stored: string | null, password: string): Promise<boolean> {
    this.decoy ??= this.hash('nobody has this password');
    const against = stored ?? (await this.decoy);
    const isRight = await this.inTurn(() => verify(against, password, { secret: this.pepper }));
    return isRight && stored !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= WAITING_MAX) throw staffProblems.sign_in_busy();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running++;
    }
    try {
      return await work();
    } finally {
      // The place passes to the next in line without becoming free in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
