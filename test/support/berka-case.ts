import { LocalDate } from '../../src/kernel/calendar-date.js';
import type { BerkaSource, SourceLoan, SourceRepayment, SourceStatus } from '../../src/cli/berka/source.js';

const loan = (
  name: string,
  account: string,
  paidOn: string,
  months: number,
  crowns: number,
  status: SourceStatus,
): SourceLoan => ({
  loan: name,
  account,
  paidOn: LocalDate.parse(paidOn),
  amountMinor: BigInt(crowns * months) * 100n,
  months,
  paymentMinor: BigInt(crowns) * 100n,
  status,
});

const monthly = (account: string, first: string, times: number, amountMinor: bigint): SourceRepayment[] =>
  Array.from({ length: times }, (_, month) => ({
    account,
    on: LocalDate.parse(first).plusMonths(month),
    amountMinor,
  }));

/**
 * Eight loans of a Czech bank as they stand in the tables `loan` and `trans` of the PKDD'99 Discovery Challenge
 * (P. Berka and M. Sochorova, "Financial data", 1999), with all that was repaid of them by the end of October 1994.
 */
export const BERKA_CASE: BerkaSource = {
  loans: [
    // Over since June 1994; paid from the ninth month on only.
    loan('5314', '1787', '1993-07-05', 12, 8_033, 'B'),
    // Over, and paid to the crown.
    loan('7284', '11265', '1993-09-15', 12, 4_399, 'A'),
    // Pays 30 hellers more than its row says, and not in October.
    loan('6111', '5428', '1993-09-24', 24, 7_281, 'B'),
    // Pays 20 hellers less than its row says.
    loan('6228', '6034', '1993-12-01', 60, 7_742, 'B'),
    // Does not pay in August.
    loan('6650', '8073', '1994-02-17', 12, 4_110, 'B'),
    // Paid out on the day on which the first instalment falls due.
    loan('7249', '11065', '1994-06-12', 48, 1_445, 'A'),
    // Nothing has fallen due yet.
    loan('6297', '6363', '1994-10-25', 12, 1_459, 'A'),
    // Lent when the transactions are over.
    loan('6748', '8645', '1998-12-08', 60, 4_015, 'C'),
  ],
  repayments: [
    ...monthly('1787', '1994-03-12', 4, 803_320n),
    ...monthly('11265', '1993-10-12', 12, 439_900n),
    ...monthly('5428', '1993-10-12', 12, 728_130n),
    ...monthly('6034', '1993-12-12', 11, 774_180n),
    ...monthly('8073', '1994-03-12', 5, 411_000n),
    ...monthly('8073', '1994-09-12', 2, 411_000n),
    ...monthly('11065', '1994-06-12', 5, 144_500n),
  ].sort((a, b) => a.on.compareTo(b.on)),
  transactions: 99_999,
  from: LocalDate.parse('1993-01-01'),
  until: LocalDate.parse('1994-10-31'),
};
