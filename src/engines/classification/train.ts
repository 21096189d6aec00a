import { softmax } from './calibration.js';
import { classesBeneath } from './class-tree.js';
import { BUCKET_COUNT, FeatureExtractor } from './features.js';
import { seededRandom, shuffle } from './random.js';

/** One text with what is known of it: a class, or an inner node of the tree ("somewhere in daily.food"). */
export interface TrainingExample {
  readonly text: string;
  readonly label: string;
  /** How much the text counts; 1 is a text seen once. */
  readonly weight: number;
}

export interface TrainingOptions {
  readonly seed: number;
  readonly epochs: number;
  /** In the first so many epochs only labels of a single class teach, so that inner labels later find leaves to follow. */
  readonly leafEpochs: number;
  readonly learningRate: number;
  /** Pull of each touched weight towards 0. */
  readonly l2: number;
  /** A feature that fewer texts hold is not learned. */
  readonly minTexts: number;
  /** Start of AdaGrad's sums of squared slopes: the higher, the less a feature that was rarely wrong moves. */
  readonly damping: number;
  /** A class whose error on a text is smaller is left alone; keeps the weights sparse and the run short. */
  readonly leastError: number;
}

/** The learned weights, dense: a row per learned bucket, a column per class. */
export interface TrainedWeights {
  readonly classes: readonly string[];
  readonly bias: Float32Array;
  /** Bucket of each row, ascending. */
  readonly buckets: Uint32Array;
  readonly weights: Float32Array;
}

interface EncodedText {
  /** Rows of the learned features of the text. */
  readonly rows: Uint32Array;
  /** 1 / √(all features), so that long texts weigh no more than short ones and unknown words make unsure. */
  readonly value: number;
}

/** Extracts each text once and numbers the buckets that at least `minTexts` texts hold. */
function encode(
  examples: readonly TrainingExample[],
  minTexts: number,
): { texts: EncodedText[]; buckets: Uint32Array } {
  const extractor = new FeatureExtractor();
  const holders = new Uint32Array(BUCKET_COUNT);
  const found = examples.map(({ text }) => extractor.buckets.slice(0, extractor.extract(text)));
  for (const buckets of found) for (const bucket of buckets) holders[bucket]! += 1;
  const rowOf = new Uint32Array(BUCKET_COUNT);
  const learned: number[] = [];
  for (let bucket = 0; bucket < BUCKET_COUNT; bucket += 1) {
    if (holders[bucket]! >= minTexts) rowOf[bucket] = learned.push(bucket) - 1;
  }
  const texts = found.map((buckets) => ({
    rows: buckets.filter((bucket) => holders[bucket]! >= minTexts).map((bucket) => rowOf[bucket]!),
    value: 1 / Math.sqrt(buckets.length || 1),
  }));
  return { texts, buckets: Uint32Array.from(learned) };
}

/** Which classes are right for each label that occurs. */
function targetsOf(
  examples: readonly TrainingExample[],
  classes: readonly string[],
): Map<string, Uint8Array> {
  const targets = new Map<string, Uint8Array>();
  for (const { label } of examples) {
    if (targets.has(label)) continue;
    const target = classesBeneath(classes, label);
    if (!target.includes(1)) throw new RangeError(`label ${label} has no class at or beneath it`);
    targets.set(label, target);
  }
  return targets;
}

function isInner(target: Uint8Array): boolean {
  return target.indexOf(1) !== target.lastIndexOf(1);
}

/** Weights under training, with AdaGrad's sums of squared gradients beside them. */
class Learner {
  readonly bias: Float32Array;
  readonly weights: Float32Array;
  private readonly biasSquares: Float32Array;
  private readonly squares: Float32Array;
  private readonly errors: Float64Array;
  private readonly moved: Uint16Array;

  constructor(
    rowCount: number,
    private readonly width: number,
    private readonly options: TrainingOptions,
  ) {
    this.bias = new Float32Array(width);
    this.weights = new Float32Array(rowCount * width);
    this.biasSquares = new Float32Array(width).fill(options.damping);
    this.squares = new Float32Array(rowCount * width).fill(options.damping);
    this.errors = new Float64Array(width);
    this.moved = new Uint16Array(width);
  }

  /** One step towards a text's target at the given learning rate. */
  step(text: EncodedText, target: Uint8Array, weight: number, rate: number): void {
    this.predict(text);
    const movedCount = this.turnIntoErrors(target, weight);
    const { errors, moved, biasSquares, bias } = this;
    for (let m = 0; m < movedCount; m += 1) {
      const k = moved[m]!;
      biasSquares[k]! += errors[k]! ** 2;
      bias[k]! -= (rate * errors[k]!) / Math.sqrt(biasSquares[k]!);
    }
    for (const row of text.rows) this.moveRow(row * this.width, movedCount, text.value, rate);
  }

  /** Leaves the class probabilities of the text in `errors`. */
  private predict({ rows, value }: EncodedText): void {
    const { errors, weights, width } = this;
    errors.fill(0);
    for (const row of rows)
      for (let k = 0, at = row * width; k < width; k += 1, at += 1) errors[k]! += weights[at]!;
    for (let k = 0; k < width; k += 1) errors[k] = errors[k]! * value + this.bias[k]!;
    softmax(errors);
  }

  /**
   * Gradient of −log P(right classes) with respect to the scores: p − p·[right]/P(right).
   * @returns how many entries of `moved` name a class with an error worth a step.
   */
  private turnIntoErrors(target: Uint8Array, weight: number): number {
    const { errors, moved, width } = this;
    let inside = 1e-12;
    for (let k = 0; k < width; k += 1) if (target[k] === 1) inside += errors[k]!;
    let count = 0;
    for (let k = 0; k < width; k += 1) {
      const error = target[k] === 1 ? errors[k]! - errors[k]! / inside : errors[k]!;
      errors[k] = error * weight;
      if (Math.abs(error) >= this.options.leastError) moved[count++] = k;
    }
    return count;
  }

  private moveRow(offset: number, movedCount: number, value: number, rate: number): void {
    const { errors, moved, weights, squares } = this;
    const { l2 } = this.options;
    for (let m = 0; m < movedCount; m += 1) {
      const at = offset + moved[m]!;
      const slope = value * errors[moved[m]!]! + l2 * weights[at]!;
      squares[at]! += slope * slope;
      weights[at]! -= (rate * slope) / Math.sqrt(squares[at]!);
    }
  }
}

/**
 * Multinomial logistic regression by AdaGrad (Duchi, Hazan & Singer 2011) on binary hashed features. The loss of a text
 * is −log of the probability summed over the classes at or beneath its label, so that an inner label needs no guess.
 * The same examples, classes and options give the same weights, bit for bit.
 * @throws RangeError when a label has no class at or beneath it.
 */
export function trainWeights(
  examples: readonly TrainingExample[],
  classes: readonly string[],
  options: TrainingOptions,
): TrainedWeights {
  const { texts, buckets } = encode(examples, options.minTexts);
  const targets = targetsOf(examples, classes);
  const learner = new Learner(buckets.length, classes.length, options);
  const random = seededRandom(options.seed);
  const order = Uint32Array.from(examples.keys());
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    const rate = options.learningRate * (1 - epoch / options.epochs);
    for (const index of order) {
      const { label, weight } = examples[index]!;
      const target = targets.get(label)!;
      if (epoch < options.leafEpochs && isInner(target)) continue;
      learner.step(texts[index]!, target, weight, rate);
    }
  }
  return { classes, bias: learner.bias, buckets, weights: learner.weights };
}
