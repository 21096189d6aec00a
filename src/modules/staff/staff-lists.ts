import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { Page } from '../../kernel/page.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Cursors } from '../../platform/http/cursor.js';
import type { StaffListQueryDto } from './dto/staff-query.dto.js';

/** One list: what chooses its rows, and how they are read. */
export interface StaffList<T> {
  /** Constant name, which the list's cursors are bound to. */
  readonly name: string;
  /** Everything that chooses the rows, besides the environment. */
  readonly filters: Readonly<Record<string, unknown>>;
  /** Rows after an id in the list's own order, at most so many. */
  load(after: Uuid | undefined, limit: number): Promise<readonly T[]>;
  idOf(row: T): Uuid;
}

/** Keyset paging on ids for the lists of the Staff API. */
@Injectable()
export class StaffLists {
  constructor(private readonly cursors: Cursors) {}

  async page<T>(actor: StaffActor, query: StaffListQueryDto, list: StaffList<T>): Promise<Page<T>> {
    const scope = { list: list.name, owner: `staff/${actor.environment}`, filters: list.filters };
    const after =
      query.cursor === undefined ? undefined : (this.cursors.read(scope, query.cursor)[0] as Uuid);
    const rows = await list.load(after, query.limit + 1);
    const data = rows.slice(0, query.limit);
    const last = data.at(-1);
    if (rows.length <= query.limit || last === undefined) return { data, hasMore: false };
    return { data, hasMore: true, nextCursor: this.cursors.write(scope, [list.idOf(last)]) };
  }
}
