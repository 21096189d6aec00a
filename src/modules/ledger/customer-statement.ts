import { formatId } from '../../kernel/ids.js';
import { minorToNumber } from '../../kernel/money.js';
import type { CurrencyStatementDto, StatementLineDto } from './dto/statement.dto.js';
import type { StatementChange } from './statements.repository.js';

/**
 * A customer's statement: what was owed, what changed it, what is owed.
 * @param opening what was owed before the first day, minor units by currency
 * @param changes oldest first
 * @returns one statement for each currency, by its code
 */
export function statementsOf(
  opening: ReadonlyMap<string, bigint>,
  changes: readonly StatementChange[],
): CurrencyStatementDto[] {
  const currencies = new Set([...opening.keys(), ...changes.map(({ currency }) => currency)]);
  return [...currencies].sort().map((currency) => {
    const start = opening.get(currency) ?? 0n;
    let owed = start;
    const lines = changes
      .filter((change) => change.currency === currency)
      .map((change) => toLine(change, (owed += BigInt(change.changeMinor))));
    return { currency, opening: minorToNumber(start), lines, closing: minorToNumber(owed) };
  });
}

function toLine(change: StatementChange, balance: bigint): StatementLineDto {
  return {
    date: change.date,
    type: change.type,
    subject: formatId(change.subjectKind, change.subject),
    entry: formatId('ledgerEntry', change.id),
    principal: Number(change.principalMinor),
    interest: Number(change.interestMinor),
    charges: Number(change.chargesMinor),
    credit: Number(change.creditMinor),
    change: Number(change.changeMinor),
    balance: minorToNumber(balance),
  };
}
