import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/tx.js';
import type { ResourceOwner } from '../partners/index.js';
import type { FeedDto, FeedQueryDto } from './dto/notification.dto.js';
import { toNotificationJson } from './message.js';
import { NotificationsRepository } from './notifications.repository.js';
import { isKnownPattern, wants } from './subscription.js';
import { webhookProblems } from './webhooks.errors.js';

/** A filtered page looks at so many positions at most, and goes on from there. */
const LOOKED_AT_MAX = 500;

/** A partner's notifications in their order, for catching up. */
@Injectable()
export class FeedService {
  constructor(private readonly notifications: NotificationsRepository) {}

  /** The caller reads in one snapshot, so that a page and the feed's ends belong together. */
  async page(tx: ReadTx, owner: ResourceOwner, { after, limit, type }: FeedQueryDto): Promise<FeedDto> {
    if (type !== undefined && !isKnownPattern(type))
      throw webhookProblems.unknown_event_type(undefined, {
        errors: [{ pointer: '/type', code: 'unknown', detail: 'must be a known type or pattern' }],
      });
    const { oldest, latest } = await this.notifications.ends(tx, owner);
    const most = type === undefined ? limit : LOOKED_AT_MAX;
    const rows = await this.notifications.between(tx, owner, after + 1, latest, most);
    const fit = type === undefined ? rows : rows.filter((row) => wants([type], row.type)).slice(0, limit);
    // A full page ends with its last row; else everything up to the last one looked at has been answered.
    const last = fit.length === limit ? fit.at(-1) : rows.at(-1);
    const nextAfter = last ? Number(last.position) : after;
    return {
      data: fit.map((row) => toNotificationJson(row)),
      hasMore: nextAfter < latest && rows.length > 0,
      nextAfter,
      oldestAvailable: oldest,
      latest,
      gap: gapOf(after, oldest, latest),
    };
  }
}

/** What lies between the reader's last position and the oldest one that is still kept. */
export function gapOf(after: number, oldest: number | null, latest: number): FeedDto['gap'] {
  const to = oldest === null ? latest : oldest - 1;
  return after < to ? { from: after + 1, to } : null;
}
