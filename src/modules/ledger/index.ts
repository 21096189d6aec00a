export { type Account, ACCOUNT_NAMES, ACCOUNTS, balanceMinor, isAccount, normalSide } from './accounts.js';
export { type AccountTotals, BalancesRepository } from './balances.repository.js';
export { contributionSums } from './contribution.js';
export type { NewEntry, Posting } from './entry.js';
export { type BucketSlot, type Fault, type IntegrityCheck, IntegrityChecks } from './integrity-checks.js';
export { type IntegrityResult, type IntegrityRun, IntegrityRunner } from './integrity-runner.js';
export { Ledger } from './ledger.js';
export { LedgerModule } from './ledger.module.js';
export { type BalanceScope, LedgerService } from './ledger.service.js';
