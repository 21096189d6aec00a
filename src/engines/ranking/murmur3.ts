const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;
const encoder = new TextEncoder();

/**
 * MurmurHash3 x86 32 bit (Austin Appleby, public domain) of a text's UTF-8 bytes. Spreads ids over experiment
 * buckets; it is no protection against somebody who chooses his id, and nothing secret rests on it.
 * @returns an integer from 0 to 2^32 − 1
 */
export function murmur3(text: string, seed = 0): number {
  const bytes = encoder.encode(text);
  const blocksEnd = bytes.length & ~3;
  let hash = seed >>> 0;
  for (let i = 0; i < blocksEnd; i += 4) {
    const block =
      byte(bytes, i) | (byte(bytes, i + 1) << 8) | (byte(bytes, i + 2) << 16) | (byte(bytes, i + 3) << 24);
    hash = Math.imul(rotate(hash ^ scramble(block), 13), 5) + 0xe6546b64;
  }
  let tail = 0;
  for (let i = bytes.length - 1; i >= blocksEnd; i--) tail = (tail << 8) | byte(bytes, i);
  return avalanche(hash ^ scramble(tail) ^ bytes.length);
}

function byte(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function scramble(block: number): number {
  return Math.imul(rotate(Math.imul(block, C1), 15), C2);
}

/** Every bit of the input changes every bit of the result with probability one half. */
function avalanche(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
