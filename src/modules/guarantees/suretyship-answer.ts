import { formatId } from '../../kernel/ids.js';
import { money, type MoneyJson, toMoneyJson } from '../../kernel/money.js';
import type { SuretyshipDto } from './dto/suretyship.dto.js';
import { partnerActions } from './suretyship-acts.js';
import { callableMinor, owedMinor } from './suretyship.rules.js';
import type { Suretyship } from './suretyships.repository.js';

const STANDING = ['invited', 'consented', 'signed', 'active', 'called'];

export function toSuretyshipDto(suretyship: Suretyship): SuretyshipDto {
  const { sums, terms, status, agreementId, documentHash } = suretyship;
  const amount = (minor: bigint): MoneyJson => toMoneyJson(money(minor, suretyship.currency));
  return {
    id: formatId('suretyship', suretyship.id),
    status,
    statusReason: suretyship.statusReason,
    statusChangedAt: suretyship.statusChangedAt.toISOString(),
    allowedActions: partnerActions(suretyship),
    guarantor: formatId('customer', suretyship.customerId),
    borrower: formatId('customer', suretyship.borrowerId),
    application: formatId('application', suretyship.applicationId),
    agreement: agreementId === undefined ? null : formatId('agreement', agreementId),
    kind: suretyship.kind,
    relation: suretyship.relation,
    cap: amount(sums.capMinor),
    callable: amount(STANDING.includes(status) ? callableMinor(sums) : 0n),
    called: amount(sums.calledMinor),
    paid: amount(sums.paidMinor),
    owed: amount(owedMinor(sums)),
    releaseSteps: [...terms.releaseSteps],
    invitedUntil: suretyship.invitedUntil.toString(),
    noticeOn: suretyship.noticeOn?.toString() ?? null,
    callableFrom: suretyship.callableFrom?.toString() ?? null,
    documentHash: documentHash?.toString('hex') ?? null,
  };
}
