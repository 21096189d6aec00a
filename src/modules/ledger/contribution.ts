import { ACCOUNT_NAMES, ACCOUNTS, type Account, type AccountType } from './accounts.js';

const ofType = (type: AccountType): Account[] => ACCOUNT_NAMES.filter((name) => ACCOUNTS[name].type === type);

const INCOME = ofType('income');
const LOSS: readonly Account[] = ['lossExpense'];
const COST = ofType('expense').filter((name) => !LOSS.includes(name));

/**
 * SQL: what postings have earned, lost and cost the bank, in minor units. Every account of income or expense is in exactly one
 * of the three, so income less loss and cost is the profit of these postings.
 * @param p alias of `ledger_posting`
 */
export function contributionSums(p: string): string {
  return `${net(p, INCOME, 'credit', 'debit')} as "incomeMinor", ${net(p, LOSS, 'debit', 'credit')} as "lossMinor",
    ${net(p, COST, 'debit', 'credit')} as "costMinor"`;
}

function net(p: string, accounts: readonly Account[], grows: string, shrinks: string): string {
  const list = accounts.map((name) => `'${name}'`).join(', ');
  const moved = (side: string): string =>
    `coalesce(sum(${p}.amount_minor) filter (where ${p}.${side} in (${list})), 0)`;
  return `(${moved(grows)} - ${moved(shrinks)})::float8`;
}
