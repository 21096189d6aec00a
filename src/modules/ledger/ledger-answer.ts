import { formatId, ID_PREFIX, type IdKind, parseId, type Uuid } from '../../kernel/ids.js';
import { minorToNumber, money, toMoneyJson } from '../../kernel/money.js';
import { ACCOUNT_NAMES, ACCOUNTS, type AccountDefinition } from './accounts.js';
import type { AccountTotals } from './balances.repository.js';
import type { AccountBalanceDto, CurrencyTrialBalanceDto } from './dto/balances.dto.js';
import type { AccountDto, LedgerEntryDto } from './dto/ledger.dto.js';
import type { StoredEntry } from './entries.repository.js';
import type { TrialBalance } from './trial-balance.js';

const KINDS = Object.keys(ID_PREFIX) as IdKind[];

/** Reads the public id of a subject of whatever kind. */
export function parseSubject(text: string): Uuid | undefined {
  const kind = KINDS.find((candidate) => text.startsWith(`${ID_PREFIX[candidate]}_`));
  return kind && parseId(kind, text);
}

export function toEntryDto(entry: StoredEntry): LedgerEntryDto {
  return {
    id: formatId('ledgerEntry', entry.id),
    type: entry.type,
    subject: formatId(entry.subjectKind, entry.subject),
    partner: formatId('partner', entry.partnerId),
    customer: entry.customerId && formatId('customer', entry.customerId),
    businessDate: entry.businessDate,
    postedAt: entry.postedAt.toISOString(),
    event: entry.eventId && formatId('servicingEvent', entry.eventId),
    reverses: entry.reverses && formatId('ledgerEntry', entry.reverses),
    postings: entry.postings.map(({ debit, credit, amountMinor, currency }) => ({
      debit,
      credit,
      amount: toMoneyJson(money(BigInt(amountMinor), currency)),
    })),
  };
}

export function chartOfAccounts(): AccountDto[] {
  return ACCOUNT_NAMES.map((account) => {
    const { code, name, type, meaning, offBalance }: AccountDefinition = ACCOUNTS[account];
    return { account, code, name, type, isOffBalance: offBalance === true, meaning };
  });
}

export function toBalanceDto({
  account,
  currency,
  debitMinor,
  creditMinor,
  balanceMinor,
}: AccountTotals): AccountBalanceDto {
  const amount = (minor: bigint) => toMoneyJson(money(minor, currency));
  return {
    account,
    debit: amount(debitMinor),
    credit: amount(creditMinor),
    balance: amount(balanceMinor),
  };
}

export function toTrialBalanceDto({
  currency,
  lines,
  debitMinor,
  creditMinor,
}: TrialBalance): CurrencyTrialBalanceDto {
  return {
    currency,
    lines: lines.map((line) => ({
      account: line.account,
      code: ACCOUNTS[line.account].code,
      opening: minorToNumber(line.openingMinor),
      debit: minorToNumber(line.debitMinor),
      credit: minorToNumber(line.creditMinor),
      closing: minorToNumber(line.closingMinor),
    })),
    debit: minorToNumber(debitMinor),
    credit: minorToNumber(creditMinor),
    isBalanced: debitMinor === creditMinor,
  };
}
