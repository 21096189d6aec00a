import { isUnspacedScript, normaliseText, TEXT_LIMIT } from './normalise.js';

/** Features live in 2^18 buckets: with the pruned vocabulary of a shipped model fewer than a third are in use. */
export const BUCKET_BITS = 18;
export const BUCKET_COUNT = 1 << BUCKET_BITS;

const SHORTEST_GRAM = 2;
const LONGEST_GRAM = 5;
const SPACE = 32;
const DIGIT_CLASS = 48;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Each kind of feature starts its hash elsewhere, so that the word "bp" and the n-gram "bp" are two features. */
const KIND = {
  gram: 0x1b873593,
  word: 0x2545f491,
  wordPair: 0x38495ab5,
  firstWord: 0x5851f42d,
  whole: 0x6b43a9b5,
};

/** A padded text: at most five n-grams start at each unit, and a word of one letter (two units) adds two features. */
export const PADDED_LIMIT = TEXT_LIMIT + 2;
const FEATURE_LIMIT = 6 * PADDED_LIMIT + 1;

/** Final mix of MurmurHash3: spreads the weak low bits of FNV-1a over the bucket range. */
function toBucket(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> (32 - BUCKET_BITS);
}

/**
 * Turns a text into a set of hashed features: character 2–5-grams with word boundaries (digits as one class, single
 * ideographs too), words, word pairs, the first word and the whole text. The arrays are scratch of this instance and
 * are overwritten by the next call: no allocation per text beyond the normalised string.
 */
export class FeatureExtractor {
  /** Buckets of the last text, each once. */
  readonly buckets = new Uint32Array(FEATURE_LIMIT);
  /** Where in `text` a feature begins and ends. */
  readonly starts = new Uint16Array(FEATURE_LIMIT);
  readonly ends = new Uint16Array(FEATURE_LIMIT);
  /** The last text, normalised, with one space on either side. */
  text = '';
  private count = 0;
  private round = 0;
  private readonly seenInRound = new Uint32Array(BUCKET_COUNT);

  /** @returns how many entries of the arrays are valid; 0 for a text without a letter or digit. */
  extract(raw: string): number {
    const normalised = normaliseText(raw);
    this.text = ` ${normalised} `;
    this.count = 0;
    this.round += 1;
    if (normalised === '') return 0;
    this.addGrams();
    this.addWords();
    return this.count;
  }

  private add(hash: number, start: number, end: number): void {
    const bucket = toBucket(hash);
    if (this.seenInRound[bucket] === this.round) return;
    this.seenInRound[bucket] = this.round;
    this.buckets[this.count] = bucket;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count += 1;
  }

  private addGrams(): void {
    const text = this.text;
    for (let start = 0; start < text.length - 1; start += 1) {
      let hash = FNV_OFFSET ^ KIND.gram;
      const longest = Math.min(LONGEST_GRAM, text.length - start);
      for (let length = 1; length <= longest; length += 1) {
        const unit = text.charCodeAt(start + length - 1);
        hash = Math.imul(hash ^ (unit >= 48 && unit <= 57 ? DIGIT_CLASS : unit), FNV_PRIME);
        if (length >= SHORTEST_GRAM || isUnspacedScript(unit)) this.add(hash, start, start + length);
      }
    }
  }

  private addWords(): void {
    const text = this.text;
    let wordStart = 1;
    let previousStart = 0;
    let word = FNV_OFFSET ^ KIND.word;
    let masked = FNV_OFFSET;
    let previousMasked = 0;
    let whole = FNV_OFFSET ^ KIND.whole;
    for (let at = 1; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      whole = Math.imul(whole ^ unit, FNV_PRIME);
      if (unit !== SPACE) {
        word = Math.imul(word ^ unit, FNV_PRIME);
        masked = Math.imul(masked ^ (unit >= 48 && unit <= 57 ? DIGIT_CLASS : unit), FNV_PRIME);
        continue;
      }
      this.add(word, wordStart, at);
      if (previousStart === 0) this.add(masked ^ KIND.firstWord, wordStart, at);
      else this.add(Math.imul(previousMasked ^ KIND.wordPair, FNV_PRIME) ^ masked, previousStart, at);
      previousStart = wordStart;
      previousMasked = masked;
      wordStart = at + 1;
      word = FNV_OFFSET ^ KIND.word;
      masked = FNV_OFFSET;
    }
    this.add(whole, 1, text.length - 1);
  }
}
