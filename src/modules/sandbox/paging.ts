import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import type { PartnerActor } from '../../platform/database/actor.js';
import { addLink, Cursors, nextLink } from '../../platform/http/cursor.js';
import type { ListQueryDto } from '../../platform/http/validation/list-query.dto.js';

interface PageOf<T> {
  data: T[];
  hasMore: boolean;
  nextCursor?: string;
}

/** Keyset pages of this room's lists, which have no filters. */
@Injectable()
export class Paging {
  constructor(private readonly cursors: Cursors) {}

  async page<T extends { readonly id: Uuid }, D>(
    name: string,
    actor: PartnerActor,
    { query, request, reply }: { query: ListQueryDto; request: FastifyRequest; reply: FastifyReply },
    load: (before: Uuid | undefined, limit: number) => Promise<readonly T[]>,
    show: (row: T) => D,
  ): Promise<PageOf<D>> {
    const { cursor, limit } = query;
    const scope = { list: name, owner: `${actor.partnerId}:${actor.environment}`, filters: {} };
    const before = cursor === undefined ? undefined : (this.cursors.read(scope, cursor)[0] as Uuid);
    const rows = await load(before, limit + 1);
    const data = rows.slice(0, limit).map(show);
    const last = rows[limit - 1];
    if (rows.length <= limit || !last) return { data, hasMore: false };
    const nextCursor = this.cursors.write(scope, [last.id]);
    addLink(reply, nextLink(request.url, nextCursor));
    return { data, hasMore: true, nextCursor };
  }
}
