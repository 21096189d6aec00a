import { type Artefact, type ModelMetadata, parseArtefact } from './artefact.js';
import { softmax } from './calibration.js';
import { mapConfidence } from './confidence-map.js';
import { ClassTree, classesBeneath, isAtOrBeneath, ROOT } from './class-tree.js';
import { EvidenceReader } from './evidence.js';
import { BUCKET_COUNT, FeatureExtractor } from './features.js';

/** A node is answered only when at least this much probability lies at or beneath it. */
export const DEFAULT_THRESHOLD = 0.6;

/**
 * How much less likely a scene is that the partner is not enrolled for. Not 0: a text that plainly speaks of another
 * scene must leave the answer unsure instead of pushing all probability onto what happens to be allowed.
 */
export const OUTSIDE_FACTOR = 0.25;

export interface Candidate {
  readonly path: string;
  /** 0–1, calibrated on texts that were not learned. */
  readonly confidence: number;
}

export interface ClassifyOptions {
  /** Only these nodes and what lies beneath them may be answered (a partner's enrolments), and `any`. */
  readonly allowed?: readonly string[];
  /** Also list the so many most likely leaves. */
  readonly topK?: number;
  /** Least confidence of an answer above which the tree is descended; 0.6 unless told. */
  readonly threshold?: number;
}

export interface Classification extends Candidate {
  /** The most likely leaf outside the answered node. */
  readonly runnerUp?: Candidate;
  /** Up to three words of the normalised text that speak for the answer, strongest first; none when unsure. */
  readonly evidence: readonly string[];
  readonly candidates?: readonly Candidate[];
}

interface Restriction {
  readonly classes: Uint8Array;
  readonly nodes: Uint8Array;
}

/**
 * Classifies texts into the scenario tree. Holds scratch arrays, so one instance serves one thread; calls do not depend
 * on each other.
 */
export class ScenarioModel {
  readonly classes: readonly string[];
  readonly metadata: ModelMetadata;
  private readonly tree: ClassTree;
  private readonly extractor = new FeatureExtractor();
  private readonly evidence = new EvidenceReader();
  /** Row of each bucket + 1; 0 where the model knows nothing. */
  private readonly rowOfBucket = new Uint32Array(BUCKET_COUNT);
  private readonly probabilities: Float64Array;
  private readonly masses: Float64Array;
  private readonly share: Float64Array;
  private readonly beneath: readonly Uint8Array[];
  private readonly restrictions = new WeakMap<readonly string[], Restriction>();

  constructor(private readonly artefact: Artefact) {
    this.classes = artefact.classes;
    this.metadata = artefact.metadata;
    this.tree = new ClassTree(artefact.classes);
    for (const [row, bucket] of artefact.buckets.entries()) this.rowOfBucket[bucket] = row + 1;
    this.probabilities = new Float64Array(this.classes.length);
    this.share = new Float64Array(this.classes.length);
    this.masses = new Float64Array(this.tree.paths.length);
    this.beneath = this.tree.paths.map((path) => classesBeneath(this.classes, path));
  }

  /**
   * Answers the deepest node that the text supports with at least the threshold. When none does, the answer is `any`,
   * whose confidence is the probability that the text belongs to no scene: low means unsure, high means "none".
   * @param text merchant, item or order text; only the first 512 characters count.
   */
  classify(text: string, options: ClassifyOptions = {}): Classification {
    const featureCount = this.score(text, this.probabilities);
    softmax(this.probabilities, this.artefact.temperature);
    const { allowed } = options;
    const restriction = allowed === undefined || allowed.includes(ROOT) ? null : this.restrictionTo(allowed);
    if (restriction !== null) this.restrict(restriction.classes);
    this.tree.sumUp(this.probabilities, this.masses);
    const node = this.tree.deepestSure(
      this.masses,
      options.threshold ?? DEFAULT_THRESHOLD,
      restriction?.nodes ?? null,
    );
    const confidence = this.settle(node);
    const runnerUp = this.mostLikely(1, this.beneath[node]!)[0];
    return {
      path: this.tree.paths[node]!,
      confidence,
      ...(runnerUp === undefined ? {} : { runnerUp }),
      evidence: node === 0 ? [] : this.explain(node, featureCount),
      ...(options.topK === undefined ? {} : { candidates: this.mostLikely(options.topK, null) }),
    };
  }

  /**
   * Maps the answered node's probability to how often such answers are right, and moves all others so that they still
   * sum to 1. Of the root only "no scene" is claimed, which is left as it is.
   * @returns the confidence of the answer
   */
  private settle(node: number): number {
    if (node === 0) return this.ownMassOfRoot();
    const { probabilities, artefact } = this;
    const mass = Math.min(1, this.masses[node]!);
    const confidence = mapConfidence(artefact.confidence, mass);
    const inside = confidence / mass;
    const outside = mass < 1 ? (1 - confidence) / (1 - mass) : 0;
    const beneath = this.beneath[node]!;
    for (let k = 0; k < probabilities.length; k += 1)
      probabilities[k]! *= beneath[k] === 1 ? inside : outside;
    return confidence;
  }

