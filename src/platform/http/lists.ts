import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import type { Page } from '../../kernel/page.js';
import type { PartnerActor, StaffActor } from '../database/actor.js';
import { addLink, type CursorPosition, Cursors, type CursorScope, nextLink } from './cursor.js';
import type { ListQueryDto } from './validation/list-query.dto.js';

/** One list: what chooses its rows, and how they are read. */
export interface KeysetList<T, Key> {
  /** Constant name, which the list's cursors are bound to. */
  readonly name: string;
  /** Everything that chooses the rows, besides who asks. */
  readonly filters: Readonly<Record<string, unknown>>;
  /** Rows after a key in the list's own order, at most so many. */
  readonly load: (after: Key | undefined, limit: number) => readonly T[] | Promise<readonly T[]>;
  /** What the list is ordered by, unique in it. */
  readonly keyOf: (row: T) => Key;
}

/** Who asks for what, and where the answer goes. */
export interface ListCall {
  readonly actor: PartnerActor | StaffActor;
  readonly query: Pick<ListQueryDto, 'limit' | 'cursor'>;
  readonly reply: FastifyReply;
}

type ListKey = string | number | CursorPosition;

/** Keyset paging, mostly on ids. The one place where pages are cut. */
@Injectable()
export class Lists {
  constructor(private readonly cursors: Cursors) {}

  /**
   * One page; names the next one in `Link` as well.
   * @throws DomainError invalid_cursor
   */
  async page<T, Key extends ListKey = Uuid>(
    { actor, query, reply }: ListCall,
    list: KeysetList<T, Key>,
  ): Promise<Page<T>> {
    const scope = { list: list.name, owner: ownerOf(actor), filters: list.filters };
    const after = query.cursor === undefined ? undefined : keyIn<Key>(this.cursors.read(scope, query.cursor));
    const page = await this.cut(scope, list, after, query.limit);
    if (page.nextCursor !== undefined) addLink(reply, nextLink(reply.request.url, page.nextCursor));
    return page;
  }

  /** The first page inside another answer; its cursor is one of the list's own route, so there is no link to name. */
  async firstPage<T, Key extends ListKey = Uuid>(
    actor: ListCall['actor'],
    list: KeysetList<T, Key>,
    limit: number,
  ): Promise<Page<T>> {
    const scope = { list: list.name, owner: ownerOf(actor), filters: list.filters };
    return this.cut(scope, list, undefined, limit);
  }

  private async cut<T, Key extends ListKey>(
    scope: CursorScope,
    { load, keyOf }: KeysetList<T, Key>,
    after: Key | undefined,
    limit: number,
  ): Promise<Page<T>> {
    // One more than is shown tells whether there is a next page.
    const rows = await load(after, limit + 1);
    const data = rows.slice(0, limit);
    const last = data.at(-1);
    if (rows.length <= limit || last === undefined) return { data, hasMore: false };
    const key = keyOf(last);
    return {
      data,
      hasMore: true,
      nextCursor: this.cursors.write(scope, typeof key === 'object' ? key : [key]),
    };
  }
}

/** A key of one part stands alone. Only we have written what a cursor holds, for this very list. */
function keyIn<Key extends ListKey>(position: CursorPosition): Key {
  return (position.length === 1 ? position[0] : position) as Key;
}

function ownerOf(actor: PartnerActor | StaffActor): string {
  return actor.kind === 'staff' ? `staff/${actor.environment}` : `${actor.partnerId}:${actor.environment}`;
}
