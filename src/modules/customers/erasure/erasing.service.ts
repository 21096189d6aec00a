import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { Piecework, ROUND_MS } from '../../../platform/schedule/piecework.js';
import { KeyRing } from '../../../platform/security/secret-box.js';
import type { Environment, PartnerActor } from '../../../platform/database/actor.js';
import { BirthDates } from '../birth-dates.js';
import { CustomerRooms } from '../customer-rooms.js';
import { customerProblems } from '../customers.errors.js';
import type { Tenant } from '../customers.repository.js';
import { CustomersService } from '../customers.service.js';
import { type Erasure, ErasuresRepository } from './erasures.repository.js';
import { LegalHoldsRepository } from './legal-holds.repository.js';

const JOB = 'erasures';
const EVERY_MS = 2_000;
const ERASURES_A_ROUND = 20;
const ROWS_A_ROUND = 1_000;

/**
 * Forgets customers. The key is destroyed with the request, and with it everything that is sealed under it, wherever it
 * lies; a job then goes through the rooms and takes away what is left in clear.
 */
@Injectable()
export class ErasingService {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomersService,
    private readonly erasures: ErasuresRepository,
    private readonly rooms: CustomerRooms,
    private readonly keys: KeyRing,
    private readonly births: BirthDates,
    private readonly pieces: Piecework,
    legalHolds: LegalHoldsRepository,
    housekeeping: Housekeeping,
  ) {
    rooms.register({
      name: 'customer',
      erase: (tx, customer, limit) => erasures.sweep(tx, customer, limit),
    });
    rooms.register({ name: 'legalHold', holds: (tx, customer) => legalHolds.holding(tx, customer) });
    housekeeping.register(JOB, EVERY_MS, async (tx) => ((await this.round(tx)) > 0 ? 'more' : undefined));
  }

  /**
   * Doing it again answers the same.
   * @throws DomainError 404, 409 legal_hold
   */
  async erase(actor: PartnerActor, id: Uuid): Promise<Erasure | undefined> {
    const erasure = await this.database.run(actor, async (tx) => {
      await this.erasures.lockCustomer(tx, actor, id);
      const customer = await this.customers.get(tx, actor, id);
      if (customer.status === 'active') await this.forget(tx, actor, id, customer.version + 1);
      return this.of(tx, actor, id);
    });
    this.dropFromMemory(id);
    return erasure;
  }

  /**
   * Customers of one person, at whatever partners: all of them or none.
   * @param ids active ones, whose rows are locked
   * @throws DomainError 409 legal_hold
   */
  async eraseAll(tx: Tx, environment: Environment, ids: readonly Uuid[]): Promise<void> {
    await this.assertNothingHolds(tx, ids);
    for (const { id, partnerId, version } of await this.erasures.ownersOf(tx, environment, ids)) {
      await this.destroy(tx, { partnerId, environment }, id, version + 1);
    }
  }

  /** @returns undefined for a customer who is not erased */
  async of(tx: ReadTx, tenant: Tenant, id: Uuid): Promise<Erasure | undefined> {
    await this.customers.get(tx, tenant, id);
    return this.erasures.ofCustomer(tx, tenant, id);
  }

  private dropFromMemory(id: Uuid): void {
    this.keys.forget(id);
    this.births.forget(id);
  }

  private async forget(tx: Tx, tenant: Tenant, id: Uuid, version: number): Promise<void> {
    await this.assertNothingHolds(tx, [id]);
    await this.destroy(tx, tenant, id, version);
  }

  private async destroy(tx: Tx, tenant: Tenant, id: Uuid, version: number): Promise<void> {
    await this.erasures.destroyKey(tx, tenant, id);
    tx.emit({
      type: 'customer.erased',
      subject: id,
      customerId: id,
      bucket: bucketOf(id),
      partnerId: tenant.partnerId,
      environment: tenant.environment,
      sequence: version,
      payload: { v: 1 },
    });
    tx.audit({ action: 'customer.erased', subject: id, detail: {} });
  }

  /** @throws DomainError 409 legal_hold, with all that holds any of them */
  async assertNothingHolds(tx: ReadTx, ids: readonly Uuid[]): Promise<void> {
    const errors: { pointer: string; code: string; detail: string }[] = [];
    for (const room of this.rooms.list()) {
      for (const id of room.holds ? ids : []) {
        const subjects = (await room.holds?.(tx, id)) ?? [];
        errors.push(...subjects.map((detail) => ({ pointer: '', code: room.name, detail })));
      }
    }
    if (errors.length > 0) throw customerProblems.legal_hold(undefined, { errors });
  }

  /** A room of each that is open, in a transaction of its own: one that fails holds up no other. */
  private async round(tx: Tx): Promise<number> {
    const open = await this.erasures.open(tx, JOB, ERASURES_A_ROUND);
    const piece = { subjectOf: (id: Uuid) => id as string, work: (own: Tx, id: Uuid) => this.sweep(own, id) };
    return this.pieces.each(JOB, open, piece, { untilMs: performance.now() + ROUND_MS });
  }

  /** One room of one customer, or a part of it. */
  private async sweep(tx: Tx, id: Uuid): Promise<void> {
    const erasure = await this.erasures.takeOpen(tx, id);
    if (!erasure) return;
    this.dropFromMemory(erasure.customerId);
    const rooms = this.rooms.list().filter((room) => 'erase' in room);
    const at = Math.max(
      0,
      rooms.findIndex(({ name }) => name === erasure.room),
    );
    const room = rooms[at];
    const rows = (await room?.erase?.(tx, erasure.customerId, ROWS_A_ROUND)) ?? 0;
    const swept = room ? { ...erasure.swept, [room.name]: (erasure.swept[room.name] ?? 0) + rows } : {};
    const next = rows >= ROWS_A_ROUND ? room?.name : rooms[at + 1]?.name;
    await this.erasures.storeProgress(tx, erasure, next ?? null, swept);
  }
}
