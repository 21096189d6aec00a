export type { ProposedChange } from './approval.draft.js';
export type { ApprovalRoles } from './approval.rules.js';
export { approvalStates } from './approval.states.js';
export {
  ApprovalsService,
  type ApprovalKind,
  type AskedChange,
  type ChangeTarget,
  type PendingChange,
} from './approvals.service.js';
export { StaffListQueryDto, StaffQueryDto } from './dto/staff-query.dto.js';
export { asJson, diffJson, fingerprint, type Json, type JsonChange } from './json-diff.js';
export { ApprovalChangeDto } from './dto/approval.dto.js';
export { Passwords } from './passwords.js';
export { RecordsReading } from './readings/records-reading.js';
export { Repeatable } from './repeatable.js';
export { hasRole, STAFF_ROLES, type StaffRole } from './roles.js';
export { CurrentStaff, Roles, StaffProblems, staffRoutes } from './staff-access.js';
export { StaffModule } from './staff.module.js';
export { seedStaff, type SeededStaff } from './staff.seed.js';
