// Made by `npm run generate` from the documents in openapi/. Do not edit.

/** Every code that a problem of the Partner API can have. */
export type ProblemCode =
  /** The address is not allowed. This key may not be used from this address. */
  | 'address_not_allowed'
  /** The agreement is not active. A borrower repays what was paid out: sign and capture the agreement first. */
  | 'agreement_not_active'
  /** The agreement is not paused. There is no pause that could end. */
  | 'agreement_not_paused'
  /** The agreement is paused already. Resume it first, then pause it anew. */
  | 'agreement_paused'
  /** The customer is named twice. Send either id or externalId. */
  | 'ambiguous_customer'
  /** Another amendment waits for the bank. Wait for the bank’s answer. */
  | 'amendment_open'
  /** The guarantee cannot become this. The amount stays above what was paid and claimed; the day is not past, and a later one is within five years of the issue. */
  | 'amendment_unfit'
  /** More than what is left of the drawdown. See `remaining` of the drawdown. */
  | 'amount_exceeds_drawdown'
  /** The amount is missing. An event of this type is about money; say how much. */
  | 'amount_required'
  /** The questionnaire knows no such answer. `errors` name the questions; send the ids of its options. */
  | 'answers_unknown'
  /** The API key has expired. This API key has expired; use the one that replaced it, or ask the bank for another. */
  | 'api_key_expired'
  /** There is no API key. Send your key as `Authorization: Bearer ek_sandbox_…`. */
  | 'api_key_missing'
  /** There is an application from this offer already. Read it at `GET /v1/applications/{id}`; `detail` names it. */
  | 'application_exists'
  /** The application is not approved. Only what the bank has approved, and nobody has concluded yet, becomes something. */
  | 'application_not_approved'
  /** The request is malformed. The request is not valid HTTP or cannot be read. */
  | 'bad_request'
  /** The available balance covers more than the amount. Send the part of the customer’s money that he uses for this payment. */
  | 'balance_exceeds_amount'
  /** A body is required. This operation needs a JSON object as its body. */
  | 'body_required'
  /** More is claimed than the guarantee stands for. At most `claimable` of the guarantee can be claimed. */
  | 'call_exceeds_guarantee'
  /** A claim is still being examined. Withdraw it, or wait for the bank’s answer. */
  | 'calls_open'
  /** Too many certification runs or tries. A partner starts at most 50 runs a day, and has at most 30 tries of each kind in one. */
  | 'certification_limit_reached'
  /** A certification run is running. A partner has one at a time: read it, or finish it first. */
  | 'certification_running'
  /** Documents of the claim are missing. Send a reference of every kind of document that the guarantee asks for. */
  | 'claim_documents_missing'
  /** This reference was used before. The same reference names another claim or repayment. */
  | 'claim_repeated'
  /** The clock is behind a day that is closed. Days of the customer are closed that are still to come on this clock. Advance the clock first. */
  | 'clock_behind_books'
  /** There are too many test clocks or customers on one. A partner has at most 1,000 test clocks, a clock at most 1,000 customers. Delete clocks. */
  | 'clock_limit_reached'
  /** Too far for one move. One move of a test clock goes at most 10 years ahead, and no clock beyond the year 2150. */
  | 'clock_move_too_long'
  /** A test clock only goes forward. Name a later instant. What a day has closed stays closed; make another clock to begin anew. */
  | 'clock_only_forward'
  /** The one-time code is wrong. Five tries are given for a code, then a new one is needed. */
  | 'code_wrong'
  /** The beneficiary must agree. Less or shorter takes something from him: send a reference of his consent. */
  | 'consent_of_beneficiary_missing'
  /** The context does not fit the scenario. See the context schema at GET /v1/scenarios/{path}. */
  | 'context_invalid'
  /** The customer is erased. Nothing more is kept of him. */
  | 'customer_erased'
  /** The customer is not known. Register the customer first, or send `register` with your own id of him. */
  | 'customer_unknown'
  /** Too many changes at once. Nothing was changed. Repeat the request. */
  | 'database_contention'
  /** The database is not reachable. It may or may not have happened: repeat it with the same Idempotency-Key. */
  | 'database_unavailable'
  /** The operation took too long. It may or may not have happened: repeat it with the same Idempotency-Key. */
  | 'deadline_exceeded'
  /** The text is not the one to be signed. Read the document again, show it, and send its hash. */
  | 'document_changed'
  /** Another document was shown. Show the contract again and send the hash of what was shown. */
  | 'document_differs'
  /** The drawdown cannot be paid out. It is paid, voided or lapsed already; see the agreement’s drawdowns. */
  | 'drawdown_not_open'
  /** Say which drawdown. The agreement has several open drawdowns; name one by its id. */
  | 'drawdown_required'
  /** The drawdown is not due yet. It cannot be paid out before the day that was agreed. */
  | 'drawdown_too_early'
  /** The id belongs to another event. An event with this externalId was reported with other content; events are never changed. */
  | 'event_id_reused'
  /** The evidence does not show what it should. A disclosure needs the version that was shown, its language and at least the minimum reading time; anything else a reference. */
  | 'evidence_insufficient'
  /** Something must be handed in before the signature. Hand it in with POST /v1/applications/{id}/evidence; `errors` names it. */
  | 'evidence_missing'
  /** The payout needs its evidence. Say what was delivered: the kind of evidence that the payout waits for, and its reference. */
  | 'evidence_required'
  /** The evidence is not there. Name events that were reported of this customer. */
  | 'evidence_unknown'
  /** The external id is taken. A customer with this externalId is registered already; find it at /by-external-id/{externalId}. */
  | 'external_id_taken'
  /** This fixture needs a scenario that you are not enrolled in. See `available` at `GET /v1/sandbox/fixtures`. */
  | 'fixture_not_available'
  /** This fixture makes no agreement that can be repaid. Take one that makes an active agreement, see `GET /v1/sandbox/fixtures`. */
  | 'fixture_without_agreement'
  /** There is a guarantee of this application already. One application becomes one guarantee. */
  | 'guarantee_exists'
  /** The guarantor cannot stand for so much. With everything else he stands for, the cap is more than his means bear. */
  | 'guarantor_capacity_exceeded'
  /** This customer cannot stand for the borrower. A guarantor is another person than the borrower, of age, and his means are known. */
  | 'guarantor_not_fit'
  /** The first request is still running. A request with this Idempotency-Key is still running. Repeat it after `Retry-After` seconds. */
  | 'idempotency_in_flight'
  /** An Idempotency-Key is required. This request creates an obligation: send an Idempotency-Key, so that a repeat cannot do it twice. */
  | 'idempotency_key_required'
  /** The Idempotency-Key was used for another request. This Idempotency-Key was used for another request; a new request needs a new key. */
  | 'idempotency_key_reused'
  /** The server failed. The failure is recorded under `requestId`. */
  | 'internal_error'
  /** The API key is not valid. This API key is unknown or revoked. */
  | 'invalid_api_key'
  /** The cursor is not valid here. Use `nextCursor` of the page before, with the same path and filters. */
  | 'invalid_cursor'
  /** The Idempotency-Key is malformed. Idempotency-Key must be 1–255 visible characters, quoted or bare, and stand once. */
  | 'invalid_idempotency_key'
  /** The body is not acceptable JSON. The body must be one JSON document in UTF-8, without duplicate names or oversized numbers. */
  | 'invalid_json'
  /** The period cannot be answered. Give a period that does not end before it begins and has at most 366 days. */
  | 'invalid_period'
  /** The request does not match its description. See `errors`: each names a place in the request and what is expected there. */
  | 'invalid_request'
  /** The subject token is not valid. Send the token of an anonymous answer that this partner got. */
  | 'invalid_subject_token'
  /** A header of the upload is not valid. `Upload-Offset` is a whole number of bytes; `Upload-Complete` is `?1` or `?0`. */
  | 'invalid_upload_header'
  /** The bank must keep the customer. Something still runs or is owed, or the bank has been told to keep him (`legalHold`); `errors` names it. When it has ended, ask again: until then nothing is erased. */
  | 'legal_hold'
  /** The licence has expired. Live keys need a licence that has not expired. */
  | 'licence_expired'
  /** The limit is no longer held. Ask for new offers. */
  | 'limit_not_held'
  /** A limit is reached. Not available to this customer now; ask for a smaller amount or later. */
  | 'limit_reached'
  /** The amounts have different currencies. Send every amount of a request in one currency. */
  | 'mixed_currencies'
  /** More than what was written off. Of a debt that was written off no more can come back than was lost. */
  | 'more_than_written_off'
  /** No one-time code is open. Ask for a one-time code first; the last one has run out, was used, or was tried too often. */
  | 'no_code_open'
  /** There is no credit balance of this size. Only what the customer has paid too much can be paid out. */
  | 'no_credit_balance'
  /** The application is not for a guarantee. Make an agreement of it with POST /v1/agreements. */
  | 'no_guarantee_product'
  /** The customer cannot be reached. This installation has no gateway for messages to live customers. */
  | 'no_message_gateway'
  /** Not found. There is no such resource, or it is not yours to see. */
  | 'not_found'
  /** The agreement is not repaid from sales. Sales are reported for agreements of which a share of them repays the loan. */
  | 'not_repaid_from_sales'
  /** Nothing is owed. There is nothing to settle or to pay ahead. */
  | 'nothing_owed'
  /** The event has not happened yet. occurredAt may be at most five minutes ahead of the customer’s business time. */
  | 'occurred_in_future'
  /** The event is too old. The bank takes events of the last ten years. */
  | 'occurred_too_long_ago'
  /** The offer is not accepted. An application is opened from an offer that is accepted now; accept it (again), then apply. */
  | 'offer_not_accepted'
  /** An indicative offer cannot be accepted. Register the customer and ask again. */
  | 'offer_not_bindable'
  /** The offer is no longer available. The bank has paused the product or scenario; ask for new offers. */
  | 'offer_withdrawn'
  /** The one-time code does not fit. Five tries within ten minutes; then ask for a new code. */
  | 'one_time_code_wrong'
  /** The offer has no such term or amount. Use one of the offer’s termOptions, and an amount within the product’s bounds. */
  | 'option_not_offered'
  /** There is an application for this order. Another offer for the same order was applied for; withdraw that application first. */
  | 'order_in_application'
  /** Temporarily overloaded. The server is busy. Repeat the request after `Retry-After` seconds. */
  | 'overloaded'
  /** A guarantor paid it. Take it back at his suretyship, `POST /v1/suretyships/{id}/repayments/{repayment}/reverse`. */
  | 'paid_by_guarantor'
  /** The partner is suspended. The bank has stopped this partner; ask your contact there. */
  | 'partner_suspended'
  /** This pause is for the bank to decide. A partner may pause for a dispute about its own goods only. */
  | 'pause_not_allowed'
  /** The pause has no such end. Send a last day from today on the agreement’s clock to 180 days ahead. */
  | 'pause_too_long'
  /** The payload does not fit the scenario. Send what the scenario’s schema for this type allows; where there is none, send no payload. */
  | 'payload_invalid'
  /** The body is too large. A body holds at most 256 KiB. */
  | 'payload_too_large'
  /** If-Match is required. Read the resource and send its `ETag` as `If-Match`, so that no change is overwritten unseen. */
  | 'precondition_required'
  /** The prepayment would settle the agreement. Send less than what is open, or settle with a quote. */
  | 'prepayment_too_large'
  /** The product makes no credit agreement. A guarantee is made by POST /v1/guarantees; cards, accounts and insurance are concluded elsewhere. */
  | 'product_without_agreement'
  /** The customer has not agreed to be profiled. Record his consent "profiling" first. */
  | 'profiling_consent_missing'
  /** Another version of the questionnaire is in force. Read the questionnaire again, ask what is new in it, and send its `version`. */
  | 'questionnaire_outdated'
  /** No quote for this day. Ask for a day from today on the agreement’s clock to 30 days ahead. */
  | 'quote_day_out_of_range'
  /** The settlement quote no longer holds. It is none of this agreement, its time is over, or something was booked since; ask for a new one. */
  | 'quote_outdated'
  /** Too many requests. Wait as long as `Retry-After` says; `violatedPolicies` names the quotas that are used up. */
  | 'rate_limited'
  /** The document was not shown long enough. The jurisdiction demands a minimum reading time: `contract.minimumReadingSeconds` of the agreement. */
  | 'read_too_short'
  /** The receipt is gone. The customer was erased, and the inputs of his decisions with him. */
  | 'receipt_erased'
  /** The reference stands for something else. This agreement has a booking with this reference and another amount or day; send a new reference for a new one. */
  | 'reference_taken'
  /** The refund names both lines and an amount, or neither. Send either lines or an amount. */
  | 'refund_ambiguous'
  /** More than what is left to refund. See `refundable` of the preview for what is left, line by line. */
  | 'refund_exceeds_rest'
  /** The release steps do not fall. Each step names a smaller share of principal and of the cap. */
  | 'release_steps_unfit'
  /** More is paid than is owed. Pay at most what is owed. */
  | 'repayment_exceeds_debt'
  /** Something is missing before signature. Hand it in at the application first; `errors` lists the requirements. */
  | 'requirements_missing'
  /** The range is too long. At most 1,000 positions can be sent again at once. */
  | 'resend_range_too_long'
  /** What was reserved for the offer is free again. Accept the offer again, if it has not expired, then apply. */
  | 'reservation_lapsed'
  /** The reservation is lost. Budget and exposure are no longer held for this agreement; ask for new offers. */
  | 'reservation_lost'
  /** The returnUrl is not allowed. It must be https, without user info or fragment; in the sandbox also http on a loopback address. */
  | 'return_url_not_allowed'
  /** The day’s sales were reported otherwise. Each day is reported once, with all its sales; reverse its repayment before you report it anew. */
  | 'sales_day_taken'
  /** The sandbox is busy. Repeat the request with the same Idempotency-Key: what is done already is not done twice. */
  | 'sandbox_busy'
  /** Only for the sandbox. Live keys are refused in the sandbox. */
  | 'sandbox_only'
  /** The partner is not enrolled in this scenario. Ask the bank to enrol you, or use a scenario of GET /v1/scenarios. */
  | 'scenario_not_enrolled'
  /** This key is not for this scenario. The key is narrowed to other scenarios; use another key. */
  | 'scenario_not_in_key'
  /** The bank keeps nothing of this scene. Do not report events of excluded scenes. */
  | 'scenario_not_kept'
  /** A scope is missing. The key does not allow this; `detail` names the scope that does. */
  | 'scope_missing'
  /** No more sandboxes can be opened now. All places are taken. Try again tomorrow, or ask the bank for a key. */
  | 'self_service_full'
  /** A sensitive scene needs the customer’s consent. Record his consent "sensitiveData" first. */
  | 'sensitive_consent_missing'
  /** The display is not over yet. shownAt and readSeconds must lie in the past of the business clock. */
  | 'shown_in_future'
  /** Too many sandboxes from this address. Wait as long as `Retry-After` says. */
  | 'sign_up_limited'
  /** A simulation of this agreement is running. Wait until it is completed. */
  | 'simulation_running'
  /** The stages do not add up to the amount. Send stages whose amounts sum to the amount. */
  | 'stages_differ_from_amount'
  /** The resource has changed. The resource is newer than your `If-Match`. Read it again and repeat the change. */
  | 'stale_version'
  /** The state does not allow this. See `allowedActions` for what may be done instead. */
  | 'state_conflict'
  /** The statement has too many lines. More than 1,000 lines fall into the period: ask for a shorter one. */
  | 'statement_too_long'
  /** The bank refused a step. A step that your own call would have made was refused, see `detail`; for example because the key lacks a scope. */
  | 'step_refused'
  /** Joining needs the customer’s consent. Send the consent "profiling" with the subject token. */
  | 'subject_consent_missing'
  /** The subject token is used. Another customer has joined that decision already; leave the token out. */
  | 'subject_token_used'
  /** He is asked for this application already. A guarantor stands for an application once. */
  | 'suretyship_exists'
  /** Somebody else sets this tag. Its definition does not let you set or remove it. */
  | 'tag_not_yours'
  /** There is no such tag. Use the name of a tag in force, or as a partner a name of your own that begins with own. */
  | 'tag_unknown'
  /** The tag cannot have this value. Its definition says which values it has; leave the value out for a tag that is only there or not. */
  | 'tag_value_invalid'
  /** There are too many claims on this guarantee. A guarantee takes a hundred claims; speak to the bank. */
  | 'too_many_calls'
  /** Too many one-time codes. At most five codes an hour are sent for one signature. */
  | 'too_many_codes'
  /** The agreement’s history is full. An agreement holds a bounded number of events; talk to the bank. */
  | 'too_many_events'
  /** The customer has too many tags. Remove some that are no longer needed. */
  | 'too_many_tags'
  /** Too many uploads at once. Wait until another upload has ended. */
  | 'too_many_uploads'
  /** Too many webhook endpoints. You have at most 20 endpoints in an environment; delete some first. */
  | 'too_many_webhook_endpoints'
  /** There is no such event type. See `errors`: a type is one of the catalogue, `resource.*`, or `*`. */
  | 'unknown_event_type'
  /** The order has no such line. Send lines of the order that the agreement pays. */
  | 'unknown_order_line'
  /** The application has no such requirement. Hand in evidence for the codes of `requirements` only. */
  | 'unknown_requirement'
  /** There is no such scenario. Use a path of GET /v1/scenarios, or leave it out and let the bank recognise it. */
  | 'unknown_scenario'
  /** This media type is not accepted. Send `Content-Type: application/json` (UTF-8) without a `Content-Encoding`. */
  | 'unsupported_media_type'
  /** The upload was interrupted. What was taken stays taken: read the import and go on from its `offset`. */
  | 'upload_interrupted'
  /** The upload goes on elsewhere. Read the import, and send the file from its `offset` on with that as `Upload-Offset`. */
  | 'upload_offset_mismatch'
  /** The URL is too long. A path segment is longer than any id. */
  | 'uri_too_long'
  /** The value date is out of range. Send a day from the first payout on, at most 90 days back and not after today on the agreement’s clock. */
  | 'value_date_out_of_range'
  /** The endpoint is disabled. Nothing is sent to a disabled endpoint; enable it first. */
  | 'webhook_endpoint_disabled'
  /** The URL cannot be called. A webhook URL is https on port 443 or 8443, without credentials or fragment, at a public address; `errors` says what is wrong. */
  | 'webhook_url_refused'
  /** You have an endpoint with this URL. Each URL stands once, so that nothing is delivered twice; change the other endpoint instead. */
  | 'webhook_url_taken'
  /** The withdrawal period is over. The jurisdiction’s days for withdrawing have passed, or it gives none. */
  | 'withdrawal_period_over'
  /** The amount has another currency than the agreement. Send every amount in the agreement’s currency. */
  | 'wrong_currency';
