import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import type { Page } from '../../kernel/page.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { addLink, Cursors, nextLink } from '../../platform/http/cursor.js';
import type { StaffListQueryDto } from './dto/staff-query.dto.js';

/** One list: what chooses its rows, and how they are read. */
export interface StaffList<T, Key extends string = Uuid> {
  /** Constant name, which the list's cursors are bound to. */
  readonly name: string;
  /** Everything that chooses the rows, besides the environment. */
  readonly filters: Readonly<Record<string, unknown>>;
  /** Rows after a key in the list's own order, at most so many. */
  load(after: Key | undefined, limit: number): Promise<readonly T[]>;
  /** What the list is ordered by, unique in it. */
  idOf(row: T): Key;
}

/** Who asks for what, and where the answer goes. */
export interface StaffListCall {
  readonly actor: StaffActor;
  readonly query: StaffListQueryDto;
  readonly reply: FastifyReply;
}

/** Keyset paging, mostly on ids, for the lists of the Staff API. */
@Injectable()
export class StaffLists {
  constructor(private readonly cursors: Cursors) {}

  /** One page; names the next one in `Link` as well. */
  async page<T, Key extends string = Uuid>(
    { actor, query, reply }: StaffListCall,
    list: StaffList<T, Key>,
  ): Promise<Page<T>> {
    const scope = { list: list.name, owner: `staff/${actor.environment}`, filters: list.filters };
    const after = query.cursor === undefined ? undefined : (this.cursors.read(scope, query.cursor)[0] as Key);
    const rows = await list.load(after, query.limit + 1);
    const data = rows.slice(0, query.limit);
    const last = data.at(-1);
    if (rows.length <= query.limit || last === undefined) return { data, hasMore: false };
    const nextCursor = this.cursors.write(scope, [list.idOf(last)]);
    addLink(reply, nextLink(reply.request.url, nextCursor));
    return { data, hasMore: true, nextCursor };
  }
}
