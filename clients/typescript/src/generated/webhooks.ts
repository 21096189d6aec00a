// Made by `npm run generate` from the documents in openapi/. Do not edit.

export type paths = Record<string, never>;
export interface webhooks {
    "agreement.activated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Money has been paid out; the agreement runs. */
        post: operations["agreementActivatedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "agreement.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It ended before anything was paid out. */
        post: operations["agreementCancelledMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "agreement.chargedOff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank has written it off. */
        post: operations["agreementChargedOffMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "agreement.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An agreement was made and waits for its signature. */
        post: operations["agreementCreatedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "agreement.cured": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing is late any more. */
        post: operations["agreementCuredMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "agreement.delinquencyChanged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is late, or later than before. */
        post: operations["agreementDelinquencyChangedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "agreement.paused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Payments are put off. */
        post: operations["agreementPausedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "agreement.rescheduled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Instalments have new dates; read the schedule. */
        post: operations["agreementRescheduledMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "agreement.resumed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The pause was ended. */
        post: operations["agreementResumedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "agreement.settled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything is paid. */
        post: operations["agreementSettledMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "agreement.settledEarly": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything was paid before its time. */
        post: operations["agreementSettledEarlyMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "agreement.signed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer has signed. */
        post: operations["agreementSignedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "agreement.withdrawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer has withdrawn, as the law lets him. */
        post: operations["agreementWithdrawnMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "apiKey.expired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A key has ended. */
        post: operations["apiKeyExpiredMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "apiKey.expiring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A key ends within seven days. */
        post: operations["apiKeyExpiringMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "apiKey.issued": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A key was issued. */
        post: operations["apiKeyIssuedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "apiKey.revoked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A key was taken back. */
        post: operations["apiKeyRevokedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "apiKey.rotated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A key was issued in the place of this one. */
        post: operations["apiKeyRotatedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "apiKey.unused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A key was not used for 90 days. */
        post: operations["apiKeyUnusedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "application.approved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank says yes; an agreement can be made. */
        post: operations["applicationApprovedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "application.concluded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It has become an agreement or a guarantee. */
        post: operations["applicationConcludedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "application.counterOffered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank would do it on other terms. */
        post: operations["applicationCounterOfferedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "application.declined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank says no, or the counter-offer was refused. */
        post: operations["applicationDeclinedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "application.evidenceAdded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Evidence was handed in; more is missing, or the bank looks at it. */
        post: operations["applicationEvidenceAddedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "application.expired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It was not completed in time. */
        post: operations["applicationExpiredMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "application.opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An application was opened. */
        post: operations["applicationOpenedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "application.referred": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person at the bank looks at it. */
        post: operations["applicationReferredMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "application.submitted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing is missing any more; the bank decides. */
        post: operations["applicationSubmittedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "application.withdrawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer does not want it any more. */
        post: operations["applicationWithdrawnMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "charge.waived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank has renounced charges or interest. */
        post: operations["chargeWaivedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "consent.expired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A consent has ended by itself. */
        post: operations["consentExpiredMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "consent.expiring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A consent ends in 30, 7 or 1 days; ask for a new one. */
        post: operations["consentExpiringMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "consent.revoked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A customer has taken a consent back; it holds no more. */
        post: operations["consentRevokedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "credit.paidOut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What stood to the customer’s credit was paid out. */
        post: operations["creditPaidOutMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.erased": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank has forgotten a customer; forget him, too, where you can. */
        post: operations["customerErasedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.registered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A customer was registered. */
        post: operations["customerRegisteredMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "customer.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is known of a customer has changed. */
        post: operations["customerUpdatedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "drawdown.lapsed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Payouts were not asked for in time. */
        post: operations["drawdownLapsedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "drawdown.paid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A payout was made. */
        post: operations["drawdownPaidMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "drawdown.voided": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Payouts that are not needed were let go. */
        post: operations["drawdownVoidedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "guarantee.amended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An amendment is in force. */
        post: operations["guaranteeAmendedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "guarantee.amendmentRefused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank has refused an amendment. */
        post: operations["guaranteeAmendmentRefusedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "guarantee.amendmentRequested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An amendment was asked for. */
        post: operations["guaranteeAmendmentRequestedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "guarantee.callPaid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank has paid a claim. */
        post: operations["guaranteeCallPaidMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "guarantee.callRejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank has refused a claim. */
        post: operations["guaranteeCallRejectedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "guarantee.callWithdrawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The beneficiary has taken a claim back. */
        post: operations["guaranteeCallWithdrawnMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "guarantee.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It was never issued. */
        post: operations["guaranteeCancelledMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "guarantee.claimed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The beneficiary claims. */
        post: operations["guaranteeClaimedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "guarantee.expired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Its time is over. */
        post: operations["guaranteeExpiredMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "guarantee.issued": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank stands for the applicant. */
        post: operations["guaranteeIssuedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "guarantee.released": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The beneficiary needs it no more. */
        post: operations["guaranteeReleasedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "guarantee.repaid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The applicant has paid back. */
        post: operations["guaranteeRepaidMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "guarantee.repaymentReversed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What he had paid was taken back: he owes it again. */
        post: operations["guaranteeRepaymentReversedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "instalment.due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An instalment is due today. */
        post: operations["instalmentDueMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "instalment.dueSoon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An instalment falls due soon. */
        post: operations["instalmentDueSoonMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "instalment.overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An instalment was not paid by its day. */
        post: operations["instalmentOverdueMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "instalment.paid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An instalment is paid in full. */
        post: operations["instalmentPaidMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lateCharge.charged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A charge for being late was added. */
        post: operations["lateChargeChargedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lateCharge.takenBack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A charge for being late was taken back: the instalment was paid in time. */
        post: operations["lateChargeTakenBackMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "offer.accepted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer took the offer; the bank holds it for him. */
        post: operations["offerAcceptedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "offer.applied": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An application was opened for the offer. */
        post: operations["offerAppliedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "offer.declined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The offer was not taken, by the customer or, after an application, by the bank. */
        post: operations["offerDeclinedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "offer.expired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The time of an offer is over that the customer had seen or taken; one that was only sent ends at its `expiresAt` without a word. */
        post: operations["offerExpiredMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "offer.superseded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer took another offer for the same order. */
        post: operations["offerSupersededMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "offer.viewed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer has seen the offer. */
        post: operations["offerViewedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "refund.booked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Goods were given back; what is owed is less. */
        post: operations["refundBookedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "refund.reversed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A refund was taken back. */
        post: operations["refundReversedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "repayment.booked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A payment was booked. */
        post: operations["repaymentBookedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "repayment.chargedBack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A payment was taken back by who had made it. */
        post: operations["repaymentChargedBackMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "repayment.reversed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A payment that was a mistake was taken back. */
        post: operations["repaymentReversedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "segment.entered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A customer is in a segment now that you may see. */
        post: operations["segmentEnteredMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "segment.left": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A customer is no longer in a segment that you may see. */
        post: operations["segmentLeftMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "settlement.made": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What you are owed for a day is settled. */
        post: operations["settlementMadeMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suretyship.activated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The loan is paid out; he stands for it. */
        post: operations["suretyshipActivatedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suretyship.called": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank asks the guarantor to pay. */
        post: operations["suretyshipCalledMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suretyship.callLowered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The borrower has paid; the guarantor owes less. */
        post: operations["suretyshipCallLoweredMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suretyship.capLowered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The guarantor stands for less. */
        post: operations["suretyshipCapLoweredMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suretyship.consented": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The guarantor lets the bank look at his means. */
        post: operations["suretyshipConsentedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suretyship.cured": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The borrower is not late any more. */
        post: operations["suretyshipCuredMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suretyship.expired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** He did not sign in time. */
        post: operations["suretyshipExpiredMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suretyship.invited": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody was asked to stand for an application. */
        post: operations["suretyshipInvitedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suretyship.noticeGiven": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The borrower is late; the guarantor is told. */
        post: operations["suretyshipNoticeGivenMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suretyship.refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** He does not want to. */
        post: operations["suretyshipRefusedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suretyship.released": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** He is free. */
        post: operations["suretyshipReleasedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suretyship.repaid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The guarantor has paid. */
        post: operations["suretyshipRepaidMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suretyship.repaymentReversed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What he had paid was taken back: he owes it again. */
        post: operations["suretyshipRepaymentReversedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suretyship.signed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** He has signed. */
        post: operations["suretyshipSignedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "tag.removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank has taken a tag that you may see from a customer. */
        post: operations["tagRemovedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "tag.set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank has given a customer a tag that you may see. */
        post: operations["tagSetMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhookEndpoint.disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing is sent to an endpoint any more. */
        post: operations["webhookEndpointDisabledMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description Money has been paid out; the agreement runs. */
        AgreementActivatedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "agreement.activated";
        };
        /** @description It ended before anything was paid out. */
        AgreementCancelledMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Why, as a code or in words.
                 * @example lapsed
                 */
                reason: string;
                /**
                 * @description Its status after this.
                 * @example cancelled
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "agreement.cancelled";
        };
        /** @description The bank has written it off. */
        AgreementChargedOffMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Why, as a code or in words.
                 * @example lapsed
                 */
                reason: string;
                /**
                 * @description Its status after this.
                 * @example chargedOff
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "agreement.chargedOff";
        };
        /** @description An agreement was made and waits for its signature. */
        AgreementCreatedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * @description What it was made from.
                 * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                application: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Its status after this.
                 * @example awaitingSignature
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "agreement.created";
        };
        /** @description Nothing is late any more. */
        AgreementCuredMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * Format: int64
                 * @description Always 0.
                 * @example 0
                 */
                daysPastDue: number;
                /**
                 * @description Bucket of days past due before.
                 * @example 1-30
                 */
                from: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Always `0`.
                 * @example 0
                 */
                to: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "agreement.cured";
        };
        /** @description It is late, or later than before. */
        AgreementDelinquencyChangedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * Format: int64
                 * @description Days past due.
                 * @example 1
                 */
                daysPastDue: number;
                /**
                 * @description Bucket of days past due before.
                 * @example 0
                 */
                from: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Bucket of days past due now.
                 * @example 1-30
                 */
                to: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "agreement.delinquencyChanged";
        };
        /** @description Payments are put off. */
        AgreementPausedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Why, as a code or in words.
                 * @example lapsed
                 */
                reason: string;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
                /**
                 * Format: date
                 * @description Last day of the pause.
                 * @example 2026-12-21
                 */
                until: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "agreement.paused";
        };
        /** @description Instalments have new dates; read the schedule. */
        AgreementRescheduledMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "agreement.rescheduled";
        };
        /** @description The pause was ended. */
        AgreementResumedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "agreement.resumed";
        };
        /** @description Everything was paid before its time. */
        AgreementSettledEarlyMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The payment.
                 * @example rep_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                repayment: string;
                /**
                 * @description Its status after this.
                 * @example settled
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "agreement.settledEarly";
        };
        /** @description Everything is paid. */
        AgreementSettledMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Its status after this.
                 * @example settled
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "agreement.settled";
        };
        /** @description The customer has signed. */
        AgreementSignedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * @description How he signed.
                 * @example code
                 */
                channel: string;
                /**
                 * @description Language of the document.
                 * @example zh
                 */
                locale: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Its status after this.
                 * @example signed
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "agreement.signed";
        };
        /** @description The customer has withdrawn, as the law lets him. */
        AgreementWithdrawnMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Its status after this.
                 * @example withdrawn
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "agreement.withdrawn";
        };
        /** @description A key has ended. */
        ApiKeyExpiredMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * Format: date-time
                 * @description When it ends; null when it does not.
                 * @example 2027-11-21T00:00:00.000Z
                 */
                expiresAt: string | null;
                /**
                 * @description The key.
                 * @example key_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                key: string;
                /**
                 * @description Its last characters.
                 * @example 8k2p
                 */
                lastFour: string;
                /**
                 * @description What it is called.
                 * @example till 7
                 */
                name: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "apiKey.expired";
        };
        /** @description A key ends within seven days. */
        ApiKeyExpiringMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * Format: date-time
                 * @description When it ends; null when it does not.
                 * @example 2027-11-21T00:00:00.000Z
                 */
                expiresAt: string | null;
                /**
                 * @description The key.
                 * @example key_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                key: string;
                /**
                 * @description Its last characters.
                 * @example 8k2p
                 */
                lastFour: string;
                /**
                 * @description What it is called.
                 * @example till 7
                 */
                name: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "apiKey.expiring";
        };
        /** @description A key was issued. */
        ApiKeyIssuedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description Networks it is narrowed to; none when it is not.
                 * @example [
                 *       "203.0.113.0/24"
                 *     ]
                 */
                cidrs: string[];
                /**
                 * Format: date-time
                 * @description When it ends; null when it does not.
                 * @example 2027-11-21T00:00:00.000Z
                 */
                expiresAt: string | null;
                /**
                 * @description The key.
                 * @example key_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                key: string;
                /**
                 * @description Its last characters.
                 * @example 8k2p
                 */
                lastFour: string;
                /**
                 * @description What it is called.
                 * @example till 7
                 */
                name: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Scenarios it is narrowed to; none when it is not.
                 * @example [
                 *       "retail"
                 *     ]
                 */
                scenarios: string[];
                /**
                 * @description What it may do.
                 * @example [
                 *       "offers:write"
                 *     ]
                 */
                scopes: string[];
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "apiKey.issued";
        };
        /** @description A key was taken back. */
        ApiKeyRevokedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * Format: date-time
                 * @description When it ends; null when it does not.
                 * @example 2027-11-21T00:00:00.000Z
                 */
                expiresAt: string | null;
                /**
                 * @description The key.
                 * @example key_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                key: string;
                /**
                 * @description Its last characters.
                 * @example 8k2p
                 */
                lastFour: string;
                /**
                 * @description What it is called.
                 * @example till 7
                 */
                name: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Why, as a code or in words.
                 * @example lapsed
                 */
                reason: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "apiKey.revoked";
        };
        /** @description A key was issued in the place of this one. */
        ApiKeyRotatedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * Format: date-time
                 * @description When it ends; null when it does not.
                 * @example 2027-11-21T00:00:00.000Z
                 */
                expiresAt: string | null;
                /**
                 * @description The key.
                 * @example key_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                key: string;
                /**
                 * @description Its last characters.
                 * @example 8k2p
                 */
                lastFour: string;
                /**
                 * @description What it is called.
                 * @example till 7
                 */
                name: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * Format: int64
                 * @description How long this one still works.
                 * @example 86400
                 */
                overlapSeconds: number;
                /**
                 * @description The new key.
                 * @example key_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                replacedBy: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "apiKey.rotated";
        };
        /** @description A key was not used for 90 days. */
        ApiKeyUnusedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * Format: date-time
                 * @description When it ends; null when it does not.
                 * @example 2027-11-21T00:00:00.000Z
                 */
                expiresAt: string | null;
                /**
                 * @description The key.
                 * @example key_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                key: string;
                /**
                 * @description Its last characters.
                 * @example 8k2p
                 */
                lastFour: string;
                /**
                 * Format: date-time
                 * @description When it was last used.
                 * @example 2027-11-21T00:00:00.000Z
                 */
                lastUsedAt: string | null;
                /**
                 * @description What it is called.
                 * @example till 7
                 */
                name: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "apiKey.unused";
        };
        /** @description The bank says yes; an agreement can be made. */
        ApplicationApprovedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The application.
                 * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                application: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer that it is for.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
                /**
                 * @description Its status after this.
                 * @example inReview
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "application.approved";
        };
        /** @description It has become an agreement or a guarantee. */
        ApplicationConcludedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The application.
                 * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                application: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer that it is for.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
                /**
                 * @description Its status after this.
                 * @example inReview
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "application.concluded";
        };
        /** @description The bank would do it on other terms. */
        ApplicationCounterOfferedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The application.
                 * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                application: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer that it is for.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
                /**
                 * @description Its status after this.
                 * @example inReview
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "application.counterOffered";
        };
        /** @description The bank says no, or the counter-offer was refused. */
        ApplicationDeclinedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The application.
                 * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                application: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer that it is for.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
                /**
                 * @description Its status after this.
                 * @example inReview
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "application.declined";
        };
        /** @description Evidence was handed in; more is missing, or the bank looks at it. */
        ApplicationEvidenceAddedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The application.
                 * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                application: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer that it is for.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
                /**
                 * @description Its status after this.
                 * @example inReview
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "application.evidenceAdded";
        };
        /** @description It was not completed in time. */
        ApplicationExpiredMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The application.
                 * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                application: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer that it is for.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
                /**
                 * @description Its status after this.
                 * @example inReview
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "application.expired";
        };
        /** @description An application was opened. */
        ApplicationOpenedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The application.
                 * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                application: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer that it is for.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
                /**
                 * @description Its status after this.
                 * @example inReview
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "application.opened";
        };
        /** @description A person at the bank looks at it. */
        ApplicationReferredMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The application.
                 * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                application: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer that it is for.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
                /**
                 * @description Its status after this.
                 * @example inReview
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "application.referred";
        };
        /** @description Nothing is missing any more; the bank decides. */
        ApplicationSubmittedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The application.
                 * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                application: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer that it is for.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
                /**
                 * @description Its status after this.
                 * @example inReview
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "application.submitted";
        };
        /** @description The customer does not want it any more. */
        ApplicationWithdrawnMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The application.
                 * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                application: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer that it is for.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
                /**
                 * @description Its status after this.
                 * @example inReview
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "application.withdrawn";
        };
        /** @description The bank has renounced charges or interest. */
        ChargeWaivedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * @description What it was part of.
                 * @example penalty
                 */
                component: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "charge.waived";
        };
        /** @description A consent has ended by itself. */
        ConsentExpiredMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The consent.
                 * @example cns_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                consent: string;
                /**
                 * @description Whose it is.
                 * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                customer: string;
                /**
                 * @description For which kinds of data.
                 * @example [
                 *       "tags"
                 *     ]
                 */
                data: string[];
                /**
                 * Format: date-time
                 * @description When it ends by itself.
                 * @example 2027-11-21T00:00:00.000Z
                 */
                expiresAt: string | null;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What it allows.
                 * @example profiling
                 */
                purpose: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "consent.expired";
        };
        /** @description A consent ends in 30, 7 or 1 days; ask for a new one. */
        ConsentExpiringMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The consent.
                 * @example cns_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                consent: string;
                /**
                 * @description Whose it is.
                 * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                customer: string;
                /**
                 * @description For which kinds of data.
                 * @example [
                 *       "tags"
                 *     ]
                 */
                data: string[];
                /**
                 * Format: date-time
                 * @description When it ends by itself.
                 * @example 2027-11-21T00:00:00.000Z
                 */
                expiresAt: string | null;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What it allows.
                 * @example profiling
                 */
                purpose: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "consent.expiring";
        };
        /** @description A customer has taken a consent back; it holds no more. */
        ConsentRevokedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The consent.
                 * @example cns_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                consent: string;
                /**
                 * @description Whose it is.
                 * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                customer: string;
                /**
                 * @description For which kinds of data.
                 * @example [
                 *       "tags"
                 *     ]
                 */
                data: string[];
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What it allows.
                 * @example profiling
                 */
                purpose: string;
                /**
                 * @description Why, as a code or in words.
                 * @example lapsed
                 */
                reason: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "consent.revoked";
        };
        /** @description What stood to the customer’s credit was paid out. */
        CreditPaidOutMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * @description How much.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                amount: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "credit.paidOut";
        };
        /** @description The bank has forgotten a customer; forget him, too, where you can. */
        CustomerErasedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "customer.erased";
        };
        /** @description A customer was registered. */
        CustomerRegisteredMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description `person` or `organisation`.
                 * @example person
                 */
                kind: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "customer.registered";
        };
        /** @description What is known of a customer has changed. */
        CustomerUpdatedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "customer.updated";
        };
        /** @description Payouts were not asked for in time. */
        DrawdownLapsedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * @description Numbers of the payouts.
                 * @example [
                 *       2
                 *     ]
                 */
                drawdowns: number[];
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "drawdown.lapsed";
        };
        /** @description A payout was made. */
        DrawdownPaidMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * @description What the customer owes for it.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                amount: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description The payout.
                 * @example drw_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                drawdown: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What was paid, after the discount.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                payout: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "drawdown.paid";
        };
        /** @description Payouts that are not needed were let go. */
        DrawdownVoidedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * @description The payouts.
                 * @example [
                 *       "drw_06fwm2a1c5e7r8e8gx2m9k3v4n"
                 *     ]
                 */
                drawdowns: string[];
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Why, as a code or in words.
                 * @example lapsed
                 */
                reason: string;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "drawdown.voided";
        };
        /** @description An amendment is in force. */
        GuaranteeAmendedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The amendment.
                 * @example gam_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                amendment: string;
                /**
                 * Format: date
                 * @description Its last day now.
                 * @example 2026-12-21
                 */
                expiresOn: string;
                /**
                 * @description The guarantee.
                 * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                guarantee: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the applicant owes the bank for what it paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example issued
                 */
                status: string;
                /**
                 * @description What the bank stands for.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                undertaken: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "guarantee.amended";
        };
        /** @description The bank has refused an amendment. */
        GuaranteeAmendmentRefusedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The amendment.
                 * @example gam_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                amendment: string;
                /**
                 * @description The guarantee.
                 * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                guarantee: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the applicant owes the bank for what it paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Why, as a code or in words.
                 * @example lapsed
                 */
                reason: string;
                /**
                 * @description Its status after this.
                 * @example issued
                 */
                status: string;
                /**
                 * @description What the bank stands for.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                undertaken: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "guarantee.amendmentRefused";
        };
        /** @description An amendment was asked for. */
        GuaranteeAmendmentRequestedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The amendment.
                 * @example gam_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                amendment: string;
                /**
                 * @description The guarantee.
                 * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                guarantee: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the applicant owes the bank for what it paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example issued
                 */
                status: string;
                /**
                 * @description What the bank stands for.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                undertaken: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "guarantee.amendmentRequested";
        };
        /** @description The bank has paid a claim. */
        GuaranteeCallPaidMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The claim.
                 * @example gcl_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                call: string;
                /**
                 * @description What was claimed.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                claimed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description The guarantee.
                 * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                guarantee: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the applicant owes the bank for what it paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Why, as a code or in words.
                 * @example lapsed
                 */
                reason: string;
                /**
                 * @description Its status after this.
                 * @example issued
                 */
                status: string;
                /**
                 * @description What the bank stands for.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                undertaken: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "guarantee.callPaid";
        };
        /** @description The bank has refused a claim. */
        GuaranteeCallRejectedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The claim.
                 * @example gcl_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                call: string;
                /**
                 * @description What was claimed.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                claimed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description The guarantee.
                 * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                guarantee: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the applicant owes the bank for what it paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Why, as a code or in words.
                 * @example lapsed
                 */
                reason: string;
                /**
                 * @description Its status after this.
                 * @example issued
                 */
                status: string;
                /**
                 * @description What the bank stands for.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                undertaken: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "guarantee.callRejected";
        };
        /** @description The beneficiary has taken a claim back. */
        GuaranteeCallWithdrawnMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The claim.
                 * @example gcl_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                call: string;
                /**
                 * @description What was claimed.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                claimed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description The guarantee.
                 * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                guarantee: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the applicant owes the bank for what it paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Why, as a code or in words.
                 * @example lapsed
                 */
                reason: string;
                /**
                 * @description Its status after this.
                 * @example issued
                 */
                status: string;
                /**
                 * @description What the bank stands for.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                undertaken: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "guarantee.callWithdrawn";
        };
        /** @description It was never issued. */
        GuaranteeCancelledMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The guarantee.
                 * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                guarantee: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the applicant owes the bank for what it paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example issued
                 */
                status: string;
                /**
                 * @description What the bank stands for.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                undertaken: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "guarantee.cancelled";
        };
        /** @description The beneficiary claims. */
        GuaranteeClaimedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The claim.
                 * @example gcl_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                call: string;
                /**
                 * @description What was claimed.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                claimed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description The guarantee.
                 * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                guarantee: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the applicant owes the bank for what it paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example issued
                 */
                status: string;
                /**
                 * @description What the bank stands for.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                undertaken: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "guarantee.claimed";
        };
        /** @description Its time is over. */
        GuaranteeExpiredMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The guarantee.
                 * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                guarantee: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the applicant owes the bank for what it paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example issued
                 */
                status: string;
                /**
                 * @description What the bank stands for.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                undertaken: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "guarantee.expired";
        };
        /** @description The bank stands for the applicant. */
        GuaranteeIssuedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The guarantee.
                 * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                guarantee: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the applicant owes the bank for what it paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example issued
                 */
                status: string;
                /**
                 * @description What the bank stands for.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                undertaken: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "guarantee.issued";
        };
        /** @description The beneficiary needs it no more. */
        GuaranteeReleasedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The guarantee.
                 * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                guarantee: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the applicant owes the bank for what it paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Of the paper given back.
                 * @example paper-1
                 */
                reference: string;
                /**
                 * @description Its status after this.
                 * @example issued
                 */
                status: string;
                /**
                 * @description What the bank stands for.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                undertaken: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "guarantee.released";
        };
        /** @description The applicant has paid back. */
        GuaranteeRepaidMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description How much.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                amount: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description The guarantee.
                 * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                guarantee: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the applicant owes the bank for what it paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description The payment.
                 * @example rep_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                repayment: string;
                /**
                 * @description Its status after this.
                 * @example issued
                 */
                status: string;
                /**
                 * @description What the bank stands for.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                undertaken: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "guarantee.repaid";
        };
        /** @description What he had paid was taken back: he owes it again. */
        GuaranteeRepaymentReversedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description How much.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                amount: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description The guarantee.
                 * @example gua_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                guarantee: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the applicant owes the bank for what it paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description The payment.
                 * @example rep_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                repayment: string;
                /**
                 * @description Its status after this.
                 * @example issued
                 */
                status: string;
                /**
                 * @description What the bank stands for.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                undertaken: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "guarantee.repaymentReversed";
        };
        /** @description An instalment is due today. */
        InstalmentDueMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * Format: date
                 * @description When it is due.
                 * @example 2026-12-21
                 */
                dueDate: string;
                /**
                 * Format: int64
                 * @description Its number in the schedule.
                 * @example 3
                 */
                instalment: number;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What of it is still to be paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                open: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "instalment.due";
        };
        /** @description An instalment falls due soon. */
        InstalmentDueSoonMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * Format: date
                 * @description When it is due.
                 * @example 2026-12-21
                 */
                dueDate: string;
                /**
                 * Format: int64
                 * @description Its number in the schedule.
                 * @example 3
                 */
                instalment: number;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What of it is still to be paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                open: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "instalment.dueSoon";
        };
        /** @description An instalment was not paid by its day. */
        InstalmentOverdueMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * Format: date
                 * @description When it is due.
                 * @example 2026-12-21
                 */
                dueDate: string;
                /**
                 * Format: int64
                 * @description Its number in the schedule.
                 * @example 3
                 */
                instalment: number;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What of it is still to be paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                open: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "instalment.overdue";
        };
        /** @description An instalment is paid in full. */
        InstalmentPaidMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * Format: date
                 * @description When it is due.
                 * @example 2026-12-21
                 */
                dueDate: string;
                /**
                 * Format: int64
                 * @description Its number in the schedule.
                 * @example 3
                 */
                instalment: number;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What of it is still to be paid.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                open: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "instalment.paid";
        };
        /** @description A charge for being late was added. */
        LateChargeChargedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * Format: date
                 * @description Of which instalment.
                 * @example 2026-12-21
                 */
                dueDate: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "lateCharge.charged";
        };
        /** @description A charge for being late was taken back: the instalment was paid in time. */
        LateChargeTakenBackMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * Format: date
                 * @description Of which instalment.
                 * @example 2026-12-21
                 */
                dueDate: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "lateCharge.takenBack";
        };
        /** @description The customer took the offer; the bank holds it for him. */
        OfferAcceptedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description What was offered.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                amount: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description The decision that it stands in.
                 * @example dec_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                decision: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
                /**
                 * @description Code of the product.
                 * @example retail-zero
                 */
                product: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "offer.accepted";
        };
        /** @description An application was opened for the offer. */
        OfferAppliedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "offer.applied";
        };
        /** @description The offer was not taken, by the customer or, after an application, by the bank. */
        OfferDeclinedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description What was offered.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                amount?: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description The decision that it stands in.
                 * @example dec_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                decision?: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
                /**
                 * @description Code of the product.
                 * @example retail-zero
                 */
                product?: string;
                /**
                 * @description Why, as a code or in words.
                 * @example lapsed
                 */
                reason?: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "offer.declined";
        };
        /** @description The time of an offer is over that the customer had seen or taken; one that was only sent ends at its `expiresAt` without a word. */
        OfferExpiredMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description What was offered.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                amount: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description The decision that it stands in.
                 * @example dec_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                decision: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
                /**
                 * @description Code of the product.
                 * @example retail-zero
                 */
                product: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "offer.expired";
        };
        /** @description The customer took another offer for the same order. */
        OfferSupersededMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
                /**
                 * @description The one he took.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                replacedBy: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "offer.superseded";
        };
        /** @description The customer has seen the offer. */
        OfferViewedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description What was offered.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                amount: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description The decision that it stands in.
                 * @example dec_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                decision: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The offer.
                 * @example off_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                offer: string;
                /**
                 * @description Code of the product.
                 * @example retail-zero
                 */
                product: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "offer.viewed";
        };
        /** @description Goods were given back; what is owed is less. */
        RefundBookedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * @description What becomes of the instalments.
                 * @example lower
                 */
                mode: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The refund.
                 * @example rfd_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                refund: string;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "refund.booked";
        };
        /** @description A refund was taken back. */
        RefundReversedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The refund.
                 * @example rfd_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                refund: string;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "refund.reversed";
        };
        /** @description A payment was booked. */
        RepaymentBookedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /**
                 * @description How much.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                amount?: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The payment; absent when a guarantor paid.
                 * @example rep_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                repayment?: string;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
                /**
                 * @description For which suretyship a guarantor paid.
                 * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                suretyship?: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "repayment.booked";
        };
        /** @description A payment was taken back by who had made it. */
        RepaymentChargedBackMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The payment.
                 * @example rep_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                repayment: string;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "repayment.chargedBack";
        };
        /** @description A payment that was a mistake was taken back. */
        RepaymentReversedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The agreement.
                 * @example agr_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                agreement: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The payment.
                 * @example rep_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                repayment: string;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "repayment.reversed";
        };
        /** @description A customer is in a segment now that you may see. */
        SegmentEnteredMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The customer.
                 * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                customer: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Name of the segment.
                 * @example frequent-buyers
                 */
                segment: string;
                /**
                 * Format: int64
                 * @description Version of the segment by which it is so.
                 * @example 3
                 */
                version: number;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "segment.entered";
        };
        /** @description A customer is no longer in a segment that you may see. */
        SegmentLeftMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The customer.
                 * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                customer: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Name of the segment.
                 * @example frequent-buyers
                 */
                segment: string;
                /**
                 * Format: int64
                 * @description Version of the segment by which it is so.
                 * @example 3
                 */
                version: number;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "segment.left";
        };
        /** @description What you are owed for a day is settled. */
        SettlementMadeMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * Format: date
                 * @description The day that it is for.
                 * @example 2026-12-21
                 */
                businessDate: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The settlement.
                 * @example stl_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                settlement: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "settlement.made";
        };
        /** @description The loan is paid out; he stands for it. */
        SuretyshipActivatedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the guarantor owes now.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
                /**
                 * @description The suretyship.
                 * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                suretyship: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "suretyship.activated";
        };
        /** @description The bank asks the guarantor to pay. */
        SuretyshipCalledMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description How much it asks for.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                called: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the guarantor owes now.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
                /**
                 * @description The suretyship.
                 * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                suretyship: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "suretyship.called";
        };
        /** @description The borrower has paid; the guarantor owes less. */
        SuretyshipCallLoweredMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the guarantor owes now.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
                /**
                 * @description The suretyship.
                 * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                suretyship: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "suretyship.callLowered";
        };
        /** @description The guarantor stands for less. */
        SuretyshipCapLoweredMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the guarantor owes now.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
                /**
                 * @description The suretyship.
                 * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                suretyship: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "suretyship.capLowered";
        };
        /** @description The guarantor lets the bank look at his means. */
        SuretyshipConsentedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the guarantor owes now.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
                /**
                 * @description The suretyship.
                 * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                suretyship: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "suretyship.consented";
        };
        /** @description The borrower is not late any more. */
        SuretyshipCuredMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the guarantor owes now.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
                /**
                 * @description The suretyship.
                 * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                suretyship: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "suretyship.cured";
        };
        /** @description He did not sign in time. */
        SuretyshipExpiredMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the guarantor owes now.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
                /**
                 * @description The suretyship.
                 * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                suretyship: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "suretyship.expired";
        };
        /** @description Somebody was asked to stand for an application. */
        SuretyshipInvitedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The application.
                 * @example app_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                application: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description The suretyship.
                 * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                suretyship: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "suretyship.invited";
        };
        /** @description The borrower is late; the guarantor is told. */
        SuretyshipNoticeGivenMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * Format: date
                 * @description From when the bank can call.
                 * @example 2026-12-21
                 */
                callableFrom: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the guarantor owes now.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
                /**
                 * @description The suretyship.
                 * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                suretyship: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "suretyship.noticeGiven";
        };
        /** @description He does not want to. */
        SuretyshipRefusedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the guarantor owes now.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
                /**
                 * @description The suretyship.
                 * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                suretyship: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "suretyship.refused";
        };
        /** @description He is free. */
        SuretyshipReleasedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the guarantor owes now.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
                /**
                 * @description The suretyship.
                 * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                suretyship: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "suretyship.released";
        };
        /** @description The guarantor has paid. */
        SuretyshipRepaidMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description How much.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                amount: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the guarantor owes now.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description The payment.
                 * @example rep_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                repayment: string;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
                /**
                 * @description The suretyship.
                 * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                suretyship: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "suretyship.repaid";
        };
        /** @description What he had paid was taken back: he owes it again. */
        SuretyshipRepaymentReversedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description How much.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                amount: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the guarantor owes now.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description The payment.
                 * @example rep_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                repayment: string;
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
                /**
                 * @description The suretyship.
                 * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                suretyship: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "suretyship.repaymentReversed";
        };
        /** @description He has signed. */
        SuretyshipSignedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description What the guarantor owes now.
                 * @example {
                 *       "amount": 25000,
                 *       "currency": "CNY"
                 *     }
                 */
                owed: {
                    /**
                     * Format: int64
                     * @description Minor units.
                     */
                    amount: number;
                    /** @description ISO 4217. */
                    currency: string;
                };
                /**
                 * @description Its status after this.
                 * @example active
                 */
                status: string;
                /**
                 * @description The suretyship.
                 * @example sur_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                suretyship: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "suretyship.signed";
        };
        /** @description The bank has taken a tag that you may see from a customer. */
        TagRemovedMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The customer.
                 * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                customer: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Name of the tag.
                 * @example vip
                 */
                tag: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "tag.removed";
        };
        /** @description The bank has given a customer a tag that you may see. */
        TagSetMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The customer.
                 * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                customer: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description Name of the tag.
                 * @example vip
                 */
                tag: string;
                /**
                 * @description Its value; `true` of one that is only there or not.
                 * @example true
                 */
                value: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "tag.set";
        };
        /** @description Nothing is sent to an endpoint any more. */
        WebhookEndpointDisabledMessage: {
            /**
             * @description Version of the API that the message follows.
             * @constant
             */
            apiVersion: "v1";
            /** @description Ids and statuses. With the payload `full` also `object`, the resource as its GET shows it; null where there is none. */
            data: {
                /**
                 * @description The endpoint.
                 * @example whe_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                endpoint: string;
                /** @description Only with the payload `full`. */
                object?: Record<string, never> | null;
                /**
                 * @description `gone`, `failing`, `partner` or `bank`.
                 * @example failing
                 */
                reason: string;
                /**
                 * @description Its status after this.
                 * @example disabled
                 */
                status: string;
            };
            /**
             * @description Where it happened.
             * @enum {string}
             */
            environment: "live" | "sandbox";
            /** @description The `webhook-id`. */
            id: string;
            /**
             * Format: int64
             * @description Its place in your feed.
             */
            position: number;
            /**
             * Format: int64
             * @description Orders what happened to one subject; several messages of one change share it.
             */
            sequence: number;
            /** @description What it happened to. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened, in business time.
             */
            timestamp: string;
            /**
             * @description What happened.
             * @constant
             */
            type: "webhookEndpoint.disabled";
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
    agreementActivatedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "agreement.activated",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AgreementActivatedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    agreementCancelledMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "agreement.cancelled",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "cancelled",
                 *         "reason": "lapsed"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AgreementCancelledMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    agreementChargedOffMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "agreement.chargedOff",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "chargedOff",
                 *         "reason": "lapsed"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AgreementChargedOffMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    agreementCreatedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "agreement.created",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "application": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "awaitingSignature"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AgreementCreatedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    agreementCuredMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "agreement.cured",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "from": "1-30",
                 *         "to": "0",
                 *         "daysPastDue": 0
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AgreementCuredMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    agreementDelinquencyChangedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "agreement.delinquencyChanged",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "from": "0",
                 *         "to": "1-30",
                 *         "daysPastDue": 1
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AgreementDelinquencyChangedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    agreementPausedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "agreement.paused",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "reason": "lapsed",
                 *         "until": "2026-12-21"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AgreementPausedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    agreementRescheduledMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "agreement.rescheduled",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AgreementRescheduledMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    agreementResumedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "agreement.resumed",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AgreementResumedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    agreementSettledMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "agreement.settled",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "settled"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AgreementSettledMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    agreementSettledEarlyMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "agreement.settledEarly",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "settled",
                 *         "repayment": "rep_06fwm2a1c5e7r8e8gx2m9k3v4n"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AgreementSettledEarlyMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    agreementSignedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "agreement.signed",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "signed",
                 *         "channel": "code",
                 *         "locale": "zh"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AgreementSignedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    agreementWithdrawnMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "agreement.withdrawn",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "withdrawn"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AgreementWithdrawnMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    apiKeyExpiredMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "apiKey.expired",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "key_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "key": "key_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "name": "till 7",
                 *         "lastFour": "8k2p",
                 *         "expiresAt": "2027-11-21T00:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyExpiredMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    apiKeyExpiringMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "apiKey.expiring",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "key_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "key": "key_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "name": "till 7",
                 *         "lastFour": "8k2p",
                 *         "expiresAt": "2027-11-21T00:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyExpiringMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    apiKeyIssuedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "apiKey.issued",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "key_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "key": "key_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "name": "till 7",
                 *         "lastFour": "8k2p",
                 *         "expiresAt": "2027-11-21T00:00:00.000Z",
                 *         "scopes": [
                 *           "offers:write"
                 *         ],
                 *         "scenarios": [
                 *           "retail"
                 *         ],
                 *         "cidrs": [
                 *           "203.0.113.0/24"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyIssuedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    apiKeyRevokedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "apiKey.revoked",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "key_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "key": "key_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "name": "till 7",
                 *         "lastFour": "8k2p",
                 *         "expiresAt": "2027-11-21T00:00:00.000Z",
                 *         "reason": "lapsed"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyRevokedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    apiKeyRotatedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "apiKey.rotated",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "key_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "key": "key_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "name": "till 7",
                 *         "lastFour": "8k2p",
                 *         "expiresAt": "2027-11-21T00:00:00.000Z",
                 *         "overlapSeconds": 86400,
                 *         "replacedBy": "key_06fwm2a1c5e7r8e8gx2m9k3v4n"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyRotatedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    apiKeyUnusedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "apiKey.unused",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "key_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "key": "key_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "name": "till 7",
                 *         "lastFour": "8k2p",
                 *         "expiresAt": "2027-11-21T00:00:00.000Z",
                 *         "lastUsedAt": "2027-11-21T00:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyUnusedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    applicationApprovedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "application.approved",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "application": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "inReview"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationApprovedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    applicationConcludedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "application.concluded",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "application": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "inReview"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationConcludedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    applicationCounterOfferedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "application.counterOffered",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "application": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "inReview"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationCounterOfferedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    applicationDeclinedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "application.declined",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "application": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "inReview"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationDeclinedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    applicationEvidenceAddedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "application.evidenceAdded",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "application": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "inReview"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationEvidenceAddedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    applicationExpiredMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "application.expired",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "application": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "inReview"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationExpiredMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    applicationOpenedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "application.opened",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "application": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "inReview"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationOpenedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    applicationReferredMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "application.referred",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "application": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "inReview"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationReferredMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    applicationSubmittedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "application.submitted",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "application": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "inReview"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationSubmittedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    applicationWithdrawnMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "application.withdrawn",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "application": "app_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "inReview"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationWithdrawnMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    chargeWaivedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "charge.waived",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "component": "penalty"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ChargeWaivedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    consentExpiredMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "consent.expired",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "cns_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "consent": "cns_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "customer": "cus_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "purpose": "profiling",
                 *         "data": [
                 *           "tags"
                 *         ],
                 *         "expiresAt": "2027-11-21T00:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ConsentExpiredMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    consentExpiringMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "consent.expiring",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "cns_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "consent": "cns_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "customer": "cus_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "purpose": "profiling",
                 *         "data": [
                 *           "tags"
                 *         ],
                 *         "expiresAt": "2027-11-21T00:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ConsentExpiringMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    consentRevokedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "consent.revoked",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "cns_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "consent": "cns_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "customer": "cus_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "purpose": "profiling",
                 *         "data": [
                 *           "tags"
                 *         ],
                 *         "reason": "lapsed"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ConsentRevokedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    creditPaidOutMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "credit.paidOut",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "amount": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CreditPaidOutMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    customerErasedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "customer.erased",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "cus_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {}
                 *     }
                 */
                "application/json": components["schemas"]["CustomerErasedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    customerRegisteredMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "customer.registered",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "cus_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "kind": "person"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CustomerRegisteredMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    customerUpdatedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "customer.updated",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "cus_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {}
                 *     }
                 */
                "application/json": components["schemas"]["CustomerUpdatedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    drawdownLapsedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "drawdown.lapsed",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "drawdowns": [
                 *           2
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["DrawdownLapsedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    drawdownPaidMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "drawdown.paid",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "drawdown": "drw_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "amount": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "payout": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["DrawdownPaidMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    drawdownVoidedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "drawdown.voided",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "drawdowns": [
                 *           "drw_06fwm2a1c5e7r8e8gx2m9k3v4n"
                 *         ],
                 *         "reason": "lapsed"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["DrawdownVoidedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    guaranteeAmendedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "guarantee.amended",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "guarantee": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "issued",
                 *         "undertaken": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "amendment": "gam_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "expiresOn": "2026-12-21"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["GuaranteeAmendedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    guaranteeAmendmentRefusedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "guarantee.amendmentRefused",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "guarantee": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "issued",
                 *         "undertaken": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "amendment": "gam_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "reason": "lapsed"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["GuaranteeAmendmentRefusedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    guaranteeAmendmentRequestedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "guarantee.amendmentRequested",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "guarantee": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "issued",
                 *         "undertaken": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "amendment": "gam_06fwm2a1c5e7r8e8gx2m9k3v4n"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["GuaranteeAmendmentRequestedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    guaranteeCallPaidMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "guarantee.callPaid",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "guarantee": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "issued",
                 *         "undertaken": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "call": "gcl_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "claimed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "reason": "lapsed"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["GuaranteeCallPaidMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    guaranteeCallRejectedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "guarantee.callRejected",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "guarantee": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "issued",
                 *         "undertaken": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "call": "gcl_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "claimed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "reason": "lapsed"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["GuaranteeCallRejectedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    guaranteeCallWithdrawnMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "guarantee.callWithdrawn",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "guarantee": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "issued",
                 *         "undertaken": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "call": "gcl_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "claimed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "reason": "lapsed"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["GuaranteeCallWithdrawnMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    guaranteeCancelledMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "guarantee.cancelled",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "guarantee": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "issued",
                 *         "undertaken": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["GuaranteeCancelledMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    guaranteeClaimedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "guarantee.claimed",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "guarantee": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "issued",
                 *         "undertaken": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "call": "gcl_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "claimed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["GuaranteeClaimedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    guaranteeExpiredMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "guarantee.expired",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "guarantee": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "issued",
                 *         "undertaken": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["GuaranteeExpiredMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    guaranteeIssuedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "guarantee.issued",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "guarantee": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "issued",
                 *         "undertaken": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["GuaranteeIssuedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    guaranteeReleasedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "guarantee.released",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "guarantee": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "issued",
                 *         "undertaken": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "reference": "paper-1"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["GuaranteeReleasedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    guaranteeRepaidMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "guarantee.repaid",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "guarantee": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "issued",
                 *         "undertaken": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "repayment": "rep_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "amount": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["GuaranteeRepaidMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    guaranteeRepaymentReversedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "guarantee.repaymentReversed",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "guarantee": "gua_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "issued",
                 *         "undertaken": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "repayment": "rep_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "amount": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["GuaranteeRepaymentReversedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    instalmentDueMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "instalment.due",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "instalment": 3,
                 *         "dueDate": "2026-12-21",
                 *         "open": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["InstalmentDueMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    instalmentDueSoonMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "instalment.dueSoon",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "instalment": 3,
                 *         "dueDate": "2026-12-21",
                 *         "open": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["InstalmentDueSoonMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    instalmentOverdueMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "instalment.overdue",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "instalment": 3,
                 *         "dueDate": "2026-12-21",
                 *         "open": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["InstalmentOverdueMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    instalmentPaidMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "instalment.paid",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "instalment": 3,
                 *         "dueDate": "2026-12-21",
                 *         "open": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["InstalmentPaidMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    lateChargeChargedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "lateCharge.charged",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "dueDate": "2026-12-21"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["LateChargeChargedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    lateChargeTakenBackMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "lateCharge.takenBack",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "dueDate": "2026-12-21"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["LateChargeTakenBackMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    offerAcceptedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "offer.accepted",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "decision": "dec_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "product": "retail-zero",
                 *         "amount": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OfferAcceptedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    offerAppliedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "offer.applied",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OfferAppliedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    offerDeclinedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "offer.declined",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "decision": "dec_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "product": "retail-zero",
                 *         "amount": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "reason": "lapsed"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OfferDeclinedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    offerExpiredMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "offer.expired",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "decision": "dec_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "product": "retail-zero",
                 *         "amount": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OfferExpiredMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    offerSupersededMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "offer.superseded",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "replacedBy": "off_06fwm2a1c5e7r8e8gx2m9k3v4n"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OfferSupersededMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    offerViewedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "offer.viewed",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "offer": "off_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "decision": "dec_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "product": "retail-zero",
                 *         "amount": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OfferViewedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    refundBookedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "refund.booked",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "refund": "rfd_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "mode": "lower"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RefundBookedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    refundReversedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "refund.reversed",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "refund": "rfd_06fwm2a1c5e7r8e8gx2m9k3v4n"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RefundReversedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    repaymentBookedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "repayment.booked",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "repayment": "rep_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "amount": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "suretyship": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RepaymentBookedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    repaymentChargedBackMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "repayment.chargedBack",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "repayment": "rep_06fwm2a1c5e7r8e8gx2m9k3v4n"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RepaymentChargedBackMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    repaymentReversedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "repayment.reversed",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "agreement": "agr_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "repayment": "rep_06fwm2a1c5e7r8e8gx2m9k3v4n"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RepaymentReversedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    segmentEnteredMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "segment.entered",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "cus_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "customer": "cus_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "segment": "frequent-buyers",
                 *         "version": 3
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SegmentEnteredMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    segmentLeftMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "segment.left",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "cus_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "customer": "cus_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "segment": "frequent-buyers",
                 *         "version": 3
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SegmentLeftMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    settlementMadeMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "settlement.made",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "stl_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "settlement": "stl_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "businessDate": "2026-12-21"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SettlementMadeMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suretyshipActivatedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "suretyship.activated",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "suretyship": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SuretyshipActivatedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suretyshipCalledMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "suretyship.called",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "suretyship": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "called": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SuretyshipCalledMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suretyshipCallLoweredMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "suretyship.callLowered",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "suretyship": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SuretyshipCallLoweredMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suretyshipCapLoweredMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "suretyship.capLowered",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "suretyship": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SuretyshipCapLoweredMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suretyshipConsentedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "suretyship.consented",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "suretyship": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SuretyshipConsentedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suretyshipCuredMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "suretyship.cured",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "suretyship": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SuretyshipCuredMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suretyshipExpiredMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "suretyship.expired",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "suretyship": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SuretyshipExpiredMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suretyshipInvitedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "suretyship.invited",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "suretyship": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "application": "app_06fwm2a1c5e7r8e8gx2m9k3v4n"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SuretyshipInvitedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suretyshipNoticeGivenMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "suretyship.noticeGiven",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "suretyship": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "callableFrom": "2026-12-21"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SuretyshipNoticeGivenMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suretyshipRefusedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "suretyship.refused",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "suretyship": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SuretyshipRefusedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suretyshipReleasedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "suretyship.released",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "suretyship": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SuretyshipReleasedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suretyshipRepaidMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "suretyship.repaid",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "suretyship": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "repayment": "rep_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "amount": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SuretyshipRepaidMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suretyshipRepaymentReversedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "suretyship.repaymentReversed",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "suretyship": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         },
                 *         "repayment": "rep_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "amount": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SuretyshipRepaymentReversedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suretyshipSignedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "suretyship.signed",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "suretyship": "sur_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "active",
                 *         "owed": {
                 *           "amount": 25000,
                 *           "currency": "CNY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SuretyshipSignedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    tagRemovedMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "tag.removed",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "cus_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "customer": "cus_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "tag": "vip"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["TagRemovedMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    tagSetMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "tag.set",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "cus_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "customer": "cus_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "tag": "vip",
                 *         "value": "true"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["TagSetMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhookEndpointDisabledMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The notification’s id, the same on every attempt.
                 * @example ntf_06fwm2a1c5e7r8e8gx2m9k3v4n
                 */
                "webhook-id": string;
                /**
                 * @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in base64; two, parted by a blank, while secrets overlap.
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795253400
                 */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "type": "webhookEndpoint.disabled",
                 *       "timestamp": "2026-11-21T09:30:00.000Z",
                 *       "apiVersion": "v1",
                 *       "environment": "sandbox",
                 *       "position": 41,
                 *       "subject": "whe_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *       "sequence": 2,
                 *       "data": {
                 *         "endpoint": "whe_06fwm2a1c5e7r8e8gx2m9k3v4n",
                 *         "status": "disabled",
                 *         "reason": "failing"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEndpointDisabledMessage"];
            };
        };
        responses: {
            /** @description You have it. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody lives here any more: the endpoint is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
