import { formatId, type Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import { eventType } from './event-catalogue.js';

export interface StoredNotification {
  readonly id: Uuid;
  readonly environment: Environment;
  readonly position: string;
  readonly type: string;
  readonly subject: Uuid;
  readonly sequence: string;
  readonly occurredAt: Date;
  readonly data: object;
}

/** A notification as partners see it, in the feed and as the body of a webhook. */
export interface NotificationJson {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly apiVersion: 'v1';
  readonly environment: Environment;
  readonly position: number;
  readonly subject: string | null;
  readonly sequence: number;
  readonly data: object;
}

/** @param object the resource as it is read now, where the receiver wants it whole */
export function toNotificationJson(row: StoredNotification, object?: object | null): NotificationJson {
  const { id, environment, position, type, subject, sequence, occurredAt, data } = row;
  const kind = eventType(type)?.subject;
  return {
    id: formatId('notification', id),
    type,
    timestamp: occurredAt.toISOString(),
    apiVersion: 'v1',
    environment,
    position: Number(position),
    subject: kind ? formatId(kind, subject) : null,
    sequence: Number(sequence),
    data: object === undefined ? data : { ...data, object },
  };
}
