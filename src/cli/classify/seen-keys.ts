const FIRST_SLOTS = 1 << 16;

/** A set of whole numbers from 0 to 2^53 − 2 in 16 bytes each; a Set of so many numbers takes five times as much. */
export class SeenKeys {
  private slots = new Float64Array(FIRST_SLOTS);
  private count = 0;

  /** @returns whether the key was new */
  add(key: number): boolean {
    const stored = key + 1; // 0 is an empty slot
    const slot = this.slotOf(stored);
    if (this.slots[slot] === stored) return false;
    this.slots[slot] = stored;
    this.count += 1;
    if (this.count * 2 > this.slots.length) this.grow();
    return true;
  }

  private slotOf(stored: number): number {
    const mask = this.slots.length - 1;
    const mixed = Math.imul(stored | 0, 0x9e3779b1) ^ Math.imul((stored / 0x1_0000_0000) | 0, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (this.slots[slot] !== 0 && this.slots[slot] !== stored) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Float64Array(old.length * 2);
    for (const stored of old) if (stored !== 0) this.slots[this.slotOf(stored)] = stored;
  }
}

/**
 * 52 bits of a number and a text. Two different ones of ten million meet with a chance of one in a hundred, and then one
 * occasion is not counted.
 */
export function keyOf(number: number, text: string): number {
  let [one, other] = [0x811c9dc5 ^ number, 0x9747b28c ^ Math.imul(number, 0x5bd1e995)];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5bd1e995);
    other ^= other >>> 13;
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b);
  return ((one ^ (one >>> 13)) >>> 0) * 0x10_0000 + ((other ^ (other >>> 15)) & 0xf_ffff);
}
