import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.js';
import type { Page } from '../../kernel/page.js';
import type { PartnerActor } from '../../platform/database/actor.js';
import { addLink, Cursors, nextLink } from '../../platform/http/cursor.js';

interface PagedList<T> {
  readonly name: string;
  readonly filters: Readonly<Record<string, unknown>>;
  readonly cursor?: string | undefined;
  readonly limit: number;
  load(before: Uuid | undefined, limit: number): Promise<readonly T[]>;
}

/** Keyset paging on ids, newest first. */
@Injectable()
export class PartnerPages {
  constructor(private readonly cursors: Cursors) {}

  async page<T extends { readonly id: Uuid }>(
    { partnerId, environment }: PartnerActor,
    http: { request: FastifyRequest; reply: FastifyReply },
    list: PagedList<T>,
  ): Promise<Page<T>> {
    const scope = { list: list.name, owner: `${partnerId}:${environment}`, filters: list.filters };
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
