import { leaveTestRun } from './test-run.mjs';

export default leaveTestRun;
