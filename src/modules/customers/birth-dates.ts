import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import type { Uuid } from '../../kernel/ids.js';
import { CustomersRepository } from './customers.repository.js';

interface Known {
  /** What it was read from: a customer who was changed has another. */
  readonly sealed: Buffer;
  readonly date: LocalDate | undefined;
}

/**
 * Days of birth of those who asked lately, as every decision asks for the age and opening what is sealed costs a twentieth of
 * one. They stay in memory for as long as the keys that open them (KeyRing).
 */
@Injectable()
export class BirthDates {
  private readonly known = new LRUCache<Uuid, Known>({ max: 10_000, ttl: 300_000, ttlResolution: 1_000 });

  constructor(private readonly customers: CustomersRepository) {}

  /** @returns undefined for who did not give it, and who was erased */
  of(id: Uuid, personal: Buffer | null, wrappedKey: Buffer | null): LocalDate | undefined {
    if (!personal) return undefined;
    const known = this.known.get(id);
    if (known?.sealed.equals(personal)) return known.date;
    const { birthDate } = this.customers.personalOf(id, personal, wrappedKey);
    const date = birthDate === undefined ? undefined : parseDate(birthDate);
    // A copy: the row's bytes are a piece of all that came with it.
    this.known.set(id, { sealed: Buffer.from(personal), date });
    return date;
  }

  /** At once when he is erased. */
  forget(id: Uuid): void {
    this.known.delete(id);
  }
}
