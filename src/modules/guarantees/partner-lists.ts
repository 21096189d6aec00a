import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import type { Page } from '../../kernel/page.js';
import type { PartnerActor } from '../../platform/database/actor.js';
import { addLink, Cursors, nextLink } from '../../platform/http/cursor.js';

/** Keyset paging on ids for the lists of this room that partners read. */
@Injectable()
export class PartnerLists {
  constructor(private readonly cursors: Cursors) {}

  async page<T extends { readonly id: Uuid }>(
    actor: PartnerActor,
    http: { request: FastifyRequest; reply: FastifyReply },
    list: {
      readonly name: string;
      readonly filters: Readonly<Record<string, unknown>>;
      readonly cursor: string | undefined;
      readonly limit: number;
      load(before: Uuid | undefined, limit: number): Promise<readonly T[]>;
    },
  ): Promise<Page<T>> {
    const owner = `${actor.partnerId}:${actor.environment}`;
    const scope = { list: list.name, owner, filters: list.filters };
    const before = list.cursor === undefined ? undefined : (this.cursors.read(scope, list.cursor)[0] as Uuid);
    const rows = await list.load(before, list.limit + 1);
    const data = rows.slice(0, list.limit);
    const last = data.at(-1);
    if (rows.length <= list.limit || !last) return { data, hasMore: false };
    const nextCursor = this.cursors.write(scope, [last.id]);
    addLink(http.reply, nextLink(http.request.url, nextCursor));
    return { data, hasMore: true, nextCursor };
  }
}
