import { BUCKET_COUNT } from '../../../kernel/ids.js';

/** 19 of 20 samples. */
const SIGMAS = 1.96;
/** Where nobody is found there may be as many in one of 20 samples: the rule of three. */
const OF_NOBODY = 3;

/**
 * How far a number that is estimated from a part of the buckets may be off. Each customer is in the part or not, whoever the
 * others are, so what is found varies as a binomial number does: the more, the more, even when it is everybody.
 * @param found customers in the part
 * @param times as many buckets there are in all; 1: nothing is estimated
 * @returns customers; 19 of 20 estimates are nearer than that to the truth
 */
export function marginOf(found: number, times: number): number {
  if (times === 1) return 0;
  const deviation = Math.sqrt(found * (1 - 1 / times));
  return Math.ceil(times * Math.max(OF_NOBODY, SIGMAS * deviation));
}

/**
 * So many customers are looked at while somebody types: an answer within 50 ms, and of many a number to within a few percent of
 * it. Fewer of the long tail, where each is a row of its own somewhere on the disk.
 */
export function sampleSize({ readsTail }: { readonly readsTail: boolean }): number {
  return readsTail ? 1_500 : 4_000;
}

/** @returns how many buckets hold about so many customers */
export function bucketsFor(wanted: number, population: number): number {
  const share = Math.min(1, wanted / Math.max(population, 1));
  return Math.max(1, Math.round(BUCKET_COUNT * share));
}
