import { formatMinor } from '../../kernel/money.js';
import { countsBy, type Findings, type Judged, type Standing, STANDINGS, VERDICTS } from './findings.js';
import { CURRENCY, STATUSES } from './source.js';

const crowns = (minor: bigint): string => `${formatMinor(minor, CURRENCY)} ${CURRENCY}`;

/** The findings as lines for people. */
export function reportLines(found: Findings): string[] {
  return [
    ...loanLines(found),
    ...repaymentLines(found),
    ...statusLines(found),
    ...arrearsLines(found.covered),
    ...unsaidLines(found),
  ];
}

function loanLines({ source, books }: Findings): string[] {
  return [
    `Loans: ${books.agreements} of ${source.loans} are on the books.`,
    `  payment × months = amount in ${source.amountsThatFit} of ${source.loans}`,
    `  paid out     ${crowns(books.paidOutMinor)}, source ${crowns(source.amountMinor)}`,
    `  instalments  ${books.instalments} of ${crowns(books.instalmentsMinor)}, source ${source.months} months`,
  ];
}

function repaymentLines({ source, books, matched }: Findings): string[] {
  const { transactions, from, until, repayments, accountsRepaying } = source;
  return [
    `Transactions: ${transactions} from ${from.toString()} to ${until.toString()}.`,
    `  repayments   ${repayments} of ${accountsRepaying} accounts, ${crowns(source.repaidMinor)}`,
    `  booked       ${crowns(books.receivedMinor)}, outstanding afterwards ${crowns(books.outstandingMinor)}`,
    `  on the due date of an instalment ${matched.onDueDate}; its amount to the cent ${matched.exact}, up to ` +
      `${crowns(matched.mostApartMinor)} apart ${matched.rounded}, other ${matched.otherAmount}`,
  ];
}

const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  settled: 'settled',
  nothingDue: 'nothing due yet',
  inOrder: 'in order',
  roundings: 'only roundings overdue',
  inArrears: 'in arrears',
};

function statusLines({ source, covered }: Findings): string[] {
  const standings = countsBy(covered, 'standing');
  const verdicts = countsBy(covered, 'verdict');
  const lines = STATUSES.map((status) => {
    const stands = STANDINGS.filter((one) => standings[status][one]).map(
      (one) => `${STANDING_NAMES[one]} ${standings[status][one]}`,
    );
    const is = VERDICTS.filter((one) => verdicts[status][one]).map(
      (one) => `${one} ${verdicts[status][one]}`,
    );
    return `  ${status}: ${stands.join(', ')}; the source's status is ${is.join(', ')}`;
  });
  return [`Status of ${covered.length} loans on ${source.until.toString()}:`, ...lines];
}

function arrearsLines(covered: readonly Judged[]): string[] {
  const late = covered.filter(({ standing }) => standing === 'inArrears');
  const rounded = covered.filter(({ standing }) => standing === 'roundings');
  const most = rounded.reduce((max, { overdueMinor }) => (overdueMinor > max ? overdueMinor : max), 0n);
  const longest = Math.max(0, ...rounded.map(({ daysPastDue }) => daysPastDue));
  return [
    `In arrears: ${late.length} loans.`,
    ...late.map(
      ({ loan, status, fellDue, paid, overdueMinor, daysPastDue }) =>
        `  loan ${loan} (${status}): ${paid} of ${fellDue} instalments paid, ${crowns(overdueMinor)} overdue, ` +
        `${daysPastDue} days past due`,
    ),
    `  ${rounded.length} more count as late for roundings alone: at most ${crowns(most)}, up to ${longest} days`,
  ];
}

function unsaidLines({ source, covered, later }: Findings): string[] {
  const undecided = covered.filter(({ verdict }) => verdict === 'undecided').length;
  return [
    'What the data cannot say:',
    `  ${later} loans were lent after ${source.until.toString()}; of them only the payout is booked`,
    `  ${undecided} of ${covered.length} covered loans run on; the source speaks of the end of 1998`,
    `  ${covered.length - source.accountsRepaying} covered loans have no repayment among the transactions`,
    '  the source shows neither the payouts nor an interest rate: both are taken from the rows of the loans',
  ];
}
