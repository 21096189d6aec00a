import { enterTestRun } from './test-run.mjs';

export default async function globalSetup() {
  process.env.EMBANK_TEST_RUN = await enterTestRun();
}