  /**
   * Fills `scores` (one per class) with the scores before temperature and softmax.
   * @returns the number of features that the extractor found.
   */
  score(text: string, scores: Float64Array): number {
    const { bias, scales, rowEnds, entryClasses, entrySteps } = this.artefact;
    const { rowOfBucket, extractor } = this;
    const count = extractor.extract(text);
    scores.fill(0);
    for (let f = 0; f < count; f += 1) {
      const row = rowOfBucket[extractor.buckets[f]!]!;
      if (row === 0) continue;
      const end = rowEnds[row - 1]!;
      for (let entry = row === 1 ? 0 : rowEnds[row - 2]!; entry < end; entry += 1) {
        scores[entryClasses[entry]!]! += entrySteps[entry]!;
      }
    }
    const value = 1 / Math.sqrt(count || 1);
    for (let k = 0; k < scores.length; k += 1) scores[k] = scores[k]! * scales[k]! * value + bias[k]!;
    return count;
  }

  /** Bayes with a lower prior outside: p·w / Σ p·w, then what lies outside cannot be answered. */
  private restrict(open: Uint8Array): void {
    const { probabilities } = this;
    let inside = 0;
    for (let k = 0; k < probabilities.length; k += 1) if (open[k] === 1) inside += probabilities[k]!;
    const total = inside + OUTSIDE_FACTOR * (1 - inside);
    for (let k = 0; k < probabilities.length; k += 1) {
      const kept = open[k] === 1 ? 1 : this.classes[k] === ROOT ? OUTSIDE_FACTOR : 0;
      probabilities[k] = (probabilities[k]! * kept) / total;
    }
  }

  /** The masks of a list of paths, remembered as long as the list itself lives. */
  private restrictionTo(allowed: readonly string[]): Restriction {
    const known = this.restrictions.get(allowed);
    if (known !== undefined) return known;
    const isOpen = (path: string) => (allowed.some((node) => isAtOrBeneath(path, node)) ? 1 : 0);
    const made = {
      classes: Uint8Array.from(this.classes, isOpen),
      nodes: Uint8Array.from(this.tree.paths, isOpen),
    };
    this.restrictions.set(allowed, made);
    return made;
  }

  private ownMassOfRoot(): number {
    const own = this.classes.indexOf(ROOT);
    return own < 0 ? 0 : this.probabilities[own]!;
  }

  /** The most likely leaves with any probability, but for those marked in `without` and the class `any`. */
  private mostLikely(count: number, without: Uint8Array | null): Candidate[] {
    const { probabilities, classes } = this;
    const found: Candidate[] = [];
    for (let k = 0; k < classes.length; k += 1) {
      const confidence = probabilities[k]!;
      if (confidence === 0 || without?.[k] === 1 || classes[k] === ROOT) continue;
      if (found.length === count && confidence <= (found.at(-1)?.confidence ?? 1)) continue;
      if (found.length === count) found.pop();
      const place = found.findIndex((other) => other.confidence < confidence);
      found.splice(place < 0 ? found.length : place, 0, { path: classes[k]!, confidence });
    }
    return found;
  }

  /** What each feature added to the answered node: its weights in the node's classes, by their share of the mass. */
  private explain(node: number, featureCount: number): string[] {
    const { scales, rowEnds, entryClasses, entrySteps } = this.artefact;
    const { extractor, share, probabilities, rowOfBucket } = this;
    const beneath = this.beneath[node]!;
    for (let k = 0; k < share.length; k += 1)
      share[k] = beneath[k] === 1 ? probabilities[k]! * scales[k]! : 0;
    this.evidence.clear();
    for (let f = 0; f < featureCount; f += 1) {
      const row = rowOfBucket[extractor.buckets[f]!]!;
      if (row === 0) continue;
      const end = rowEnds[row - 1]!;
      let contribution = 0;
      for (let entry = row === 1 ? 0 : rowEnds[row - 2]!; entry < end; entry += 1) {
        contribution += entrySteps[entry]! * share[entryClasses[entry]!]!;
      }
      this.evidence.add(extractor.starts[f]!, extractor.ends[f]!, contribution);
    }
    return this.evidence.read(extractor);
  }
}

/**
 * Reads a shipped model.
 * @throws RangeError when the bytes are not a model of this version.
 */
export function loadModel(bytes: Uint8Array): ScenarioModel {
  return new ScenarioModel(parseArtefact(bytes));
}
