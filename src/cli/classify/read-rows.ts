import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Transform, type Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { type RawEvent } from './parse-event.js';

/** A record or a line longer than this is a file of another kind. */
const RECORD_BYTES_MAX = 1_000_000;
const COLUMNS = ['customer', 'time', 'amount', 'id', 'type'] as const;
const NEEDED = ['customer', 'time', 'amount'] as const;

/** @param line of the file, from 1; `row` is a text when the line cannot be read as a row at all */
export type RowSink = (line: number, row: RawEvent | string) => void;

/**
 * Reads a file of events row by row; what is in memory does not grow with the file.
 * @param onBytes told the size of every piece read from the disk
 * @throws Error with a message for people, when this is no such file
 */
export async function readRows(file: string, sink: RowSink, onBytes: (bytes: number) => void): Promise<void> {
  const head = await firstBytes(file, 2);
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const source: Readable = createReadStream(file, { highWaterMark: 1 << 18 });
  source.on('data', (piece) => onBytes(piece.length));
  const stages = [source, ...(isGzip ? [createGunzip()] : [])];
  const isNdjson = /\.(ndjson|jsonl)(\.gz)?$/i.test(file) || head[0] === 0x7b;
  await pipeline([...stages, ...(isNdjson ? [linesInto(sink)] : csvInto(sink))]);
}

async function firstBytes(file: string, count: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function csvInto(sink: RowSink): [Transform, Writable] {
  let rowOf: ((record: string[]) => RawEvent) | undefined;
  let width = 0;
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: RECORD_BYTES_MAX,
    on_record: (record: string[], { lines }) => {
      if (!rowOf) {
        rowOf = columnsOf(record);
        width = record.length;
      } else if (record.length !== width) {
        sink(lines, `${record.length} fields instead of ${width}`);
      } else {
        sink(lines, rowOf(record));
      }
      return null;
    },
  });
  const end = new Writable({ objectMode: true, write: (_record, _encoding, done) => done() });
  end.on(
    'finish',
    () => rowOf ?? end.destroy(new Error('the file is empty: expected a line with the names of columns')),
  );
  return [parser, end];
}

function columnsOf(header: readonly string[]): (record: string[]) => RawEvent {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new Error(
      `the first line must name the columns; missing: ${missing.join(', ')}; found: ${names.join(', ')}`,
    );
  }
  const at = COLUMNS.map((name) => names.indexOf(name));
  const [customer = -1, time = -1, amount = -1, id = -1, type = -1] = at;
  return (record) => ({
    customer: record[customer],
    time: record[time],
    amount: record[amount],
    id: record[id],
    type: record[type],
  });
}

function linesInto(sink: RowSink): Writable {
  const decoder = new TextDecoder(); // a character may be cut by the end of a piece
  let [line, rest] = [0, ''];
  const take = (text: string): void => {
    line += 1;
    if (text.trim() !== '') sink(line, jsonRow(text));
  };
  const write = (piece: Buffer): void => {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop()!;
    lines.forEach(take);
    if (rest.length > RECORD_BYTES_MAX) {
      throw new Error(`line ${line + 1} is longer than ${RECORD_BYTES_MAX} characters`);
    }
  };
  return new Writable({
    write: (piece: Buffer, _encoding, done) => done(faultOf(() => write(piece))),
    final: (done) => done(faultOf(() => rest !== '' && take(rest))),
  });
}

/** What a stream's callback wants: an error thrown in it would end the process. */
function faultOf(work: () => unknown): Error | null {
  try {
    work();
    return null;
  } catch (error) {
    return error as Error;
  }
}

function jsonRow(text: string): RawEvent | string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : 'not a JSON object';
  } catch {
    return 'not JSON';
  }
}
