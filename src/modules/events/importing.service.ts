import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { Readiness } from '../../platform/telemetry/readiness.js';
import type { PartnerCall } from '../partners/index.js';
import { EventImportsRepository, REFUSALS_KEPT, type RefusedLine } from './event-imports.repository.js';
import { EventReader } from './event-reader.js';
import { importProblems } from './events.errors.js';
import { FileMemory } from './file-memory.js';
import { IntakeService } from './intake.service.js';
import { LineCutter, type LineChunk, parseLine } from './ndjson-lines.js';
import type { PreparedReports } from './preparing.service.js';
import type { Outcome, ReadEvent } from './reported-event.js';

const LINES_A_CHUNK = 3_000;
/** Whatever its lines are like, a chunk holds no more than this and what comes at a stretch. */
const BYTES_A_CHUNK = 4_000_000;
/** Read without a pause, less than a millisecond; then the database's answers get their turn. */
const LINES_AT_A_STRETCH = 25;
/** Each takes a connection of the pool while it commits; the bank's other callers need the rest. */
const UPLOADS_AT_ONCE = 2;

/** Where an upload begins. */
export interface UploadStart {
  readonly id: Uuid;
  readonly offset: number;
  readonly lines: number;
  readonly refused: number;
}

/** Lines that are read, not yet stored. */
interface ReadChunk {
  bytes: number;
  lines: number;
  /** Line numbers (from 1) and what they say; blank lines are left out. */
  readonly numbers: number[];
  readonly reports: ReadEvent[];
}

const nothingRead = (): ReadChunk => ({ bytes: 0, lines: 0, numbers: [], reports: [] });

/**
 * Takes a file while it comes. Each chunk of lines is one transaction that also moves the import's offset, so that a
 * broken upload, a killed process or two uploads at once lose nothing and take nothing twice. While the database stores a
 * chunk, the next one is read; nothing further is taken from the network meanwhile.
 */
@Injectable()
export class ImportingService {
  private uploads = 0;

  constructor(
    private readonly database: Database,
    private readonly reader: EventReader,
    private readonly intake: IntakeService,
    private readonly imports: EventImportsRepository,
    private readonly readiness: Readiness,
    private readonly clock: SystemClock,
  ) {}

  /**
   * @param isLast whether the file ends with this stream
   * @throws what broke the stream, after the whole lines before it are stored
   */
  async upload(
    call: PartnerCall,
    start: UploadStart,
    stream: AsyncIterable<Buffer>,
    isLast: boolean,
  ): Promise<void> {
    if (this.uploads >= UPLOADS_AT_ONCE) throw importProblems.too_many_uploads();
    this.uploads++;
    try {
      await new Upload(this.parts(), call, start).take(stream, isLast);
    } finally {
      this.uploads--;
    }
  }

  private parts(): UploadParts {
    const { database, reader, intake, imports, readiness, clock } = this;
    return { database, reader, intake, imports, readiness, clock };
  }
}

interface UploadParts {
  readonly database: Database;
  readonly reader: EventReader;
  readonly intake: IntakeService;
  readonly imports: EventImportsRepository;
  readonly readiness: Readiness;
  readonly clock: SystemClock;
}

class Upload {
  private offset: number;
  private lines: number;
  private refused: number;
  /** The line that is read next, from 1; ahead of what is stored. */
  private next: number;
  private storing: Promise<void> = Promise.resolve();
  private pending = nothingRead();
  private readonly memory = new FileMemory();

  constructor(
    private readonly parts: UploadParts,
    private readonly call: PartnerCall,
    private readonly start: UploadStart,
  ) {
    ({ offset: this.offset, lines: this.lines, refused: this.refused } = start);
    this.next = start.lines + 1;
  }

