import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { likeness } from './person.rules.js';
import { SuggestionsRepository } from './suggestions.repository.js';

const EVERY_MS = 5_000;
const CLAIMS_A_ROUND = 500;

/**
 * Compares what is newly claimed with what is known. Not while a partner waits: how long it takes depends on what the
 * bank knows of others.
 */
@Injectable()
export class Suggesting {
  constructor(
    private readonly suggestions: SuggestionsRepository,
    housekeeping: Housekeeping,
  ) {
    housekeeping.register('partySuggestions', EVERY_MS, (tx) => this.compare(tx));
  }

  private async compare(tx: Tx): Promise<'more' | undefined> {
    const customers = await this.suggestions.takeFresh(tx, CLAIMS_A_ROUND);
    if (customers.length === 0) return undefined;
    const pairs = await this.suggestions.pairsOf(tx, customers);
    await this.suggestions.offer(
      tx,
      pairs.map((pair) => ({ ...pair, score: likeness(pair.shared) })),
    );
    return 'more';
  }
}
