import { Injectable } from '@nestjs/common';
import { notFound } from '../../../kernel/domain-error.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { Environment, StaffActor } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { CustomerRooms, type Weight } from '../customer-rooms.js';
import { HouseholdsRepository } from '../households/households.repository.js';
import { identityProblems } from './identity.errors.js';
import { type Merge, MergesRepository, type UndoReport } from './merges.repository.js';
import { PartiesRepository, type Party, type PartyCustomer } from './parties.repository.js';
import {
  type Contradiction,
  contradictions,
  forbidsMerge,
  type KnownField,
  personOf,
} from './person.rules.js';
import { SuggestionsRepository } from './suggestions.repository.js';

/** Listed of each room in the report of an undoing. */
const MADE_MAX = 100;

/** A party as it is now: everything in it is computed from its customers. */
export interface WholeParty {
  readonly party: Party;
  readonly customers: readonly PartyCustomer[];
  readonly person: readonly KnownField[];
  readonly exposure: readonly Weight[];
}

export interface MergePreview {
  /** The older one, whose id stays. */
  readonly kept: WholeParty;
  readonly joined: WholeParty;
  readonly contradictions: readonly Contradiction[];
  readonly mayMerge: boolean;
  /** Whom the two would be. */
  readonly person: readonly KnownField[];
  readonly exposure: readonly Weight[];
}

/** What joins parties and takes them apart again. Links and claims are never rewritten by it. */
@Injectable()
export class MergingService {
  constructor(
    private readonly parties: PartiesRepository,
    private readonly merges: MergesRepository,
    private readonly suggestions: SuggestionsRepository,
    private readonly households: HouseholdsRepository,
    private readonly rooms: CustomerRooms,
  ) {}

  /** The root of the party that an id names. */
  async whole(tx: ReadTx, environment: Environment, id: Uuid): Promise<WholeParty> {
    const named = await this.parties.find(tx, environment, id);
    const party =
      named && named.rootId !== named.id ? await this.parties.find(tx, environment, named.rootId) : named;
    if (!party) throw notFound('party');
    const customers = await this.parties.customersOf(tx, party.id);
    return {
      party,
      customers,
      person: personOf(customers),
      exposure: await this.rooms.weigh(tx, idsOf(customers)),
    };
  }

  /** @throws DomainError 422 same_party */
  async preview(tx: ReadTx, environment: Environment, one: Uuid, other: Uuid): Promise<MergePreview> {
    const both = [await this.whole(tx, environment, one), await this.whole(tx, environment, other)] as const;
    const [kept, joined] = both[0].party.id <= both[1].party.id ? both : [both[1], both[0]];
    if (kept.party.id === joined.party.id) throw identityProblems.same_party();
    const customers = [...kept.customers, ...joined.customers];
    const found = contradictions(kept.customers, joined.customers);
    if (kept.party.kind !== joined.party.kind && !found.includes('kind')) found.unshift('kind');
    if (await this.households.areApart(tx, kept.party.id, joined.party.id)) found.push('household');
    return {
      kept,
      joined,
      contradictions: found,
      mayMerge: !forbidsMerge(found),
      person: personOf(customers),
      exposure: await this.rooms.weigh(tx, idsOf(customers)),
    };
  }

  /** @throws DomainError 422 parties_contradict */
  async merge(
    tx: Tx,
    actor: StaffActor,
    { one, other, reason }: { readonly one: Uuid; readonly other: Uuid; readonly reason: string },
  ): Promise<Uuid> {
    const { kept, joined, mayMerge } = await this.preview(tx, actor.environment, one, other);
    if (!mayMerge) throw identityProblems.parties_contradict();
    const pair = { kept: kept.party.id, joined: joined.party.id };
    await this.parties.join(tx, pair.joined, pair.kept);
    await this.suggestions.decidePair(tx, [pair.kept, pair.joined], 'merged', reason);
    return this.merges.insert(tx, actor, { ...pair, reason });
  }

  async merged(tx: ReadTx, environment: Environment, id: Uuid): Promise<Merge> {
    const merge = await this.merges.find(tx, environment, id);
    if (!merge) throw notFound('party merge');
    return merge;
  }

  /**
   * Takes a party out again with everybody whom its own claims have brought, those who came later too. What was decided
   * and signed meanwhile stays.
   * @throws DomainError 409 merge_undone
   */
  async undo(tx: Tx, actor: StaffActor, id: Uuid, reason: string): Promise<Merge> {
    const merge = await this.merged(tx, actor.environment, id);
    if (merge.undoneAt) throw identityProblems.merge_undone();
    const { customers } = await this.whole(tx, actor.environment, merge.joinedId);
    const customersBack = await this.parties.customersBelow(tx, merge.joinedId);
    const report: UndoReport = {
      v: 1,
      customersBack,
      madeMeanwhile: await this.madeSince(tx, idsOf(customers), merge.mergedAt),
    };
    await this.parties.part(tx, merge.joinedId);
    await this.suggestions.decidePair(tx, [merge.keptId, merge.joinedId], 'undone', reason);
    await this.merges.storeUndo(tx, merge, actor.userId, { reason, report });
    return this.merged(tx, actor.environment, id);
  }

  private async madeSince(
    tx: ReadTx,
    customers: readonly Uuid[],
    since: Date,
  ): Promise<UndoReport['madeMeanwhile']> {
    const made: { room: string; ids: readonly string[] }[] = [];
    for (const room of this.rooms.list()) {
      if (!room.madeSince) continue;
      made.push({ room: room.name, ids: await room.madeSince(tx, customers, since, MADE_MAX) });
    }
    return made;
  }
}

function idsOf(customers: readonly PartyCustomer[]): Uuid[] {
  return customers.map(({ customer }) => customer);
}
