import { Injectable } from '@nestjs/common';
import type { IdKind, Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx } from '../../platform/database/tx.js';

/** Whose thing it is. */
export interface ResourceOwner {
  readonly partnerId: Uuid;
  readonly environment: Environment;
}

/** A thing as its GET shows it to its partner, or undefined when there is none. */
export type ResourceReader = (tx: ReadTx, owner: ResourceOwner, id: Uuid) => Promise<object | undefined>;

/** How things are read by whoever only knows their kind: rooms register their own. */
@Injectable()
export class ResourceReaders {
  private readonly readers = new Map<IdKind, ResourceReader>();

  /** Called by modules while they are constructed. */
  register(kind: IdKind, reader: ResourceReader): void {
    if (this.readers.has(kind)) throw new Error(`the reader of ${kind} is registered twice`);
    this.readers.set(kind, reader);
  }

  of(kind: IdKind): ResourceReader | undefined {
    return this.readers.get(kind);
  }
}
