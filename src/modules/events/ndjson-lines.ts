import { StrictJsonError, parseStrictJson } from '../../platform/http/json/strict-json.js';

/** One event; longer lines are refused, and only their end is looked for. */
export const LINE_BYTES_MAX = 16 * 1024;
const KEYS_MAX = 200;
const NEWLINE = 0x0a;

/** Whole lines that came together. */
export interface LineChunk {
  /** Where the first line begins and the last one ends in what was fed, in bytes; newlines are part of it. */
  readonly bytes: number;
  readonly lines: readonly Line[];
}

/** A line's bytes; undefined for one that is too long. */
export type Line = Buffer | undefined;

export interface ChunkLimits {
  readonly lines: number;
}

/** Cuts a stream of bytes into lines, holding no more than one line and what is asked for at once. */
export class LineCutter {
  private rest: Buffer[] = [];
  private restBytes = 0;
  private isTooLong = false;
  private lines: Line[] = [];
  private bytes = 0;

  constructor(private readonly limits: ChunkLimits) {}

  /** @returns chunks that are full */
  feed(piece: Buffer): LineChunk[] {
    const full: LineChunk[] = [];
    let from = 0;
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, from)) {
      this.keep(piece.subarray(from, end));
      this.endLine(1);
      from = end + 1;
      if (this.lines.length >= this.limits.lines) full.push(this.take());
    }
    this.keep(piece.subarray(from));
    return full;
  }

  /** The whole lines since the last chunk. */
  take(): LineChunk {
    const chunk = { bytes: this.bytes, lines: this.lines };
    this.lines = [];
    this.bytes = 0;
    return chunk;
  }

  /** The end of the file ends its last line, too. */
  end(): LineChunk {
    if (this.restBytes > 0) this.endLine(0);
    return this.take();
  }

  private keep(part: Buffer): void {
    this.restBytes += part.length;
    this.isTooLong ||= this.restBytes > LINE_BYTES_MAX;
    if (this.isTooLong) this.rest = [];
    else if (part.length > 0) this.rest.push(part);
  }

  private endLine(newlineBytes: number): void {
    const [only = Buffer.alloc(0)] = this.rest;
    this.lines.push(this.isTooLong ? undefined : this.rest.length > 1 ? Buffer.concat(this.rest) : only);
    this.bytes += this.restBytes + newlineBytes;
    this.rest = [];
    this.restBytes = 0;
    this.isTooLong = false;
  }
}

export type ParsedLine =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'blank' }
  | { readonly kind: 'fault'; readonly code: string; readonly detail: string };

export function parseLine(line: Line): ParsedLine {
  if (!line) return { kind: 'fault', code: 'line_too_long', detail: `has more than ${LINE_BYTES_MAX} bytes` };
  if (isBlank(line)) return { kind: 'blank' };
  try {
    return { kind: 'value', value: parseStrictJson(line, KEYS_MAX) };
  } catch (error) {
    if (!(error instanceof StrictJsonError)) throw error;
    return { kind: 'fault', code: error.fault, detail: 'is no JSON that the bank takes' };
  }
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);
}
