import { Injectable } from '@nestjs/common';
import { formatId, type IdKind, type Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';

/** What somebody owes and has reserved in one currency, minor units. */
export interface Weight {
  readonly currency: string;
  readonly openMinor: number;
}

/**
 * What another room knows of customers. Rooms to the right register theirs while they are constructed, so that those who
 * look at a whole person need not know them.
 */
export interface CustomerRoom {
  /** Unique, camelCase: `decisions`. */
  readonly name: string;
  /** What several customers owe together, for staff who ask whether they are one person. */
  weigh?(tx: ReadTx, customers: readonly Uuid[]): Promise<readonly Weight[]>;
  /** Public ids of what was decided or signed since an instant, oldest first; at most `limit`. */
  madeSince?(tx: ReadTx, customers: readonly Uuid[], since: Date, limit: number): Promise<readonly string[]>;
}

@Injectable()
export class CustomerRooms {
  private readonly rooms = new Map<string, CustomerRoom>();

  register(room: CustomerRoom): void {
    if (this.rooms.has(room.name)) throw new Error(`room ${room.name} is registered twice`);
    this.rooms.set(room.name, room);
  }

  list(): readonly CustomerRoom[] {
    return [...this.rooms.values()];
  }

  /** Over every room, by currency. */
  async weigh(tx: ReadTx, customers: readonly Uuid[]): Promise<Weight[]> {
    const sums = new Map<string, number>();
    for (const room of this.list()) {
      for (const { currency, openMinor } of (await room.weigh?.(tx, customers)) ?? []) {
        sums.set(currency, (sums.get(currency) ?? 0) + openMinor);
      }
    }
    return [...sums].sort().map(([currency, openMinor]) => ({ currency, openMinor }));
  }
}

/**
 * What a table of a room gained since an instant, as `madeSince`: ids begin with their time.
 * @param table the room's own, with an index on (customer_id, id)
 */
export function rowsSince(kind: IdKind, table: string): NonNullable<CustomerRoom['madeSince']> {
  return async (tx, customers, since, limit) => {
    const rows = await tx.query<{ id: Uuid }>(
      `select id from ${table} where customer_id = any ($1) and id >= first_id_of($2) order by id limit $3`,
      [customers, since, limit],
    );
    return rows.map(({ id }) => formatId(kind, id));
  };
}
