import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { type ApiKey, partnersPart } from './partners.snapshot.js';

/**
 * Calls that the bank makes to its own API for a partner, with the rights of one of his keys: nobody outside can know
 * their tokens, which live in this process and no longer than the work that they are for.
 */
@Injectable()
export class InnerCalls {
  private readonly keys = new Map<string, { readonly id: Uuid }>();

  constructor(private readonly snapshots: SnapshotService) {}

  /** Does a piece of work that may call as the holder of a key, for as long as it lasts. */
  async within<T>(keyId: Uuid, work: (token: string) => Promise<T>): Promise<T> {
    const token = `inner_${randomBytes(32).toString('base64url')}`;
    this.keys.set(token, { id: keyId });
    try {
      return await work(token);
    } finally {
      this.keys.delete(token);
    }
  }

  /** The key as it stands now: one that was revoked meanwhile ends the work. */
  keyOf(authorization: string | undefined): ApiKey | undefined {
    if (this.keys.size === 0 || !authorization?.startsWith('Bearer inner_')) return undefined;
    const known = this.keys.get(authorization.slice('Bearer '.length));
    if (!known) return undefined;
    for (const key of this.snapshots.current().get(partnersPart).keys.values()) {
      // Where the partner calls from was looked at when he asked for the work.
      if (key.id === known.id) return { ...key, cidrs: [] };
    }
    return undefined;
  }
}
