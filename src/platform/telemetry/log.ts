import { type DestinationStream, type Logger, pino } from 'pino';
import { scrub } from './scrub.js';

/**
 * Everything a log line may say. A field that is not named here is not written, whatever the caller passes: bodies,
 * headers, query values, external ids and texts of errors have no place in a log.
 */
export interface LogFields {
  readonly requestId?: string | undefined;
  readonly method?: string | undefined;
  /** Route template, never the path: `/v1/customers/by-external-id/:externalId`. */
  readonly route?: string | undefined;
  readonly status?: number | undefined;
  readonly durationMs?: number | undefined;
  readonly partnerId?: string | undefined;
  readonly staffId?: string | undefined;
  readonly environment?: string | undefined;
  /** Problem code, SQLSTATE or system error code. */
  readonly code?: string | undefined;
  readonly job?: string | undefined;
  /** Public id of the one thing that the line is about. */
  readonly subject?: string | undefined;
  readonly check?: string | undefined;
  readonly count?: number | undefined;
  readonly port?: number | undefined;
  readonly signal?: string | undefined;
  readonly version?: string | undefined;
  /** Kind and name of a document of the bank: `product retail-zero`. */
  readonly definition?: string | undefined;
  /** JSON pointer into such a document. */
  readonly pointer?: string | undefined;
  readonly context?: string | undefined;
}

const ALLOWED: readonly (keyof LogFields)[] = [
  'requestId',
  'method',
  'route',
  'status',
  'durationMs',
  'partnerId',
  'staffId',
  'environment',
  'code',
  'job',
  'subject',
  'check',
  'count',
  'port',
  'signal',
  'version',
  'definition',
  'pointer',
  'context',
];

const STACK_FRAMES_MAX = 12;

/** Lines are collected and written together; at exit pino writes what is left. */
const BUFFER = { minLength: 4_096, periodicFlush: 500 };

/** The log of a process: JSON lines on standard output. */
export function standardLog(config: { readonly logLevel: string }): Log {
  return new Log(config.logLevel, pino.destination({ dest: 1, sync: false, ...BUFFER }));
}

/** JSON lines of named events. `event` is a constant of the code, never built from values. */
export class Log {
  private readonly pino: Logger;

  constructor(level: string, stream: DestinationStream) {
    this.pino = pino(
      { level, base: null, messageKey: 'event', formatters: { level: (label) => ({ level: label }) } },
      stream,
    );
  }

  debug(event: string, fields: LogFields = {}): void {
    if (this.pino.isLevelEnabled('debug')) this.pino.debug(allowed(fields), event);
  }

  info(event: string, fields: LogFields = {}): void {
    if (this.pino.isLevelEnabled('info')) this.pino.info(allowed(fields), event);
  }

  warn(event: string, fields: LogFields = {}, fault?: unknown): void {
    this.pino.warn({ ...allowed(fields), ...describeFault(fault) }, event);
  }

  error(event: string, fields: LogFields = {}, fault?: unknown): void {
    this.pino.error({ ...allowed(fields), ...describeFault(fault) }, event);
  }
}

function allowed(fields: LogFields): Record<string, string | number> {
  const out: Record<string, string | number> = {};
  for (const name of ALLOWED) {
    const value = fields[name];
    if (typeof value === 'number') out[name] = value;
    else if (typeof value === 'string') out[name] = scrub(value);
  }
  return out;
}

/** An error without its text, which may hold values: its name, its codes and where it was thrown. */
export function describeFault(fault: unknown): Record<string, string> {
  if (fault === undefined) return {};
  if (!(fault instanceof Error)) return { error: typeof fault };
  const { code, constraint, table } = fault as { code?: unknown; constraint?: unknown; table?: unknown };
  const out: Record<string, string> = { error: scrub(fault.name), stack: frames(fault) };
  if (typeof code === 'string') out['errorCode'] = scrub(code);
  if (typeof constraint === 'string') out['constraint'] = scrub(constraint);
  if (typeof table === 'string') out['table'] = scrub(table);
  return out;
}

// Messages may span lines and even imitate a frame, so the message is cut off by its length, not by a pattern.
function frames(fault: Error): string {
  const stack = fault.stack ?? '';
  const start = stack.indexOf(fault.message);
  const tail = start < 0 ? stack : stack.slice(start + fault.message.length);
  return tail
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, STACK_FRAMES_MAX)
    .map((line) => line.trim().replace(/^at /, ''))
    .join(' < ');
}
