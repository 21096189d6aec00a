// Made by `npm run generate` from the documents in openapi/. Do not edit.

export interface paths {
    "/v1/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your agreements, newest first
         * @description By customer or status, if you like. A cursor belongs to the filters that it was made with.
         */
        get: operations["agreementsList"];
        put?: never;
        /**
         * Make the agreement of an approved application
         * @description Draws up the contract, which waits for its signature; asked again, it is the same one.
         */
        post: operations["agreementsMake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an agreement as it stands today
         * @description Balances are those of the business day that it is for you now; `allowedActions` says what may be done,
         *     `drawdowns` what is still to be paid out.
         */
        get: operations["agreementsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Capture: pay out
         * @description Pays a planned drawdown or a part of it, because what it is for was delivered. Interest runs from this day.
         */
        post: operations["agreementsCapture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/confirmation-page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open the bank’s confirmation page
         * @description The bank's own page shows the contract, takes the one-time code, and sends the browser back on every ending. It
         *     needs no script. The page can be used once, for 30 minutes.
         */
        post: operations["signingConfirmationPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the contract
         * @description As HTML to show and print when `Accept` prefers text/html, else as JSON. Once it is signed, the document is the one
         *     that was signed.
         */
        get: operations["signingContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/credit-payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report that a credit balance was paid out
         * @description The customer has got back what he paid too much.
         */
        post: operations["settlingPayOutCredit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/delinquency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how late an agreement is, and was
         * @description The days past due, the bucket they stand for, what is overdue, and every change of bucket so far.
         */
        get: operations["arrearsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the history from which everything else follows
         * @description Payouts, repayments, refunds, charges and corrections in the order in which they were booked. Nothing is ever
         *     deleted from it: a correction is a further entry.
         */
        get: operations["agreementsEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/one-time-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the customer a one-time code
         * @description At most five an hour. In the sandbox the code is in the answer, because nobody is sent one.
         */
        post: operations["signingOneTimeCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause an agreement whose goods are in dispute
         * @description Until a day within 180 no day counts as late and nothing is charged for it. What is owed stays owed, and can be
         *     paid.
         */
        post: operations["arrearsPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/prepayments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report a payment ahead of time
         * @description What is due is settled first; the rest lowers the principal, and the instalments become fewer or smaller.
         */
        post: operations["settlingPrepay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the refunds of an agreement, newest first
         * @description Also those that were taken back. `hasMore` says that there are older ones than are shown.
         */
        get: operations["refundsList"];
        put?: never;
        /**
         * Report a refund
         * @description Books goods that came back, by order line or as an amount. The customer owes less; what he has paid too much stands
         *     to his credit; the merchant gives back what he was paid for them, less the discount that is not earned.
         */
        post: operations["refundsRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/refunds/{refund}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a refund
         * @description With the order lines it covered, what it took off the debt, and what of your discount came back.
         */
        get: operations["refundsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/refunds/{refund}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a refund that was reported by mistake
         * @description The agreement stands as if the refund had never been reported.
         */
        post: operations["refundsReverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/refunds/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what a refund would do
         * @description The plan before and after, what the merchant gives back, and what is left to refund. Nothing is booked.
         */
        post: operations["refundsPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that the customer does not want it
         * @description Before the signature only. The agreement is cancelled, and what was reserved for it is free again.
         */
        post: operations["signingRefuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/repayments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the repayments of an agreement, newest first
         * @description Also those that were taken back. `hasMore` says that there are older ones than are shown.
         */
        get: operations["repaymentsList"];
        put?: never;
        /**
         * Report a repayment
         * @description Books money of the customer. It settles what is past due first, then what is due, then the next instalment; what is
         *     left stands to his credit. The same `reference` is booked once: a repeat gets the first answer again.
         */
        post: operations["repaymentsRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/repayments/{repayment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a repayment
         * @description With how it was allocated to charges, interest and principal, and to which instalments.
         */
        get: operations["repaymentsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/repayments/{repayment}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a repayment that was reported by mistake or bounced
         * @description The agreement stands as if the payment had never come: instalments, arrears and interest are computed again.
         */
        post: operations["repaymentsReverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a pause of your own before its day
         * @description Days count as late again from today on; those of the pause never will. A pause of the bank's only the bank ends.
         */
        post: operations["arrearsResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report the sales of a day, of which a share repays the loan
         * @description The agreed share of the day's sales is booked as a repayment: interest on the balance of each day, then principal.
         */
        post: operations["salesReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what is owed when, and what it becomes with the payouts that are open
         * @description Every instalment with principal, interest and charges, what is paid of it, and whether it is planned, due,
         *     overdue or paid.
         */
        get: operations["agreementsSchedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle an agreement early
         * @description The quote’s money was paid: the plan ends, and nothing is owed any more.
         */
        post: operations["settlingSettle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/settlement-quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask what settles an agreement early
         * @description The principal, interest to the day and charges; fees for time that is not used are taken off.
         */
        get: operations["settlingQuote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign with the one-time code
         * @description The customer's own act: his code, and the proof of what he was shown. From then on he is bound.
         */
        post: operations["signingSign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Void: let go of what is not needed
         * @description What is not needed any more is let go and never owed. Without any payout the agreement is cancelled.
         */
        post: operations["agreementsVoid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw from a signed agreement
         * @description The customer's right, for as many days as the jurisdiction gives. The principal comes back from whoever was paid.
         */
        post: operations["agreementsWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/by-order/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find the agreement that pays an order
         * @description The newest one, where an order was agreed on again.
         */
        get: operations["agreementsByOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your applications, newest first
         * @description By customer or status, if you like. A cursor belongs to the filters that it was made with.
         */
        get: operations["applicationsList"];
        put?: never;
        /**
         * Open an application from an accepted offer
         * @description Says what is missing; when nothing is, the bank asks its sources and decides before it answers (2 s at most; what is not known by then is `referred` to a person). In the sandbox the sources pass everybody, unless a word in the customer's name or the last two digits of the financed amount (minor units) force another outcome: "Identity Mismatch" or …61: identity declines; "Identity Unclear" or …62: identity is unclear; "Sanctions Hit" or …63: sanctions declines; "Sanctions Possible" or …64: sanctions is unclear; "Bureau Refuses" or …65: creditBureau declines; "Bureau Unclear" or …66: creditBureau is unclear; "Bureau Late" or …67: creditBureau comes too late; "Bureau Down" or …68: creditBureau is not there; "Fraud High" or …69: fraud declines; "Fraud Unclear" or …70: fraud is unclear. A customer named "Debts 3000.00" pays that much a month elsewhere, says the bureau.
         */
        post: operations["applicationsOpen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an application as it stands now
         * @description `requirements` says what is missing and by when, `allowedActions` what you may do. Read it again later when it
         *     is `referred`: a person looks at it.
         */
        get: operations["applicationsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/counter-offer/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the counter-offer
         * @description The bank assesses its other terms once more: the application is approved with them, or declined if they fit no longer.
         */
        post: operations["applicationsAcceptCounterOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/counter-offer/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse the counter-offer; the application ends
         * @description The customer does not want the smaller amount or longer term that the bank proposed. What was reserved for him is
         *     free again.
         */
        post: operations["applicationsRefuseCounterOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand in evidence, consents and proofs of display
         * @description Facts and references, never files. When nothing is missing any more, the bank decides before it answers; without
         *     anything new it looks again whether a consent has come meanwhile.
         */
        post: operations["applicationsAddEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw an application
         * @description What it held is free again.
         */
        post: operations["applicationsWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consent-receipt-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the keys that sign receipts of consents
         * @description The same for everybody; keep them, and fetch them again when a receipt names a key that you do not have.
         */
        get: operations["consentReceiptsKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your customers, newest first
         * @description Your own customers in the environment of the key, a page at a time; go on with `nextCursor` until `hasMore` is
         *     false.
         */
        get: operations["customersList"];
        put?: never;
        /**
         * Register a customer
         * @description Registers a person or organisation.
         */
        post: operations["customersRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a customer
         * @description With the `ETag` that a change of him must name as `If-Match`.
         */
        get: operations["customersGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a customer
         * @description Fields that are left out keep their value.
         */
        patch: operations["customersUpdate"];
        trace?: never;
    };
    "/v1/customers/{id}/attitude": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how a customer deals with money
         * @description What he says and what he does, kept apart, in five dimensions, with why each score is what it is. It needs his consent
         *     `profiling`.
         */
        get: operations["attitudeGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer’s consents, past ones too
         * @description Newest first. A consent that was revoked or has run out stays readable, with when and why.
         */
        get: operations["customersConsents"];
        put?: never;
        /**
         * Record what a customer allows
         * @description Record what the customer has agreed to, when, and to which wording. A decision or an application uses data only
         *     as far as a consent that holds on its day allows.
         */
        post: operations["customersGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/consents/{consent}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the signed receipt of a consent
         * @description What the customer has allowed, as the bank holds it, signed so that you or he can show it to others. It can be fetched
         *     at the end of the consent’s life too, and says then how it ended.
         */
        get: operations["consentReceiptsReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/consents/{purpose}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a consent; it holds from the next decision on
         * @description Takes effect at once and needs no reason. What was done under the consent stays done; revoking again answers the
         *     same.
         */
        delete: operations["customersRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See how far an erasure has come
         * @description Says when nothing is left. Both times are null for a customer who is not erased.
         */
        get: operations["privacyErasure"];
        put?: never;
        /**
         * Erase a customer
         * @description Destroys the key under which his personal data, events and receipts are sealed, at once and for ever; what is left in
         *     clear goes within seconds. Facts about money stay, as the law wants them. While something runs or is owed it is refused
         *     with what that is. Asking again answers the same, so it needs no key against repeats.
         */
        post: operations["privacyErase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for everything about a customer
         * @description Collects all that the bank holds of a customer through you: himself and his consents, events, profile, decisions,
         *     applications, agreements with their history, guarantees. It runs by itself; while one runs, asking again gives that one.
         */
        post: operations["privacyBegin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/exports/{export}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an export
         * @description How far it has come. Its records can be fetched for seven days.
         */
        get: operations["privacyExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/exports/{export}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch the records of an export
         * @description The customer himself comes first. There are none before the export is `ready`, and none after it has expired.
         */
        get: operations["privacyRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what a customer may need next
         * @description From the scenes that you reported of him, what they say has happened in his life, and what he lacks; with the reasons. It
         *     needs his consent `profiling`.
         */
        get: operations["needsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what a customer is classified as
         * @description What the bank makes of the events that you reported of him: recency, frequency and value, Pareto’s class, where he is in
         *     his life as a customer, what he will be worth. An event is in it within a second. It needs his consent `profiling`, and
         *     knows nothing of what he does elsewhere.
         */
        get: operations["profilesGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/questionnaires/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Hand in what a customer answered
         * @description The newest answers take the place of earlier ones; questions that are left out count for nothing. It needs his consent
         *     `profiling`.
         */
        put: operations["attitudeAnswer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer’s segments
         * @description Those that the bank shares with you; none without his consent `profiling`, which must cover `profile`. It follows what
         *     you report within a second.
         */
        get: operations["customerSegmentsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what a customer owes and what changed it in a period
         * @description Of all his agreements and guarantees with you, or of one: for each currency what he owed at the beginning and at the
         *     end of the period, and every entry between.
         */
        get: operations["statementRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer’s tags, now or as of an instant
         * @description Statements about the customer that you may see: yours, and those of the bank that it shares. With `asOf` those that
         *     held at that instant.
         */
        get: operations["customerTagsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/tags/{tag}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a customer a tag
         * @description Say something about a customer, or say it again, which renews it. Names of your own begin with `own.` and are seen by
         *     you and the bank alone; rules of the bank may read them, so the next offer may differ.
         */
        put: operations["customerTagsSet"];
        post?: never;
        /**
         * Take a tag from a customer
         * @description What was said stays readable with `asOf`. Removing what is not there answers the same.
         */
        delete: operations["customerTagsRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/by-external-id/{externalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find a customer by your own id
         * @description Answers as reading by id does. 404 means that no customer of yours has this id yet: register him.
         */
        get: operations["customersByExternalId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a decision with its offers as they stand now
         * @description The recorded answer of `POST /v1/offers`, with what has become of each offer since. It is the receipt to quote
         *     when something is asked about later.
         */
        get: operations["decisionsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a delivery with its attempts
         * @description What was tried when, how long it took, and the beginning of each answer.
         */
        get: operations["webhookDeliveriesGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one message again
         * @description It becomes a delivery of its own, with the same `webhook-id`.
         */
        post: operations["webhookDeliveriesResendOne"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports
         * @description Newest first; go on with `nextCursor` until `hasMore` is false.
         */
        get: operations["eventImportsList"];
        put?: never;
        /**
         * Open an import of a file of events
         * @description Then send the file to `/v1/event-imports/{id}/content`.
         */
        post: operations["eventImportsOpen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an import and its progress
         * @description How far it is. `offset` says from where an upload that was broken off goes on.
         */
        get: operations["eventImportsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an import
         * @description Nothing more is taken; what was taken stays.
         */
        post: operations["eventImportsCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-imports/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send the file, or the rest of it
         * @description A line is an event as `POST /v1/events` takes it, at most 16 KiB; the file may be of any size. Lines are stored while
         *     they come. After a break, read the import and send the file from its `offset` on, with that number as
         *     `Upload-Offset`: nothing is lost, and nothing is taken twice. `Upload-Complete: ?0` says that this is a part and more
         *     will follow; a last line without its end is then left for the next part. A line that is refused keeps no other one
         *     out; the report lists it.
         */
        put: operations["eventImportsUpload"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-imports/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the refused lines
         * @description One line of JSON for each: line number (from 1), code, pointer and detail. The first 10,000 are kept.
         */
        get: operations["eventImportsReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the types of notifications
         * @description What an endpoint can subscribe to, and an example of what each type holds.
         */
        get: operations["notificationsTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer’s events
         * @description Those that you reported, newest arrival first; go on with `nextCursor` until `hasMore` is false.
         */
        get: operations["eventsList"];
        put?: never;
        /**
         * Report an event
         * @description What a customer did: bought, paid, gave back, enrolled, came by. Your `externalId` makes it safe to send again: 201
         *     for a new event, 200 and the first one's id for a known one, 422 when the id stands for something else.
         */
        post: operations["eventsReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an event
         * @description As it was reported, and where in the tree it was placed. Events never change.
         */
        get: operations["eventsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report up to 500 events
         * @description Up to 500 events of any customers, in one transaction. Each is judged by itself: what is wrong with one stands in its
         *     result and keeps no other one out. A body holds 256 KiB; for more, send a file to `/v1/event-imports`.
         */
        post: operations["eventsBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/by-external-id/{externalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find an event by your own id
         * @description Answers as reading by id does.
         */
        get: operations["eventsByExternalId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantee-calls/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a claim back before the bank has answered
         * @description The beneficiary no longer demands the money. A claim that the bank has paid or rejected can no longer be
         *     withdrawn.
         */
        post: operations["withdrawCallWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your guarantees, newest first
         * @description By customer or status, if you like. A cursor belongs to the filters that it was made with.
         */
        get: operations["guaranteesList"];
        put?: never;
        /**
         * Make a guarantee of an approved application
         * @description Writes the text for the applicant to sign. The bank promises nothing before he has.
         */
        post: operations["guaranteesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a guarantee
         * @description With its amount, expiry, terms of claim, commission, and what may be done with it now.
         */
        get: operations["guaranteesGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees/{id}/amendments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for another amount or another last day
         * @description Nothing changes before the bank agrees; what it costs stands in the answer.
         */
        post: operations["guaranteeCallsAmend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees/{id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the claims on a guarantee
         * @description Newest first, with the bank’s answer to each.
         */
        get: operations["guaranteeCallsList"];
        put?: never;
        /**
         * Call a guarantee, wholly or in part
         * @description For the beneficiary. The bank examines it within five working days and pays, wholly or in part, or says why not.
         */
        post: operations["guaranteeCallsClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give up a guarantee that is not signed
         * @description Before the applicant has signed. Nothing was promised yet, and what was reserved is free again.
         */
        post: operations["guaranteesCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees/{id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the text that the applicant signs
         * @description Show it as it is, and send its hash with the signature. Once amended it is the amended text; older ones stay. As HTML
         *     to show and print when `Accept` prefers text/html, else as JSON.
         */
        get: operations["guaranteesDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees/{id}/one-time-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the applicant a code to sign with
         * @description The code goes to the applicant’s phone; in the sandbox it stands in the answer.
         */
        post: operations["guaranteesSendCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a guarantee back early
         * @description The beneficiary needs it no more: the bank stands for nothing, and what is left of the margin goes back.
         */
        post: operations["guaranteesRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees/{id}/repayments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Book what the applicant pays back after a paid claim
         * @description A paid claim is owed by the applicant; this reports what he has paid of it, under a reference of yours that is
         *     never booked twice.
         */
        post: operations["guaranteeRepaymentsRepay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees/{id}/repayments/{repayment}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what was booked as paid by the applicant
         * @description It was reported by mistake or bounced: the applicant owes it again.
         */
        post: operations["guaranteeRepaymentsReverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantees/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign with the code, and issue the guarantee
         * @description With it the applicant owes commission and margin, and the bank stands for him.
         */
        post: operations["guaranteesSign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whose key is this, and what may it do
         * @description The first call to make with a new key: it needs no scope, and answers with the partner, the environment, and the
         *     scopes and scenarios of the key.
         */
        get: operations["meRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the feed of everything that you are told
         * @description Positions run 1, 2, 3 … without a gap, and none appears later before one that you have seen: keep `nextAfter` and
         *     ask again. The last 60 days are kept at least; `gap` says what you have missed beyond that.
         */
        get: operations["notificationsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for offers
         * @description Says who, what situation and how much; the answer is the products that fit, priced, explained and ready to accept,
         *     and those that do not, with the reason. Every answer is recorded as a decision.
         */
        post: operations["offersDecide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an offer as it stands now
         * @description Its price never changes until it expires; `status` and `allowedActions` say what can be done with it now.
         */
        get: operations["offersGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an offer
         * @description States the customer's choice and holds budget and exposure for 15 minutes. It binds nobody yet.
         */
        post: operations["offersAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline an offer; what it held is free again
         * @description A reason helps the bank to offer better. An offer that is declined cannot be accepted any more; ask for new ones
         *     instead.
         */
        post: operations["offersDecline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{id}/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Price an offer with another term or amount
         * @description Has no effect: the offer itself stays as it was.
         */
        post: operations["offersQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{id}/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that the customer has seen an offer
         * @description Say what he saw, in which language and for how long: the evidence that the law asks for later. Viewing again is
         *     recorded again.
         */
        post: operations["offersView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/from": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say "from … a month" for an amount
         * @description Needs no customer and stores nothing; may be cached for a minute.
         */
        get: operations["offersFrom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the API as your key sees it
         * @description The OpenAPI document of what this key may do: its scopes’ operations, and its scenarios’ contexts with an example
         *     of each. Generate a client from it, or ask again with `If-None-Match` to see whether it changed.
         */
        get: operations["keyDocumentRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/questionnaires/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what to ask a customer about money
         * @description Its questions in the customer’s language, as the bank has them in force.
         */
        get: operations["attitudeQuestionnaire"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/repayments/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the instalments that are due, or overdue
         * @description Of all your agreements, in the order of their due dates: whom to remind today, and how much is open.
         */
        get: operations["dueList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/certifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your certification runs, newest first
         * @description Each with its report. Runs that did not pass are kept for 90 days.
         */
        get: operations["certificationList"];
        put?: never;
        /**
         * Start a certification run
         * @description For an hour the bank watches what your app does with this key in the sandbox, everywhere but on these routes. The
         *     run passes by itself as soon as all checks have passed. A passed run younger than 90 days is what the bank needs to
         *     issue live keys.
         */
        post: operations["certificationStart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/certifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a certification run
         * @description With what was seen, and what is left to do; counts within a second.
         */
        get: operations["certificationGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/certifications/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a certification run
         * @description For a run that is not going to pass; one that has passed is over already.
         */
        post: operations["certificationFinish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/certifications/{id}/receiver-tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a receiver of webhooks tried
         * @description Your receiver gets a good message, the same again, one with a wrong signature, one an hour old, and two in the wrong
         *     order. At most 30 times a run.
         */
        post: operations["certificationTestReceiver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/certifications/{id}/throttling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the next request answered with 429
         * @description The next request of this key, whatever it is, is answered with 429 and `Retry-After: 2`; what comes before that time
         *     is refused, too, and fails the check. These routes are never refused so. At most 30 times a run.
         */
        post: operations["certificationThrottle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the sandbox’s business time
         * @description What day it is for your sandbox. It runs on by itself from where you set it; live keys have no such clock.
         *     Customers on test clocks have their own time.
         */
        get: operations["sandboxRead"];
        /**
         * Set the sandbox’s business time
         * @description Decisions, due dates and expiry go by this time; it is yours alone and moves on from here by itself. What falls due
         *     until then has happened when the answer comes. What a day has closed stays closed when the clock goes back.
         *     Customers on test clocks (`/v1/sandbox/clocks`) have their own time.
         */
        put: operations["sandboxSet"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your test clocks, newest first
         * @description Each with the time that it says; deleted ones are gone.
         */
        get: operations["testClocksList"];
        put?: never;
        /**
         * Make a test clock
         * @description A business time that only the customers have whom you put on it, at any time of their lives. Clocks do not touch one
         *     another, so tests run side by side. A partner has at most 1,000.
         */
        post: operations["testClocksCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/clocks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a test clock and how far it has come
         * @description While it is `advancing`, `move` says how much of the way is made.
         */
        get: operations["testClocksGet"];
        put?: never;
        post?: never;
        /**
         * Delete a test clock
         * @description Its customers stand still at the time that it has, and may be put on another clock.
         */
        delete: operations["testClocksDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/clocks/{id}/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Advance a test clock
         * @description Everything that falls due on the way happens, day by day over all customers of the clock: instalments fall due,
         *     offers and applications expire, arrears grow, guarantees end; and you are notified in that order. A long way is
         *     answered with 202 and goes on by itself: read the clock until it is `ready`. What your partner is paid follows the
         *     partner’s own clock (`PUT /v1/sandbox/clock`), not this one.
         */
        post: operations["testClocksAdvance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/clocks/{id}/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a customer on a test clock
         * @description From now on it is for him the time that the clock says, and what is due by then has happened when this answers.
         */
        post: operations["testClocksAttach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/fixtures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the fixtures
         * @description Named situations that can be made at any time; `available` says whether you are enrolled in what they need.
         */
        get: operations["fixturesList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/fixtures/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a fixture
         * @description Makes a situation afresh, as often as you like, by the calls with which you would have come into it (they are in the answer): each time with a new customer, on a test clock, so that nothing else moves. The key needs the scopes of those calls. `good-customer`: A customer with a good file: every source passes him. `referred-application`: A customer whose bureau file is unclear; his application waits for a person of the bank. `declined-application`: A customer whom the bureau refuses; his application is declined. `agreement-awaiting-signature`: An agreement that the customer has not signed yet. `agreement-active`: An agreement that was signed and paid out today; nothing is repaid. `agreement-three-paid`: An active agreement with three instalments paid on their days (fewer where the plan has no four). `agreement-in-arrears`: An active agreement whose first instalment is 35 days late. `agreement-settled`: An agreement that was settled early, after one instalment. `guarantee-issued`: A bid guarantee of 50,000.00 CNY that the applicant has signed; its margin is lodged.
         */
        post: operations["fixturesMake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/magic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List names and amounts that force an outcome
         * @description In the sandbox the bank’s sources pass everybody but customers with such a name and amounts with such an ending. “Identity Mismatch” or …61: declined; “Identity Unclear” or …62: referred; “Sanctions Hit” or …63: declined; “Sanctions Possible” or …64: referred; “Bureau Refuses” or …65: declined; “Bureau Unclear” or …66: referred; “Bureau Late” or …67: referred; “Bureau Down” or …68: referred; “Fraud High” or …69: declined; “Fraud Unclear” or …70: referred; “Debts 3500.00”: counterOffered.
         */
        get: operations["magicList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a sandbox of your own
         * @description Makes a partner of the sandbox with a key, shown this once, that works at once. It needs no key and nobody at the
         *     bank; an address can do it five times a minute and twenty times a day. A sandbox that nobody uses for 30 days is
         *     closed.
         */
        post: operations["signUpSignUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your simulations, newest first
         * @description Each with its transcript so far.
         */
        get: operations["simulationsList"];
        put?: never;
        /**
         * Let a scripted borrower live through an agreement
         * @description The borrower acts on his customer’s test clock by the calls that you would report of him; every other customer of that clock gets older with him. `payOnTime`: Pays every instalment on its day, to the last. `late30ThenCure`: Pays the first open instalment 30 days late, with all that is due by then; then on time, to the last. `prepayHalf`: Pays one instalment on its day and half of the rest ahead of time; then on time, with fewer instalments. `refundHalf`: Pays one instalment on its day and gives back goods for half of the rest; then on time, to the last. `default`: Pays nothing, until 120 days after the first open instalment was due. A long life is answered with 202 and goes on by itself: read the simulation until it is not `running`. The key needs the scopes of the borrower’s calls.
         */
        post: operations["simulationsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/simulations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a simulation with its transcript so far
         * @description Read it again while it is `running`; the transcript grows line by line.
         */
        get: operations["simulationsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the scenarios that your key may use
         * @description Only what the partner is enrolled in and the key is not narrowed away from, in the order of their paths. Each
         *     says what to send as `context`, in which currencies, and what it may lead to.
         */
        get: operations["partnerScenariosList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a scenario: what to send, and what customers must be shown
         * @description `contextSchema` is what `context` of `POST /v1/offers` is held against; `tickets` are the amounts that are
         *     served; `disclosures` are the documents that the customer must be able to read.
         */
        get: operations["partnerScenariosRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what you were paid for each business day, newest first
         * @description One for each business day and currency on which there was something to settle. A page at a time.
         */
        get: operations["settlementsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settlements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a settlement
         * @description The sums of one business day in one currency, and what was carried forward from or to another day.
         */
        get: operations["settlementsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settlements/{id}.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a settlement with all its lines as a table
         * @description The lines of the settlement as comma-separated values with a header line (RFC 4180), for your book-keeping.
         */
        get: operations["settlementsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settlements/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a settlement is made up of
         * @description Each payout, refund and correction with its agreement and order, so that you can match it with your own books. A
         *     page at a time.
         */
        get: operations["settlementsLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settlements/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what you are owed and have not been paid yet
         * @description By currency, as of now: payouts less discounts and refunds that no settlement has taken up yet.
         */
        get: operations["settlementsBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/state-machines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the lives of all resources
         * @description Each resource with a `status` has a life: its states, the actions that lead from one to another, and why. The
         *     program decides by the same tables.
         */
        get: operations["stateMachinesList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/state-machines/{resource}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the life of one kind of resource
         * @description The names are those of `status` and `allowedActions` of the resource.
         */
        get: operations["stateMachinesGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suretyships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List suretyships, newest first
         * @description By application or status, if you like.
         */
        get: operations["suretyshipsList"];
        put?: never;
        /**
         * Ask somebody to stand for an application
         * @description He owes nothing before he has consented and signed. Minors cannot be asked.
         */
        post: operations["suretyshipsInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suretyships/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a suretyship
         * @description Where it is in its life, what it covers and up to how much, and what may be done with it now.
         */
        get: operations["suretyshipsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suretyships/{id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that the guarantor lets the bank look at his means
         * @description Without it the bank may not ask for the guarantor’s income and debts, and so cannot accept him.
         */
        post: operations["suretyshipsConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suretyships/{id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the undertaking that the guarantor signs
         * @description There is one when he has consented. Show it as it is, and send its hash with the signature. As HTML to show and print
         *     when `Accept` prefers text/html, else as JSON.
         */
        get: operations["suretyshipsDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suretyships/{id}/one-time-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the guarantor a code to sign with
         * @description The code goes to the guarantor’s phone; in the sandbox it stands in the answer.
         */
        post: operations["suretyshipsSendCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suretyships/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that he does not want to
         * @description The guarantor does not want to stand for the loan. The application then waits for another one, or ends.
         */
        post: operations["suretyshipsRefuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suretyships/{id}/repayments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Book what the guarantor pays after a call
         * @description What he pays repays the loan, where it stands among the repayments under the same reference.
         */
        post: operations["suretyshipRepaymentsRepay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suretyships/{id}/repayments/{repayment}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what was booked as paid by the guarantor
         * @description The loan stands as if the payment had never come, and the guarantor owes it again.
         */
        post: operations["suretyshipRepaymentsReverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suretyships/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign with the code
         * @description His signature is what an application waits for that wants a guarantor.
         */
        post: operations["suretyshipsSign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your endpoints, newest first
         * @description There are 20 at most.
         */
        get: operations["webhookEndpointsList"];
        put?: never;
        /**
         * Set up an endpoint
         * @description The secret that signs its messages is in this answer and never again.
         */
        post: operations["webhookEndpointsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an endpoint
         * @description With the `ETag` that a change must name as `If-Match`. Its secret is not shown again.
         */
        get: operations["webhookEndpointsGet"];
        put?: never;
        post?: never;
        /**
         * Delete an endpoint
         * @description What waits for it is not sent any more.
         */
        delete: operations["webhookEndpointsDelete"];
        options?: never;
        head?: never;
        /**
         * Change an endpoint
         * @description Fields that are left out keep their value.
         */
        patch: operations["webhookEndpointsUpdate"];
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was sent to an endpoint, newest first
         * @description Each with its attempts and what the receiver answered, for 60 days at least.
         */
        get: operations["webhookDeliveriesList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop sending messages
         * @description What waits for it is let go; the feed keeps everything.
         */
        post: operations["webhookEndpointsDisable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let messages be sent again
         * @description What it missed stands in the feed, and can be sent again.
         */
        post: operations["webhookEndpointsEnable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a range of the feed again
         * @description Also what was told while it was disabled. Only what it is subscribed to now.
         */
        post: operations["webhookDeliveriesResendRange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an endpoint a new secret
         * @description During the overlap both secrets sign, so that receivers can be changed one by one.
         */
        post: operations["webhookEndpointsRotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/self-test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See whether a receiver checks what it must
         * @description A good message, the same again, one with a wrong signature, one an hour old, two in the wrong order: says how the
         *     receiver took each.
         */
        post: operations["webhookDeliveriesSelfTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test message and see the answer
         * @description The message has the type `webhookEndpoint.test`; the receiver has two seconds.
         */
        post: operations["webhookDeliveriesTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptDto: {
            /** @description Another amount to finance, within the product's bounds. */
            amount?: components["schemas"]["MoneyDto"];
            /**
             * @description Another term of the offer's `termOptions`.
             * @example 6m
             */
            option?: string;
            /**
             * @description Your order, when the offer was asked for without one.
             * @example order-88131
             */
            orderId?: string;
        };
        AcquisitionDto: {
            /**
             * @description When, RFC 3339.
             * @example 2026-12-01T02:00:00.000Z
             */
            at: string;
            /**
             * @description Channel.
             * @example app
             */
            channel: string;
            /**
             * @description The scenario through which the customer came; of a sensitive scene its root only.
             * @example retail.electronics.phone
             */
            scenario: string;
        };
        AcquisitionHistoryDto: {
            /** @description The first way; it never changes. */
            first: components["schemas"]["AcquisitionDto"] | null;
            /** @description The latest way. */
            last: components["schemas"]["AcquisitionDto"] | null;
        };
        AddEvidenceDto: {
            /** @description Consents of the borrower. */
            consents?: components["schemas"]["ConsentDto"][];
            /** @description What is handed in; a requirement's newest evidence counts. */
            evidence?: components["schemas"]["EvidenceItemDto"][];
        };
        AdvanceTestClockDto: {
            /**
             * @description How far, as an ISO 8601 duration in UTC; either this or `to`. At most 10 years in one move.
             * @example P1M
             */
            by?: string;
            /**
             * Format: date-time
             * @description Until when; either this or `by`.
             * @example 2027-06-30T04:00:00Z
             */
            to?: string;
        };
        AffinityDto: {
            /**
             * @description What happened in the scene, each event counting half as much for every 90 days of its age.
             * @example 5.2
             */
            count: number;
            /**
             * @description About once a month, or more often: a count of 4 or more.
             * @example true
             */
            isFrequent: boolean;
            /**
             * @description Of everything that happened in all his scenes, 0 to 1.
             * @example 0.61
             */
            share: number;
        };
        AgreementAprDto: {
            /**
             * @description How it is computed.
             * @example cn-irr-compound
             */
            method: string;
            /**
             * @description Yearly all-in cost; once something is paid out, by the real days of the payouts.
             * @example 0.074400
             */
            value: string;
        };
        AgreementDelinquencyDto: {
            /** @description Range of days, null when nothing is late. */
            bucket: string | null;
            /**
             * @description Days since the oldest unpaid instalment was due, without days of pause.
             * @example 0
             */
            daysPastDue: number;
            /** @description Last day of a pause that is in force; null when there is none. */
            pausedUntil: string | null;
        };
        AgreementDto: {
            /**
             * @description What can be done now.
             * @example [
             *       "oneTimeCode",
             *       "confirmationPage",
             *       "sign",
             *       "refuse"
             *     ]
             */
            allowedActions: string[];
            /** @description What may be paid out in all. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * @description The application that it concludes.
             * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            application: string;
            /** @description What it costs all in, a year. */
            apr: components["schemas"]["AgreementAprDto"] | null;
            /**
             * @description The business day that amounts are of.
             * @example 2026-12-01
             */
            asOf: string;
            /** @description The document that was or is to be signed. */
            contract: components["schemas"]["ContractReferenceDto"];
            /** @description What the bank holds for the customer. */
            creditBalance: components["schemas"]["MoneyDto"];
            /**
             * @description The borrower.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            customer: string;
            /** @description How late it is. */
            delinquency: components["schemas"]["AgreementDelinquencyDto"];
            /** @description What the customer pays himself, outside the agreement. */
            downPayment: components["schemas"]["MoneyDto"];
            /** @description The planned payouts and what became of them. */
            drawdowns: components["schemas"]["DrawdownDto"][];
            /**
             * @description The agreement's id.
             * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /** @description What the bank has written off; null while it has not. */
            loss: components["schemas"]["AgreementLossDto"] | null;
            /** @description The next instalment; null when none is to come. */
            nextDue: components["schemas"]["NextDueDto"] | null;
            /**
             * @description The offer that it is from.
             * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            offer: string;
            /**
             * @description Your order that it pays.
             * @example order-88131
             */
            orderId: string | null;
            /** @description Principal that is paid out and not repaid. */
            outstanding: components["schemas"]["MoneyDto"];
            /** @description What is past its due date and unpaid. */
            overdue: components["schemas"]["MoneyDto"];
            /**
             * @description Who is paid.
             * @example merchant
             */
            payee: string;
            /** @description What was sold. */
            product: components["schemas"]["AgreementProductDto"];
            /**
             * @description Nominal rate of a year.
             * @example 0.0720
             */
            rateAnnual: string;
            /**
             * @description The situation.
             * @example retail.electronics.phone
             */
            scenario: string;
            /**
             * @description Where it is in its life, see `GET /v1/state-machines/agreement`.
             * @example awaitingSignature
             * @enum {string}
             */
            status: "active" | "awaitingSignature" | "cancelled" | "chargedOff" | "settled" | "signed" | "withdrawn";
            /**
             * @description Since when, in business time.
             * @example 2026-12-01T04:00:00.000Z
             */
            statusChangedAt: string;
            /** @description Why, as a code. */
            statusReason: string | null;
            /** @description Interest and fees if everything comes as planned. */
            totalCost: components["schemas"]["MoneyDto"];
            /**
             * @description Rises with every change; the sequence of its notifications.
             * @example 1
             */
            version: number;
        };
        AgreementEventDto: {
            /** @description How much. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * @description The rest, by type.
             * @example {
             *       "drawdown": 1
             *     }
             */
            details: {
                [key: string]: unknown;
            };
            /**
             * @description Its id.
             * @example sev_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description From 1, without gaps.
             * @example 1
             */
            number: number;
            /**
             * @description Value date.
             * @example 2026-12-01
             */
            occurredOn: string;
            /**
             * @description Business date on which it was booked.
             * @example 2026-12-01
             */
            recordedOn: string;
            /** @description The event that it takes back or ends. */
            reverses: string | null;
            /**
             * @description What happened.
             * @example drawdown
             * @enum {string}
             */
            type: "chargeback" | "creditPaidOut" | "drawdown" | "feeCharged" | "feeWaived" | "pause" | "prepayment" | "recovery" | "refund" | "repayment" | "reschedule" | "resume" | "reversal" | "settlement" | "withdrawal" | "writeOff";
        };
        AgreementEventListDto: {
            /** @description The history, oldest first. */
            data: components["schemas"]["AgreementEventDto"][];
        };
        AgreementInstalmentDto: {
            /**
             * @description Due date.
             * @example 2027-01-01
             */
            dueDate: string;
            /**
             * @description Fees, minor units.
             * @example 0
             */
            fee: number;
            /**
             * @description Interest, minor units.
             * @example 0
             */
            interest: number;
            /**
             * @description From 1, in the order of due dates.
             * @example 1
             */
            number: number;
            /**
             * @description What is settled of it, minor units.
             * @example 0
             */
            paid: number;
            /**
             * @description Late charges, minor units.
             * @example 0
             */
            penalty: number;
            /**
             * @description Principal, minor units.
             * @example 39992
             */
            principal: number;
            /**
             * @description `planned`, `due`, `overdue` or `paid`.
             * @example planned
             * @enum {string}
             */
            status: "due" | "overdue" | "paid" | "planned";
            /**
             * @description All of it, minor units.
             * @example 39992
             */
            total: number;
        };
        AgreementLossDto: {
            /** @description What has come in of it since. */
            recovered: components["schemas"]["MoneyDto"];
            /** @description What was written off: the customer still owes it. */
            writtenOff: components["schemas"]["MoneyDto"];
        };
        AgreementPageDto: {
            /** @description Agreements, newest first. */
            data: components["schemas"]["AgreementDto"][];
            /**
             * @description Whether another page follows.
             * @example false
             */
            hasMore: boolean;
            /**
             * @description Where the next page begins.
             * @example q83vEjRWeJASNFZ4kBI0VlsiMDE5MzRlMmEiXQ
             */
            nextCursor?: string;
        };
        AgreementProductDto: {
            /**
             * @description Product code.
             * @example retail-zero
             */
            code: string;
            /**
             * @description The term option.
             * @example 12m
             */
            option: string;
            /**
             * @description Version whose terms are in the contract.
             * @example 1
             */
            version: number;
        };
        AllocationDto: {
            /**
             * @description Due date of the instalment.
             * @example 2027-01-01
             */
            dueDate: string;
            /** @description Fees settled. */
            fee: components["schemas"]["MoneyDto"];
            /** @description Interest settled. */
            interest: components["schemas"]["MoneyDto"];
            /** @description Late charges settled. */
            penalty: components["schemas"]["MoneyDto"];
            /** @description Principal settled. */
            principal: components["schemas"]["MoneyDto"];
        };
        AmendDto: {
            /** @description Another amount. */
            amount?: components["schemas"]["MoneyDto"];
            /** @description Who agrees. */
            consents: components["schemas"]["ConsentsDto"];
            /**
             * Format: date
             * @description Another last day.
             * @example 2028-07-01
             */
            expiresOn?: string;
            /**
             * @description Why.
             * @example The lease was extended by six months.
             */
            reason: string;
        };
        AnswersDto: {
            /**
             * @description By question the id of the option that he chose.
             * @example {
             *       "budget": "mostly",
             *       "impulse": "seldom",
             *       "loss": "wait"
             *     }
             */
            answers: {
                [key: string]: string;
            };
            /**
             * @description Of the questionnaire that he was shown.
             * @example 1
             */
            version: number;
        };
        ApplicationDto: {
            /** @description Once concluded: the agreement. */
            agreement: string | null;
            /**
             * @description What can be done now.
             * @example [
             *       "addEvidence",
             *       "withdraw"
             *     ]
             */
            allowedActions: string[];
            /** @description What is financed or guaranteed. */
            amount: components["schemas"]["MoneyDto"];
            /** @description While `counterOffered`: other terms that would pass. */
            counterOffer: components["schemas"]["CounterOfferDto"] | null;
            /**
             * @description The borrower.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            customer: string;
            /**
             * @description Until when it waits for what comes next, in business time; budget and exposure are held as long.
             * @example 2026-12-08T02:00:00.000Z
             */
            expiresAt: string;
            /** @description Once concluded: the guarantee, when it is one. */
            guarantee: string | null;
            /**
             * @description The application's id.
             * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description The offer that it is from.
             * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            offer: string;
            /**
             * @description When it was opened, in business time.
             * @example 2026-12-01T02:00:00.000Z
             */
            openedAt: string;
            /**
             * @description The term option.
             * @example 12m
             */
            option: string;
            /**
             * @description Product code.
             * @example retail-zero
             */
            product: string;
            /** @description What must be handed in, by when. */
            requirements: components["schemas"]["RequirementDto"][];
            /**
             * @description The situation.
             * @example retail.electronics.phone
             */
            scenario: string;
            /**
             * @description Where it is in its life, see `GET /v1/state-machines/application`.
             * @example approved
             * @enum {string}
             */
            status: "approved" | "checking" | "concluded" | "counterOffered" | "declined" | "expired" | "open" | "referred" | "withdrawn";
            /**
             * @description Since when, in business time.
             * @example 2026-12-01T02:00:00.000Z
             */
            statusChangedAt: string;
            /** @description Why, as a code; `not_available` where the reason is the customer's own business. */
            statusReason: string | null;
        };
        ApplicationPageDto: {
            /** @description Applications, newest first. */
            data: components["schemas"]["ApplicationDto"][];
            /**
             * @description Whether another page follows.
             * @example false
             */
            hasMore: boolean;
            /** @description Cursor of the next page. */
            nextCursor?: string;
        };
        AprDto: {
            /**
             * @description How it is measured: `eu-aprc`, `us-actuarial`, `cn-irr-compound` or `cn-simple`.
             * @example cn-irr-compound
             */
            method: string;
            /**
             * @description All-in yearly cost as a decimal.
             * @example 0.0744
             */
            value: string;
        };
        AttachCustomerDto: {
            /**
             * @description The customer who goes by this clock from now on.
             * @example cus_01m8qw4tg0ejst5q3jf33ws9nt
             */
            customer: string;
        };
        AttitudeChoiceDto: {
            /**
             * @description 0 to 1.
             * @example 0.62
             */
            score: number;
            /**
             * @description Whether what he says or what he does is used.
             * @example observed
             * @enum {string}
             */
            source: "observed" | "stated";
        };
        AttitudeDto: {
            /**
             * @description Whose it is.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            customer: string;
            /** @description All five, each computed for this answer from what is known now. */
            dimensions: components["schemas"]["DimensionDto"][];
            /** @description When he last said something; left out when he has not. */
            stated?: components["schemas"]["StatedDto"];
        };
        AttitudeEvidenceDto: {
            /**
             * @description What speaks against it.
             * @example instalmentsLate
             */
            against: string;
            /**
             * @description How often that was seen.
             * @example 1
             */
            countAgainst: number;
            /**
             * @description How often that was seen.
             * @example 11
             */
            countFor: number;
            /**
             * @description What speaks for it.
             * @example instalmentsOnTime
             */
            for: string;
        };
        AvailableBalanceDto: {
            /** @description What the customer has for this payment. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * @description Where it is: a partner may report its own wallet only.
             * @example partnerWallet
             * @enum {string}
             */
            source: "partnerWallet";
        };
        BasisDto: {
            /**
             * Format: date-time
             * @description From when recency counts, in the customer’s business time.
             * @example 2026-11-22T01:00:00.000Z
             */
            asOf: string;
            /**
             * @description Number of the run whose edges were used.
             * @example 3
             */
            run: number;
            /**
             * @description What value is made of: what he spends at the partner.
             * @example partnerSpend
             */
            value: string;
        };
        BeneficiaryDto: {
            /**
             * @description A person or an organisation.
             * @example person
             * @enum {string}
             */
            kind: "organisation" | "person";
            /**
             * @description As it stands in the guarantee.
             * @example Wang Fang
             */
            name: string;
            /**
             * @description Your own id of the beneficiary.
             * @example landlord-77
             */
            reference?: string;
        };
        CancelDto: {
            /**
             * @description Why.
             * @example not_wanted
             * @enum {string}
             */
            reason: "not_wanted" | "other" | "terms";
        };
        CaptureDto: {
            /** @description How much of it; all that is left when left out. */
            amount?: components["schemas"]["MoneyDto"];
            /**
             * @description Which planned drawdown; may be left out while only one is open.
             * @example drw_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            drawdown?: string;
            /** @description What was delivered; needed where the situation pays on delivery, invoice, stage or milestone. */
            evidence?: components["schemas"]["DeliveryEvidenceDto"];
        };
        CertificationCheckDto: {
            /** @description What it rests on. */
            evidence: components["schemas"]["CertificationEvidenceDto"];
            /**
             * @description What was seen, in words.
             * @example POST /v1/offers/:id/accept came again under its key.
             */
            finding: string;
            /**
             * @description What is checked.
             * @example idempotentRetry
             * @enum {string}
             */
            name: "backedOff429" | "cursorWalked" | "duplicateTolerated" | "idempotentRetry" | "outOfOrderTolerated" | "signatureVerified";
            /**
             * @description `pending` until there is something to judge; a failed one can be tried again as long as the run is running.
             * @example passed
             * @enum {string}
             */
            status: "failed" | "passed" | "pending";
            /** @description What to do; null when it is passed. */
            todo: string | null;
        };
        CertificationDto: {
            /**
             * @description What can be done with it now.
             * @example [
             *       "testReceiver",
             *       "throttle",
             *       "finish"
             *     ]
             */
            allowedActions: string[];
            /** @description The checks, always all of them. */
            checks: components["schemas"]["CertificationCheckDto"][];
            /**
             * @description When it ends by itself.
             * @example 2026-11-21T10:30:00.000Z
             */
            endsAt: string;
            /**
             * @description The run’s id.
             * @example crt_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description When it began.
             * @example 2026-11-21T09:30:00.000Z
             */
            startedAt: string;
            /**
             * @description See `GET /v1/state-machines/certification`.
             * @example running
             * @enum {string}
             */
            status: "expired" | "failed" | "passed" | "running";
            /**
             * @description Since when.
             * @example 2026-11-21T09:30:00.000Z
             */
            statusChangedAt: string;
            /** @description Why it did not pass: `checks_missing` or `time_over`; null otherwise. */
            statusReason: string | null;
            /** @description Until when live keys can be issued by it; null unless it passed. */
            validUntil: string | null;
        };
        CertificationEvidenceDto: {
            /**
             * @description How many requests, or trials of a receiver, the check rests on.
             * @example 2
             */
            count: number;
            /**
             * @description When the last of them came; null when there was none.
             * @example 2026-11-21T09:31:12.402Z
             */
            lastAt: string | null;
            /**
             * @description Their `Request-Id`s, the last ten.
             * @example [
             *       "req_0f6c2f9a4d0b4d1e8f3a2b1c"
             *     ]
             */
            requests: string[];
        };
        CertificationPageDto: {
            /** @description The runs of this page. */
            data: components["schemas"]["CertificationDto"][];
            /**
             * @description Whether there are more.
             * @example false
             */
            hasMore: boolean;
            /** @description Where the next page begins; absent on the last one. */
            nextCursor?: string;
        };
        ChoiceDto: {
            /** @description Another amount to finance, within the product's bounds. */
            amount?: components["schemas"]["MoneyDto"];
            /**
             * @description Another term of the offer's `termOptions`.
             * @example 6m
             */
            option?: string;
        };
        ClaimDocumentDto: {
            /**
             * @description What it is.
             * @example writtenDemand
             */
            kind: string;
            /**
             * @description Where the partner keeps it.
             * @example file-20931
             */
            reference: string;
        };
        ClaimDto: {
            /** @description The whole or a part of what can still be claimed. */
            amount: components["schemas"]["MoneyDto"];
            /** @description Every kind that the guarantee asks for. */
            documents: components["schemas"]["ClaimReferenceDto"][];
            /**
             * @description The beneficiary's own number of the claim, once a guarantee.
             * @example claim-2027-1
             */
            reference: string;
            /**
             * @description In a sentence, in which respect the applicant is in breach; no personal data.
             * @example Two rents are unpaid and the kitchen is damaged.
             */
            statement?: string;
        };
        ClaimReferenceDto: {
            /**
             * @description What it is.
             * @example writtenDemand
             * @enum {string}
             */
            kind: "courtDecision" | "handoverRecord" | "invoice" | "other" | "statementOfBreach" | "writtenDemand";
            /**
             * @description Where you keep it; the bank asks for it there.
             * @example file-20931
             */
            reference: string;
        };
        CodeRequestDto: {
            /**
             * @description Language of the message to the customer.
             * @default zh
             * @example zh
             * @enum {string}
             */
            locale: "en" | "zh";
        };
        CodeSentDto: {
            /**
             * @description For how long it can be used.
             * @example 600
             */
            expiresInSeconds: number;
            /** @description Sandbox only. */
            sandbox?: components["schemas"]["SandboxOneTimeCodeDto"];
        };
        ConfirmationPageDto: {
            /**
             * @description Language of the message to the customer.
             * @default zh
             * @example zh
             * @enum {string}
             */
            locale: "en" | "zh";
            /**
             * @description Where the bank's page sends the browser on every ending, with `status` (signed, refused, expired, failed) and
             *     `agreement` added. https; in the sandbox also http on a loopback address.
             * @example https://shop.example/checkout/done
             */
            returnUrl: string;
        };
        ConsentDto: {
            /**
             * @description Which kinds of data, if not all of the purpose: `profile` and `tags` of `profiling`, `contact` of `marketing`,
             *     `events` and `tags` of `sensitiveData`, `bureau` of `creditCheck`. A kind that the purpose does not have is not covered
             *     by naming it.
             * @example [
             *       "profile",
             *       "tags"
             *     ]
             */
            data?: ("bureau" | "contact" | "events" | "profile" | "tags")[];
            /**
             * @description How the partner can prove it, e.g. the id of its own record. No personal data.
             * @example checkbox:checkout:8813
             */
            evidence?: string;
            /**
             * Format: date-time
             * @description When it ends by itself; left out, it holds until it is revoked.
             * @example 2027-12-01T00:00:00Z
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description When he agreed, RFC 3339 in UTC.
             * @example 2026-01-05T02:00:00Z
             */
            grantedAt: string;
            /**
             * @description What the customer allows: `profiling` (use what the bank knows of him in decisions), `marketing` (be spoken to),
             *     `sensitiveData` (keep facts from sensitive scenes such as health), `creditCheck` (ask a bureau).
             * @example profiling
             * @enum {string}
             */
            purpose: "creditCheck" | "marketing" | "profiling" | "sensitiveData";
            /**
             * @description Version of the text that he was shown.
             * @example 2026-11
             */
            textVersion: string;
        };
        ConsentListDto: {
            /** @description Newest first, at most 100. */
            data: components["schemas"]["StoredConsentDto"][];
        };
        ConsentReceiptDto: {
            /**
             * @description The consent as the bank holds it now, signed: a compact JWS (RFC 7515, EdDSA). Its payload is JSON with customer,
             *     purpose, kinds of data, version of the text, validity and status.
             * @example eyJhbGciOiJFZERTQSIsInR5cCI6ImNvbnNlbnQtcmVjZWlwdCtqd3MifQ.eyJ2IjoxfQ.c2lnbmF0dXJl
             */
            receipt: string;
        };
        ConsentsDto: {
            /**
             * @description Your record of the applicant's consent.
             * @example consent-71
             */
            applicant: string;
            /**
             * @description And of the beneficiary's, when the amount falls or the day comes earlier.
             * @example consent-72
             */
            beneficiary?: string;
        };
        ConsentSuretyshipDto: {
            /** @description What he allows; the credit check among it. */
            consents: components["schemas"]["ConsentDto"][];
            /**
             * @description Language of the undertaking.
             * @example en
             * @enum {string}
             */
            locale?: "en" | "zh";
        };
        ContractDisplayDto: {
            /**
             * @description SHA-256 of the contract that was shown, as `contract.hash` says it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            documentHash: string;
            /**
             * @description Language in which it was shown.
             * @example zh
             * @enum {string}
             */
            locale: "en" | "zh";
            /**
             * @description For how long it was open.
             * @example 45
             */
            readSeconds: number;
            /**
             * Format: date-time
             * @description When it appeared, in business time.
             * @example 2026-12-01T03:58:00Z
             */
            shownAt: string;
        };
        ContractDto: {
            /**
             * @description The agreement's id.
             * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            agreement: string;
            /**
             * @description Everything that was agreed; it never changes.
             * @example {
             *       "v": 1
             *     }
             */
            contract: {
                [key: string]: unknown;
            };
            /**
             * @description SHA-256 over the canonical JSON of `contract`: members sorted by name, no white space.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            hash: string;
            /** @description The language in which it was signed. */
            signedLocale: string | null;
        };
        ContractReferenceDto: {
            /**
             * @description SHA-256 over the canonical JSON of the contract.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            hash: string;
            /**
             * @description How long the document must be open before the customer can sign.
             * @example 18
             */
            minimumReadingSeconds: number;
            /**
             * @description Last day on which it can be signed.
             * @example 2026-12-08
             */
            signBy: string;
            /** @description The business day of signing. */
            signedOn: string | null;
            /** @description Last day on which the customer can withdraw; null where there is no such right or nothing is signed. */
            withdrawBy: string | null;
        };
        CounterOfferDto: {
            /** @description What is financed, guaranteed or insured. */
            amount: components["schemas"]["MoneyDto"];
            /** @description All-in yearly cost; null where nothing is lent. */
            apr: components["schemas"]["AprDto"] | null;
            /** @description What the customer pays himself. */
            downPayment: components["schemas"]["MoneyDto"];
            /** @description What is to be paid today, besides the down payment. */
            dueToday: components["schemas"]["MoneyDto"];
            /** @description The calendar. */
            instalments: components["schemas"]["InstalmentDto"][];
            /** @description True when the calendar is expected, not agreed: it follows the sales. */
            isProjection?: boolean;
            /**
             * @description The term option.
             * @example 12m
             */
            option: string;
            /**
             * @description Who is paid.
             * @example merchant
             */
            payee: string;
            /** @description What the payee gets. */
            payout: components["schemas"]["MoneyDto"];
            /**
             * @description Nominal yearly rate.
             * @example 0
             */
            rateAnnual: string;
            /** @description Plans per stage, where the product pays out in stages. */
            stages?: components["schemas"]["OfferStageDto"][];
            /** @description Interest and fees together. */
            totalCost: components["schemas"]["MoneyDto"];
            /** @description Everything that is paid back. */
            totalPayable: components["schemas"]["MoneyDto"];
        };
        CreateGuaranteeDto: {
            /**
             * @description An approved application for a guarantee.
             * @example app_01m8qw4tg0ejst5q3jf33ws9nt
             */
            application: string;
            /** @description Whom the bank promises to pay. */
            beneficiary: components["schemas"]["BeneficiaryDto"];
            /**
             * @description Documents without which a claim is not taken; left out, what is usual for the product.
             * @example [
             *       "writtenDemand",
             *       "handoverRecord"
             *     ]
             */
            claimDocuments?: ("courtDecision" | "handoverRecord" | "invoice" | "other" | "statementOfBreach" | "writtenDemand")[];
            /**
             * @description Language of the text.
             * @example en
             * @enum {string}
             */
            locale?: "en" | "zh";
        };
        CreateSimulationDto: {
            /**
             * @description An active agreement; either this or `fixture`. If its customer goes by your own clock, he gets a test clock.
             * @example agr_01m8qw4tg0ejst5q3jf33ws9nt
             */
            agreement?: string;
            /**
             * @description A fixture that is made first and has an active agreement; either this or `agreement`.
             * @example agreement-active
             */
            fixture?: string;
            /**
             * @description How the borrower behaves.
             * @example payOnTime
             * @enum {string}
             */
            script: "default" | "late30ThenCure" | "payOnTime" | "prepayHalf" | "refundHalf";
            /**
             * Format: date
             * @description Nothing is done after this day; to the end of the script when it is left out.
             * @example 2027-06-30
             */
            until?: string;
        };
        CreateTestClockDto: {
            /**
             * @description Whether it stands still between two moves, which makes tests repeatable, or runs on from where it was set.
             *     @default true
             * @example true
             */
            frozen?: boolean;
            /**
             * @description For you to find it again.
             * @example Phone, three months on
             */
            name: string;
            /**
             * Format: date-time
             * @description Where it begins; the partner’s business time when it is left out.
             * @example 2026-12-01T04:00:00Z
             */
            now?: string;
        };
        CreateWebhookEndpointDto: {
            /**
             * @description Version of the API that the messages follow.
             * @example v1
             * @enum {string}
             */
            apiVersion?: "v1";
            /**
             * @description What you call it.
             * @example order system
             */
            description?: string;
            /**
             * @description `thin`: ids and statuses; `full`: also the resource as its GET shows it when the message is first sent.
             * @example thin
             * @enum {string}
             */
            payload?: "full" | "thin";
            /**
             * @description What to be told of: types of the catalogue (`GET /v1/event-types`), `agreement.*` for all of one resource, or `*`.
             * @example [
             *       "offer.*",
             *       "agreement.activated"
             *     ]
             */
            types: string[];
            /**
             * @description Where to send to: https on port 443 or 8443 at a public address. Each URL stands once.
             * @example https://hooks.lumen-phones.example.com/embank
             */
            url: string;
        };
        CreditBalanceDto: {
            /** @description What the customer has still paid too much. */
            creditBalance: components["schemas"]["MoneyDto"];
        };
        CurrencyStatementDto: {
            /**
             * @description What is owed at the end of the last day.
             * @example 200000
             */
            closing: number;
            /**
             * @description ISO 4217; all its amounts are in minor units.
             * @example CNY
             */
            currency: string;
            /** @description By business date, oldest first. */
            lines: components["schemas"]["StatementLineDto"][];
            /**
             * @description What was owed before the first day; negative when the bank owes the customer.
             * @example 300000
             */
            opening: number;
        };
        CustomerDto: {
            /** @description How the customer came, first and last. */
            acquisition: components["schemas"]["AcquisitionHistoryDto"];
            /**
             * @description Your own id.
             * @example user-20417
             */
            externalId: string | null;
            /** @description Declared facts. */
            facts: components["schemas"]["FactsDto"];
            /**
             * @description The customer's id; yours alone, another partner sees another one.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description Person or organisation.
             * @example person
             * @enum {string}
             */
            kind: "organisation" | "person";
            /** @description Personal data as you sent it. */
            personal: components["schemas"]["PersonalDto"];
            /**
             * @description `active`, or `erased` when the personal data is gone.
             * @example active
             * @enum {string}
             */
            status: "active" | "erased";
            /**
             * @description What the bank says of the customer, from your own scenarios.
             * @example [
             *       "acquisition.first:retail.electronics.phone"
             *     ]
             */
            tags: string[];
            /**
             * @description How well the bank knows who it is.
             * @example phone
             * @enum {string}
             */
            verification: "bank" | "document" | "none" | "phone";
            /**
             * @description Raised with each change; the `ETag` for `If-Match`.
             * @example 1
             */
            version: number;
        };
        CustomerExportDto: {
            /**
             * @description Whose data it is.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            customer: string;
            /**
             * @description The export's id.
             * @example cex_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description How many there are.
             * @example 9
             */
            parts: number;
            /**
             * @description How many parts of the bank have said what they hold.
             * @example 9
             */
            partsDone: number;
            /**
             * @description Records so far.
             * @example 412
             */
            records: number;
            /**
             * @description When it was asked for.
             * @example 2026-12-01T02:00:00.000Z
             */
            requestedAt: string;
            /**
             * @description `running`, `ready` to be fetched, or `expired` after seven days.
             * @example ready
             * @enum {string}
             */
            status: "expired" | "ready" | "running";
            /**
             * @description Since when it is in this state.
             * @example 2026-12-01T02:00:00.000Z
             */
            statusChangedAt: string;
        };
        CustomerPageDto: {
            /** @description Customers, newest first. */
            data: components["schemas"]["CustomerDto"][];
            /**
             * @description Whether another page follows.
             * @example false
             */
            hasMore: boolean;
            /** @description Cursor of the next page; absent on the last. */
            nextCursor?: string;
            /** @description Number of all rows; only with `include=totalCount`. */
            totalCount?: number;
        };
        CustomerReferenceDto: {
            /**
             * @description Or your own id of the customer.
             * @example user-20417
             */
            externalId?: string;
            /**
             * @description The customer's id.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id?: string;
            /** @description Registers the customer who asks in the same call when your id is new; otherwise it is ignored. */
            register?: components["schemas"]["RegisterCustomerDto"];
        };
        CustomerSegmentDto: {
            /**
             * Format: date-time
             * @description When he came in.
             * @example 2026-12-01T02:00:00.000Z
             */
            enteredAt: string;
            /**
             * @description Name of the segment.
             * @example frequent-buyers
             */
            segment: string;
            /**
             * Format: int64
             * @description Version of the segment by which he came in.
             * @example 3
             */
            version: number;
        };
        CustomerSegmentsDto: {
            /** @description In the order of their names. */
            data: components["schemas"]["CustomerSegmentDto"][];
        };
        DecisionDto: {
            /**
             * @description The borrower's id, when somebody is known.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            customer: string | null;
            /**
             * @description Business time of the decision.
             * @example 2026-12-01T02:00:00.000Z
             */
            decidedAt: string;
            /**
             * @description The bank could not decide in time; go on without it and ask again.
             * @example false
             */
            degraded: boolean;
            /**
             * @description `sandbox` or `live`.
             * @example sandbox
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /**
             * @description The decision's id.
             * @example dec_06fwm2a1c5e7r8e8gx2m9k3v40
             */
            id: string;
            /** @description What does not, and why. */
            notOffered: components["schemas"]["NotOfferedDto"][];
            /** @description What fits, best first, at most ten. */
            offers: components["schemas"]["OfferDto"][];
            /** @description The situation as the bank understood it; null in a degraded answer. */
            scenario: components["schemas"]["RecognisedScenarioDto"] | null;
            /**
             * @description Anonymous answers only: send it when the customer registers, with his consent, and the decision joins his timeline.
             * @example sbt_06fwm2a1c5e7r8e8gx2m9k3v40.Zx0cVdYq0l0Zx0cVdYq0lA
             */
            subjectToken: string | null;
        };
        DeclineDto: {
            /**
             * @description Why, if he said so.
             * @example too_expensive
             * @enum {string}
             */
            reason?: "no_need" | "other" | "other_offer" | "too_expensive";
        };
        DeletedWebhookEndpointDto: {
            /**
             * @description Always true: nothing is sent to it any more.
             * @example true
             */
            deleted: boolean;
            /**
             * @description Its id.
             * @example whe_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
        };
        DelinquencyDto: {
            /**
             * @description How late; null when nothing is overdue.
             * @example 1-30
             */
            bucket: string | null;
            /**
             * @description Days that the oldest unpaid instalment is past due.
             * @example 12
             */
            daysPastDue: number;
            /** @description How it came about, newest first, at most 100. */
            history: components["schemas"]["DelinquencySpellDto"][];
            /** @description What is overdue now. */
            overdue: components["schemas"]["MoneyDto"];
            /** @description Last day of a pause; null when there is none. */
            pausedUntil: string | null;
        };
        DelinquencySpellDto: {
            /**
             * @description How late: days past due.
             * @example 1-30
             */
            bucket: string;
            /**
             * @description Days past due on its first day.
             * @example 1
             */
            daysPastDue: number;
            /**
             * @description First day.
             * @example 2027-01-02
             */
            from: string;
            /** @description What was overdue on its first day. */
            overdue: components["schemas"]["MoneyDto"];
            /** @description Day on which it ended; null while it lasts. */
            to: string | null;
        };
        DeliveryEvidenceDto: {
            /**
             * @description What it is.
             * @example shipment
             * @enum {string}
             */
            kind: "handover" | "invoice" | "milestone" | "month" | "shipment" | "stage";
            /**
             * @description Your record of it: a shipment, an invoice, a completion report. No personal data.
             * @example parcel-8813
             */
            reference: string;
        };
        DimensionDto: {
            /**
             * @description Of what was observed, 0 to 1: fifteen facts make 0.6.
             * @example 0.55
             */
            confidence: number;
            /**
             * @description `spending_control`, `money_interest`, `accumulation` (against consumption), `adviser_trust`, `risk_tolerance`.
             * @example spending_control
             * @enum {string}
             */
            dimension: "accumulation" | "adviser_trust" | "money_interest" | "risk_tolerance" | "spending_control";
            /** @description What was seen, counted. */
            evidence: components["schemas"]["AttitudeEvidenceDto"][];
            /**
             * @description Why this score, in a sentence.
             * @example stated 0.70; observed 0.62 at confidence 0.55 (instalmentsOnTime 11, instalmentsLate 1); ranking uses stated, suitability observed
             */
            explanation: string;
            /** @description What ranking uses; left out when nothing is known. */
            forRanking?: components["schemas"]["AttitudeChoiceDto"];
            /** @description What suitability uses: the more cautious of the two. */
            forSuitability?: components["schemas"]["AttitudeChoiceDto"];
            /**
             * @description Stated less observed: above 0 he says more than he does.
             * @example 0.08
             */
            gap: number | null;
            /**
             * @description Whether an adviser should ask: a gap of 0.3 that rests on enough evidence.
             * @example false
             */
            isLargeGap: boolean;
            /**
             * @description What he does, 0 to 1; null without any evidence.
             * @example 0.62
             */
            observed: number | null;
            /**
             * @description What he says, 0 to 1; null when he has not said.
             * @example 0.7
             */
            stated: number | null;
        };
        DisclosureDto: {
            /**
             * @description Code.
             * @example refund_replans
             */
            code: string;
            /**
             * @description The text to show.
             * @example A refund lowers what you owe: fewer instalments or smaller ones, as you choose.
             */
            text: string;
            /**
             * @description Version of the text.
             * @example 1
             */
            version: number;
        };
        DisplayDto: {
            /**
             * @description The `hash` of the document that was shown.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            documentHash: string;
            /**
             * @description Language in which it was shown.
             * @example en
             * @enum {string}
             */
            locale: "en" | "zh";
            /**
             * @description For how long, in seconds.
             * @example 25
             */
            seconds: number;
        };
        DrawdownDto: {
            /**
             * @description `capture` and `void` while it is open.
             * @example [
             *       "capture",
             *       "void"
             *     ]
             */
            allowedActions: string[];
            /** @description What was agreed. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * @description Its id.
             * @example drw_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description Last day on which it can be captured.
             * @example 2027-03-01
             */
            lapsesOn: string;
            /** @description Name of the stage or drawdown. */
            name: string | null;
            /**
             * @description From 1, in the order planned.
             * @example 1
             */
            number: number;
            /** @description What is paid out of it. */
            paid: components["schemas"]["MoneyDto"];
            /**
             * @description The day that was planned for it.
             * @example 2026-12-01
             */
            plannedOn: string;
            /** @description What can still be captured. */
            remaining: components["schemas"]["MoneyDto"];
            /**
             * @description Where it is in its life, see `GET /v1/state-machines/drawdown`.
             * @example planned
             * @enum {string}
             */
            status: "lapsed" | "paid" | "planned" | "voided";
            /**
             * @description Since when, in business time.
             * @example 2026-12-01T04:00:00.000Z
             */
            statusChangedAt: string;
            /** @description Why, as a code. */
            statusReason: string | null;
        };
        DueInstalmentDto: {
            /**
             * @description The agreement.
             * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            agreement: string;
            /**
             * @description Days that the agreement is past due.
             * @example 0
             */
            daysPastDue: number;
            /**
             * @description Day on which it is due.
             * @example 2027-01-01
             */
            dueDate: string;
            /**
             * @description Number of the instalment.
             * @example 1
             */
            number: number;
            /** @description What is left to pay of it. */
            open: components["schemas"]["MoneyDto"];
            /**
             * @description Your own id of the order that it pays; null when there is none.
             * @example order-88131
             */
            orderId: string | null;
        };
        DuePageDto: {
            /** @description By due date. */
            data: components["schemas"]["DueInstalmentDto"][];
            /**
             * @description Whether there are more.
             * @example false
             */
            hasMore: boolean;
            /**
             * @description Send it as `cursor` for the next page; absent on the last one.
             * @example AcVG3f0mQ1q2nUe2m9k3v4
             */
            nextCursor?: string;
        };
        ErasureDto: {
            /**
             * @description When nothing was left of him in clear either; null for some seconds.
             * @example 2026-12-01T02:00:07.000Z
             */
            completedAt: string | null;
            /**
             * @description The customer who was erased. His id stays, with facts about money.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            customer: string;
            /**
             * @description When his key was destroyed; from then on nothing that was sealed for him can be read.
             * @example 2026-12-01T02:00:00.000Z
             */
            requestedAt: string | null;
        };
        EventBatchAnswerDto: {
            /**
             * @description Events that were known already.
             * @example 0
             */
            duplicates: number;
            /**
             * @description Events that are new.
             * @example 1
             */
            recorded: number;
            /**
             * @description Events that were not taken.
             * @example 0
             */
            refused: number;
            /** @description One for each event, in their order. */
            results: components["schemas"]["EventResultDto"][];
        };
        EventBatchDto: {
            /** @description The events; each is judged by itself, and its result stands at the same place. */
            events: components["schemas"]["ReportEventDto"][];
        };
        EventCustomerDto: {
            /**
             * @description Your own id of the customer.
             * @example user-20417
             */
            externalId?: string;
            /**
             * @description The bank's id of the customer.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id?: string;
            /**
             * @description Register a person of this `externalId` whom the bank does not know yet, with nothing but that id.
             * @example false
             */
            register?: boolean;
        };
        EventDto: {
            /** @description How much. */
            amount?: components["schemas"]["MoneyDto"];
            /**
             * @description Whom it is about.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            customer: string;
            /**
             * @description Your own id of it.
             * @example sale-20417-1
             */
            externalId: string;
            /**
             * @description The bank’s id of the event.
             * @example evt_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description Merchant category code.
             * @example 4812
             */
            mcc?: string;
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-20T09:30:00.000Z
             */
            occurredAt: string;
            /**
             * @description Further facts; gone once the customer is erased.
             * @example {
             *       "storeId": "shanghai-01"
             *     }
             */
            payload?: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When the bank got it.
             * @example 2026-11-20T09:30:04.118Z
             */
            receivedAt: string;
            /**
             * @description Your id of the event that this one belongs to.
             * @example order-88131
             */
            relatesTo?: string;
            /** @description Where in the tree it was placed, and by what. */
            scenario: components["schemas"]["EventScenarioDto"];
            /**
             * @description What the merchant or item is called; gone once the customer is erased.
             * @example Phone 17, 256 GB, black
             */
            text?: string;
            /**
             * @description What happened.
             * @example purchase
             * @enum {string}
             */
            type: "cancellation" | "delivery" | "enrolment" | "income" | "invoice" | "payment" | "purchase" | "refund" | "repayment" | "visit";
        };
        EventFaultDto: {
            /**
             * @description Why; the codes are those of `POST /v1/events`.
             * @example customer_unknown
             */
            code: string;
            /**
             * @description What would be right.
             * @example is no customer of yours
             */
            detail: string;
            /**
             * @description Where in the event, a JSON pointer.
             * @example /customer
             */
            pointer: string;
        };
        EventImportDto: {
            /**
             * @description What you may do with it now.
             * @example [
             *       "upload",
             *       "cancel"
             *     ]
             */
            allowedActions: string[];
            /**
             * @description Lines whose event was known already.
             * @example 2
             */
            duplicates: number;
            /**
             * @description The bank’s id of the import.
             * @example eim_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description Lines that are taken, empty ones too.
             * @example 190
             */
            lines: number;
            /**
             * @description What you call the file.
             * @example sales-2026-11.ndjson
             */
            name?: string;
            /**
             * @description Bytes of the file that are taken for good: always the end of a line. An upload that was broken off goes on from here.
             * @example 48210
             */
            offset: number;
            /**
             * @description Lines that are new events.
             * @example 187
             */
            recorded: number;
            /**
             * @description Lines that were refused; the report says which and why.
             * @example 1
             */
            refused: number;
            /**
             * @description Where it is in its life.
             * @example receiving
             * @enum {string}
             */
            status: "cancelled" | "done" | "expired" | "receiving";
            /**
             * Format: date-time
             * @description When it last got on.
             * @example 2026-11-22T09:30:00.000Z
             */
            statusChangedAt: string;
            /**
             * @description Why it ended early.
             * @example partner
             */
            statusReason?: string;
        };
        EventImportPageDto: {
            /** @description The page. */
            data: components["schemas"]["EventImportDto"][];
            /**
             * @description Whether another page follows.
             * @example false
             */
            hasMore: boolean;
            /**
             * @description Send it as `cursor` to get that page.
             * @example q83vEjRWeJASNFZ4kBI0VlsiMDE5MzRlMmEiXQ
             */
            nextCursor?: string;
        };
        EventPageDto: {
            /** @description The page. */
            data: components["schemas"]["EventDto"][];
            /**
             * @description Whether another page follows.
             * @example false
             */
            hasMore: boolean;
            /**
             * @description Send it as `cursor` to get that page.
             * @example q83vEjRWeJASNFZ4kBI0VlsiMDE5MzRlMmEiXQ
             */
            nextCursor?: string;
        };
        EventReceiptDto: {
            /**
             * @description The event was known already; `id` is that of the first report.
             * @example false
             */
            duplicate: boolean;
            /**
             * @description Your own id of it.
             * @example sale-20417-1
             */
            externalId: string;
            /**
             * @description The bank’s id of the event.
             * @example evt_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
        };
        EventResultDto: {
            /** @description Why it was refused. */
            error?: components["schemas"]["EventFaultDto"];
            /**
             * @description Of the event; left out when it was refused.
             * @example evt_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id?: string;
            /**
             * @description Place in the request, from 0.
             * @example 0
             */
            index: number;
            /**
             * @description `duplicate`: it was known already, and nothing was done.
             * @example recorded
             * @enum {string}
             */
            outcome: "duplicate" | "recorded" | "refused";
        };
        EventScenarioDto: {
            /**
             * @description 0 to 1.
             * @example 1
             */
            confidence: number;
            /**
             * @description Where it was placed; of a sensitive scene only the root is kept.
             * @example retail.electronics.phone
             */
            path: string;
            /**
             * @description What told it: `partner` (named), `mcc`, `text` or `none`.
             * @example partner
             */
            source: string;
        };
        EventTypeDto: {
            /**
             * @description What it tells.
             * @example The customer took the offer; the bank holds it for him.
             */
            description: string;
            /**
             * @description An example of its `data`.
             * @example {
             *       "status": "active"
             *     }
             */
            example: {
                [key: string]: unknown;
            };
            /**
             * @description What it happens to.
             * @example offer
             */
            subject: string;
            /**
             * @description The type.
             * @example offer.accepted
             */
            type: string;
        };
        EventTypeListDto: {
            /** @description Every type that there is. */
            data: components["schemas"]["EventTypeDto"][];
        };
        EvidenceDto: {
            /**
             * @description The telling part.
             * @example named in the request
             */
            detail: string;
            /**
             * @description What told it: the partner, the merchant category, the text, or nothing.
             * @example partner
             * @enum {string}
             */
            source: "mcc" | "none" | "partner" | "text";
        };
        EvidenceItemDto: {
            /**
             * @description Disclosures: the language in which it was shown.
             * @example en
             * @enum {string}
             */
            locale?: "en" | "zh";
            /**
             * @description Your record of a document or signature; never the thing itself, and no personal data.
             * @example vault:8813
             */
            reference?: string;
            /**
             * @description Code of the requirement that it satisfies.
             * @example disclosure.cn_cost_of_credit
             */
            requirement: string;
            /**
             * @description Disclosures: for how long it was on the screen, in seconds.
             * @example 12
             */
            seconds?: number;
            /**
             * @description Disclosures: the version that was shown.
             * @example 1
             */
            version?: number;
        };
        ExportRecordDto: {
            /**
             * @description What it is: `customer`, `events`, `decisions`, `agreements` …
             * @example events
             */
            kind: string;
            /**
             * @description Its place in the export, from 1.
             * @example 2
             */
            number: number;
            /**
             * @description The record as the bank holds it, an object whose members depend on its kind.
             * @example {
             *       "id": "evt_06fwm2a1c5e7r8e8gx2m9k3v4n",
             *       "type": "purchase"
             *     }
             */
            record: string | number | boolean | Record<string, never> | unknown[] | null;
        };
        ExportRecordPageDto: {
            /** @description In the order of their numbers. */
            data: components["schemas"]["ExportRecordDto"][];
            /**
             * @description Whether there are more.
             * @example false
             */
            hasMore: boolean;
            /**
             * @description Send it as `cursor` for the next page; absent on the last one.
             * @example AcVG3f0mQ1q2nUe2m9k3v4
             */
            nextCursor?: string;
        };
        FactsDto: {
            /**
             * @description Currency of the amounts, ISO 4217.
             * @example CNY
             */
            currency?: string;
            /**
             * @description What existing debts cost each month, minor units.
             * @example 150000
             */
            debtServiceMonthlyMinor?: number;
            /**
             * @description Net monthly income, minor units.
             * @example 1200000
             */
            incomeMonthlyMinor?: number;
            /**
             * @description Occupation.
             * @example employed
             * @enum {string}
             */
            occupation?: "employed" | "other" | "retired" | "selfEmployed" | "student";
            /**
             * @description Organisations: days since it began to trade.
             * @example 420
             */
            tradingDays?: number;
        };
        FeedDto: {
            /** @description The notifications after `after`, in their order. */
            data: components["schemas"]["NotificationDto"][];
            /** @description What you have not seen and cannot get any more: read those resources anew. Null when nothing is missing. */
            gap: components["schemas"]["FeedGapDto"] | null;
            /**
             * @description Whether the feed goes on.
             * @example false
             */
            hasMore: boolean;
            /**
             * @description The newest position; 0 when the feed is empty.
             * @example 41
             */
            latest: number;
            /**
             * @description What to ask with next.
             * @example 41
             */
            nextAfter: number;
            /**
             * @description The oldest position that is still kept; null when the feed is empty.
             * @example 1
             */
            oldestAvailable: number | null;
        };
        FeedGapDto: {
            /**
             * @description First position that is kept no more.
             * @example 1
             */
            from: number;
            /**
             * @description Last position that is kept no more.
             * @example 40
             */
            to: number;
        };
        FirstCallDto: {
            /**
             * @description Its body.
             * @example {
             *       "scenario": "retail.electronics.phone",
             *       "purpose": "payment"
             *     }
             */
            body: Record<string, never>;
            /**
             * @description The request as a line for a terminal; it works at once.
             * @example curl -s https://sandbox.embank.example/v1/offers -H Authorization: Bearer ek_sandbox_… -H Content-Type: application/json -d {…}
             */
            curl: string;
            /**
             * @description Its method.
             * @example POST
             */
            method: string;
            /**
             * @description Its path.
             * @example /v1/offers
             */
            path: string;
        };
        FixtureDto: {
            /**
             * @description Whether you are enrolled in the scenario that it needs.
             * @example true
             */
            available: boolean;
            /**
             * @description What it makes.
             * @example An active agreement with three instalments paid on their days.
             */
            description: string;
            /**
             * @description What you call it by.
             * @example agreement-three-paid
             */
            name: string;
        };
        FixtureListDto: {
            /** @description All fixtures. */
            data: components["schemas"]["FixtureDto"][];
        };
        FrameProfileDto: {
            /**
             * @description Pareto’s class by value; left out before the first purchase.
             * @example A
             * @enum {string}
             */
            abc?: "A" | "B" | "C";
            /**
             * @description Days of the last 30 on which something happened.
             * @example 4
             */
            activeDays: number;
            /** @description How much he is drawn to the scene, in all its currencies. Refunds and cancellations do not count. */
            affinity: components["schemas"]["AffinityDto"];
            /**
             * @description The cluster whose middle is nearest.
             * @example cluster-1
             */
            cluster?: string;
            /**
             * @description Of all its amounts; XXX where none is reported.
             * @example CNY
             */
            currency: string;
            /** @description When and from what the rest was computed. */
            freshness?: components["schemas"]["FreshnessDto"];
            /**
             * @description Where he is in his life as a customer.
             * @example mature
             * @enum {string}
             */
            lifecycle?: "first_purchase" | "growing" | "lost" | "mature" | "prospect" | "slipping" | "won_back";
            /** @description By BG/NBD and Gamma-Gamma; left out where the population cannot be fitted. */
            lifetimeValue?: components["schemas"]["LifetimeValueDto"];
            /** @description Recency, frequency and value; left out before the first purchase. */
            rfm?: components["schemas"]["RfmDto"];
            /**
             * @description Root of the scenario tree.
             * @example retail
             */
            scope: string;
            /**
             * @description `pending`: no run counts here yet, or his first event is seconds old. `notCounted`: in such scenes (housing, healthcare) people do
             *     not come back by habit.
             * @example classified
             * @enum {string}
             */
            standing: "classified" | "notCounted" | "pending";
            /**
             * @description By lifetime value.
             * @example preferred
             */
            tier?: string;
        };
        FreshnessDto: {
            /** @description What it was computed from. */
            basis: components["schemas"]["BasisDto"];
            /**
             * Format: date-time
             * @description When it was computed.
             * @example 2026-11-22T01:00:00.000Z
             */
            computedAt: string;
            /**
             * @description An event, a newer run or a new day is not in it yet; look again in a second.
             * @example false
             */
            stale: boolean;
        };
        FromDto: {
            /** @description The cheapest option, in its smallest instalment; null when nothing is financed at this amount. */
            from: components["schemas"]["FromOptionDto"] | null;
            /** @description Every option, the lowest cost first. */
            options: components["schemas"]["FromOptionDto"][];
        };
        FromOptionDto: {
            /** @description The largest instalment. */
            instalment: components["schemas"]["MoneyDto"];
            /**
             * @description How many instalments.
             * @example 12
             */
            instalments: number;
            /**
             * @description Term option.
             * @example 12m
             */
            option: string;
            /**
             * @description Product.
             * @example retail-zero
             */
            product: string;
            /** @description What it costs above the amount. */
            totalCost: components["schemas"]["MoneyDto"];
        };
        GrantConsentsDto: {
            /** @description Grants; a newer grant of a purpose replaces the older one. */
            consents: components["schemas"]["ConsentDto"][];
        };
        GuaranteeAmendmentDto: {
            /** @description The amount that is wanted. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * @description The last day that is wanted.
             * @example 2028-07-01
             */
            expiresOn: string;
            /** @description What it costs in addition. */
            fee: components["schemas"]["MoneyDto"];
            /**
             * @description The guarantee.
             * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            guarantee: string;
            /**
             * @description The amendment's id.
             * @example gam_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /** @description Cash to lodge in addition; negative when some comes back. */
            marginChange: components["schemas"]["MoneyDto"];
            /**
             * @description When it was asked for.
             * @example 2027-06-01
             */
            requestedOn: string;
            /**
             * @description Where it is, see `GET /v1/state-machines/guaranteeAmendment`.
             * @example requested
             * @enum {string}
             */
            status: "agreed" | "refused" | "requested";
            /**
             * @description What the bank said.
             * @example The lease was not extended.
             */
            statusReason: string | null;
        };
        GuaranteeCallDto: {
            /**
             * @description What can be asked for now.
             * @example [
             *       "withdraw"
             *     ]
             */
            allowedActions: string[];
            /** @description What is claimed. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * @description The day on which it was made.
             * @example 2027-06-01
             */
            claimedOn: string;
            /** @description References of what was handed in. */
            documents: components["schemas"]["ClaimDocumentDto"][];
            /**
             * @description The day by which the bank answers.
             * @example 2027-06-08
             */
            examineBy: string;
            /** @description What of that came from the cash margin. */
            fromMargin: components["schemas"]["MoneyDto"];
            /**
             * @description The guarantee that is called.
             * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            guarantee: string;
            /**
             * @description The claim's id.
             * @example gcl_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /** @description What was paid of it. */
            paid: components["schemas"]["MoneyDto"];
            /**
             * @description The beneficiary's own number.
             * @example claim-2027-1
             */
            reference: string;
            /**
             * @description What the beneficiary says.
             * @example Two rents are unpaid.
             */
            statement: string | null;
            /**
             * @description Where it is, see `GET /v1/state-machines/guaranteeCall`.
             * @example claimed
             * @enum {string}
             */
            status: "claimed" | "paid" | "rejected" | "withdrawn";
            /**
             * @description Since when, business time.
             * @example 2027-06-01T04:00:00.000Z
             */
            statusChangedAt: string;
            /**
             * @description What the bank said.
             * @example The record of the hand-over names another home.
             */
            statusReason: string | null;
        };
        GuaranteeCallListDto: {
            /** @description Oldest first, at most a hundred. */
            data: components["schemas"]["GuaranteeCallDto"][];
        };
        GuaranteeDto: {
            /**
             * @description What can be asked for now.
             * @example [
             *       "claim",
             *       "amend",
             *       "release"
             *     ]
             */
            allowedActions: string[];
            /** @description The promise as it was made or amended. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * @description What it was made of.
             * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            application: string;
            /** @description What can still be claimed. */
            claimable: components["schemas"]["MoneyDto"];
            /**
             * @description Documents that a claim must bring along.
             * @example [
             *       "writtenDemand",
             *       "handoverRecord"
             *     ]
             */
            claimDocuments: string[];
            /** @description What is claimed and being examined. */
            claimed: components["schemas"]["MoneyDto"];
            /**
             * @description The applicant.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            customer: string;
            /**
             * @description SHA-256 of the text that the applicant signs or has signed.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            documentHash: string;
            /**
             * @description Last day on which a claim can be made.
             * @example 2028-01-01
             */
            expiresOn: string;
            /** @description Commission in all. */
            fee: components["schemas"]["MoneyDto"];
            /**
             * @description The guarantee's id.
             * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description First day; null before it is issued.
             * @example 2026-12-01
             */
            issuedOn: string | null;
            /** @description Cash of the applicant that the bank holds; before issue, what he has to lodge. */
            margin: components["schemas"]["MoneyDto"];
            /** @description What the applicant owes after paid claims. */
            owed: components["schemas"]["MoneyDto"];
            /** @description What the beneficiary was paid. */
            paid: components["schemas"]["MoneyDto"];
            /** @description What was sold. */
            product: components["schemas"]["GuaranteeProductDto"];
            /**
             * @description Where it is in its life, see `GET /v1/state-machines/guarantee`.
             * @example issued
             * @enum {string}
             */
            status: "awaitingIssue" | "cancelled" | "expired" | "issued" | "released";
            /**
             * @description Since when, business time.
             * @example 2026-12-01T04:00:00.000Z
             */
            statusChangedAt: string;
            /**
             * @description Why it is there, when a reason belongs to it.
             * @example given_back
             */
            statusReason: string | null;
            /** @description What the bank stands for now. */
            undertaken: components["schemas"]["MoneyDto"];
        };
        GuaranteePageDto: {
            /** @description Newest first. */
            data: components["schemas"]["GuaranteeDto"][];
            /**
             * @description Whether another page follows.
             * @example false
             */
            hasMore: boolean;
            /** @description Cursor of the next page. */
            nextCursor?: string;
        };
        GuaranteeProductDto: {
            /**
             * @description Product code.
             * @example rent-deposit-guarantee
             */
            code: string;
            /**
             * @description Version that was sold.
             * @example 1
             */
            version: number;
        };
        GuarantorDto: {
            /**
             * @description Or your own id of him.
             * @example father-1
             */
            externalId?: string;
            /**
             * @description The guarantor’s id, when he is your customer.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id?: string;
            /** @description Registers him in the same call when your id is new; otherwise it is ignored. */
            register?: components["schemas"]["RegisterCustomerDto"];
        };
        InstalmentDto: {
            /**
             * @description Due date in the scenario's time zone.
             * @example 2027-01-01
             */
            dueDate: string;
            /**
             * @description Fee, minor units.
             * @example 0
             */
            fee: number;
            /**
             * @description Interest, minor units.
             * @example 0
             */
            interest: number;
            /**
             * @description 1, 2, 3 …
             * @example 1
             */
            number: number;
            /**
             * @description Principal, minor units of the offer's currency.
             * @example 39992
             */
            principal: number;
            /**
             * @description What is to be paid, minor units.
             * @example 39992
             */
            total: number;
        };
        InviteDto: {
            /**
             * @description The application that he is to stand for.
             * @example app_01m8qw4tg0ejst5q3jf33ws9nt
             */
            application: string;
            /** @description The most that he stands for. */
            cap: components["schemas"]["MoneyDto"];
            /** @description Who is asked. */
            guarantor: components["schemas"]["GuarantorDto"];
            /**
             * @description `joint`: asked beside the borrower; `secondary`: after him.
             * @example joint
             * @enum {string}
             */
            kind: "joint" | "secondary";
            /**
             * @description Relation to the borrower.
             * @example father
             */
            relation?: string;
            /** @description How he is let go as the principal falls; left out, half at half and a quarter at a quarter. */
            releaseSteps?: components["schemas"]["ReleaseStepDto"][];
        };
        LedgerBalanceDto: {
            /**
             * @description The account.
             * @example principalReceivable
             */
            account: string;
            /** @description Its balance, positive on the debit side. */
            balance: components["schemas"]["MoneyDto"];
        };
        LifetimeValueDto: {
            /**
             * @description Purchases that are expected within the horizon of the run.
             * @example 8.4
             */
            expectedPurchases: number;
            /** @description Expected value of one. */
            expectedValue: components["schemas"]["MoneyDto"];
            /**
             * @description Probability that he will come back at all.
             * @example 0.91
             */
            pAlive: number;
            /** @description All of them, discounted. */
            value: components["schemas"]["MoneyDto"];
        };
        LinksDto: {
            /**
             * @description Time that you control.
             * @example /v1/sandbox/clocks
             */
            clocks: string;
            /**
             * @description The documents, with "Authorize" and "Try it out".
             * @example /docs/partner
             */
            documents: string;
            /**
             * @description Situations that can be made by name.
             * @example /v1/sandbox/fixtures
             */
            fixtures: string;
            /**
             * @description Names and amounts that force outcomes.
             * @example /v1/sandbox/magic
             */
            magic: string;
            /**
             * @description The same for programs.
             * @example /openapi/partner.json
             */
            openapi: string;
        };
        MadeCallDto: {
            /**
             * @description The method.
             * @example POST
             */
            method: string;
            /**
             * @description The path.
             * @example /v1/offers
             */
            path: string;
            /**
             * @description What the bank answered.
             * @example 200
             */
            status: number;
        };
        MadeFixtureDto: {
            /**
             * @description The agreement.
             * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            agreement: string | null;
            /**
             * @description The application.
             * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            application: string | null;
            /** @description The calls that made it, in their order: yours would be the same. */
            calls: components["schemas"]["MadeCallDto"][];
            /**
             * @description The test clock that its customer goes by.
             * @example clk_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            clock: string;
            /**
             * @description The customer.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            customer: string | null;
            /**
             * @description The decision on the offers, where there is one.
             * @example dec_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            decision: string | null;
            /** @description The guarantee. */
            guarantee: string | null;
            /**
             * @description The fixture.
             * @example agreement-three-paid
             */
            name: string;
            /**
             * @description The business time on it.
             * @example 2027-03-01T12:00:00.000Z
             */
            now: string;
            /**
             * @description The accepted offer.
             * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            offer: string | null;
        };
        MagicDto: {
            /**
             * @description Or let the financed amount end in these two digits of minor units (65: an amount that ends in .65); null where only the name does it.
             * @example 65
             */
            amountEnding: number | null;
            /**
             * @description What becomes of the application.
             * @example declined
             * @enum {string}
             */
            application: "counterOffered" | "declined" | "referred";
            /**
             * @description Its code.
             * @example bureauRefuses
             */
            code: string;
            /**
             * @description The same in a sentence.
             * @example The source for creditBureau says no, and the application is declined.
             */
            description: string;
            /**
             * @description Write this anywhere in the customer’s name.
             * @example Bureau Refuses
             */
            name: string;
            /**
             * @description What the source does.
             * @example fails
             * @enum {string}
             */
            outcome: "fails" | "isLate" | "isMissing" | "isUnclear" | "reportsDebts";
            /**
             * @description The source that is made to say it.
             * @example creditBureau
             */
            source: string;
        };
        MagicListDto: {
            /** @description Every way to force an outcome; everybody and everything else passes. */
            data: components["schemas"]["MagicDto"][];
        };
        MakeAgreementDto: {
            /**
             * @description An approved application.
             * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            application: string;
        };
        MakeFixtureDto: {
            /**
             * @description The test clock that it is made on; one of its own, beginning at your business time, when it is left out.
             * @example clk_01m8qw4tg0ejst5q3jf33ws9nt
             */
            clock?: string;
        };
        MeDto: {
            /**
             * @description Where the key works.
             * @example sandbox
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The key that sent this request. */
            key: components["schemas"]["MeKeyDto"];
            /** @description Whose key it is. */
            partner: components["schemas"]["MePartnerDto"];
        };
        MeKeyDto: {
            /**
             * @description When the key ends by itself; null = never.
             * @example 2027-06-01T00:00:00.000Z
             */
            expiresAt: string | null;
            /**
             * @description Public id of the key.
             * @example key_01jx2m5k3eet7r0e8gx2m9k3v4
             */
            id: string;
            /**
             * @description What the key is for.
             * @example checkout servers
             */
            name: string;
            /**
             * @description Scenarios that the key is narrowed to; empty = all of the partner's.
             * @example [
             *       "education.higher"
             *     ]
             */
            scenarios: string[];
            /**
             * @description What the key may do.
             * @example [
             *       "customers:write",
             *       "offers:write"
             *     ]
             */
            scopes: ("agreements:read" | "agreements:write" | "applications:read" | "applications:write" | "customers:read" | "customers:write" | "events:read" | "events:write" | "guarantees:read" | "guarantees:write" | "notifications:read" | "offers:read" | "offers:write" | "refunds:write" | "repayments:write" | "sandbox:read" | "sandbox:write" | "scenarios:read" | "settlements:read" | "webhooks:read" | "webhooks:write")[];
        };
        MePartnerDto: {
            /**
             * @description Public id of the partner.
             * @example prt_01jx2m5k3eet7r0e8gx2m9k3v4
             */
            id: string;
            /**
             * @description Name of the partner.
             * @example Eastlake University
             */
            name: string;
            /**
             * @description Short name of the partner at the bank.
             * @example eastlake-university
             */
            slug: string;
        };
        MoneyDto: {
            /**
             * @description Whole minor units of the currency: 129900 CNY is 1,299.00 yuan, 500 JPY is 500 yen.
             * @example 129900
             */
            amount: number;
            /**
             * @description ISO 4217.
             * @example CNY
             */
            currency: string;
        };
        NeedDriverDto: {
            /**
             * @description A root of the tree, what has happened in his life, or a kind of product that he lacks.
             * @example moved
             */
            name: string;
            /**
             * @description Where the reason comes from.
             * @example life_event
             * @enum {string}
             */
            source: "gap" | "life_event" | "scenario";
            /**
             * @description How strongly it speaks, 0 to 1.
             * @example 0.57
             */
            strength: number;
        };
        NeedDto: {
            /** @description Why. */
            drivers: components["schemas"]["NeedDriverDto"][];
            /**
             * @description Whether he holds one.
             * @example false
             */
            isHeld: boolean;
            /**
             * @description Kind of product.
             * @example guarantee
             * @enum {string}
             */
            kind: "card" | "creditLine" | "deposit" | "guarantee" | "instalment" | "insurance" | "loan" | "payLater" | "wealth";
            /**
             * @description 0 to 1: reasons add up and never pass 1; what he holds already he needs a fifth as much.
             * @example 0.62
             */
            score: number;
        };
        NeedsDto: {
            /**
             * @description Whose they are.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            customer: string;
            /** @description The strongest first; kinds for which nothing speaks are left out. Computed for this answer. */
            data: components["schemas"]["NeedDto"][];
        };
        NextDueDto: {
            /** @description What is due then and not paid yet. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * @description The next due date.
             * @example 2027-01-01
             */
            date: string;
        };
        NotificationDto: {
            /**
             * @description Version of the API that it follows.
             * @example v1
             */
            apiVersion: string;
            /**
             * @description What the catalogue says of the type.
             * @example {
             *       "status": "active"
             *     }
             */
            data: {
                [key: string]: unknown;
            };
            /**
             * @description Where it happened.
             * @example sandbox
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /**
             * @description Its id: the `webhook-id` of every message that tells it.
             * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description Its place in your feed: 1, 2, 3 … without a gap.
             * @example 41
             */
            position: number;
            /**
             * @description Orders what happened to one subject; several notifications of one change share it.
             * @example 2
             */
            sequence: number;
            /**
             * @description What it happened to; null when the type is newer than this document.
             * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            subject: string | null;
            /**
             * @description When it happened, in business time.
             * @example 2026-11-21T09:30:00.000Z
             */
            timestamp: string;
            /**
             * @description What happened, a type of the catalogue.
             * @example offer.accepted
             */
            type: string;
        };
        NotOfferedDto: {
            /**
             * @description Why not; `not_available` where the reason is the customer's own business.
             * @example kind_not_allowed_in_scenario
             */
            code: string;
            /**
             * @description The same in a sentence.
             * @example Products of the kind \loan\ are not sold in this scenario.
             */
            detail: string;
            /**
             * @description The term, when only one of them is meant.
             * @example 12m
             */
            option?: string;
            /**
             * @description Product code.
             * @example cash-loan
             */
            product: string;
            /** @description The one thing that would turn it, where there is one. */
            smallestChange?: components["schemas"]["SmallestChangeDto"];
        };
        OfferDto: {
            /**
             * @description What can be done now.
             * @example [
             *       "view",
             *       "accept",
             *       "decline",
             *       "quote"
             *     ]
             */
            allowedActions: string[];
            /** @description What is financed, guaranteed or insured. */
            amount: components["schemas"]["MoneyDto"];
            /** @description All-in yearly cost; null where nothing is lent. */
            apr: components["schemas"]["AprDto"] | null;
            /**
             * @description What is still open before the bank is bound.
             * @example [
             *       "verifyIdentity",
             *       "creditCheck"
             *     ]
             */
            conditions: string[];
            /** @description What must be shown before he accepts. */
            disclosures: components["schemas"]["DisclosureDto"][];
            /** @description What the customer pays himself. */
            downPayment: components["schemas"]["MoneyDto"];
            /** @description What is to be paid today, besides the down payment. */
            dueToday: components["schemas"]["MoneyDto"];
            /**
             * @description The price holds until then.
             * @example 2026-12-01T02:30:00.000Z
             */
            expiresAt: string;
            /**
             * @description `indicative` (nobody known), `conditional` (see `conditions`) or `firm`. The price is fixed in all three.
             * @example conditional
             * @enum {string}
             */
            firmness: "conditional" | "firm" | "indicative";
            /**
             * @description The offer's id.
             * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /** @description The calendar. */
            instalments: components["schemas"]["InstalmentDto"][];
            /** @description True when the calendar is expected, not agreed: it follows the sales. */
            isProjection?: boolean;
            /**
             * @description What it does: `spread`, `defer`, `bridge`, `guarantee`, `pay`, `save`, `protect`, `invest`.
             * @example spread
             */
            job: string;
            /** @description Of a guarantee that asks for one: the cash that the applicant lodges at its issue and gets back at its end. */
            margin?: components["schemas"]["MoneyDto"];
            /**
             * @description The term option.
             * @example 12m
             */
            option: string;
            /**
             * @description Who is paid.
             * @example merchant
             */
            payee: string;
            /** @description What the payee gets. */
            payout: components["schemas"]["MoneyDto"];
            /** @description What is offered. */
            product: components["schemas"]["OfferProductDto"];
            /**
             * @description 1 is the best.
             * @example 1
             */
            rank: number;
            /**
             * @description Nominal yearly rate.
             * @example 0
             */
            rateAnnual: string;
            /**
             * @description The same in words for a till.
             * @example [
             *       "answers_what_was_asked",
             *       "costs_nothing_extra"
             *     ]
             */
            reasons: string[];
            /**
             * @description While superseded: the offer that was accepted for the same order.
             * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            replacedBy?: string;
            /**
             * @description While accepted: until when budget and exposure are held.
             * @example 2026-12-01T02:15:00.000Z
             */
            reservedUntil?: string;
            /** @description Why it stands where it stands. */
            score: components["schemas"]["ScoreDto"];
            /** @description Plans per stage, where the product pays out in stages. */
            stages?: components["schemas"]["OfferStageDto"][];
            /**
             * @description Where it is in its life, see `GET /v1/state-machines/offer`.
             * @example open
             * @enum {string}
             */
            status: "accepted" | "applied" | "declined" | "expired" | "lapsed" | "open" | "superseded" | "viewed";
            /**
             * @description Other terms that a quote can price, the offered one first.
             * @example [
             *       "12m",
             *       "6m",
             *       "3m"
             *     ]
             */
            termOptions: string[];
            /** @description Interest and fees together. */
            totalCost: components["schemas"]["MoneyDto"];
            /** @description Everything that is paid back. */
            totalPayable: components["schemas"]["MoneyDto"];
        };
        OfferProductDto: {
            /**
             * @description Product code.
             * @example retail-zero
             */
            code: string;
            /**
             * @description Kind.
             * @example instalment
             */
            kind: string;
            /**
             * @description Name in the language asked for.
             * @example 0 % instalments
             */
            name: string;
            /**
             * @description Version of its terms.
             * @example 1
             */
            version: number;
        };
        OffersRequestDto: {
            /** @description What is to be paid, financed or guaranteed. */
            amount?: components["schemas"]["MoneyDto"];
            /** @description The customer's own money for it; the rest is what is financed. */
            availableBalance?: components["schemas"]["AvailableBalanceDto"];
            /**
             * @description Where the customer is.
             * @example app
             * @enum {string}
             */
            channel?: "app" | "phone" | "store" | "web";
            /** @description Consents given with this request; stored when the customer is known. */
            consents?: components["schemas"]["ConsentDto"][];
            /**
             * @description What the scenario's context schema asks for, see `GET /v1/scenarios/{path}`.
             * @example {
             *       "brand": "Lumen",
             *       "deliveryDate": "2026-12-03"
             *     }
             */
            context?: {
                [key: string]: unknown;
            };
            /** @description Who asks; left out, the answer goes by the scenario alone. */
            customer?: components["schemas"]["CustomerReferenceDto"];
            /**
             * @description Who started: a customer who asks is always answered, what the bank starts needs consent.
             * @example customer
             * @enum {string}
             */
            initiative?: "bank" | "customer";
            /**
             * @description Language of the texts.
             * @example en
             * @enum {string}
             */
            locale?: "en" | "zh";
            /**
             * @description Merchant category code, ISO 18245.
             * @example 4812
             */
            mcc?: string;
            /** @description The order behind it. */
            order?: components["schemas"]["OrderDto"];
            /** @description Further parties; without a borrower the customer is the borrower. */
            parties?: components["schemas"]["PartyDto"][];
            /**
             * @description `payment`: a bill to pay now; `financing`: money for a plan; `crossSell`: what else fits; `guarantee`: a promise.
             * @example payment
             * @enum {string}
             */
            purpose: "crossSell" | "financing" | "guarantee" | "payment";
            /**
             * @description The situation, as a path of the scenario tree. Left out, the bank recognises it from `mcc`, then `text`.
             * @example retail.electronics.phone
             */
            scenario?: string;
            /** @description Planned stages or drawdowns; they add up to the amount. */
            stages?: components["schemas"]["StageDto"][];
            /**
             * @description Joins an earlier anonymous decision to this customer, with his consent.
             * @example sbt_06fwm2a1c5e7r8e8gx2m9k3v4n.Zx0cVdYq0lRmT3uK8pWn5A
             */
            subjectToken?: string;
            /**
             * @description Merchant text or description of the purchase.
             * @example Lumen Phones Nanjing Road
             */
            text?: string;
        };
        OfferStageDto: {
            /**
             * @description Minor units that are paid out for it. A stage that is not done is never owed.
             * @example 600000
             */
            amount: number;
            /**
             * @description Planned date.
             * @example 2027-01-10
             */
            date: string;
            /** @description Its own instalments. */
            instalments: components["schemas"]["InstalmentDto"][];
            /**
             * @description Name of the stage.
             * @example stage 1
             */
            name: string;
        };
        OneTimeCodeDto: {
            /**
             * @description Until when it can be used.
             * @example 2026-12-01T04:10:00.000Z
             */
            expiresAt: string;
            /** @description In the sandbox only. */
            sandbox?: components["schemas"]["SandboxCodeDto"];
        };
        OpenApplicationDto: {
            /** @description Consents of the borrower that come with it; `creditCheck` lets the bank ask the bureau. */
            consents?: components["schemas"]["ConsentDto"][];
            /**
             * @description The offer that the customer accepted.
             * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            offer: string;
        };
        OpenImportDto: {
            /**
             * @description What you call the file.
             * @example sales-2026-11.ndjson
             */
            name?: string;
        };
        OptionDto: {
            /**
             * @description Send it as the answer.
             * @example always
             */
            id: string;
            /** @description How it reads. */
            text: components["schemas"]["TextsDto"];
        };
        OrderDto: {
            /**
             * @description Your id of the order.
             * @example order-88131
             */
            id: string;
            /** @description Lines, at most 200. */
            lines?: components["schemas"]["OrderLineDto"][];
            /**
             * @description The shop or branch.
             * @example shanghai-01
             */
            storeId?: string;
        };
        OrderLineDto: {
            /** @description Price of the line. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * @description What it is.
             * @example Phone 17, 256 GB, black
             */
            description: string;
            /**
             * @description Your id of the line.
             * @example 1
             */
            id: string;
            /**
             * @description Merchant category code of the line, ISO 18245.
             * @example 4812
             */
            mcc?: string;
            /**
             * @description How many.
             * @example 1
             */
            quantity: number;
        };
        PageOpenedDto: {
            /**
             * @description For how long it can be used.
             * @example 600
             */
            expiresInSeconds: number;
            /** @description Sandbox only. */
            sandbox?: components["schemas"]["SandboxOneTimeCodeDto"];
            /**
             * @description The page of the bank to send the customer's browser to; for one use.
             * @example https://bank.example/bank/confirm/AZOK
             */
            url: string;
        };
        PaperDto: {
            /**
             * @description SHA-256 of the text.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            hash: string;
            /**
             * @description Language of the text.
             * @example en
             * @enum {string}
             */
            locale: "en" | "zh";
            /**
             * @description The text, lines parted by line feeds.
             * @example Rent deposit guarantee gua_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            text: string;
            /**
             * @description From 1; it rises with every amendment.
             * @example 1
             */
            version: number;
        };
        PartyDto: {
            /** @description Who it is: a customer of yours who is registered already. */
            customer: components["schemas"]["CustomerReferenceDto"];
            /**
             * @description Relation to the borrower.
             * @example father
             */
            relation?: string;
            /**
             * @description What the party does. The borrower is judged, the context is about the beneficiary.
             * @example guarantor
             * @enum {string}
             */
            role: "beneficiary" | "borrower" | "guarantor" | "payee" | "payer";
            /**
             * @description A guarantor has signed the undertaking.
             * @example true
             */
            signed?: boolean;
        };
        PauseAgreementDto: {
            /**
             * @description Why. A partner may pause for a dispute about its own goods.
             * @example goodsNotDelivered
             * @enum {string}
             */
            reason: "goodsDisputed" | "goodsNotDelivered" | "other" | "paymentHoliday" | "vulnerableCustomer";
            /**
             * Format: date
             * @description Last day of the pause, at most 180 days ahead; it ends by itself.
             * @example 2027-02-28
             */
            until: string;
        };
        PayDto: {
            /** @description At most what is owed. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * @description Your own number of the payment, used once.
             * @example payment-8841
             */
            reference: string;
        };
        PayOutCreditDto: {
            /** @description How much of the credit balance the customer has got. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * @description Your own id of the payment to the customer, unique in the agreement.
             * @example back-77120
             */
            reference: string;
        };
        PersonalDto: {
            /**
             * Format: date
             * @description Date of birth, YYYY-MM-DD.
             * @example 1990-03-07
             */
            birthDate?: string;
            /**
             * @description A card as its scheme or your acquirer names it (a payment account reference). It begins with a letter, so that no card
             *     number gets here.
             * @example V0010013020186654321098765432
             */
            cardToken?: string;
            /**
             * @description Your app's id of the device that he uses.
             * @example dev-5f1c0c1e
             */
            device?: string;
            /**
             * @description E-mail address.
             * @example li.wei@example.com
             */
            email?: string;
            /**
             * @description Organisations: who may sign for it.
             * @example Chen Jing
             */
            legalRepresentative?: string;
            /**
             * @description Name of the person or organisation.
             * @example Li Wei
             */
            name?: string;
            /**
             * @description National identity number.
             * @example 110101199003070011
             */
            nationalId?: string;
            /**
             * @description Phone number in E.164.
             * @example +8613800138000
             */
            phone?: string;
            /**
             * @description Organisations: registration number.
             * @example 91310000MA1K4BBY2X
             */
            registrationNumber?: string;
        };
        PrepayDto: {
            /** @description What the customer pays ahead of time, less than what would settle the agreement. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * @description What becomes of the instalments: fewer of the same size, or as many smaller ones.
             * @example lower
             * @enum {string}
             */
            mode: "lower" | "shorten";
            /**
             * @description Your own id of the payment, unique in the agreement.
             * @example pay-77120-extra
             */
            reference: string;
        };
        PreviewRefundDto: {
            /** @description What goes back, when it is of no line in particular. */
            amount?: components["schemas"]["MoneyDto"];
            /** @description Order lines that come back, or part of one. Send either lines or an amount. */
            lines?: components["schemas"]["RefundLineDto"][];
            /**
             * @description What becomes of the instalments: fewer of the same size, or as many smaller ones.
             * @example shorten
             * @enum {string}
             */
            mode: "lower" | "shorten";
        };
        ProfileDto: {
            /**
             * @description Whose it is.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            customer: string;
            /** @description One for each kind of scene and currency that events were reported of; sensitive ones have none. */
            frames: components["schemas"]["FrameProfileDto"][];
        };
        PromiseRepaymentDto: {
            /** @description What was paid. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * @description The repayment's id.
             * @example rep_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description When it counts.
             * @example 2027-06-20
             */
            occurredOn: string;
            /** @description What is still owed. */
            owed: components["schemas"]["MoneyDto"];
            /**
             * @description Your number of it.
             * @example payment-8841
             */
            reference: string;
            /**
             * @description `reversed` when it was taken back.
             * @example booked
             * @enum {string}
             */
            status: "booked" | "reversed";
            /** @description Why it was taken back; null while it stands. */
            statusReason: string | null;
        };
        QuestionDto: {
            /**
             * @description Name of the question.
             * @example budget
             */
            id: string;
            /** @description What can be answered. */
            options: components["schemas"]["OptionDto"][];
            /** @description How it reads. */
            text: components["schemas"]["TextsDto"];
        };
        QuestionnaireDto: {
            /**
             * @description Name of the questionnaire.
             * @example attitude
             */
            name: string;
            /** @description What to call it in front of the customer. */
            names: components["schemas"]["TextsDto"];
            /** @description In the order in which they are asked. A question may be left out. */
            questions: components["schemas"]["QuestionDto"][];
            /**
             * @description Send it with the answers: another version may score them otherwise.
             * @example 1
             */
            version: number;
        };
        ReasonDto: {
            /**
             * @description Why.
             * @example The borrower did not pay within the window.
             */
            reason: string;
        };
        ReceiptKeyDto: {
            /**
             * @description How it signs.
             * @example EdDSA
             */
            alg: string;
            /**
             * @description Its curve.
             * @example Ed25519
             */
            crv: string;
            /**
             * @description Its name, which stands in each receipt.
             * @example kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k
             */
            kid: string;
            /**
             * @description Kind of key.
             * @example OKP
             */
            kty: string;
            /**
             * @description What it is for.
             * @example sig
             */
            use: string;
            /**
             * @description The public key.
             * @example 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo
             */
            x: string;
        };
        ReceiptKeysDto: {
            /** @description Keys by which receipts are verified, as a JWK set (RFC 7517). */
            keys: components["schemas"]["ReceiptKeyDto"][];
        };
        ReceiverTestDto: {
            /**
             * @description The webhook endpoint whose receiver is tried.
             * @example whe_01m8qw4tg0ejst5q3jf33ws9nt
             */
            endpoint: string;
        };
        RecognisedScenarioDto: {
            /**
             * @description Probability, 0–1; 1 when you named it.
             * @example 1
             */
            confidence: number;
            /** @description What speaks for it. */
            evidence: components["schemas"]["EvidenceDto"][];
            /**
             * @description The situation, as a path of the tree; a higher node when the bank is not sure of a leaf.
             * @example retail.electronics.phone
             */
            path: string;
            /** @description The likeliest other situation, if one was weighed. */
            runnerUp: components["schemas"]["ScenarioCandidateDto"] | null;
            /**
             * @description Version of the scenario that was in force.
             * @example 1
             */
            version: number;
        };
        RecordRefundDto: {
            /** @description What goes back, when it is of no line in particular. */
            amount?: components["schemas"]["MoneyDto"];
            /** @description Order lines that come back, or part of one. Send either lines or an amount. */
            lines?: components["schemas"]["RefundLineDto"][];
            /**
             * @description What becomes of the instalments: fewer of the same size, or as many smaller ones.
             * @example shorten
             * @enum {string}
             */
            mode: "lower" | "shorten";
            /**
             * @description Why the goods come back.
             * @example Returned within the return window.
             */
            reason: string;
            /**
             * @description Your own id of the refund, unique in the agreement.
             * @example refund-881
             */
            reference: string;
        };
        RecordRepaymentDto: {
            /** @description What the customer paid, in the agreement's currency. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * Format: date
             * @description The day on which it counts: today when it is left out, at most 90 days back, never in the future.
             * @example 2027-01-01
             */
            occurredOn?: string;
            /**
             * @description Your own id of the payment, unique in the agreement: the same payment is never booked twice, whatever key it comes with.
             * @example pay-77120-1
             */
            reference: string;
        };
        RefundableLineDto: {
            /**
             * @description The order line’s id; null for what is of no line.
             * @example 1
             */
            id: string | null;
            /** @description What can still be refunded of it. */
            refundable: components["schemas"]["MoneyDto"];
        };
        RefundDto: {
            /**
             * @description The agreement that it changes.
             * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            agreement: string;
            /**
             * @description What can be asked for now.
             * @example [
             *       "reverse"
             *     ]
             */
            allowedActions: string[];
            /** @description What goes back altogether. */
            amount: components["schemas"]["MoneyDto"];
            /** @description The part of your commission that goes back to the bank. */
            commissionReturned: components["schemas"]["MoneyDto"];
            /** @description Of the financed part, what the customer has paid already: it stands to his credit and can be paid out. */
            credited: components["schemas"]["MoneyDto"];
            /** @description The part of the merchant’s discount that is not earned and goes back to the merchant. */
            discountReturned: components["schemas"]["MoneyDto"];
            /** @description Of it, what the merchant gives back to the customer himself: his down payment. */
            downPayment: components["schemas"]["MoneyDto"];
            /** @description Of it, what the bank had paid: the customer owes that much less, or has it to his credit. */
            financed: components["schemas"]["MoneyDto"];
            /**
             * @description The refund’s id.
             * @example rfd_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /** @description The order lines that came back; empty for an amount of none in particular. */
            lines: components["schemas"]["RefundLineDto"][];
            /**
             * @description What became of the instalments.
             * @example shorten
             * @enum {string}
             */
            mode: "lower" | "shorten";
            /**
             * @description What the merchant gives back to the bank: the financed part, less the discount returned, with the commission that
             *     goes back.
             */
            net: components["schemas"]["MoneyDto"];
            /**
             * @description The day on which it counts.
             * @example 2027-03-15
             */
            occurredOn: string;
            /**
             * @description Why the goods came back.
             * @example Returned within the return window.
             */
            reason: string;
            /**
             * @description Your own id of the refund.
             * @example refund-881
             */
            reference: string;
            /**
             * @description Where it stands; the graph is at GET /v1/state-machines/refund.
             * @example booked
             * @enum {string}
             */
            status: "booked" | "reversed";
            /**
             * @description Since when.
             * @example 2027-03-15T04:00:00.000Z
             */
            statusChangedAt: string;
            /** @description Why it was taken back; null while it is booked. */
            statusReason: string | null;
        };
        RefundInstalmentDto: {
            /** @description What is left to pay of it. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * @description Day on which it is due.
             * @example 2027-04-01
             */
            dueDate: string;
            /**
             * @description Number of the instalment.
             * @example 4
             */
            number: number;
        };
        RefundLineDto: {
            /** @description What goes back for it. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * @description The order line’s id, as the order named it.
             * @example 1
             */
            id: string;
        };
        RefundListDto: {
            /** @description Newest first. */
            data: components["schemas"]["RefundDto"][];
            /**
             * @description Whether there are more; a list holds the newest 100.
             * @example false
             */
            hasMore: boolean;
        };
        RefundPreviewDto: {
            /** @description The plan as it will be. */
            after: components["schemas"]["RefundSideDto"];
            /** @description What goes back altogether. */
            amount: components["schemas"]["MoneyDto"];
            /** @description The plan as it is. */
            before: components["schemas"]["RefundSideDto"];
            /** @description The part of your commission that goes back to the bank. */
            commissionReturned: components["schemas"]["MoneyDto"];
            /** @description Of the financed part, what the customer has paid already: it stands to his credit and can be paid out. */
            credited: components["schemas"]["MoneyDto"];
            /** @description The part of the merchant’s discount that is not earned and goes back to the merchant. */
            discountReturned: components["schemas"]["MoneyDto"];
            /** @description Of it, what the merchant gives back to the customer himself: his down payment. */
            downPayment: components["schemas"]["MoneyDto"];
            /** @description Of it, what the bank had paid: the customer owes that much less, or has it to his credit. */
            financed: components["schemas"]["MoneyDto"];
            /**
             * @description What the merchant gives back to the bank: the financed part, less the discount returned, with the commission that
             *     goes back.
             */
            net: components["schemas"]["MoneyDto"];
            /** @description What is left to refund before this refund, line by line. */
            refundable: components["schemas"]["RefundableLineDto"][];
        };
        RefundSideDto: {
            /** @description Interest and fees of the whole agreement, paid and to come. */
            cost: components["schemas"]["MoneyDto"];
            /** @description Instalments that are not paid, in order. */
            instalments: components["schemas"]["RefundInstalmentDto"][];
            /** @description Principal that is not paid yet. */
            outstandingPrincipal: components["schemas"]["MoneyDto"];
            /** @description What all instalments still collect. */
            toPay: components["schemas"]["MoneyDto"];
        };
        RefuseAgreementDto: {
            /**
             * @description Why, as a code.
             * @example changed_mind
             */
            reason?: string;
        };
        RegisterCustomerDto: {
            /**
             * Format: date
             * @description Date of birth, YYYY-MM-DD.
             * @example 1990-03-07
             */
            birthDate?: string;
            /**
             * @description A card as its scheme or your acquirer names it (a payment account reference). It begins with a letter, so that no card
             *     number gets here.
             * @example V0010013020186654321098765432
             */
            cardToken?: string;
            /** @description What the customer allows. */
            consents?: components["schemas"]["ConsentDto"][];
            /**
             * @description Your app's id of the device that he uses.
             * @example dev-5f1c0c1e
             */
            device?: string;
            /**
             * @description E-mail address.
             * @example li.wei@example.com
             */
            email?: string;
            /**
             * @description Your own id of the customer: unique, given once, never changed, never in logs.
             * @example user-20417
             */
            externalId?: string;
            /** @description Facts that the customer declared. */
            facts?: components["schemas"]["FactsDto"];
            /**
             * @description Person or organisation.
             * @example person
             * @enum {string}
             */
            kind: "organisation" | "person";
            /**
             * @description Organisations: who may sign for it.
             * @example Chen Jing
             */
            legalRepresentative?: string;
            /**
             * @description Name of the person or organisation.
             * @example Li Wei
             */
            name?: string;
            /**
             * @description National identity number.
             * @example 110101199003070011
             */
            nationalId?: string;
            /**
             * @description Phone number in E.164.
             * @example +8613800138000
             */
            phone?: string;
            /**
             * @description Organisations: registration number.
             * @example 91310000MA1K4BBY2X
             */
            registrationNumber?: string;
        };
        ReleaseDto: {
            /**
             * @description Your record of the beneficiary's declaration.
             * @example release-119
             */
            reference: string;
        };
        ReleaseStepDto: {
            /**
             * @description … the cap is this share of what was signed.
             * @example 0.50
             */
            capShare: string;
            /**
             * @description Once so much of the principal is open at most …
             * @example 0.50
             */
            principalShareAtMost: string;
        };
        RepaymentDto: {
            /**
             * @description The agreement that it pays.
             * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            agreement: string;
            /** @description Where it went, as the agreement’s whole history now says: a payment of an earlier day moves later ones. */
            allocation: components["schemas"]["AllocationDto"][];
            /**
             * @description What can be asked for now.
             * @example [
             *       "reverse"
             *     ]
             */
            allowedActions: string[];
            /** @description What was paid. */
            amount: components["schemas"]["MoneyDto"];
            /** @description Of it, what no instalment took: it stands to the customer’s credit. */
            credited: components["schemas"]["MoneyDto"];
            /**
             * @description The repayment’s id.
             * @example rep_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description What it is: of instalments, ahead of time, of everything, or of a debt that was written off.
             * @example instalments
             * @enum {string}
             */
            kind: "instalments" | "prepayment" | "recovery" | "settlement";
            /**
             * @description The day on which it counts.
             * @example 2027-01-01
             */
            occurredOn: string;
            /** @description Of it, principal that was not due yet and is taken off the plan. */
            reducedPrincipal: components["schemas"]["MoneyDto"];
            /**
             * @description Your own id of the payment.
             * @example pay-77120-1
             */
            reference: string;
            /**
             * @description Where it stands; the graph is at GET /v1/state-machines/repayment.
             * @example booked
             * @enum {string}
             */
            status: "booked" | "chargedBack" | "reversed";
            /**
             * @description Since when.
             * @example 2027-01-01T04:00:00.000Z
             */
            statusChangedAt: string;
            /** @description Why it was taken back; null while it is booked. */
            statusReason: string | null;
            /** @description The suretyship on which a guarantor paid it; null when the borrower did. */
            suretyship: string | null;
        };
        RepaymentListDto: {
            /** @description Newest first. */
            data: components["schemas"]["RepaymentDto"][];
            /**
             * @description Whether there are more; a list holds the newest 100.
             * @example false
             */
            hasMore: boolean;
        };
        ReportEventDto: {
            /**
             * @description How much; never negative, a refund neither. Types about money need it.
             * @example {
             *       "amount": 349900,
             *       "currency": "CNY"
             *     }
             */
            amount?: components["schemas"]["MoneyDto"];
            /**
             * @description Whom it is about: `id` or `externalId`.
             * @example {
             *       "externalId": "user-20417",
             *       "register": true
             *     }
             */
            customer: components["schemas"]["EventCustomerDto"];
            /**
             * @description Your own id of the device that it was done with, without personal data. Only a keyed digest is kept, for two days.
             * @example device-7f31
             */
            device?: string;
            /**
             * @description Your own id of the event, without personal data. The same id is the same event, however often and whenever it is sent.
             * @example sale-20417-1
             */
            externalId: string;
            /**
             * @description Merchant category code, ISO 18245.
             * @example 4812
             */
            mcc?: string;
            /**
             * Format: date-time
             * @description When it happened; events may come late and in any order.
             * @example 2026-11-20T09:30:00Z
             */
            occurredAt: string;
            /**
             * @description Your own id of whom the money went to, such as a seller of your platform. Kept as the device is.
             * @example seller-311
             */
            payee?: string;
            /**
             * @description More facts, by the schema that the scenario has for this type. Kept encrypted.
             * @example {
             *       "storeId": "shanghai-01",
             *       "itemCount": 1
             *     }
             */
            payload?: {
                [key: string]: unknown;
            };
            /**
             * @description Your id of the event that this one refunds, pays, delivers or cancels. It may come later.
             * @example order-88131
             */
            relatesTo?: string;
            /**
             * @description The situation, a path of `GET /v1/scenarios`. Left out, the bank recognises it from `mcc` and `text`.
             * @example retail.electronics.phone
             */
            scenario?: string;
            /**
             * @description What the merchant or item is called. Kept encrypted.
             * @example Phone 17, 256 GB, black
             */
            text?: string;
            /**
             * @description What happened.
             * @example purchase
             * @enum {string}
             */
            type: "cancellation" | "delivery" | "enrolment" | "income" | "invoice" | "payment" | "purchase" | "refund" | "repayment" | "visit";
        };
        ReportSalesDto: {
            /** @description All sales of the day, in the agreement's currency; none is a report too. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * Format: date
             * @description The business day whose sales these are: at most 90 days back, never in the future. Each day is reported once.
             * @example 2026-12-02
             */
            day: string;
        };
        RequirementDto: {
            /**
             * @description Its code: what `evidence` names.
             * @example disclosure.cn_cost_of_credit
             */
            code: string;
            /**
             * @description What is meant; of a disclosure the text to show.
             * @example The yearly all-in cost is shown as a compound rate, with every fee in it.
             */
            detail: string;
            /**
             * @description `consent`, `document`, `signature` or `disclosure`.
             * @example disclosure
             * @enum {string}
             */
            kind: "consent" | "disclosure" | "document" | "signature";
            /**
             * @description Disclosures: the time for which it must be on the screen at least.
             * @example 8
             */
            minimumReadingSeconds?: number;
            /**
             * @description Whether it is there.
             * @example false
             */
            satisfied: boolean;
            /**
             * @description Disclosures: the version to show.
             * @example 1
             */
            version?: number;
            /**
             * @description By when: before the bank decides (`now`), before the customer signs, before anything is paid out.
             * @example beforeSignature
             * @enum {string}
             */
            when: "beforePayout" | "beforeSignature" | "now";
        };
        ResendWebhooksDto: {
            /**
             * @description First position of the feed.
             * @example 1
             */
            from: number;
            /**
             * @description Last position; at most 1,000 in all.
             * @example 100
             */
            to: number;
        };
        ResentWebhooksDto: {
            /**
             * @description How many messages were put into the queue.
             * @example 12
             */
            deliveries: number;
        };
        ResumeAgreementDto: {
            /**
             * @description Why it ends before its day.
             * @example The goods have arrived.
             */
            reason: string;
        };
        ReverseDto: {
            /**
             * @description Why it is taken back.
             * @example The direct debit bounced.
             */
            reason: string;
        };
        RfmDto: {
            /**
             * @description The name of r and f.
             * @example champions
             * @enum {string}
             */
            cell: "about_to_sleep" | "cannot_lose" | "champions" | "hibernating" | "lost" | "loyal" | "need_attention" | "new" | "potential_loyalists" | "promising" | "slipping_away";
            /**
             * @description Frequency, 5 is best.
             * @example 4
             */
            f: number;
            /**
             * @description Purchase occasions.
             * @example 9
             */
            frequency: number;
            /**
             * @description Monetary value, 5 is best.
             * @example 4
             */
            m: number;
            /** @description Net value: refunds subtracted. */
            monetary: components["schemas"]["MoneyDto"];
            /**
             * @description Recency, 5 is best.
             * @example 5
             */
            r: number;
            /**
             * @description Whole days since the last purchase.
             * @example 12
             */
            recencyDays: number;
        };
        RotateWebhookSecretDto: {
            /**
             * @description How long the old secret still signs beside the new one; 0 = not at all.
             * @example 86400
             */
            overlapSeconds: number;
        };
        SalesCollectedDto: {
            /**
             * @description The agreement that they repay.
             * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            agreement: string;
            /** @description The agreed share of them, or what ended the loan. */
            collected: components["schemas"]["MoneyDto"];
            /**
             * @description The day.
             * @example 2026-12-02
             */
            day: string;
            /** @description Of it, interest on the balance of each day. */
            interest: components["schemas"]["MoneyDto"];
            /** @description Principal that is left to repay. */
            outstanding: components["schemas"]["MoneyDto"];
            /** @description Of it, principal. */
            principal: components["schemas"]["MoneyDto"];
            /**
             * @description The repayment that was booked; null where nothing was collected.
             * @example rep_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            repayment: string | null;
            /** @description The sales of the day. */
            sales: components["schemas"]["MoneyDto"];
        };
        SandboxClockDto: {
            /**
             * @description The business time now.
             * @example 2026-12-01T02:00:00.000Z
             */
            now: string;
        };
        SandboxCodeDto: {
            /**
             * @description The code, which goes to the signer's phone alone outside the sandbox.
             * @example 481516
             */
            code: string;
        };
        SandboxOneTimeCodeDto: {
            /**
             * @description The one-time code, which in the sandbox nobody is sent.
             * @example 482913
             */
            code: string;
        };
        ScenarioCandidateDto: {
            /**
             * @description Probability, 0–1.
             * @example 0.12
             */
            confidence: number;
            /**
             * @description Path of the tree.
             * @example retail.electronics.computer
             */
            path: string;
        };
        ScenarioDisclosureDto: {
            /**
             * @description Stable code of the document.
             * @example personal_data_use
             */
            code: string;
            /** @description What the customer must be shown. */
            languages: components["schemas"]["TextsDto"];
            /**
             * Format: int64
             * @description A customer's confirmation counts only after the document was open for this long.
             * @example 0
             */
            minimumReadingSeconds: number;
            /**
             * Format: int64
             * @description Version of its text.
             * @example 1
             */
            version: number;
        };
        ScenarioDto: {
            /**
             * @description Who may borrow.
             * @example persons
             * @enum {string}
             */
            borrowers: "both" | "organisations" | "persons";
            /**
             * @description JSON Schema 2020-12 (a closed subset) of what you send as `context` when you ask for offers.
             * @example {
             *       "type": "object",
             *       "properties": {
             *         "deliveryDate": {
             *           "type": "string",
             *           "format": "date"
             *         }
             *       },
             *       "additionalProperties": false
             *     }
             */
            contextSchema: {
                [key: string]: unknown;
            };
            /**
             * @description The currencies that are served.
             * @example [
             *       "CNY",
             *       "GBP",
             *       "EUR"
             *     ]
             */
            currencies: string[];
            /** @description The situation in a sentence. */
            description: components["schemas"]["TextsDto"];
            /** @description What customers must be shown: of the scenario, then of the jurisdiction. */
            disclosures: components["schemas"]["ScenarioDisclosureDto"][];
            /**
             * @description The bank has stopped it for now: decisions offer nothing.
             * @example false
             */
            isPaused: boolean;
            /**
             * @description Whose rules apply to you here.
             * @example CN
             */
            jurisdiction: string;
            /**
             * @description The kinds of product that may be offered, in order of fit.
             * @example [
             *       "instalment",
             *       "payLater",
             *       "insurance",
             *       "card"
             *     ]
             */
            kinds: ("card" | "creditLine" | "deposit" | "guarantee" | "instalment" | "insurance" | "loan" | "payLater" | "wealth")[];
            /** @description What people call it. */
            names: components["schemas"]["TextsDto"];
            /**
             * @description Send it as `scenario` when you ask for offers.
             * @example retail.electronics.phone
             */
            path: string;
            /** @description Between which amounts credit is given, a pair for each currency; empty where there is none. */
            tickets: components["schemas"]["TicketLimitsDto"][];
            /**
             * @description Due dates are dates in this time zone.
             * @example Asia/Shanghai
             */
            timeZone: string;
            /**
             * Format: int64
             * @description Number of the version in force; decisions name it.
             * @example 1
             */
            version: number;
        };
        ScenarioPageDto: {
            /** @description In the order of their paths. */
            data: components["schemas"]["ScenarioDto"][];
            /**
             * @description Whether there are more.
             * @example false
             */
            hasMore: boolean;
            /**
             * @description Send it as `cursor` for the next page; absent on the last one.
             * @example AcVG3f0mQ1q2nUe2m9k3v4
             */
            nextCursor?: string;
        };
        ScheduleDto: {
            /**
             * @description The agreement's id.
             * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            agreement: string;
            /** @description Yearly all-in cost of the projection, by the real days of what is paid out. */
            apr: components["schemas"]["AgreementAprDto"] | null;
            /**
             * @description The business day that it is of.
             * @example 2026-12-01
             */
            asOf: string;
            /**
             * @description ISO 4217, of every amount here.
             * @example CNY
             */
            currency: string;
            /** @description What is owed: instalments of what is paid out. Empty before the first payout. */
            instalments: components["schemas"]["AgreementInstalmentDto"][];
            /** @description What it becomes if every open payout comes as planned; the same as `instalments` when none is open. */
            projected: components["schemas"]["AgreementInstalmentDto"][];
        };
        ScoreDto: {
            /**
             * @description Fit factors, each 0.5–1.5, 1 when unknown; and the bank's lever.
             * @example {
             *       "order": 1.5,
             *       "need": 1,
             *       "headroom": 1,
             *       "attitude": 1,
             *       "lever": 1
             *     }
             */
            fit: {
                [key: string]: number;
            };
            /**
             * @description How likely it is accepted, 0–1.
             * @example 0.22
             */
            probability: number;
            /**
             * @description What it brings the bank, minor units.
             * @example 8120
             */
            value: number;
        };
        SetSandboxClockDto: {
            /**
             * Format: date-time
             * @description The new business time, RFC 3339; null goes back to the real time.
             * @example 2026-12-01T02:00:00Z
             */
            now: string | null;
        };
        SetTagDto: {
            /**
             * @description How sure you are, 0 to 1; 1 when left out.
             * @example 0.9
             */
            confidence?: number;
            /**
             * @description Ids of the events that show it.
             * @example [
             *       "evt_06fwm2a1c5e7r8e8gx2m9k3v4n"
             *     ]
             */
            evidence?: string[];
            /**
             * Format: date-time
             * @description When it ends, RFC 3339 in UTC; never later than its definition says.
             * @example 2027-12-01T00:00:00Z
             */
            expiresAt?: string;
            /**
             * @description The value; left out for a tag that is only there or not.
             * @example gold
             */
            value?: string;
        };
        SettleDto: {
            /**
             * @description The quote that the customer paid.
             * @example stq_bXkgcXVvdGUgb2YgdG9kYXk
             */
            quote: string;
            /**
             * @description Your own id of the payment, unique in the agreement.
             * @example pay-77120-last
             */
            reference: string;
        };
        SettlementBalanceDto: {
            /**
             * @description What the last settlement could not pay, never positive.
             * @example 0
             */
            carried: number;
            /**
             * @description ISO 4217; all amounts are in its minor units.
             * @example CNY
             */
            currency: string;
            /**
             * @description Held back and not yet released.
             * @example 15000
             */
            reserve: number;
            /**
             * @description Booked and not yet settled.
             * @example 291000
             */
            unsettled: number;
        };
        SettlementBalancesDto: {
            /** @description One for each currency. */
            data: components["schemas"]["SettlementBalanceDto"][];
        };
        SettlementDto: {
            /**
             * @description The business day that is settled.
             * @example 2026-11-21
             */
            businessDate: string;
            /**
             * @description What the settlement before could not pay.
             * @example 0
             */
            carriedIn: number;
            /**
             * @description What the next settlement goes on from: `net` when it is negative.
             * @example 0
             */
            carriedOut: number;
            /**
             * @description Your commissions on what was lent; given back in part when a purchase is refunded.
             * @example 0
             */
            commission: number;
            /**
             * @description When it was made.
             * @example 2026-11-22T16:00:07.000Z
             */
            createdAt: string;
            /**
             * @description ISO 4217; all amounts are in its minor units, from your side: what you are paid is positive.
             * @example CNY
             */
            currency: string;
            /**
             * @description Your discount for instalments without interest; given back in part when a purchase is refunded.
             * @example -9000
             */
            discount: number;
            /**
             * @description Paid out to customers’ purchases with you.
             * @example 300000
             */
            gross: number;
            /**
             * @description The settlement's id.
             * @example stl_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description How many lines it has.
             * @example 2
             */
            lines: number;
            /**
             * @description The sum of all the above, less the reserve that is held and with the one that is released.
             * @example 291000
             */
            net: number;
            /**
             * @description Anything else.
             * @example 0
             */
            other: number;
            /**
             * @description What is paid: `net` when it is positive.
             * @example 291000
             */
            paid: number;
            /**
             * @description The day on which it is paid; null when it is carried forward.
             * @example 2026-11-22
             */
            paidOn: string | null;
            /**
             * @description 1, and further numbers for what came late or was too much for one.
             * @example 1
             */
            part: number;
            /**
             * @description The partner who is paid.
             * @example prt_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            partner: string;
            /**
             * @description What stands on the transfer.
             * @example EMBANK 06FWM2A1C5T7R0E8GX2M9K3V4N
             */
            reference: string;
            /**
             * @description Returned to your customers.
             * @example 0
             */
            refund: number;
            /** @description What is held back for refunds and disputes. */
            reserve: components["schemas"]["SettlementReserveDto"];
            /**
             * @description `paid`, or `carriedForward` when nothing was left to pay: the next settlement goes on from there. See
             *     `GET /v1/state-machines/settlement`.
             * @example paid
             * @enum {string}
             */
            status: "carriedForward" | "paid";
        };
        SettlementLineDto: {
            /**
             * @description Minor units, positive when you are paid.
             * @example 300000
             */
            amount: number;
            /**
             * @description The business date on which it counts.
             * @example 2026-11-21
             */
            businessDate: string;
            /**
             * @description The customer.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            customer: string | null;
            /**
             * @description The drawdown that was paid out; null for anything else.
             * @example drw_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            drawdown: string | null;
            /**
             * @description The entry in the bank’s books.
             * @example ent_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            entry: string;
            /**
             * @description Which figure of the settlement it belongs to.
             * @example gross
             * @enum {string}
             */
            kind: "commission" | "discount" | "gross" | "other" | "refund";
            /**
             * @description Its place in the settlement.
             * @example 1
             */
            number: number;
            /**
             * @description Your own id of the order; null where there is none.
             * @example order-20417
             */
            orderId: string | null;
            /**
             * @description The agreement, or whatever else it is about.
             * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            subject: string;
            /**
             * @description What happened.
             * @example drawdown
             */
            type: string;
        };
        SettlementLinePageDto: {
            /** @description In their order. */
            data: components["schemas"]["SettlementLineDto"][];
            /**
             * @description Whether there are more.
             * @example false
             */
            hasMore: boolean;
            /**
             * @description Send it as `cursor` for the next page; absent on the last one.
             * @example AcVG3f0mQ1q2nUe2m9k3v4
             */
            nextCursor?: string;
        };
        SettlementPageDto: {
            /** @description Newest first. */
            data: components["schemas"]["SettlementDto"][];
            /**
             * @description Whether there are more.
             * @example false
             */
            hasMore: boolean;
            /**
             * @description Send it as `cursor` for the next page; absent on the last one.
             * @example AcVG3f0mQ1q2nUe2m9k3v4
             */
            nextCursor?: string;
        };
        SettlementQuoteDto: {
            /**
             * @description The agreement.
             * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            agreement: string;
            /** @description Everything that settles the agreement on that day. */
            amount: components["schemas"]["MoneyDto"];
            /** @description What stands to the customer’s credit, or was paid ahead of time, and is taken off already. */
            creditUsed: components["schemas"]["MoneyDto"];
            /** @description Of it, fees. */
            fee: components["schemas"]["MoneyDto"];
            /** @description Fees paid for the whole term, of which the part for the time that is left is given back and taken off already. */
            feeRebate: components["schemas"]["MoneyDto"];
            /** @description Of it, interest to that day. */
            interest: components["schemas"]["MoneyDto"];
            /** @description Of it, late charges. */
            penalty: components["schemas"]["MoneyDto"];
            /** @description Of it, principal. */
            principal: components["schemas"]["MoneyDto"];
            /**
             * @description Send it to `POST …/settle`. It names the agreement, the day and the amount, and changes nothing by itself.
             * @example stq_bXkgcXVvdGUgb2YgdG9kYXk
             */
            quote: string;
            /** @description What the customer saves against paying every instalment when it is due. */
            saved: components["schemas"]["MoneyDto"];
            /**
             * @description The day of payment; the quote holds to the end of it, unless something is booked before.
             * @example 2027-03-15
             */
            validUntil: string;
        };
        SettlementReserveDto: {
            /**
             * @description Held back from this settlement, minor units.
             * @example 15000
             */
            held: number;
            /**
             * @description Given back in this settlement, of what earlier ones held back.
             * @example 0
             */
            released: number;
            /** @description The settlement that gave it back. */
            releasedBy: string | null;
            /**
             * @description The business day after which what was held back is given back; null when nothing was.
             * @example 2027-02-19
             */
            releaseOn: string | null;
        };
        SignAgreementDto: {
            /**
             * @description The one-time code that the customer typed in.
             * @example 482913
             */
            code: string;
            /** @description What the customer was shown before. */
            display: components["schemas"]["ContractDisplayDto"];
        };
        SignDto: {
            /**
             * @description The code that the signer got.
             * @example 481516
             */
            code: string;
            /** @description What was on his screen. */
            display: components["schemas"]["DisplayDto"];
            /**
             * @description Your record of commission and margin that the applicant has paid.
             * @example receipt-5512
             */
            payment?: string;
        };
        SignedUpDto: {
            /**
             * @description A sandbox whose key is not used for so many days is closed.
             * @example 30
             */
            closesAfterDaysUnused: number;
            /** @description Your first call, with your key in it. */
            firstCall: components["schemas"]["FirstCallDto"];
            /** @description What `POST /v1/sandbox/fixtures/{name}` can make for you. */
            fixtures: components["schemas"]["FixtureDto"][];
            /**
             * @description The API key, shown this once.
             * @example ek_sandbox_…
             */
            key: string;
            /** @description Where to go from here. */
            links: components["schemas"]["LinksDto"];
            /** @description The partner that was made. */
            partner: components["schemas"]["SignedUpPartnerDto"];
        };
        SignedUpPartnerDto: {
            /**
             * @description What it sells.
             * @example retail
             * @enum {string}
             */
            industry: "education" | "healthcare" | "payments" | "retail";
            /**
             * @description Under which law its customers are lent to.
             * @example CN
             * @enum {string}
             */
            jurisdiction: "CN" | "DE" | "GB";
            /**
             * @description What it is called.
             * @example My Shop
             */
            name: string;
            /**
             * @description What it may ask for offers in, with everything below.
             * @example [
             *       "retail",
             *       "trade"
             *     ]
             */
            scenarios: string[];
            /**
             * @description The partner’s name in addresses.
             * @example my-shop-7f3k9d2m
             */
            slug: string;
        };
        SignSuretyshipDto: {
            /**
             * @description The code that the signer got.
             * @example 481516
             */
            code: string;
            /** @description What was on his screen. */
            display: components["schemas"]["DisplayDto"];
        };
        SignUpDto: {
            /**
             * @description What it sells; it decides the scenarios that you are enrolled in.
             *     @default "retail"
             * @example retail
             * @enum {string}
             */
            industry?: "education" | "healthcare" | "payments" | "retail";
            /**
             * @description Under which law its customers are lent to; it decides currency, limits and rights.
             *     @default "CN"
             * @example CN
             * @enum {string}
             */
            jurisdiction?: "CN" | "DE" | "GB";
            /**
             * @description What your business is called; anything will do.
             * @example My Shop
             */
            name?: string;
        };
        SimulationDto: {
            /**
             * @description The agreement.
             * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            agreement: string;
            /**
             * @description What can be done with it.
             * @example []
             */
            allowedActions: string[];
            /**
             * @description The test clock that its customer goes by.
             * @example clk_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            clock: string;
            /**
             * @description The simulation’s id.
             * @example sim_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description How the borrower behaves.
             * @example payOnTime
             * @enum {string}
             */
            script: "default" | "late30ThenCure" | "payOnTime" | "prepayHalf" | "refundHalf";
            /**
             * @description `running` until the script has been played; see `GET /v1/state-machines/simulation`.
             * @example completed
             * @enum {string}
             */
            status: "completed" | "failed" | "running";
            /**
             * @description Since when, in real time.
             * @example 2026-11-21T09:30:00.000Z
             */
            statusChangedAt: string;
            /** @description Why it failed, as a code. */
            statusReason: string | null;
            /** @description What he did and how the agreement stood after it, in the order of days. */
            transcript: components["schemas"]["TranscriptLineDto"][];
            /** @description The last day on which something is done. */
            until: string | null;
        };
        SimulationPageDto: {
            /** @description The simulations of this page. */
            data: components["schemas"]["SimulationDto"][];
            /**
             * @description Whether there are more.
             * @example false
             */
            hasMore: boolean;
            /** @description Where the next page begins; absent on the last one. */
            nextCursor?: string;
        };
        SmallestChangeDto: {
            /**
             * @description How: `atLeast`, `atMost`, `equal`, `provide` …
             * @example atLeast
             */
            change: string;
            /**
             * @description What would have to change.
             * @example amount
             */
            field: string;
            /**
             * @description The bound or value.
             * @example 30000
             */
            value?: string | number | boolean | Record<string, never> | unknown[] | null;
        };
        StageDto: {
            /** @description What it costs. */
            amount: components["schemas"]["MoneyDto"];
            /**
             * Format: date
             * @description When it is planned, YYYY-MM-DD.
             * @example 2027-01-10
             */
            date: string;
            /**
             * @description Name of the stage or drawdown; no diagnosis.
             * @example stage 1
             */
            name: string;
        };
        StateActionDto: {
            /**
             * @description States that allow it.
             * @example [
             *       "active",
             *       "replaced"
             *     ]
             */
            from: string[];
            /**
             * @description As in `allowedActions`.
             * @example revoke
             */
            name: string;
            /**
             * @description The state that it leads to.
             * @example revoked
             */
            to: string;
            /**
             * @description When or why it happens.
             * @example It leaked, or nobody needs it.
             */
            why: string;
        };
        StatedDto: {
            /**
             * Format: date-time
             * @description When.
             * @example 2026-11-22T01:00:00.000Z
             */
            answeredAt: string;
            /**
             * @description Who handed the answers in.
             * @example partner
             * @enum {string}
             */
            answeredBy: "partner" | "staff";
            /**
             * @description Of the questionnaire that he answered last.
             * @example 1
             */
            version: number;
        };
        StateDto: {
            /**
             * @description What it means.
             * @example The key works.
             */
            meaning: string;
            /**
             * @description As in `status`.
             * @example active
             */
            name: string;
        };
        StateMachineDto: {
            /** @description Every action. */
            actions: components["schemas"]["StateActionDto"][];
            /**
             * @description The state that each begins in.
             * @example active
             */
            initial: string;
            /**
             * @description Kind of resource.
             * @example apiKey
             */
            resource: string;
            /** @description Every state. */
            states: components["schemas"]["StateDto"][];
        };
        StateMachineListDto: {
            /** @description In the order of their names. */
            data: components["schemas"]["StateMachineDto"][];
        };
        StatementDto: {
            /**
             * @description The customer.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            customer: string;
            /** @description One for each currency. */
            data: components["schemas"]["CurrencyStatementDto"][];
            /**
             * @description First business date.
             * @example 2026-11-01
             */
            from: string;
            /**
             * @description Last business date.
             * @example 2026-11-30
             */
            to: string;
        };
        StatementLineDto: {
            /**
             * @description What is owed after it.
             * @example 200000
             */
            balance: number;
            /**
             * @description Change of all that is owed: the sum of the four.
             * @example -100000
             */
            change: number;
            /**
             * @description Change of the fees and late charges owed.
             * @example 0
             */
            charges: number;
            /**
             * @description Change of the credit that the customer holds; negative when he holds more.
             * @example 0
             */
            credit: number;
            /**
             * @description The business date.
             * @example 2026-11-21
             */
            date: string;
            /**
             * @description The entry in the bank's books.
             * @example ent_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            entry: string;
            /**
             * @description Change of the interest owed.
             * @example -5000
             */
            interest: number;
            /**
             * @description Change of the principal owed, minor units.
             * @example -95000
             */
            principal: number;
            /**
             * @description The agreement or guarantee.
             * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            subject: string;
            /**
             * @description What happened.
             * @example repayment
             */
            type: string;
        };
        StoredConsentDto: {
            /**
             * @description Kinds of data that it covers.
             * @example [
             *       "profile",
             *       "tags"
             *     ]
             */
            data: ("bureau" | "contact" | "events" | "profile" | "tags")[];
            /**
             * @description The partner's proof.
             * @example checkbox:checkout:8813
             */
            evidence: string | null;
            /** @description When it ends by itself. */
            expiresAt: string | null;
            /**
             * @description When it was given.
             * @example 2026-01-05T02:00:00.000Z
             */
            grantedAt: string;
            /**
             * @description The consent's id.
             * @example cns_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description Purpose.
             * @example profiling
             */
            purpose: string;
            /**
             * @description `granted` while it holds; `revoked` by the customer or by a newer one; `expired` when its time was over.
             * @example granted
             * @enum {string}
             */
            status: "expired" | "granted" | "revoked";
            /**
             * @description Since when it is in this state.
             * @example 2026-01-05T02:00:00.000Z
             */
            statusChangedAt: string;
            /** @description Why it ended: `customer`, `replaced`, `erased` or `expired`; null while it holds. */
            statusReason: string | null;
            /**
             * @description Version of the text shown.
             * @example 2026-11
             */
            textVersion: string;
        };
        SuretyshipDto: {
            /**
             * @description The agreement that it became; null before.
             * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            agreement: string | null;
            /**
             * @description What can be asked for now.
             * @example [
             *       "consent",
             *       "refuse"
             *     ]
             */
            allowedActions: string[];
            /**
             * @description The application.
             * @example app_01m8qw4tg0ejst5q3jf33ws9nt
             */
            application: string;
            /**
             * @description Whom he stands for.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4p
             */
            borrower: string;
            /** @description What may still be called. */
            callable: components["schemas"]["MoneyDto"];
            /**
             * @description From when he can be made to pay.
             * @example 2027-11-16
             */
            callableFrom: string | null;
            /** @description What was called. */
            called: components["schemas"]["MoneyDto"];
            /** @description As signed. */
            cap: components["schemas"]["MoneyDto"];
            /**
             * @description SHA-256 of what he signs or has signed; null before he consents.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            documentHash: string | null;
            /**
             * @description The guarantor.
             * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            guarantor: string;
            /**
             * @description The suretyship’s id.
             * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description Last day to sign.
             * @example 2026-09-03
             */
            invitedUntil: string;
            /**
             * @description `joint` or `secondary`.
             * @example joint
             * @enum {string}
             */
            kind: "joint" | "secondary";
            /**
             * @description When he was told of the arrears; null when there are none.
             * @example 2027-11-02
             */
            noticeOn: string | null;
            /** @description What he owes now. */
            owed: components["schemas"]["MoneyDto"];
            /** @description What the guarantor has paid. */
            paid: components["schemas"]["MoneyDto"];
            /**
             * @description Relation to the borrower.
             * @example father
             */
            relation: string | null;
            /** @description How he is let go as the principal falls. */
            releaseSteps: components["schemas"]["ReleaseStepDto"][];
            /**
             * @description Where it is in its life, see `GET /v1/state-machines/suretyship`.
             * @example invited
             * @enum {string}
             */
            status: "active" | "called" | "consented" | "expired" | "invited" | "refused" | "released" | "signed";
            /**
             * @description Since when, business time.
             * @example 2026-08-20T04:00:00.000Z
             */
            statusChangedAt: string;
            /**
             * @description Why it is there, when a reason belongs to it.
             * @example agreement_ended
             */
            statusReason: string | null;
        };
        SuretyshipPageDto: {
            /** @description Newest first. */
            data: components["schemas"]["SuretyshipDto"][];
            /**
             * @description Whether another page follows.
             * @example false
             */
            hasMore: boolean;
            /** @description Cursor of the next page. */
            nextCursor?: string;
        };
        TagDto: {
            /**
             * Format: date-time
             * @description Since when it has been said, business time.
             * @example 2026-12-01T02:00:00.000Z
             */
            computedAt: string;
            /**
             * @description 0 to 1.
             * @example 0.9
             */
            confidence: number;
            /**
             * Format: date-time
             * @description Until when it was said; left out while it holds.
             * @example 2026-12-20T02:00:00.000Z
             */
            endedAt?: string;
            /**
             * @description What shows it: ids of events, or what the bank has seen.
             * @example [
             *       "evt_06fwm2a1c5e7r8e8gx2m9k3v4n"
             *     ]
             */
            evidence: string[];
            /**
             * Format: date-time
             * @description When it ends by itself; left out when it does not.
             * @example 2027-12-01T00:00:00.000Z
             */
            expiresAt?: string;
            /**
             * @description Its name; a partner’s own ones begin with `own.`.
             * @example own.loyal
             */
            name: string;
            /**
             * @description Who said it.
             * @example partner
             * @enum {string}
             */
            source: "acceptance" | "acquisition" | "model" | "partner" | "rule" | "staff";
            /**
             * @description `true` for a tag that is only there or not.
             * @example gold
             */
            value: string;
            /**
             * Format: int64
             * @description Version of the tag’s definition by which it was set.
             * @example 1
             */
            version?: number;
        };
        TagListDto: {
            /** @description In the order of their names. */
            data: components["schemas"]["TagDto"][];
        };
        TestClockDto: {
            /**
             * @description What can be done with it now.
             * @example [
             *       "advance",
             *       "attach",
             *       "delete"
             *     ]
             */
            allowedActions: string[];
            /**
             * @description How many customers go by it.
             * @example 1
             */
            customers: number;
            /**
             * @description Whether it stands still between two moves.
             * @example true
             */
            frozen: boolean;
            /**
             * @description The clock’s id.
             * @example clk_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /** @description The move that it is on; null when it is `ready`. */
            move: components["schemas"]["TestClockMoveDto"] | null;
            /**
             * @description Its name.
             * @example Phone, three months on
             */
            name: string;
            /**
             * @description The business time of its customers.
             * @example 2026-12-01T04:00:00.000Z
             */
            now: string;
            /**
             * @description `advancing` as long as something on the way has still to happen; see `GET /v1/state-machines/testClock`.
             * @example ready
             * @enum {string}
             */
            status: "advancing" | "ready";
            /**
             * @description Since when, in real time.
             * @example 2026-11-21T09:30:00.000Z
             */
            statusChangedAt: string;
            /** @description Why, as a code. */
            statusReason: string | null;
        };
        TestClockMoveDto: {
            /**
             * @description Where it began.
             * @example 2026-12-01T04:00:00.000Z
             */
            from: string;
            /**
             * @description How much of the way is made, from 0 to 1.
             * @example 0.4
             */
            share: number;
            /**
             * @description Where it goes.
             * @example 2027-01-01T04:00:00.000Z
             */
            to: string;
        };
        TestClockPageDto: {
            /** @description The clocks of this page. */
            data: components["schemas"]["TestClockDto"][];
            /**
             * @description Whether there are more.
             * @example false
             */
            hasMore: boolean;
            /** @description Where the next page begins; absent on the last one. */
            nextCursor?: string;
        };
        TextsDto: {
            /**
             * @description In English.
             * @example Flexible instalments
             */
            en: string;
            /**
             * @description In Chinese.
             * @example 灵活分期
             */
            zh: string;
        };
        TicketLimitsDto: {
            /** @description Credit ends at this amount: the scenario's limit, or yours where it is lower. */
            max: components["schemas"]["MoneyDto"];
            /** @description Credit begins at this amount. */
            min: components["schemas"]["MoneyDto"];
        };
        TranscriptLineDto: {
            /**
             * @description `wait`, `pay`, `prepay` or `refund`.
             * @example pay
             */
            act: string;
            /** @description How much, where the act has an amount. */
            amount: components["schemas"]["MoneyDto"] | null;
            /**
             * @description The business day.
             * @example 2027-01-01
             */
            day: string;
            /**
             * @description For how many days.
             * @example 0
             */
            daysPastDue: number;
            /** @description The agreement’s accounts that are not zero. */
            ledger: components["schemas"]["LedgerBalanceDto"][];
            /** @description What is still owed. */
            outstanding: components["schemas"]["MoneyDto"];
            /** @description What is late. */
            overdue: components["schemas"]["MoneyDto"];
            /**
             * @description The agreement’s status after it.
             * @example active
             */
            status: string;
        };
        UpdateCustomerDto: {
            /**
             * Format: date
             * @description Date of birth, YYYY-MM-DD.
             * @example 1990-03-07
             */
            birthDate?: string;
            /**
             * @description A card as its scheme or your acquirer names it (a payment account reference). It begins with a letter, so that no card
             *     number gets here.
             * @example V0010013020186654321098765432
             */
            cardToken?: string;
            /**
             * @description Your app's id of the device that he uses.
             * @example dev-5f1c0c1e
             */
            device?: string;
            /**
             * @description E-mail address.
             * @example li.wei@example.com
             */
            email?: string;
            /** @description Facts that the customer declared; those left out keep their value. */
            facts?: components["schemas"]["FactsDto"];
            /**
             * @description Organisations: who may sign for it.
             * @example Chen Jing
             */
            legalRepresentative?: string;
            /**
             * @description Name of the person or organisation.
             * @example Li Wei
             */
            name?: string;
            /**
             * @description National identity number.
             * @example 110101199003070011
             */
            nationalId?: string;
            /**
             * @description Phone number in E.164.
             * @example +8613800138000
             */
            phone?: string;
            /**
             * @description Organisations: registration number.
             * @example 91310000MA1K4BBY2X
             */
            registrationNumber?: string;
        };
        UpdateWebhookEndpointDto: {
            /**
             * @description What you call it.
             * @example order system
             */
            description?: string;
            /**
             * @description How much a message holds.
             * @example full
             * @enum {string}
             */
            payload?: "full" | "thin";
            /**
             * @description What to be told of from now on.
             * @example [
             *       "offer.*",
             *       "agreement.*"
             *     ]
             */
            types?: string[];
            /**
             * @description Where to send to from now on, what waits too.
             * @example https://hooks.lumen-phones.example.com/embank
             */
            url?: string;
        };
        ViewDto: {
            /**
             * @description Codes of the disclosures that were on the screen.
             * @example [
             *       "refund_replans"
             *     ]
             */
            disclosures: string[];
            /**
             * @description Language in which the customer saw it.
             * @example en
             * @enum {string}
             */
            locale: "en" | "zh";
            /**
             * @description For how long, in seconds.
             * @example 12
             */
            seconds: number;
        };
        VoidDto: {
            /**
             * @description Which planned drawdown; all that are open when left out.
             * @example drw_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            drawdown?: string;
            /**
             * @description Why, as a code.
             * @example order_cancelled
             */
            reason?: string;
        };
        WebhookAttemptDto: {
            /**
             * @description When it began.
             * @example 2026-11-21T09:30:00.000Z
             */
            at: string;
            /**
             * @description How long it took, in milliseconds.
             * @example 38
             */
            durationMs: number;
            /** @description Why nobody answered, as a code; null when somebody did. */
            error: string | null;
            /**
             * @description The beginning of the answer.
             * @example out of order
             */
            response: string;
            /**
             * @description What the receiver answered; null when it did not.
             * @example 500
             */
            status: number | null;
        };
        WebhookDeliveryDto: {
            /**
             * @description What can be done now.
             * @example [
             *       "resend"
             *     ]
             */
            allowedActions: string[];
            /** @description What was tried, oldest first; the last 30 are kept. */
            attempts: components["schemas"]["WebhookAttemptDto"][];
            /**
             * @description When it was made.
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * @description Where it goes to.
             * @example whe_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            endpoint: string;
            /**
             * @description Its id.
             * @example whd_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /** @description When it is tried next; null when it is not. */
            nextAttemptAt: string | null;
            /**
             * @description What it tells: the `webhook-id` of every attempt.
             * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            notification: string;
            /**
             * @description The notification’s place in your feed.
             * @example 41
             */
            position: number;
            /**
             * @description How it stands.
             * @example delivered
             * @enum {string}
             */
            status: "cancelled" | "delivered" | "failed" | "pending";
            /**
             * @description Since when.
             * @example 2026-11-21T09:30:00.000Z
             */
            statusChangedAt: string;
            /** @description Why, where the status does not say it: `attempts_used_up`, `gone`, `endpoint_disabled`; null otherwise. */
            statusReason: string | null;
            /**
             * @description Why it was made: `event`, or `resend` when you asked for it.
             * @example event
             * @enum {string}
             */
            trigger: "event" | "resend";
            /**
             * @description Type of the notification.
             * @example offer.accepted
             */
            type: string;
        };
        WebhookDeliveryPageDto: {
            /** @description The deliveries, newest first. */
            data: components["schemas"]["WebhookDeliveryDto"][];
            /**
             * @description Whether there are more.
             * @example false
             */
            hasMore: boolean;
            /** @description Where the next page begins. */
            nextCursor?: string;
        };
        WebhookEndpointDto: {
            /**
             * @description What can be done now.
             * @example [
             *       "disable"
             *     ]
             */
            allowedActions: string[];
            /**
             * @description Version of the API that the messages follow.
             * @example v1
             */
            apiVersion: string;
            /**
             * @description When it was made.
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * @description What you call it; null when you have not said.
             * @example order system
             */
            description: string | null;
            /** @description Since when no message was answered with 2xx; null when the last one was. */
            failingSince: string | null;
            /**
             * @description Its id.
             * @example whe_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description How much a message holds.
             * @example thin
             * @enum {string}
             */
            payload: "full" | "thin";
            /** @description Until when the secret before the present one signs too; null when none does. */
            previousSecretUntil: string | null;
            /**
             * @description Whether messages are sent.
             * @example enabled
             * @enum {string}
             */
            status: "disabled" | "enabled";
            /**
             * @description Since when.
             * @example 2026-11-21T09:30:00.000Z
             */
            statusChangedAt: string;
            /** @description Who or what disabled it: `partner`, `bank`, `gone` (it answered 410), `failing`; null while it is enabled. */
            statusReason: string | null;
            /**
             * @description What it is told of.
             * @example [
             *       "offer.*"
             *     ]
             */
            types: string[];
            /**
             * @description Where messages go to.
             * @example https://hooks.lumen-phones.example.com/embank
             */
            url: string;
        };
        WebhookEndpointPageDto: {
            /** @description The endpoints, newest first. */
            data: components["schemas"]["WebhookEndpointDto"][];
            /**
             * @description Whether there are more.
             * @example false
             */
            hasMore: boolean;
            /** @description Where the next page begins. */
            nextCursor?: string;
        };
        WebhookEndpointWithSecretDto: {
            /**
             * @description What can be done now.
             * @example [
             *       "disable"
             *     ]
             */
            allowedActions: string[];
            /**
             * @description Version of the API that the messages follow.
             * @example v1
             */
            apiVersion: string;
            /**
             * @description When it was made.
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * @description What you call it; null when you have not said.
             * @example order system
             */
            description: string | null;
            /** @description Since when no message was answered with 2xx; null when the last one was. */
            failingSince: string | null;
            /**
             * @description Its id.
             * @example whe_06fwm2a1c5e7r8e8gx2m9k3v4n
             */
            id: string;
            /**
             * @description How much a message holds.
             * @example thin
             * @enum {string}
             */
            payload: "full" | "thin";
            /** @description Until when the secret before the present one signs too; null when none does. */
            previousSecretUntil: string | null;
            /**
             * @description The shared secret that signs the messages. It stands in this answer once; a repeat of the request lacks it.
             * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD
             */
            secret?: string;
            /**
             * @description Whether messages are sent.
             * @example enabled
             * @enum {string}
             */
            status: "disabled" | "enabled";
            /**
             * @description Since when.
             * @example 2026-11-21T09:30:00.000Z
             */
            statusChangedAt: string;
            /** @description Who or what disabled it: `partner`, `bank`, `gone` (it answered 410), `failing`; null while it is enabled. */
            statusReason: string | null;
            /**
             * @description What it is told of.
             * @example [
             *       "offer.*"
             *     ]
             */
            types: string[];
            /**
             * @description Where messages go to.
             * @example https://hooks.lumen-phones.example.com/embank
             */
            url: string;
        };
        WebhookSelfTestDto: {
            /**
             * @description Whether all steps passed.
             * @example true
             */
            passed: boolean;
            /** @description The steps in their order. */
            steps: components["schemas"]["WebhookSelfTestStepDto"][];
        };
        WebhookSelfTestStepDto: {
            /**
             * @description Whether the receiver answered 2xx.
             * @example true
             */
            delivered: boolean;
            /**
             * @description How long it took, in milliseconds.
             * @example 38
             */
            durationMs: number;
            /** @description Why it could not be asked; null when it answered. */
            error: string | null;
            /**
             * @description What a careful receiver answers: 2xx to what it should take, 4xx to what it must not.
             * @example 4xx
             * @enum {string}
             */
            expected: "2xx" | "4xx";
            /**
             * @description What was sent: a good message, the same again, one with a wrong signature, one that is an hour old, and
             *     two of which the older comes last.
             * @example badSignature
             * @enum {string}
             */
            message: "badSignature" | "duplicate" | "good" | "outOfOrder" | "staleTimestamp";
            /**
             * @description Whether it did.
             * @example true
             */
            passed: boolean;
            /**
             * @description The beginning of what it said.
             * @example
             */
            response: string;
            /**
             * @description What it answered; null when it did not.
             * @example 204
             */
            status: number | null;
        };
        WebhookTestDto: {
            /**
             * @description Whether the receiver answered 2xx.
             * @example true
             */
            delivered: boolean;
            /**
             * @description How long it took, in milliseconds.
             * @example 38
             */
            durationMs: number;
            /** @description Why it could not be asked; null when it answered. */
            error: string | null;
            /**
             * @description The beginning of what it said.
             * @example
             */
            response: string;
            /**
             * @description What it answered; null when it did not.
             * @example 204
             */
            status: number | null;
        };
        WithdrawDto: {
            /**
             * @description Your record of the customer's declaration.
             * @example withdrawal-8813
             */
            reference: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    agreementsList: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description Only of this customer. */
                customer?: string;
                /** @description Extras that cost more to answer. */
                include?: "totalCount"[];
                /** @description How many to return at most. */
                limit?: number;
                /** @description Only in this status. */
                status?: "active" | "awaitingSignature" | "cancelled" | "chargedOff" | "settled" | "signed" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementPageDto"];
                };
            };
        };
    };
    agreementsMake: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeAgreementDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDto"];
                };
            };
        };
    };
    agreementsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDto"];
                };
            };
        };
    };
    agreementsCapture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CaptureDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDto"];
                };
            };
        };
    };
    signingConfirmationPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmationPageDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOpenedDto"];
                };
            };
        };
    };
    signingContract: {
        parameters: {
            query?: {
                /** @description Language of the document; the signed one's own when left out. */
                locale?: "en" | "zh";
            };
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractDto"];
                    "text/html": string;
                };
            };
        };
    };
    settlingPayOutCredit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayOutCreditDto"];
            };
        };
        responses: {
            /** @description It was booked before under this reference. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditBalanceDto"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditBalanceDto"];
                };
            };
        };
    };
    arrearsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DelinquencyDto"];
                };
            };
        };
    };
    agreementsEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementEventListDto"];
                };
            };
        };
    };
    signingOneTimeCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CodeRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSentDto"];
                };
            };
        };
    };
    arrearsPause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseAgreementDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DelinquencyDto"];
                };
            };
        };
    };
    settlingPrepay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrepayDto"];
            };
        };
        responses: {
            /** @description It was booked before under this reference. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepaymentDto"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepaymentDto"];
                };
            };
        };
    };
    refundsList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundListDto"];
                };
            };
        };
    };
    refundsRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordRefundDto"];
            };
        };
        responses: {
            /** @description It was booked before under this reference. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundDto"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundDto"];
                };
            };
        };
    };
    refundsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
                /**
                 * @description Id of the refund, `rfd_…`.
                 * @example rfd_01jd72mz00fay8vvr14d2pf2d0
                 */
                refund: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundDto"];
                };
            };
        };
    };
    refundsReverse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
                /**
                 * @description Id of the refund, `rfd_…`.
                 * @example rfd_01jd72mz00fay8vvr14d2pf2d0
                 */
                refund: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundDto"];
                };
            };
        };
    };
    refundsPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRefundDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundPreviewDto"];
                };
            };
        };
    };
    signingRefuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefuseAgreementDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDto"];
                };
            };
        };
    };
    repaymentsList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepaymentListDto"];
                };
            };
        };
    };
    repaymentsRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordRepaymentDto"];
            };
        };
        responses: {
            /** @description It was booked before under this reference. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepaymentDto"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepaymentDto"];
                };
            };
        };
    };
    repaymentsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
                /**
                 * @description Id of the repayment, `rep_…`.
                 * @example rep_01jd72mz00fay8vvr14d2pf2d0
                 */
                repayment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepaymentDto"];
                };
            };
        };
    };
    repaymentsReverse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
                /**
                 * @description Id of the repayment, `rep_…`.
                 * @example rep_01jd72mz00fay8vvr14d2pf2d0
                 */
                repayment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepaymentDto"];
                };
            };
        };
    };
    arrearsResume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResumeAgreementDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DelinquencyDto"];
                };
            };
        };
    };
    salesReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportSalesDto"];
            };
        };
        responses: {
            /** @description The day was reported before, or there is nothing to collect. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesCollectedDto"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesCollectedDto"];
                };
            };
        };
    };
    agreementsSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleDto"];
                };
            };
        };
    };
    settlingSettle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleDto"];
            };
        };
        responses: {
            /** @description It was booked before under this reference. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepaymentDto"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepaymentDto"];
                };
            };
        };
    };
    settlingQuote: {
        parameters: {
            query?: {
                /** @description The day on which the customer would pay: today when it is left out, at most 30 days ahead. */
                on?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementQuoteDto"];
                };
            };
        };
    };
    signingSign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignAgreementDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDto"];
                };
            };
        };
    };
    agreementsVoid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["VoidDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDto"];
                };
            };
        };
    };
    agreementsWithdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the agreement, `agr_…`.
                 * @example agr_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDto"];
                };
            };
        };
    };
    agreementsByOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Your id of the order. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDto"];
                };
            };
        };
    };
    applicationsList: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description Only of this customer. */
                customer?: string;
                /** @description How many to return at most. */
                limit?: number;
                /** @description Only in this status. */
                status?: "approved" | "checking" | "concluded" | "counterOffered" | "declined" | "expired" | "open" | "referred" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPageDto"];
                };
            };
        };
    };
    applicationsOpen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenApplicationDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationDto"];
                };
            };
        };
    };
    applicationsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the application, `app_…`.
                 * @example app_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationDto"];
                };
            };
        };
    };
    applicationsAcceptCounterOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the application, `app_…`.
                 * @example app_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationDto"];
                };
            };
        };
    };
    applicationsRefuseCounterOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the application, `app_…`.
                 * @example app_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationDto"];
                };
            };
        };
    };
    applicationsAddEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the application, `app_…`.
                 * @example app_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AddEvidenceDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationDto"];
                };
            };
        };
    };
    applicationsWithdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the application, `app_…`.
                 * @example app_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationDto"];
                };
            };
        };
    };
    consentReceiptsKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptKeysDto"];
                };
            };
        };
    };
    customersList: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description Extras that cost more to answer. */
                include?: "totalCount"[];
                /** @description How many to return at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPageDto"];
                };
            };
        };
    };
    customersRegister: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterCustomerDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDto"];
                };
            };
        };
    };
    customersGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDto"];
                };
            };
        };
    };
    customersUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateCustomerDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDto"];
                };
            };
        };
    };
    attitudeGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttitudeDto"];
                };
            };
        };
    };
    customersConsents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentListDto"];
                };
            };
        };
    };
    customersGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantConsentsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentListDto"];
                };
            };
        };
    };
    consentReceiptsReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the consent, `cns_…`.
                 * @example cns_01jd72mz00fay8vvr14d2pf2d0
                 */
                consent: string;
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentReceiptDto"];
                };
            };
        };
    };
    customersRevoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
                /** @description What is no longer allowed. */
                purpose: "creditCheck" | "marketing" | "profiling" | "sensitiveData";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentListDto"];
                };
            };
        };
    };
    privacyErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureDto"];
                };
            };
        };
    };
    privacyErase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureDto"];
                };
            };
        };
    };
    privacyBegin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerExportDto"];
                };
            };
        };
    };
    privacyExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer export, `cex_…`.
                 * @example cex_01jd72mz00fay8vvr14d2pf2d0
                 */
                export: string;
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerExportDto"];
                };
            };
        };
    };
    privacyRecords: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description How many to return at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the customer export, `cex_…`.
                 * @example cex_01jd72mz00fay8vvr14d2pf2d0
                 */
                export: string;
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportRecordPageDto"];
                };
            };
        };
    };
    needsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NeedsDto"];
                };
            };
        };
    };
    profilesGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileDto"];
                };
            };
        };
    };
    attitudeAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
                /** @description Name of the questionnaire. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswersDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttitudeDto"];
                };
            };
        };
    };
    customerSegmentsList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerSegmentsDto"];
                };
            };
        };
    };
    statementRead: {
        parameters: {
            query: {
                /** @description Only of this agreement. */
                agreement?: string;
                /** @description First business date. */
                from: string;
                /** @description Last business date; at most 366 days from the first. */
                to: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementDto"];
                };
            };
        };
    };
    customerTagsList: {
        parameters: {
            query?: {
                /** @description What held at this instant of business time; what holds now when left out. */
                asOf?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagListDto"];
                };
            };
        };
    };
    customerTagsSet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
                /** @description Your own tag, `own.` and a name, or one of the bank’s that partners may set. */
                tag: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SetTagDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagListDto"];
                };
            };
        };
    };
    customerTagsRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the customer, `cus_…`.
                 * @example cus_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
                /** @description Your own tag, `own.` and a name, or one of the bank’s that partners may set. */
                tag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description He has it no more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    customersByExternalId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Your own id of the customer. */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDto"];
                };
            };
        };
    };
    decisionsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the decision, `dec_…`.
                 * @example dec_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionDto"];
                };
            };
        };
    };
    webhookDeliveriesGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook delivery, `whd_…`.
                 * @example whd_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryDto"];
                };
            };
        };
    };
    webhookDeliveriesResendOne: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook delivery, `whd_…`.
                 * @example whd_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryDto"];
                };
            };
        };
    };
    eventImportsList: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description Extras that cost more to answer. */
                include?: "totalCount"[];
                /** @description How many to return at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventImportPageDto"];
                };
            };
        };
    };
    eventImportsOpen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OpenImportDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventImportDto"];
                };
            };
        };
    };
    eventImportsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the event import, `eim_…`.
                 * @example eim_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventImportDto"];
                };
            };
        };
    };
    eventImportsCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the event import, `eim_…`.
                 * @example eim_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventImportDto"];
                };
            };
        };
    };
    eventImportsUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the event import, `eim_…`.
                 * @example eim_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventImportDto"];
                };
            };
        };
    };
    eventImportsReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the event import, `eim_…`.
                 * @example eim_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lines of JSON, in the order of the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
        };
    };
    notificationsTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTypeListDto"];
                };
            };
        };
    };
    eventsList: {
        parameters: {
            query: {
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description Whose events. */
                customer: string;
                /** @description Extras that cost more to answer. */
                include?: "totalCount"[];
                /** @description How many to return at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPageDto"];
                };
            };
        };
    };
    eventsReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportEventDto"];
            };
        };
        responses: {
            /** @description It was known already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventReceiptDto"];
                };
            };
            /** @description It is recorded. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventReceiptDto"];
                };
            };
        };
    };
    eventsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the event, `evt_…`.
                 * @example evt_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDto"];
                };
            };
        };
    };
    eventsBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventBatchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventBatchAnswerDto"];
                };
            };
        };
    };
    eventsByExternalId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Your own id of the event. */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDto"];
                };
            };
        };
    };
    withdrawCallWithdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the guarantee call, `gcl_…`.
                 * @example gcl_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuaranteeCallDto"];
                };
            };
        };
    };
    guaranteesList: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description Only of this customer. */
                customer?: string;
                /** @description Extras that cost more to answer. */
                include?: "totalCount"[];
                /** @description How many to return at most. */
                limit?: number;
                /** @description Only in this status. */
                status?: "awaitingIssue" | "cancelled" | "expired" | "issued" | "released";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuaranteePageDto"];
                };
            };
        };
    };
    guaranteesCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateGuaranteeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuaranteeDto"];
                };
            };
        };
    };
    guaranteesGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the guarantee, `gua_…`.
                 * @example gua_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuaranteeDto"];
                };
            };
        };
    };
    guaranteeCallsAmend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the guarantee, `gua_…`.
                 * @example gua_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AmendDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuaranteeAmendmentDto"];
                };
            };
        };
    };
    guaranteeCallsList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the guarantee, `gua_…`.
                 * @example gua_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuaranteeCallListDto"];
                };
            };
        };
    };
    guaranteeCallsClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the guarantee, `gua_…`.
                 * @example gua_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuaranteeCallDto"];
                };
            };
        };
    };
    guaranteesCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the guarantee, `gua_…`.
                 * @example gua_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuaranteeDto"];
                };
            };
        };
    };
    guaranteesDocument: {
        parameters: {
            query?: {
                /** @description An older text: 1 is what was signed, each amendment makes the next. The last one when left out. */
                version?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the guarantee, `gua_…`.
                 * @example gua_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperDto"];
                    "text/html": string;
                };
            };
        };
    };
    guaranteesSendCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the guarantee, `gua_…`.
                 * @example gua_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTimeCodeDto"];
                };
            };
        };
    };
    guaranteesRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the guarantee, `gua_…`.
                 * @example gua_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuaranteeDto"];
                };
            };
        };
    };
    guaranteeRepaymentsRepay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the guarantee, `gua_…`.
                 * @example gua_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseRepaymentDto"];
                };
            };
        };
    };
    guaranteeRepaymentsReverse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the guarantee, `gua_…`.
                 * @example gua_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
                /**
                 * @description Id of the repayment, `rep_…`.
                 * @example rep_01jd72mz00fay8vvr14d2pf2d0
                 */
                repayment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseRepaymentDto"];
                };
            };
        };
    };
    guaranteesSign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the guarantee, `gua_…`.
                 * @example gua_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuaranteeDto"];
                };
            };
        };
    };
    meRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
        };
    };
    notificationsList: {
        parameters: {
            query?: {
                /** @description The last position that you have; the feed goes on after it. 0 is the beginning. */
                after?: number;
                /** @description How many to return at most. */
                limit?: number;
                /** @description Only these: a type, or `agreement.*`. */
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedDto"];
                };
            };
        };
    };
    offersDecide: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OffersRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionDto"];
                };
            };
        };
    };
    offersGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the offer, `off_…`.
                 * @example off_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferDto"];
                };
            };
        };
    };
    offersAccept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the offer, `off_…`.
                 * @example off_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AcceptDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferDto"];
                };
            };
        };
    };
    offersDecline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the offer, `off_…`.
                 * @example off_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DeclineDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferDto"];
                };
            };
        };
    };
    offersQuote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the offer, `off_…`.
                 * @example off_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChoiceDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferDto"];
                };
            };
        };
    };
    offersView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the offer, `off_…`.
                 * @example off_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferDto"];
                };
            };
        };
    };
    offersFrom: {
        parameters: {
            query: {
                /** @description The amount, minor units. */
                amount: number;
                /** @description ISO 4217. */
                currency: string;
                /** @description The situation. */
                scenario: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FromDto"];
                };
            };
        };
    };
    keyDocumentRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An OpenAPI 3.1 document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    attitudeQuestionnaire: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the questionnaire. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionnaireDto"];
                };
            };
        };
    };
    dueList: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description How many to return at most. */
                limit?: number;
                /** @description Due date; today on your business clock in the bank’s zone when it is left out. */
                on?: string;
                /** @description `due`: of that day alone. `overdue`: of earlier days. */
                which?: "due" | "overdue";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuePageDto"];
                };
            };
        };
    };
    certificationList: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description Extras that cost more to answer. */
                include?: "totalCount"[];
                /** @description How many to return at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificationPageDto"];
                };
            };
        };
    };
    certificationStart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificationDto"];
                };
            };
        };
    };
    certificationGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the certification, `crt_…`.
                 * @example crt_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificationDto"];
                };
            };
        };
    };
    certificationFinish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the certification, `crt_…`.
                 * @example crt_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificationDto"];
                };
            };
        };
    };
    certificationTestReceiver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the certification, `crt_…`.
                 * @example crt_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiverTestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificationDto"];
                };
            };
        };
    };
    certificationThrottle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the certification, `crt_…`.
                 * @example crt_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificationDto"];
                };
            };
        };
    };
    sandboxRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxClockDto"];
                };
            };
        };
    };
    sandboxSet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSandboxClockDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxClockDto"];
                };
            };
        };
    };
    testClocksList: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description Extras that cost more to answer. */
                include?: "totalCount"[];
                /** @description How many to return at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClockPageDto"];
                };
            };
        };
    };
    testClocksCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTestClockDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClockDto"];
                };
            };
        };
    };
    testClocksGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the test clock, `clk_…`.
                 * @example clk_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClockDto"];
                };
            };
        };
    };
    testClocksDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the test clock, `clk_…`.
                 * @example clk_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone; this is how it stood. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClockDto"];
                };
            };
        };
    };
    testClocksAdvance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the test clock, `clk_…`.
                 * @example clk_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AdvanceTestClockDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClockDto"];
                };
            };
            /** @description It is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClockDto"];
                };
            };
        };
    };
    testClocksAttach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the test clock, `clk_…`.
                 * @example clk_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachCustomerDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClockDto"];
                };
            };
        };
    };
    fixturesList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FixtureListDto"];
                };
            };
        };
    };
    fixturesMake: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the fixture. */
                name: "agreement-active" | "agreement-awaiting-signature" | "agreement-in-arrears" | "agreement-settled" | "agreement-three-paid" | "declined-application" | "good-customer" | "guarantee-issued" | "referred-application";
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MakeFixtureDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeFixtureDto"];
                };
            };
        };
    };
    magicList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MagicListDto"];
                };
            };
        };
    };
    signUpSignUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SignUpDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedUpDto"];
                };
            };
        };
    };
    simulationsList: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description Extras that cost more to answer. */
                include?: "totalCount"[];
                /** @description How many to return at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationPageDto"];
                };
            };
        };
    };
    simulationsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSimulationDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationDto"];
                };
            };
            /** @description It is running. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationDto"];
                };
            };
        };
    };
    simulationsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the simulation, `sim_…`.
                 * @example sim_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationDto"];
                };
            };
        };
    };
    partnerScenariosList: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description How many to return at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioPageDto"];
                };
            };
        };
    };
    partnerScenariosRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Path of the scenario in the tree. */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioDto"];
                };
            };
        };
    };
    settlementsList: {
        parameters: {
            query?: {
                /** @description Only in this currency. */
                currency?: string;
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description First business date. */
                from?: string;
                /** @description How many to return at most. */
                limit?: number;
                /** @description Last business date. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementPageDto"];
                };
            };
        };
    };
    settlementsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the settlement, `stl_…`.
                 * @example stl_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementDto"];
                };
            };
        };
    };
    settlementsCsv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the settlement, `stl_…`.
                 * @example stl_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RFC 4180 with a header line; amounts in major units. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    settlementsLines: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description How many to return at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the settlement, `stl_…`.
                 * @example stl_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementLinePageDto"];
                };
            };
        };
    };
    settlementsBalance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementBalancesDto"];
                };
            };
        };
    };
    stateMachinesList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateMachineListDto"];
                };
            };
        };
    };
    stateMachinesGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Kind of resource. */
                resource: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateMachineDto"];
                };
            };
        };
    };
    suretyshipsList: {
        parameters: {
            query?: {
                /** @description Only for this application. */
                application?: string;
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description Extras that cost more to answer. */
                include?: "totalCount"[];
                /** @description How many to return at most. */
                limit?: number;
                /** @description Only in this status. */
                status?: "active" | "called" | "consented" | "expired" | "invited" | "refused" | "released" | "signed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuretyshipPageDto"];
                };
            };
        };
    };
    suretyshipsInvite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuretyshipDto"];
                };
            };
        };
    };
    suretyshipsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the suretyship, `sur_…`.
                 * @example sur_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuretyshipDto"];
                };
            };
        };
    };
    suretyshipsConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the suretyship, `sur_…`.
                 * @example sur_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentSuretyshipDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuretyshipDto"];
                };
            };
        };
    };
    suretyshipsDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the suretyship, `sur_…`.
                 * @example sur_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperDto"];
                    "text/html": string;
                };
            };
        };
    };
    suretyshipsSendCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the suretyship, `sur_…`.
                 * @example sur_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTimeCodeDto"];
                };
            };
        };
    };
    suretyshipsRefuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the suretyship, `sur_…`.
                 * @example sur_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuretyshipDto"];
                };
            };
        };
    };
    suretyshipRepaymentsRepay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the suretyship, `sur_…`.
                 * @example sur_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseRepaymentDto"];
                };
            };
        };
    };
    suretyshipRepaymentsReverse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the suretyship, `sur_…`.
                 * @example sur_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
                /**
                 * @description Id of the repayment, `rep_…`.
                 * @example rep_01jd72mz00fay8vvr14d2pf2d0
                 */
                repayment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseRepaymentDto"];
                };
            };
        };
    };
    suretyshipsSign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the suretyship, `sur_…`.
                 * @example sur_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignSuretyshipDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuretyshipDto"];
                };
            };
        };
    };
    webhookEndpointsList: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description How many to return at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointPageDto"];
                };
            };
        };
    };
    webhookEndpointsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookEndpointDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecretDto"];
                };
            };
        };
    };
    webhookEndpointsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, `whe_…`.
                 * @example whe_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointDto"];
                };
            };
        };
    };
    webhookEndpointsDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, `whe_…`.
                 * @example whe_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedWebhookEndpointDto"];
                };
            };
        };
    };
    webhookEndpointsUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, `whe_…`.
                 * @example whe_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateWebhookEndpointDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointDto"];
                };
            };
        };
    };
    webhookDeliveriesList: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; valid for the same path and filters only. */
                cursor?: string;
                /** @description How many to return at most. */
                limit?: number;
                /** @description Only with this status. */
                status?: "cancelled" | "delivered" | "failed" | "pending";
            };
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, `whe_…`.
                 * @example whe_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPageDto"];
                };
            };
        };
    };
    webhookEndpointsDisable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, `whe_…`.
                 * @example whe_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointDto"];
                };
            };
        };
    };
    webhookEndpointsEnable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, `whe_…`.
                 * @example whe_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointDto"];
                };
            };
        };
    };
    webhookDeliveriesResendRange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, `whe_…`.
                 * @example whe_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResendWebhooksDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResentWebhooksDto"];
                };
            };
        };
    };
    webhookEndpointsRotateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, `whe_…`.
                 * @example whe_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateWebhookSecretDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecretDto"];
                };
            };
        };
    };
    webhookDeliveriesSelfTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, `whe_…`.
                 * @example whe_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSelfTestDto"];
                };
            };
        };
    };
    webhookDeliveriesTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, `whe_…`.
                 * @example whe_01jd72mz00fay8vvr14d2pf2d0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTestDto"];
                };
            };
        };
    };
}
