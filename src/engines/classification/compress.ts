import type { Artefact, ModelMetadata } from './artefact.js';
import { UNCHANGED } from './confidence-map.js';
import type { TrainedWeights } from './train.js';

const MOST_CLASSES = 256;
const LARGEST_STEP = 127;

export interface Pruning {
  /** Weights that differ less from what the row's classes share are dropped. */
  readonly leastWeight: number;
  /** Only the so many heaviest weights of a row stay. */
  readonly mostPerRow: number;
}

/**
 * Prunes and quantises trained weights. Softmax does not see what all classes share, so each row is first moved by its
 * median, which makes most of it zero; what stays becomes whole steps of −127…127 with a scale per class.
 * @throws RangeError for more than 256 classes.
 */
export function compress(
  trained: TrainedWeights,
  pruning: Pruning,
  temperature: number,
  metadata: ModelMetadata,
): Artefact {
  const width = trained.classes.length;
  if (width > MOST_CLASSES) {
    throw new RangeError(`a model holds at most ${MOST_CLASSES} classes, not ${width}`);
  }
  const kept: { bucket: number; classes: number[]; weights: number[] }[] = [];
  const scales = new Float32Array(width);
  for (const [row, bucket] of trained.buckets.entries()) {
    const weights = centred(trained.weights.subarray(row * width, (row + 1) * width));
    const classes = heaviest(weights, pruning);
    for (const k of classes) scales[k] = Math.max(scales[k]!, Math.abs(weights[k]!) / LARGEST_STEP);
    if (classes.length > 0) kept.push({ bucket, classes, weights: classes.map((k) => weights[k]!) });
  }
  let end = 0;
  return {
    classes: trained.classes,
    temperature,
    confidence: UNCHANGED,
    metadata,
    bias: trained.bias,
    scales,
    buckets: Uint32Array.from(kept, ({ bucket }) => bucket),
    rowEnds: Uint32Array.from(kept, ({ classes }) => (end += classes.length)),
    entryClasses: Uint8Array.from(kept.flatMap(({ classes }) => classes)),
    entrySteps: Int8Array.from(
      kept.flatMap(({ classes, weights }) =>
        weights.map((weight, i) => Math.round(weight / scales[classes[i]!]!)),
      ),
    ),
  };
}

function centred(weights: Float32Array): Float32Array {
  const median = weights.toSorted()[weights.length >> 1]!;
  return weights.map((weight) => weight - median);
}

/** Classes, ascending, whose weights stay. */
function heaviest(weights: Float32Array, { leastWeight, mostPerRow }: Pruning): number[] {
  const heavy = [...weights.keys()].filter((k) => weights[k] !== 0 && Math.abs(weights[k]!) >= leastWeight);
  if (heavy.length <= mostPerRow) return heavy;
  heavy.sort((a, b) => Math.abs(weights[b]!) - Math.abs(weights[a]!) || a - b);
  return heavy.slice(0, mostPerRow).sort((a, b) => a - b);
}
