import type { ConfidenceMap } from './confidence-map.js';
import { BUCKET_BITS, BUCKET_COUNT } from './features.js';

const MAGIC = 'EMBKCLS1';

/** What a shipped model says about itself; free of anything that changes from run to run. */
export type ModelMetadata = Readonly<Record<string, unknown>>;

/** A model as it is shipped: sparse rows of 8-bit weights, each class with its own scale. */
export interface Artefact {
  readonly classes: readonly string[];
  readonly temperature: number;
  /** From the probability of the answered node to the confidence that is told. */
  readonly confidence: ConfidenceMap;
  readonly metadata: ModelMetadata;
  readonly bias: Float32Array;
  /** Weight of one step in each class. */
  readonly scales: Float32Array;
  /** Bucket of each row, ascending. */
  readonly buckets: Uint32Array;
  /** Entries of row r: rowEnds[r − 1] (or 0) to rowEnds[r]. */
  readonly rowEnds: Uint32Array;
  readonly entryClasses: Uint8Array;
  readonly entrySteps: Int8Array;
}

interface Header {
  readonly bucketBits: number;
  readonly temperature: number;
  readonly confidence: ConfidenceMap;
  readonly rows: number;
  readonly entries: number;
  /** Bytes of the two lists of ascending numbers. */
  readonly indexBytes: number;
  readonly metadata: ModelMetadata;
  readonly classes: readonly string[];
}

/** Ascending numbers as the distances between them, seven bits a byte (LEB128), lowest first. */
function packAscending(values: Uint32Array): number[] {
  const bytes: number[] = [];
  let previous = 0;
  for (const value of values) {
    let rest = value - previous;
    previous = value;
    for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
    bytes.push(rest);
  }
  return bytes;
}

function unpackAscending(bytes: Uint8Array, lists: readonly Uint32Array[]): void {
  let at = 0;
  for (const list of lists) {
    let value = 0;
    for (let i = 0; i < list.length; i += 1) {
      let shift = 0;
      for (; (bytes[at] ?? 0) > 0x7f; at += 1, shift += 7) value += (bytes[at]! & 0x7f) << shift;
      value += (bytes[at++] ?? 0) << shift;
      list[i] = value;
    }
  }
}

/**
 * Bytes of an artefact: magic, length of the header, header as JSON (readable with `head -c`), then the arrays, numbers
 * little-endian. Equal artefacts give equal bytes.
 */
export function serialise(artefact: Artefact): Uint8Array<ArrayBuffer> {
  const { classes, temperature, confidence, metadata, buckets, rowEnds, entryClasses, entrySteps } = artefact;
  const index = Uint8Array.from([...packAscending(buckets), ...packAscending(rowEnds)]);
  const header: Header = {
    bucketBits: BUCKET_BITS,
    temperature,
    confidence,
    rows: buckets.length,
    entries: entryClasses.length,
    indexBytes: index.length,
    metadata,
    classes,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(bodyOf(json.length) + bytesAfter(header));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(MAGIC.length, json.length, true);
  bytes.set(json, MAGIC.length + 4);
  let at = bodyOf(json.length);
  for (const value of [...artefact.bias, ...artefact.scales]) {
    view.setFloat32(at, value, true);
    at += 4;
  }
  bytes.set(index, at);
  bytes.set(entryClasses, at + index.length);
  new Int8Array(bytes.buffer).set(entrySteps, at + index.length + entryClasses.length);
  return bytes;
}

function bodyOf(headerLength: number): number {
  return MAGIC.length + 4 + headerLength;
}

function bytesAfter({ classes, indexBytes, entries }: Header): number {
  return 8 * classes.length + indexBytes + 2 * entries;
}

/**
 * Reads what `serialise` wrote.
 * @throws RangeError when the bytes are no model, of another version, cut short or damaged.
 */
export function parseArtefact(source: Uint8Array): Artefact {
  const bytes = source.slice();
  if (new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC || bytes.length < bodyOf(0)) {
    throw new RangeError('these bytes are not a scenario model of version 1');
  }
  const view = new DataView(bytes.buffer);
  let at = bodyOf(view.getUint32(MAGIC.length, true));
  if (at > bytes.length) throw new RangeError('the scenario model is cut short');
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(bodyOf(0), at))) as Header;
  if (header.bucketBits !== BUCKET_BITS || bytes.length !== at + bytesAfter(header)) {
    throw new RangeError('the scenario model is cut short, or made for another hash width');
  }
  const { classes, temperature, confidence, metadata, rows, entries } = header;
  const floats = () => Float32Array.from(classes, () => view.getFloat32((at += 4) - 4, true));
  const [bias, scales] = [floats(), floats()];
  const [buckets, rowEnds] = [new Uint32Array(rows), new Uint32Array(rows)];
  unpackAscending(bytes.subarray(at, (at += header.indexBytes)), [buckets, rowEnds]);
  const entryClasses = new Uint8Array(bytes.buffer, at, entries);
  const entrySteps = new Int8Array(bytes.buffer, at + entries, entries);
  const artefact = {
    classes,
    temperature,
    confidence,
    metadata,
    bias,
    scales,
    buckets,
    rowEnds,
    entryClasses,
    entrySteps,
  };
  assertSound(artefact);
  return artefact;
}

/** The inner loops trust the indexes, so they are checked once here. */
function assertSound({ classes, confidence, buckets, rowEnds, entryClasses }: Artefact): void {
  const ascending = (values: Uint32Array) => values.every((value, i) => i === 0 || value > values[i - 1]!);
  const sound =
    confidence.a >= 0 &&
    confidence.b >= 0 &&
    Number.isFinite(confidence.c) &&
    ascending(buckets) &&
    ascending(rowEnds) &&
    (buckets.at(-1) ?? 0) < BUCKET_COUNT &&
    (rowEnds.at(-1) ?? 0) === entryClasses.length &&
    entryClasses.every((name) => name < classes.length);
  if (!sound) throw new RangeError('the scenario model is damaged: its indexes or its map do not fit');
}
