import { leaveTestRun } from './test-run.mjs';

export default async function globalTeardown() {
  await leaveTestRun(process.env.EMBANK_TEST_RUN);
}