  async take(stream: AsyncIterable<Buffer>, isLast: boolean): Promise<void> {
    const cutter = new LineCutter({ lines: LINES_AT_A_STRETCH });
    try {
      for await (const piece of stream) {
        for (const chunk of cutter.feed(piece)) await this.add(chunk);
        if (this.parts.readiness.isDraining) throw importProblems.upload_interrupted();
      }
    } catch (error) {
      // A slow line that breaks again and again still gets on.
      await this.storeWith(cutter.take());
      throw error;
    }
    await this.storeWith(isLast ? cutter.end() : cutter.take());
    if (isLast) await this.complete();
  }

  private async add(chunk: LineChunk): Promise<void> {
    this.read(chunk);
    if (this.pending.lines >= LINES_A_CHUNK || this.pending.bytes >= BYTES_A_CHUNK) await this.store();
    else await breathe();
  }

  private async storeWith(last: LineChunk): Promise<void> {
    this.read(last);
    await this.store();
    await this.storing;
  }

  /**
   * Prepares while the chunk before is stored, and waits for that; then stores without waiting: meanwhile the next lines
   * are read. Whoever awaits one of the two hears of its fault; until then nobody else needs to.
   */
  private async store(): Promise<void> {
    const chunk = this.pending;
    if (chunk.lines === 0) return;
    this.pending = nothingRead();
    const { clock, intake } = this.parts;
    this.memory.refresh(clock.nowMs());
    const preparing = intake.preparePart(this.call.actor, chunk.reports, this.memory);
    preparing.catch(() => undefined);
    await this.storing;
    this.storing = this.commit(chunk, preparing);
    this.storing.catch(() => undefined);
  }

  private read({ bytes, lines }: LineChunk): void {
    const { numbers, reports } = this.pending;
    lines.forEach((line, i) => {
      const parsed = parseLine(line);
      if (parsed.kind === 'blank') return;
      numbers.push(this.next + i);
      reports.push(
        parsed.kind === 'value'
          ? this.parts.reader.readUnchecked(this.call, parsed.value, this.memory.digests)
          : { refusal: { code: parsed.code, pointer: '', detail: parsed.detail } },
      );
    });
    this.next += lines.length;
    this.pending.bytes += bytes;
    this.pending.lines += lines.length;
  }

  private async commit(chunk: ReadChunk, preparing: Promise<PreparedReports>): Promise<void> {
    const { intake } = this.parts;
    const refused = await intake.takePart(this.call.actor, await preparing, this.memory, (outcomes, tx) =>
      this.record(tx, chunk, outcomes),
    );
    this.offset += chunk.bytes;
    this.lines += chunk.lines;
    this.refused += refused;
  }

  /** @returns how many lines were refused */
  private async record(
    tx: Tx,
    { bytes, lines, numbers }: ReadChunk,
    outcomes: readonly Outcome[],
  ): Promise<number> {
    const { imports } = this.parts;
    const { actor } = this.call;
    const { id } = this.start;
    const countOf = (wanted: Outcome['outcome']): number =>
      outcomes.filter(({ outcome }) => outcome === wanted).length;
    const refused = outcomes.flatMap((one, i): RefusedLine[] =>
      one.outcome === 'refused' ? [{ line: numbers[i] as number, ...one.refusal }] : [],
    );
    const progress = {
      bytes,
      lines,
      recorded: countOf('recorded'),
      duplicates: countOf('duplicate'),
      refused: refused.length,
    };
    if (!(await imports.advance(tx, actor, id, this.offset, progress)))
      throw importProblems.upload_offset_mismatch();
    await imports.keepRefusals(tx, actor, id, refused.slice(0, Math.max(0, REFUSALS_KEPT - this.refused)));
    return refused.length;
  }

  private async complete(): Promise<void> {
    const { database, imports } = this.parts;
    const { actor } = this.call;
    const isDone = await database.run(actor, (tx) =>
      imports.end(tx, actor, this.start.id, 'done', this.offset),
    );
    if (!isDone) throw importProblems.upload_offset_mismatch();
  }
}
