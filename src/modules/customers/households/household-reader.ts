import { Injectable } from '@nestjs/common';
import { notFound } from '../../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import type { HouseholdDto, HouseholdMemberDto } from './dto/household.dto.js';
import { HouseholdApprovals } from './household-approvals.js';
import { type Household, type HouseholdMember, HouseholdsRepository } from './households.repository.js';

/** Households as staff see them: who belongs together, and nothing of what is known of each. */
@Injectable()
export class HouseholdReader {
  constructor(
    private readonly households: HouseholdsRepository,
    private readonly approvals: HouseholdApprovals,
  ) {}

  /** @throws DomainError 404 not_found */
  async read(tx: ReadTx, environment: Environment, id: Uuid): Promise<HouseholdDto> {
    const found = await this.households.find(tx, environment, id);
    if (!found) throw notFound('household');
    const [household] = await this.withMembers(tx, [found]);
    return household as HouseholdDto;
  }

  /** The one in which a person is today. @param root of his party */
  async ofParty(tx: ReadTx, environment: Environment, root: Uuid): Promise<HouseholdDto | null> {
    const id = await this.households.ofParty(tx, root, this.approvals.today());
    return id === undefined ? null : this.read(tx, environment, id);
  }

  async withMembers(tx: ReadTx, households: readonly Household[]): Promise<HouseholdDto[]> {
    const members = await this.households.membersOf(
      tx,
      households.map(({ id }) => id),
    );
    const today = this.approvals.today();
    return households.map(({ id, declaredAt }) => ({
      id: formatId('household', id),
      declaredAt: declaredAt.toISOString(),
      members: members
        .filter(({ householdId }) => householdId === id)
        .map((member) => toMemberDto(member, today)),
    }));
  }
}

function toMemberDto(member: HouseholdMember, today: string): HouseholdMemberDto {
  const { id, rootId, role, validFrom, validTo, reason, endReason } = member;
  return {
    id: formatId('householdMember', id),
    party: formatId('party', rootId),
    role,
    validFrom,
    validTo,
    holds: validFrom <= today && (validTo === null || today < validTo),
    reason,
    endReason,
  };
}
