import { formatId } from '../../../kernel/ids.js';
import type { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import type { Weight } from '../customer-rooms.js';
import type {
  KnownFieldDto,
  MergePreviewDto,
  WholePartyDto,
  PartyMergeDto,
  WholePartyWithMergesDto,
  SuggestionDto,
} from './dto/party.dto.js';
import type { Merge } from './merges.repository.js';
import type { MergePreview, WholeParty } from './merging.service.js';
import { type KnownField, masked } from './person.rules.js';
import type { Suggestion } from './suggestions.repository.js';

export function toPartyDto({ party, customers, person, exposure }: WholeParty): WholePartyDto {
  return {
    id: formatId('party', party.id),
    kind: party.kind,
    createdAt: party.createdAt.toISOString(),
    customers: customers.map((one) => ({
      customer: formatId('customer', one.customer),
      partner: one.partner,
      status: one.status,
      verification: one.verification,
      claims: [...one.claims],
      ownParty: formatId('party', one.ownParty),
      isSetApart: one.isSetApart,
    })),
    person: person.map(toField),
    exposure: exposure.map(toMoney),
  };
}

export function withMerges(whole: WholeParty, merges: readonly Merge[]): WholePartyWithMergesDto {
  return { ...toPartyDto(whole), merges: merges.map(toMergeDto) };
}

export function toPreviewDto(preview: MergePreview): MergePreviewDto {
  return {
    kept: toPartyDto(preview.kept),
    joined: toPartyDto(preview.joined),
    contradictions: [...preview.contradictions],
    mayMerge: preview.mayMerge,
    person: preview.person.map(toField),
    exposure: preview.exposure.map(toMoney),
  };
}

export function toMergeDto(merge: Merge): PartyMergeDto {
  return {
    id: formatId('partyMerge', merge.id),
    kept: formatId('party', merge.keptId),
    joined: formatId('party', merge.joinedId),
    reason: merge.reason,
    mergedAt: merge.mergedAt.toISOString(),
    undoneAt: merge.undoneAt?.toISOString() ?? null,
    undoReason: merge.undoReason,
    report: merge.report && {
      customersBack: merge.report.customersBack.map((customer) => formatId('customer', customer)),
      madeMeanwhile: merge.report.madeMeanwhile.map(({ room, ids }) => ({ room, ids: [...ids] })),
    },
  };
}

export function toSuggestionDto(suggestion: Suggestion): SuggestionDto {
  return {
    id: formatId('partySuggestion', suggestion.id),
    parties: [formatId('party', suggestion.leftId), formatId('party', suggestion.rightId)],
    shared: [...suggestion.shared],
    score: Math.round(suggestion.score * 1000) / 1000,
    status: suggestion.status,
    statusReason: suggestion.statusReason,
    statusChangedAt: suggestion.statusChangedAt.toISOString(),
  };
}

function toField({ field, value, from, others }: KnownField): KnownFieldDto {
  return {
    field,
    value: masked(field, value),
    from: formatId('customer', from),
    others: others.map((other) => ({
      value: masked(field, other.value),
      from: formatId('customer', other.from),
    })),
  };
}

function toMoney({ currency, openMinor }: Weight): MoneyDto {
  return { amount: openMinor, currency };
}
