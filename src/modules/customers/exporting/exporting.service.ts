import { Injectable } from '@nestjs/common';
import { notFound } from '../../../kernel/domain-error.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { Piecework, ROUND_MS } from '../../../platform/schedule/piecework.js';
import { ConsentsRepository } from '../consents.repository.js';
import { toConsentDto, toCustomerDto } from '../customer-answer.js';
import { type CustomerRoom, CustomerRooms } from '../customer-rooms.js';
import { CustomersRepository, type Tenant } from '../customers.repository.js';
import { CustomersService } from '../customers.service.js';
import {
  type CustomerExport,
  type ExportProgress,
  type ExportRecord,
  ExportsRepository,
} from './exports.repository.js';

const JOB = 'customerExports';
const EVERY_MS = 2_000;
const EXPORTS_A_ROUND = 20;
const HOUR_MS = 3_600_000;
const RECORDS_A_ROUND = 500;
const KEPT_DAYS = 7;
const EXPIRED_A_ROUND = 20;

/**
 * Hands out all that the bank holds of a customer. A page of a room is a transaction together with the place where it
 * goes on, so what breaks off goes on there, and nothing is in it twice.
 */
@Injectable()
export class ExportingService {
  constructor(
    private readonly customers: CustomersService,
    private readonly customerRows: CustomersRepository,
    private readonly consents: ConsentsRepository,
    private readonly exports: ExportsRepository,
    private readonly rooms: CustomerRooms,
    private readonly pieces: Piecework,
    housekeeping: Housekeeping,
  ) {
    rooms.register({ name: 'exports', erase: (tx, customer, limit) => exports.drop(tx, customer, limit) });
    housekeeping.register(JOB, EVERY_MS, async (tx) => ((await this.round(tx)) > 0 ? 'more' : undefined));
    housekeeping.register('oldCustomerExports', HOUR_MS, async (tx) =>
      (await exports.expire(tx, KEPT_DAYS, EXPIRED_A_ROUND)) === EXPIRED_A_ROUND ? 'more' : undefined,
    );
  }

  /** @throws DomainError 404, 410 customer_erased */
  async begin(tx: Tx, tenant: Tenant, customerId: Uuid): Promise<ExportProgress> {
    await this.customers.getKept(tx, tenant, customerId);
    return this.found(tx, tenant, customerId, await this.exports.begin(tx, tenant, customerId));
  }

  /** @throws DomainError 404, 410 customer_erased */
  async get(tx: ReadTx, tenant: Tenant, customerId: Uuid, id: Uuid): Promise<ExportProgress> {
    await this.customers.getKept(tx, tenant, customerId);
    return this.found(tx, tenant, customerId, id);
  }

  private async found(tx: ReadTx, tenant: Tenant, customerId: Uuid, id: Uuid): Promise<ExportProgress> {
    const found = await this.exports.find(tx, tenant, customerId, id);
    if (!found) throw notFound('customer export');
    return { ...found, rooms: this.holders().length + 1 };
  }

  /** Records in their order; none before it is ready, and none after it has expired. */
  async records(
    tx: ReadTx,
    tenant: Tenant,
    wanted: { readonly customerId: Uuid; readonly id: Uuid },
    after: number | undefined,
    limit: number,
  ): Promise<ExportRecord[]> {
    const found = await this.get(tx, tenant, wanted.customerId, wanted.id);
    const key = await this.customerRows.keyOf(tx, tenant, wanted.customerId);
    return found.status === 'ready' && key ? this.exports.records(tx, found, key, after, limit) : [];
  }

  /** A page of each that runs, in a transaction of its own: one that fails holds up no other. */
  private async round(tx: Tx): Promise<number> {
    const running = await this.exports.running(tx, JOB, EXPORTS_A_ROUND);
    const piece = { subjectOf: (id: Uuid) => id as string, work: (own: Tx, id: Uuid) => this.goOn(own, id) };
    return this.pieces.each(JOB, running, piece, { untilMs: performance.now() + ROUND_MS });
  }

  /** The customer himself comes first, then room after room. */
  private async goOn(tx: Tx, id: Uuid): Promise<void> {
    const running = await this.exports.takeRunning(tx, id);
    if (!running) return;
    const key = await this.customerRows.keyOf(tx, running, running.customerId);
    if (!key) {
      await this.exports.drop(tx, running.customerId, RECORDS_A_ROUND);
      return;
    }
    const rooms = this.holders();
    const at = rooms.findIndex(({ name }) => name === running.room);
    const room = rooms[at];
    const page = room
      ? await room.records?.(tx, running, running.after ?? undefined, RECORDS_A_ROUND)
      : { records: await this.himself(tx, running) };
    const isOver = page?.next === undefined;
    await this.exports.append(
      tx,
      running,
      key,
      (page?.records ?? []).map((record) => ({ kind: room?.name ?? 'customer', record })),
      {
        room: isOver ? (rooms[at + 1]?.name ?? null) : running.room,
        after: page?.next ?? null,
        roomsDone: running.roomsDone + (isOver ? 1 : 0),
      },
    );
  }

  private async himself(tx: ReadTx, tenant: CustomerExport): Promise<object[]> {
    const customer = await this.customers.get(tx, tenant, tenant.customerId);
    const consents = await this.consents.list(tx, tenant, tenant.customerId);
    return [{ ...toCustomerDto(customer), consents: consents.map(toConsentDto) }];
  }

  private holders(): CustomerRoom[] {
    return this.rooms.list().filter((room) => 'records' in room);
  }
}
