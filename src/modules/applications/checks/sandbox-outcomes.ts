import { FORCED } from './sandbox-checks.js';

const OUTCOMES = {
  fail: 'declines',
  refer: 'is unclear',
  late: 'comes too late',
  down: 'is not there',
} as const;

/** How a test forces what the sandbox's sources say, for the documents. */
export const SANDBOX_OUTCOMES = `In the sandbox the sources pass everybody, unless a word in the customer's name or the last two digits of the financed amount (minor units) force another outcome: ${FORCED.filter(
  ({ outcome }) => outcome !== 'pass',
)
  .map(
    ({ kind, name, ending, outcome }) =>
      `"${name}" or …${ending}: ${kind} ${OUTCOMES[outcome as keyof typeof OUTCOMES]}`,
  )
  .join('; ')}. A customer named "Debts 3000.00" pays that much a month elsewhere, says the bureau.`;
