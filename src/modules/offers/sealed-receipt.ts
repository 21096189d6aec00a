import type { KeyObject } from 'node:crypto';
import type { Uuid } from '../../kernel/ids.js';
import { type KeyRing, open, seal } from '../../platform/security/secret-box.js';

export interface SealedUnder {
  readonly id: Uuid;
  readonly wrappedKey: Buffer | null;
}

/**
 * Sealed under the customer's own key, so that his erasure takes the receipts with him.
 * @param text JSON of a receipt
 */
export function sealReceipt(
  keys: KeyRing,
  decisionId: Uuid,
  customer: SealedUnder | undefined,
  text: string,
): Buffer {
  return seal(keyOf(keys, customer), placeOf(decisionId), text);
}

/** @returns the text that was sealed */
export function openReceipt(
  keys: KeyRing,
  decisionId: Uuid,
  customer: SealedUnder | undefined,
  sealed: Buffer,
): string {
  return open(keyOf(keys, customer), placeOf(decisionId), sealed).toString();
}

function keyOf(keys: KeyRing, customer: SealedUnder | undefined): KeyObject {
  return customer?.wrappedKey ? keys.unwrap(customer.id, customer.wrappedKey) : keys.anonymous;
}

function placeOf(decisionId: Uuid): string {
  return `decision/inputs/${decisionId}`;
}
