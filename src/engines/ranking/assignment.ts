import { murmur3 } from './murmur3.js';

export const ASSIGNMENT_BUCKETS = 10_000;

/** One arm of an experiment; shares are in 1/10,000. */
export interface Arm {
  readonly name: string;
  readonly share: number;
}

/**
 * The bucket of a customer in one experiment: murmur3("salt:customer") mod 10,000. Every layer (holdout, exploration,
 * ranker test) has its own salt; with one salt the arms of one experiment would lie inside the other's.
 */
export function assignmentBucket(salt: string, customer: string): number {
  return murmur3(`${salt}:${customer}`) % ASSIGNMENT_BUCKETS;
}

/** @param share in 1/10,000: 500 for a holdout of 5 % */
export function isInShare(salt: string, customer: string, share: number): boolean {
  return assignmentBucket(salt, customer) < share;
}

/**
 * The arm of a customer, or undefined for those outside the experiment. Arms take consecutive ranges of buckets, so
 * appending an arm moves nobody who has one.
 * @throws RangeError when the shares are no whole numbers or exceed 10,000 together
 */
export function assignArm(salt: string, customer: string, arms: readonly Arm[]): string | undefined {
  const bucket = assignmentBucket(salt, customer);
  let end = 0;
  let assigned: string | undefined;
  for (const { name, share } of arms) {
    if (!Number.isInteger(share) || share < 0) throw new RangeError(`share ${share} of arm ${name}`);
    if (bucket >= end && bucket < end + share) assigned = name;
    end += share;
  }
  if (end > ASSIGNMENT_BUCKETS) throw new RangeError(`shares of ${end}/10000`);
  return assigned;
}

/** A whole number from 0 to count − 1, the same for the same key: a repeated request draws the same offers. */
export function drawIndex(key: string, count: number): number {
  return Math.floor((murmur3(key) / 2 ** 32) * count);
}
