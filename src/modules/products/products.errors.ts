import { listProblem } from '../../platform/http/problem-catalogue.js';

/** The engines know no HTTP; what they raise about a product's terms and rules is declared for them. */
const ENGINE_PROBLEMS = {
  rule_invalid: ['The rule is not valid', 'See `errors`: each names a place in the rule.'],
  lending_terms_invalid: ['The terms do not make a loan', '`term` names the one at fault.'],
  instalment_below_interest: [
    'An instalment is below its interest',
    'Choose a larger instalment, or let unpaid interest be carried.',
  ],
  last_instalment_exceeds: [
    'The last instalment is too large',
    'Choose a larger instalment or more of them, or say that the last one takes the rest.',
  ],
  apr_no_root: ['There is no annual rate', 'No rate balances what is paid out and paid back.'],
  apr_several_roots: ['There is more than one annual rate', 'Payments change direction more than once.'],
} as const;

for (const [code, [title, description]] of Object.entries(ENGINE_PROBLEMS)) {
  listProblem(code, { kind: 'unprocessable', title, description });
}
