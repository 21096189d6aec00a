export {
  ApplicationHandlers,
  type Arrears,
  type ApprovalHandler,
  type ApprovedApplication,
  type Debts,
} from './application-handlers.js';
export type { Application, Reason } from './application.js';
export { customerReasons } from './application.rules.js';
export { Applications } from './applications.js';
export { ApplicationsModule } from './applications.module.js';
export type { Check, CheckAnswer, CheckKind, CheckRequest } from './checks/check.js';
export { Checks } from './checks/checks.js';
export { FORCED, type Outcome } from './checks/sandbox-checks.js';
export type { Evidence, Requirement } from './requirements.js';
