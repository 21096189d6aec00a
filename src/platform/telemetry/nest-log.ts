import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

/** Nest's own lines. Their texts are the framework's (and may quote a URL), so only their source is kept. */
export class NestLog implements LoggerService {
  constructor(private readonly log_: Log) {}

  log(_message: unknown, ...rest: unknown[]): void {
    this.log_.debug('nest.info', { context: contextOf(rest) });
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.log_.error(
      'nest.error',
      { context: contextOf(rest) },
      message instanceof Error ? message : undefined,
    );
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.log_.warn(
      'nest.warning',
      { context: contextOf(rest) },
      message instanceof Error ? message : undefined,
    );
  }
}

/** Nest passes the name of the speaking class last. */
function contextOf(rest: readonly unknown[]): string | undefined {
  const last = rest.at(-1);
  return typeof last === 'string' && /^\w{1,60}$/.test(last) ? last : undefined;
}
