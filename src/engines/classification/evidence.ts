import { type FeatureExtractor, PADDED_LIMIT } from './features.js';
import { isUnspacedScript } from './normalise.js';

const MOST_WORDS = 3;

interface Word {
  readonly text: string;
  readonly credit: number;
}

/**
 * Turns what single n-grams and words contributed into what a person can read: each contribution is spread over the
 * characters of its feature, and the words with the highest sums are named. In scripts without spaces the stretch of
 * characters with the highest sum stands for the word.
 */
export class EvidenceReader {
  private readonly changes = new Float64Array(PADDED_LIMIT + 1);

  clear(): void {
    this.changes.fill(0);
  }

  /** Adds what the feature between two positions of the text contributed. */
  add(start: number, end: number, contribution: number): void {
    const each = contribution / (end - start);
    this.changes[start]! += each;
    this.changes[end]! -= each;
  }

  /** Up to three words that speak for the answer, strongest first; words that speak against it are left out. */
  read({ text }: FeatureExtractor): string[] {
    const credits = new Float64Array(text.length);
    let level = 0;
    for (let at = 0; at < text.length; at += 1) credits[at] = level += this.changes[at]!;
    const words: Word[] = [];
    for (let start = 1; start < text.length;) {
      const end = text.indexOf(' ', start);
      words.push(
        isUnspacedScript(text.charCodeAt(start))
          ? heaviestStretch(text, credits, start, end)
          : whole(text, credits, start, end),
      );
      start = end + 1;
    }
    const telling = words.filter((word) => word.credit > 0).sort((a, b) => b.credit - a.credit);
    return [...new Set(telling.map((word) => word.text))].slice(0, MOST_WORDS);
  }
}

function whole(text: string, credits: Float64Array, start: number, end: number): Word {
  let credit = 0;
  for (let at = start; at < end; at += 1) credit += credits[at]!;
  return { text: text.slice(start, end), credit };
}

/** Kadane's algorithm: the contiguous stretch with the highest sum. */
function heaviestStretch(text: string, credits: Float64Array, start: number, end: number): Word {
  let best = { from: start, to: start, credit: 0 };
  let from = start;
  let running = 0;
  for (let at = start; at < end; at += 1) {
    running += credits[at]!;
    if (running > best.credit) best = { from, to: at + 1, credit: running };
    if (running <= 0) {
      running = 0;
      from = at + 1;
    }
  }
  return { text: text.slice(best.from, best.to), credit: best.credit };
}
