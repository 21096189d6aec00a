import { Injectable } from '@nestjs/common';
import { bucketOf, formatId, type IdKind, type Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { Tenant } from './customers.repository.js';

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
  /** Public ids of what the bank must keep him for, at most ten: contracts that run, debts, questions that are open. */
  holds?(tx: ReadTx, customer: Uuid): Promise<readonly string[]>;
  /**
   * Destroys what would still tell of him when his key is gone; facts about money stay. Runs as the bank, and is called
   * again until it has nothing left to do.
   * @returns how many rows it has changed, fewer than `limit` when it is done
   */
  erase?(tx: Tx, customer: Uuid, limit: number): Promise<number>;
  /** A page of all that the room holds of him, for the customer himself. Runs as the bank. */
  records?(tx: ReadTx, owner: RecordOwner, after: string | undefined, limit: number): Promise<RecordPage>;
}

export interface RecordOwner extends Tenant {
  readonly customerId: Uuid;
}

export interface RecordPage {
  readonly records: readonly object[];
  /** Where the next page goes on; undefined after the last one. */
  readonly next?: string | undefined;
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

/**
 * Rows of a table that the bank must keep a customer for, as `holds`.
 * @param condition SQL over `t`, the room's own words
 */
export function rowsHolding(
  kind: IdKind,
  table: string,
  condition: string,
): NonNullable<CustomerRoom['holds']> {
  return async (tx, customer) => {
    const rows = await tx.query<{ id: Uuid }>(
      `select t.id from ${table} t where t.customer_id = $1 and t.bucket = $2 and (${condition}) order by t.id limit 10`,
      [customer, bucketOf(customer)],
    );
    return rows.map(({ id }) => formatId(kind, id));
  };
}

/**
 * Rows of a table as `records`, oldest first: public id and columns by their names.
 * @param columns SQL over `t`, the room's own words
 */
export function rowsOf(kind: IdKind, table: string, columns: string): NonNullable<CustomerRoom['records']> {
  return async (tx, { customerId }, after, limit) => {
    const rows = await tx.query<{ id: Uuid; record: object }>(
      `select t.id, to_jsonb(r) as record from ${table} t cross join lateral (select ${columns}) r
       where t.customer_id = $1 and t.bucket = $2 and ($3::uuid is null or t.id > $3) order by t.id limit $4`,
      [customerId, bucketOf(customerId), after ?? null, limit],
    );
    return {
      records: rows.map(({ id, record }) => ({ id: formatId(kind, id), ...record })),
      next: rows.length === limit ? rows.at(-1)?.id : undefined,
    };
  };
}
