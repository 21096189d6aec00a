import { enterTestRun } from './test-run.mjs';

export default async function globalSetup() {
  await enterTestRun();
  // Names this run's databases, so that two runs in one project do not share any.
  process.env.EMBANK_TEST_RUN = String(process.pid);
}
