import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
}

type Check = () => Promise<boolean>;
type Warnings = () => readonly string[];

const CHECK_TIMEOUT_MS = 2_000;
const WARNINGS_MAX = 20;

/** Whether this process may get traffic: every registered check holds and it is not shutting down. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, Check>();
  private readonly warnings: Warnings[] = [];
  private draining = false;

  /** A check resolves to true when its part can serve; throwing or two seconds of silence mean it cannot. */
  registerReadiness(name: string, check: Check): void {
    if (this.checks.has(name)) throw new Error(`readiness check ${name} is registered twice`);
    this.checks.set(name, check);
  }

  /** What is wrong and yet no reason to send traffic elsewhere, since every process has it. */
  registerWarnings(warnings: Warnings): void {
    this.warnings.push(warnings);
  }

  /** From now on the load balancer should send nothing. */
  drain(): void {
    this.draining = true;
  }

  get isDraining(): boolean {
    return this.draining;
  }

  async ask(): Promise<{ ready: boolean; checks: readonly CheckResult[]; warnings: readonly string[] }> {
    const checks = await Promise.all([...this.checks].map(([name, check]) => askOne(name, check)));
    const ready = !this.draining && checks.every((check) => check.ok);
    return { ready, checks, warnings: this.warnings.flatMap((each) => each()).slice(0, WARNINGS_MAX) };
  }
}

async function askOne(name: string, check: Check): Promise<CheckResult> {
  const stop = new AbortController();
  try {
    const silence = sleep(CHECK_TIMEOUT_MS, false, { signal: stop.signal, ref: false });
    silence.catch(() => undefined);
    return { name, ok: await Promise.race([check(), silence]) };
  } catch {
    return { name, ok: false };
  } finally {
    stop.abort();
  }
}
