import { DomainError } from '../../kernel/domain-error.js';

/** The terms contradict themselves or leave the limits. `term` names the one at fault. */
export function termsInvalid(term: string): DomainError {
  return new DomainError(
    'lending_terms_invalid',
    'unprocessable',
    `The term "${term}" does not make a loan.`,
    {
      extensions: { term },
    },
  );
}

/** The instalment does not even cover the interest, and the contract does not let unpaid interest run on. */
export function instalmentBelowInterest(row: number): DomainError {
  return new DomainError(
    'instalment_below_interest',
    'unprocessable',
    `Instalment ${row} would be smaller than the interest of its period.`,
    { extensions: { row } },
  );
}

/** The last instalment would be larger than the others by more than the terms allow. */
export function lastInstalmentExceeds(excessMinor: bigint): DomainError {
  return new DomainError(
    'last_instalment_exceeds',
    'unprocessable',
    'The last instalment would exceed the others by more than the terms allow.',
    { extensions: { excessMinor: Number(excessMinor) } },
  );
}

/** `reason`: no rate makes both sides equal, or more than one does, so there is no rate to disclose. */
export function rateUndefined(reason: 'no_root' | 'several_roots'): DomainError {
  const message =
    reason === 'no_root' ? 'No rate balances these payments.' : 'More than one rate balances these payments.';
  return new DomainError(`apr_${reason}`, 'unprocessable', message);
}
