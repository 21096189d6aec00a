import { BUCKET_BITS, BUCKET_COUNT } from './features.js';
import type { TrainedWeights } from './train.js';

const MAGIC = 'EMBKCLS1';
const MOST_CLASSES = 256;
const LARGEST_STEP = 127;

/** What a shipped model says about itself; free of anything that changes from run to run. */
export type ModelMetadata = Readonly<Record<string, unknown>>;

/** A model as it is shipped: sparse rows of 8-bit weights, each column with its own scale. */
export interface Artefact {
  readonly classes: readonly string[];
  readonly temperature: number;
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

/**
 * Prunes and quantises trained weights: weights below `leastWeight` go, the rest become whole steps of −127…127.
 * @throws RangeError for more than 256 classes.
 */
export function compress(
  trained: TrainedWeights,
  leastWeight: number,
  temperature: number,
  metadata: ModelMetadata,
): Artefact {
  const width = trained.classes.length;
  if (width > MOST_CLASSES)
    throw new RangeError(`a model holds at most ${MOST_CLASSES} classes, not ${width}`);
  const scales = new Float32Array(width);
  for (const [at, weight] of trained.weights.entries()) {
    scales[at % width] = Math.max(scales[at % width]!, Math.abs(weight) / LARGEST_STEP);
  }
  const buckets: number[] = [];
  const rowEnds: number[] = [];
  const entryClasses: number[] = [];
  const entrySteps: number[] = [];
  for (const [row, bucket] of trained.buckets.entries()) {
    const before = entryClasses.length;
    for (let k = 0; k < width; k += 1) {
      const weight = trained.weights[row * width + k]!;
      const step = Math.abs(weight) < leastWeight ? 0 : Math.round(weight / scales[k]!);
      if (step === 0) continue;
      entryClasses.push(k);
      entrySteps.push(step);
    }
    if (entryClasses.length === before) continue;
    buckets.push(bucket);
    rowEnds.push(entryClasses.length);
  }
  return {
    classes: trained.classes,
    temperature,
    metadata,
    bias: trained.bias,
    scales,
    buckets: Uint32Array.from(buckets),
    rowEnds: Uint32Array.from(rowEnds),
    entryClasses: Uint8Array.from(entryClasses),
    entrySteps: Int8Array.from(entrySteps),
  };
}

/**
 * Bytes of an artefact: magic, length of the header, header as JSON (readable with `head`), then the little-endian
 * arrays. Equal artefacts give equal bytes.
 */
export function serialise(artefact: Artefact): Uint8Array<ArrayBuffer> {
  const { classes, temperature, metadata, buckets, entryClasses } = artefact;
  const header = {
    bucketBits: BUCKET_BITS,
    temperature,
    rows: buckets.length,
    entries: entryClasses.length,
    metadata,
    classes,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padded = new Uint8Array(Math.ceil(json.length / 4) * 4).fill(0x20);
  padded.set(json);
  const arrays = [
    artefact.bias,
    artefact.scales,
    buckets,
    artefact.rowEnds,
    entryClasses,
    artefact.entrySteps,
  ];
  const parts: Uint8Array[] = [
    new TextEncoder().encode(MAGIC),
    new Uint8Array(Uint32Array.of(padded.length).buffer),
    padded,
  ];
  for (const array of arrays) parts.push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

interface Header {
  readonly bucketBits: number;
  readonly temperature: number;
  readonly rows: number;
  readonly entries: number;
  readonly metadata: ModelMetadata;
  readonly classes: readonly string[];
}

/**
 * Reads what `serialise` wrote.
 * @throws RangeError when the bytes are no model, of another version, or cut short.
 */
export function parseArtefact(bytes: Uint8Array): Artefact {
  const copy = bytes.slice();
  const magic = new TextDecoder().decode(copy.subarray(0, MAGIC.length));
  if (magic !== MAGIC) throw new RangeError('these bytes are not a scenario model of version 1');
  const headerLength = new DataView(copy.buffer).getUint32(MAGIC.length, true);
  let at = MAGIC.length + 4;
  const header = JSON.parse(new TextDecoder().decode(copy.subarray(at, at + headerLength))) as Header;
  at += headerLength;
  const width = header.classes.length;
  const expected = at + 8 * width + 8 * header.rows + 2 * header.entries;
  if (header.bucketBits !== BUCKET_BITS || copy.length !== expected) {
    throw new RangeError(
      `the scenario model has ${copy.length} bytes instead of ${expected}, or another hash width`,
    );
  }
  const take = (length: number): [ArrayBuffer, number, number] => [
    copy.buffer,
    (at += length) - length,
    length,
  ];
  const floats = (count: number) => new Float32Array(copy.buffer, take(4 * count)[1], count);
  const words = (count: number) => new Uint32Array(copy.buffer, take(4 * count)[1], count);
  const artefact: Artefact = {
    classes: header.classes,
    temperature: header.temperature,
    metadata: header.metadata,
    bias: floats(width),
    scales: floats(width),
    buckets: words(header.rows),
    rowEnds: words(header.rows),
    entryClasses: new Uint8Array(...take(header.entries)),
    entrySteps: new Int8Array(...take(header.entries)),
  };
  assertSound(artefact);
  return artefact;
}

/** The inner loops trust the indexes, so they are checked once here. */
function assertSound({ classes, buckets, rowEnds, entryClasses }: Artefact): void {
  const ascending = (values: Uint32Array) => values.every((value, i) => i === 0 || value > values[i - 1]!);
  const sound =
    ascending(buckets) &&
    ascending(rowEnds) &&
    (buckets.at(-1) ?? 0) < BUCKET_COUNT &&
    (rowEnds.at(-1) ?? 0) === entryClasses.length &&
    entryClasses.every((name) => name < classes.length);
  if (!sound) throw new RangeError('the scenario model is damaged: its indexes do not fit');
}
