/** Where an account stands in the books. Assets and expenses grow by debit, liabilities and income by credit. */
export type AccountType = 'asset' | 'liability' | 'income' | 'expense';

export interface AccountDefinition {
  /** The number in the chart of accounts. */
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  /** What it means, in a sentence, for whoever reads a statement. */
  readonly meaning: string;
  /** It may stand on either side for one subject: money in transit, or a partner who owes after a refund. */
  readonly mayTurn?: true;
  /** A promise, not money: kept beside the balance sheet. */
  readonly offBalance?: true;
}

/** The bank's chart of accounts, one for every partner, currency and environment. */
export const ACCOUNTS = {
  principalReceivable: asset('1100', 'Principal receivable', 'What customers were lent and have not repaid.'),
  interestReceivable: asset('1110', 'Interest receivable', 'Interest that has fallen due and is not paid.'),
  feeReceivable: asset('1120', 'Fees receivable', 'Fees that were charged and are not paid.'),
  penaltyReceivable: asset('1130', 'Late charges receivable', 'Late charges that are not paid.'),
  subsidyReceivable: asset('1140', 'Subsidy receivable', 'What a partner or public body pays of a price.'),
  creditReceivable: asset(
    '1160',
    'Credit to be returned',
    'Credit that was paid out, and that a payment taken back since has taken away.',
  ),
  guaranteeReceivable: asset('1150', 'Guarantee calls receivable', 'What applicants owe after a paid call.'),
  deferredCommission: asset(
    '1170',
    'Deferred commission',
    'Commissions of partners for principal that is not repaid yet.',
  ),
  cashClearing: {
    ...asset('1900', 'Cash clearing', 'Money on its way between the bank’s accounts and everybody else.'),
    mayTurn: true,
  },
  settlementPayable: {
    ...liability('2100', 'Settlement payable', 'What is owed to a partner and not yet settled.'),
    mayTurn: true,
  },
  reserveHeld: liability(
    '2110',
    'Reserve held',
    'What is held back from a partner for refunds and disputes.',
  ),
  customerCredit: liability('2200', 'Customer credit', 'What customers have paid beyond what they owe.'),
  marginDeposits: liability('2210', 'Margin deposits', 'Cover that applicants have lodged for guarantees.'),
  deferredDiscount: liability('2300', 'Deferred discount', 'Merchants’ discounts that are not yet earned.'),
  deferredFee: liability('2310', 'Deferred fees', 'Fees and commissions that are not yet earned.'),
  interestIncome: income('4100', 'Interest income', 'Interest earned from customers.'),
  discountIncome: income('4110', 'Discount income', 'Merchants’ discounts earned.'),
  feeIncome: income('4120', 'Fee income', 'Fees earned from customers.'),
  penaltyIncome: income('4130', 'Late charge income', 'Late charges earned.'),
  commissionIncome: income('4140', 'Commission income', 'Commissions earned from partners and applicants.'),
  recoveryIncome: income('4200', 'Recoveries', 'What came in on debts already written off.'),
  lossExpense: expense('5100', 'Credit losses', 'Debts written off.'),
  commissionExpense: expense('5200', 'Commission expense', 'What partners are paid for bringing business.'),
  guaranteesContra: {
    ...asset('9100', 'Guarantees issued, contra', 'Applicants’ duty to reimburse what is promised for them.'),
    offBalance: true,
  },
  guaranteesIssued: {
    ...liability('9200', 'Guarantees issued', 'What the bank has promised beneficiaries.'),
    offBalance: true,
  },
  suretyshipsReceived: {
    ...asset('9300', 'Suretyships received', 'What guarantors stand for and were not asked to pay.'),
    offBalance: true,
  },
  suretyshipCalls: {
    ...asset('9310', 'Suretyships called', 'What guarantors were asked to pay and have not paid.'),
    offBalance: true,
  },
  suretyshipsContra: {
    ...liability('9400', 'Suretyships, contra', 'The other side of what guarantors stand for.'),
    offBalance: true,
  },
} as const satisfies Readonly<Record<string, AccountDefinition>>;

export type Account = keyof typeof ACCOUNTS;

/** In the order of their numbers. */
export const ACCOUNT_NAMES = (Object.keys(ACCOUNTS) as Account[]).sort((a, b) =>
  ACCOUNTS[a].code < ACCOUNTS[b].code ? -1 : 1,
);

/** What a customer owes, and what he is owed; no other account is any of his business. */
export const CUSTOMER_ACCOUNTS = [
  'principalReceivable',
  'interestReceivable',
  'feeReceivable',
  'penaltyReceivable',
  'guaranteeReceivable',
  'customerCredit',
  'creditReceivable',
] as const satisfies readonly Account[];

export function isAccount(name: string): name is Account {
  return Object.hasOwn(ACCOUNTS, name);
}

/** The side on which an account grows. */
export function normalSide(account: Account): 'debit' | 'credit' {
  const { type } = ACCOUNTS[account];
  return type === 'asset' || type === 'expense' ? 'debit' : 'credit';
}

/** A balance as its readers expect it: positive on the account's own side. */
export function balanceMinor(account: Account, debitMinor: bigint, creditMinor: bigint): bigint {
  return normalSide(account) === 'debit' ? debitMinor - creditMinor : creditMinor - debitMinor;
}

function asset(code: string, name: string, meaning: string): AccountDefinition & { type: 'asset' } {
  return { code, name, type: 'asset', meaning };
}

function liability(code: string, name: string, meaning: string): AccountDefinition & { type: 'liability' } {
  return { code, name, type: 'liability', meaning };
}

function income(code: string, name: string, meaning: string): AccountDefinition & { type: 'income' } {
  return { code, name, type: 'income', meaning };
}

function expense(code: string, name: string, meaning: string): AccountDefinition & { type: 'expense' } {
  return { code, name, type: 'expense', meaning };
}
