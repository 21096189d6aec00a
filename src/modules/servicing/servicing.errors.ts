import { defineProblems } from '../../platform/http/problem-catalogue.js';

export const servicingProblems = defineProblems({
  wrong_currency: {
    kind: 'unprocessable',
    title: 'The amount has another currency than the agreement',
    description: 'Send every amount in the agreement’s currency.',
  },
  value_date_out_of_range: {
    kind: 'unprocessable',
    title: 'The value date is out of range',
    description:
      'Send a day from the first payout on, at most 90 days back and not after today on the agreement’s clock.',
  },
  reference_taken: {
    kind: 'conflict',
    title: 'The reference stands for something else',
    description:
      'This agreement has a booking with this reference and another amount or day; send a new reference for a new one.',
  },
  paid_by_guarantor: {
    kind: 'conflict',
    title: 'A guarantor paid it',
    description:
      'Take it back at his suretyship, `POST /v1/suretyships/{id}/repayments/{repayment}/reverse`.',
  },
  more_than_written_off: {
    kind: 'unprocessable',
    title: 'More than what was written off',
    description: 'Of a debt that was written off no more can come back than was lost.',
  },
  not_repaid_from_sales: {
    kind: 'conflict',
    title: 'The agreement is not repaid from sales',
    description: 'Sales are reported for agreements of which a share of them repays the loan.',
  },
  sales_day_taken: {
    kind: 'conflict',
    title: 'The day’s sales were reported otherwise',
    description:
      'Each day is reported once, with all its sales; reverse its repayment before you report it anew.',
  },
  nothing_owed: {
    kind: 'conflict',
    title: 'Nothing is owed',
    description: 'There is nothing to settle or to pay ahead.',
  },
  more_than_owed: {
    kind: 'unprocessable',
    title: 'More than is owed',
    description: 'No more can be renounced than is owed of it.',
  },
  due_dates_invalid: {
    kind: 'unprocessable',
    title: 'The due dates do not fit',
    description: 'Send ascending days after today on the agreement’s clock, at most 50 years ahead.',
  },
  quote_day_out_of_range: {
    kind: 'unprocessable',
    title: 'No quote for this day',
    description: 'Ask for a day from today on the agreement’s clock to 30 days ahead.',
  },
  quote_outdated: {
    kind: 'conflict',
    title: 'The settlement quote no longer holds',
    description:
      'It is none of this agreement, its time is over, or something was booked since; ask for a new one.',
  },
  refund_exceeds_rest: {
    kind: 'unprocessable',
    title: 'More than what is left to refund',
    description: 'See `refundable` of the preview for what is left, line by line.',
  },
  unknown_order_line: {
    kind: 'unprocessable',
    title: 'The order has no such line',
    description: 'Send lines of the order that the agreement pays.',
  },
  refund_ambiguous: {
    kind: 'unprocessable',
    title: 'The refund names both lines and an amount, or neither',
    description: 'Send either lines or an amount.',
  },
  no_credit_balance: {
    kind: 'conflict',
    title: 'There is no credit balance of this size',
    description: 'Only what the customer has paid too much can be paid out.',
  },
  prepayment_too_large: {
    kind: 'unprocessable',
    title: 'The prepayment would settle the agreement',
    description: 'Send less than what is open, or settle with a quote.',
  },
  agreement_paused: {
    kind: 'conflict',
    title: 'The agreement is paused already',
    description: 'Resume it first, then pause it anew.',
  },
  agreement_not_paused: {
    kind: 'conflict',
    title: 'The agreement is not paused',
    description: 'There is no pause that could end.',
  },
  pause_too_long: {
    kind: 'unprocessable',
    title: 'The pause has no such end',
    description: 'Send a last day from today on the agreement’s clock to 180 days ahead.',
  },
  pause_not_allowed: {
    kind: 'forbidden',
    title: 'This pause is for the bank to decide',
    description: 'A partner may pause for a dispute about its own goods only.',
  },
});
