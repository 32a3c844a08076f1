// Made by web/make-client.ts from the service's OpenAPI. Not written by hand.

/** A no of the service (RFC 9457). */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors?: readonly { readonly at: string; readonly says: string }[]
}

export interface paths {
  "/api/clocks": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** The deadlines that run at a payer from a day, by its defaults */
  get: { parameters: { query: { "payer": "aetna" | "aetna-better-health" | "ambetter" | "anthem" | "auto" | "blue-cross-blue-shield" | "caresource" | "cigna" | "commercial-default" | "erisa-self-funded" | "fehb" | "fep-blue" | "florida-blue" | "harvard-pilgrim" | "health-net" | "humana" | "kaiser" | "marketplace" | "medicaid-fee-for-service" | "medicaid-managed-care" | "medicare-advantage" | "medicare-advantage-non-contracted" | "medicare-dme" | "medicare-part-a" | "medicare-part-b" | "molina" | "oscar" | "railroad-medicare" | "tricare" | "tufts" | "unitedhealthcare" | "unitedhealthcare-medicare-advantage" | "va-community-care" | "wellcare" | "wellpoint" | "workers-compensation"; "notice"?: string; "service"?: string; "level"?: "timely-filing" | "corrected-claim" | "records-request" | "reopening" | "redetermination" | "reconsideration" | "alj" | "council" | "court" | "appeal" | "second-appeal" | "external-review" | "recoupment-hold" | "refund-hold" | "open-negotiation" | "idr" }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "kind": string; readonly "level": string; readonly "anchor": string; readonly "due": string; readonly "workBy": string; readonly "unit": string; readonly "filedMeans": string; readonly "doesNotStop": (string)[]; readonly "minimumCents"?: number; readonly "rule": string; readonly "note"?: string; readonly "cites": ({ readonly "title": string; readonly "url"?: string; readonly "read"?: string })[]; readonly "sure": string })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/codes": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Codes by words, best first */
  get: { parameters: { query: { "words": string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "code": string; readonly "list": "carc" | "rarc"; readonly "meaning": string; readonly "active": boolean; readonly "score": number })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/codes/{code}": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** The page of a code: 197, CO-197, N130, CO-16+M51, CO-16+MA130+N290 */
  get: { parameters: { query?: never; header?: never; path: { "code": string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "code": string; readonly "list": "carc" | "rarc"; readonly "group"?: string; readonly "remark"?: string; readonly "status": "active" | "deactivated"; readonly "until"?: string; readonly "alert"?: boolean; readonly "title": string; readonly "meaning": string; readonly "remarkMeaning"?: string; readonly "remarks"?: ({ readonly "code": string; readonly "alert": boolean; readonly "topic": string; readonly "title": string; readonly "meaning": string; readonly "asks"?: string; readonly "fields"?: ({ readonly "name": string; readonly "loop": string; readonly "element": string; readonly "form"?: string })[]; readonly "document"?: string; readonly "steps": (string)[] })[]; readonly "topic"?: string; readonly "asks"?: string; readonly "fields"?: ({ readonly "name": string; readonly "loop": string; readonly "element": string; readonly "form"?: string })[]; readonly "document"?: string; readonly "byGroup"?: Readonly<Record<string, string>>; readonly "groupFits"?: boolean; readonly "kind": string; readonly "cause": string; readonly "family": string; readonly "action": string; readonly "liable": string; readonly "mayBillPatient": boolean; readonly "appealable": boolean; readonly "scenario"?: (string)[]; readonly "causes"?: (string)[]; readonly "steps"?: (string)[]; readonly "evidence"?: (string)[]; readonly "prevention"?: (string)[]; readonly "misreadings"?: ({ readonly "says": string; readonly "truth": string })[]; readonly "related"?: ({ readonly "code": string; readonly "why": string })[]; readonly "inFile"?: string; readonly "workedNumbers"?: string; readonly "examples"?: ({ readonly "title": string; readonly "claim": string; readonly "paid": string; readonly "expect": unknown })[]; readonly "replacedBy"?: (string)[]; readonly "note"?: string; readonly "cites": ({ readonly "title": string; readonly "url"?: string; readonly "read"?: string })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/explain": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Remittances (835) explained: each adjustment decided; nothing is kept */
  post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/me": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Who one is, and in which practices with which role */
  get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "kind": "person" | "token"; readonly "name": string; readonly "practices": ({ readonly "id": number; readonly "role": "viewer" | "biller" | "lead" | "admin"; readonly "name": string })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/payer-entries": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Payers and classes of payers of which deadlines and ways to correct are known */
  get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "id": string; readonly "title": string })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/payer-entries/{name}": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** What is known of one of them, with its sources */
  get: { parameters: { query?: never; header?: never; path: { "name": string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "id": string; readonly "title": string; readonly "classes": (string)[]; readonly "clocks": ({ readonly "level": string; readonly "anchor": string; readonly "from": string; readonly "within": number; readonly "unit": string; readonly "filedMeans": string; readonly "doesNotStop"?: (string)[]; readonly "note"?: string; readonly "cites": ({ readonly "title": string; readonly "url"?: string; readonly "read"?: string })[]; readonly "sure": string })[]; readonly "correction": { readonly "acceptsReplacement": boolean | "unknown"; readonly "replacesDenied": boolean | "unknown"; readonly "how": string; readonly "cites": ({ readonly "title": string; readonly "url"?: string; readonly "read"?: string })[]; readonly "sure": string }; readonly "notes": (string)[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/adjudications/{id}": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** One claim of a remittance with everything on it */
  get: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "id": number; readonly "remittance_id": number; readonly "ordinal": number; readonly "payer_id": number; readonly "account": string; readonly "payer_control": string | null; readonly "original_control": string | null; readonly "status": string; readonly "filing": string; readonly "reversal": number; readonly "payment_date": string | null; readonly "charge_cents": number; readonly "paid_cents": number; readonly "patient_cents": number; readonly "difference_cents": number; readonly "lines": number; readonly "service_from": string | null; readonly "service_to": string | null; readonly "received_date": string | null; readonly "patient_name": string | null; readonly "member_id": string | null; readonly "outcome": string; readonly "at_stake_cents": number; readonly "split": number; readonly "segment": number; readonly "file": string; readonly "fileId": number; readonly "trace": string | null; readonly "lineRows": ({ readonly "remit_claim_id": number; readonly "line": number; readonly "procedure": string | null; readonly "submitted": string | null; readonly "modifiers": string; readonly "charge_cents": number; readonly "paid_cents": number; readonly "units": string | null; readonly "allowed_cents": number | null; readonly "control": string | null; readonly "service_from": string | null; readonly "service_to": string | null; readonly "segment": number })[]; readonly "remarks": ({ readonly "remit_claim_id": number; readonly "line": number; readonly "ordinal": number; readonly "code": string; readonly "segment": number })[]; readonly "adjustments": ({ readonly "id": number; readonly "remit_claim_id": number; readonly "line": number; readonly "group_code": string; readonly "carc": string; readonly "amount_cents": number; readonly "quantity": string | null; readonly "segment": number; readonly "decision"?: { readonly "kind": string; readonly "cause": string; readonly "action": string; readonly "liable": string; readonly "mayBillPatient": boolean; readonly "appealable": boolean; readonly "sure": string; readonly "rule": string; readonly "why": string; readonly "because": ({ readonly "rule": string; readonly "fact": string; readonly "says": string; readonly "is": string | number | boolean | (string)[] | null; readonly "wanted"?: string; readonly "holds": boolean; readonly "segment": number })[]; readonly "cites": ({ readonly "title": string; readonly "url"?: string; readonly "read"?: string })[]; readonly "knowledge": string; readonly "decidedAt": string }; readonly "share"?: "deductible" | "coinsurance" | "copay" })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/adjudications/{id}/secondary": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** The claim to the next payer; written when asked to */
  post: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "next"?: { readonly "name": string; readonly "id": string; readonly "filing": string; readonly "memberId": string }; readonly "write"?: boolean; readonly "test"?: boolean } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "account": string; readonly "payer": string | null; readonly "sequence": string | null; readonly "patientCents": number; readonly "says": (string)[]; readonly "faults": ({ readonly "element"?: string; readonly "code": string; readonly "says": string })[]; readonly "outgoing"?: number; readonly "name"?: string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/audit": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** The proof that every cent and segment is accounted for */
  get: { parameters: { query?: { "files"?: "true" | "false" }; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "ok": boolean; readonly "checks": ({ readonly "name": string; readonly "ok": boolean; readonly "differenceCents": number; readonly "says": (string)[] })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/claims": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Claims as they were sent, the latest first */
  get: { parameters: { query?: { "account"?: string; "search"?: string; "limit"?: number; "cursor"?: string }; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "id": number; readonly "transmission_id": number; readonly "ordinal": number; readonly "kind": string; readonly "account": string; readonly "charge_cents": number; readonly "facility": string | null; readonly "frequency": string; readonly "original_control": string | null; readonly "authorization_number": string | null; readonly "referral_number": string | null; readonly "sequence": string | null; readonly "filing": string | null; readonly "payer_name": string | null; readonly "payer_identifier": string | null; readonly "member_id": string | null; readonly "patient_name": string | null; readonly "patient_born": string | null; readonly "billing_npi": string | null; readonly "rendering_npi": string | null; readonly "service_from": string | null; readonly "service_to": string | null; readonly "lines": number; readonly "sent_on": string | null; readonly "segment": number })[]; readonly "next"?: string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/claims/{id}": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** One claim as it was sent: its lines, diagnoses and other payers */
  get: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "claim": { readonly "id": number; readonly "transmission_id": number; readonly "ordinal": number; readonly "kind": string; readonly "account": string; readonly "account_key": string; readonly "charge_cents": number; readonly "facility": string | null; readonly "frequency": string; readonly "original_control": string | null; readonly "authorization_number": string | null; readonly "referral_number": string | null; readonly "sequence": string | null; readonly "filing": string | null; readonly "payer_name": string | null; readonly "payer_identifier": string | null; readonly "member_id": string | null; readonly "patient_name": string | null; readonly "patient_born": string | null; readonly "billing_npi": string | null; readonly "rendering_npi": string | null; readonly "service_from": string | null; readonly "service_to": string | null; readonly "lines": number; readonly "sent_on": string | null; readonly "segment": number }; readonly "fileId": number; readonly "file": string; readonly "lines": ({ readonly "claim_id": number; readonly "line": number; readonly "control": string | null; readonly "revenue": string | null; readonly "procedure": string | null; readonly "modifiers": string; readonly "charge_cents": number; readonly "units": string | null; readonly "place": string | null; readonly "pointers": string; readonly "service_from": string | null; readonly "service_to": string | null; readonly "segment": number })[]; readonly "diagnoses": ({ readonly "claim_id": number; readonly "ordinal": number; readonly "qualifier": string; readonly "code": string })[]; readonly "payers": ({ readonly "claim_id": number; readonly "ordinal": number; readonly "sequence": string; readonly "filing": string | null; readonly "identifier": string | null; readonly "name": string | null; readonly "paid_cents": number | null })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/claims/{id}/timeline": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** One timeline over every file */
  get: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "claims": ({ readonly "id": number; readonly "transmission_id": number; readonly "ordinal": number; readonly "kind": string; readonly "account": string; readonly "account_key": string; readonly "charge_cents": number; readonly "facility": string | null; readonly "frequency": string; readonly "original_control": string | null; readonly "authorization_number": string | null; readonly "referral_number": string | null; readonly "sequence": string | null; readonly "filing": string | null; readonly "payer_name": string | null; readonly "payer_identifier": string | null; readonly "member_id": string | null; readonly "patient_name": string | null; readonly "patient_born": string | null; readonly "billing_npi": string | null; readonly "rendering_npi": string | null; readonly "service_from": string | null; readonly "service_to": string | null; readonly "lines": number; readonly "sent_on": string | null; readonly "segment": number })[]; readonly "entries": ({ readonly "at": string; readonly "kind": "sent" | "said" | "decided" | "done" | "made" | "coverage" | "authorization"; readonly "says": string; readonly "from": string; readonly "claimId"?: number; readonly "remitClaimId"?: number })[]; readonly "denials": ({ readonly "id": number; readonly "case_id": number; readonly "remit_claim_id": number; readonly "payer_id": number; readonly "account": string; readonly "patient_name": string | null; readonly "service_from": string | null; readonly "payment_date": string | null; readonly "charge_cents": number; readonly "paid_cents": number; readonly "group_code": string; readonly "carc": string; readonly "kind": string; readonly "cause": string; readonly "action": string; readonly "at_stake_cents": number; readonly "expected_cents": number; readonly "score": number; readonly "score_terms": string; readonly "due_date": string | null; readonly "work_by": string | null; readonly "due_level": string | null; readonly "move": string; readonly "owner": string; readonly "snoozed": number; readonly "snoozed_until": string | null; readonly "status": string; readonly "closed_because": string | null; readonly "recovered_cents": number; readonly "credited": string | null; readonly "written_off_cents": number; readonly "asked_cents": number; readonly "last_action": string | null; readonly "opened_at": string; readonly "changed_at": string })[]; readonly "patient": { readonly "cents": number; readonly "mayBill": boolean; readonly "says": string } } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/clock-overrides": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Deadlines that the practice has set otherwise */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "payer": string; readonly "level": string; readonly "within"?: number; readonly "unit"?: string; readonly "cites": ({ readonly "title": string; readonly "url"?: string; readonly "read"?: string })[] })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  /** Set a deadline as a contract, product or state has it */
  post: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "payer": "aetna" | "aetna-better-health" | "ambetter" | "anthem" | "auto" | "blue-cross-blue-shield" | "caresource" | "cigna" | "commercial-default" | "erisa-self-funded" | "fehb" | "fep-blue" | "florida-blue" | "harvard-pilgrim" | "health-net" | "humana" | "kaiser" | "marketplace" | "medicaid-fee-for-service" | "medicaid-managed-care" | "medicare-advantage" | "medicare-advantage-non-contracted" | "medicare-dme" | "medicare-part-a" | "medicare-part-b" | "molina" | "oscar" | "railroad-medicare" | "tricare" | "tufts" | "unitedhealthcare" | "unitedhealthcare-medicare-advantage" | "va-community-care" | "wellcare" | "wellpoint" | "workers-compensation"; readonly "level": "timely-filing" | "corrected-claim" | "records-request" | "reopening" | "redetermination" | "reconsideration" | "alj" | "council" | "court" | "appeal" | "second-appeal" | "external-review" | "recoupment-hold" | "refund-hold" | "open-negotiation" | "idr"; readonly "within": number; readonly "unit"?: "calendar-days" | "business-days" | "months" | "years"; readonly "source": string; readonly "product"?: string; readonly "state"?: string } } }; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/codes/{code}": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** What a code has come to here: how often, over how much, what was worked, what came back */
  get: { parameters: { query?: never; header?: never; path: { "practice": number; "code": string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "times": number; readonly "cents"?: number; readonly "denials": number; readonly "open": number; readonly "openCents": number; readonly "closed": number; readonly "won": number; readonly "recoveredCents": number; readonly "writtenOffCents": number } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/combinations": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** What payers sent outside of the uniform-use list */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/decide-again": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Decide everything with what is known today */
  post: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "remittances": number; readonly "adjustments": number; readonly "changed": number; readonly "claims": number } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** The work list, ranked: one page, with the total of everything the filter finds */
  get: { parameters: { query?: { "status"?: "open" | "closed"; "move"?: "us" | "payer" | "patient" | "done"; "owner"?: string; "payerId"?: number; "cause"?: "eligibility" | "coverage-exclusion" | "authorization" | "medical-necessity" | "coding" | "bundling" | "claim-data" | "documentation" | "timely-filing" | "duplicate" | "other-payer" | "provider-enrollment" | "frequency-limit" | "contract" | "sequestration" | "payment-policy" | "patient-share" | "property-casualty" | "recovery" | "unknown"; "action"?: "correct-claim" | "new-claim" | "void-claim" | "appeal" | "reopen" | "send-records" | "obtain-authorization" | "verify-coverage" | "bill-other-payer" | "bill-patient" | "find-original" | "fix-enrollment" | "query-payer" | "wait" | "write-off" | "none" | "review"; "carc"?: string; "snoozed"?: "true" | "false"; "dueBy"?: string; "dueFrom"?: string; "atLeastCents"?: number; "atMostCents"?: number; "account"?: string; "search"?: string; "openedFrom"?: string; "paidFrom"?: string; "recovered"?: "true" | "false"; "asked"?: "true" | "false"; "sort"?: string; "limit"?: number; "cursor"?: string; "skip"?: number }; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "id": number; readonly "payerId": number; readonly "account": string; readonly "patient": string | null; readonly "serviceFrom": string | null; readonly "paymentDate": string | null; readonly "chargeCents": number; readonly "paidCents": number; readonly "group": string; readonly "carc": string; readonly "kind": string; readonly "cause": string; readonly "action": string; readonly "atStakeCents": number; readonly "expectedCents": number; readonly "score": number; readonly "dueDate": string | null; readonly "workBy": string | null; readonly "dueLevel": string | null; readonly "daysLeft": number | null; readonly "move": string; readonly "owner": string; readonly "status": string; readonly "snoozedUntil": string | null; readonly "closedBecause": string | null; readonly "recoveredCents": number; readonly "credited": string | null; readonly "writtenOffCents": number; readonly "askedCents": number; readonly "lastAction": string | null; readonly "openedAt": string; readonly "changedAt": string; readonly "etag": string; readonly "payer": string })[]; readonly "next"?: string; readonly "total": { readonly "denials": number; readonly "atLeast": boolean; readonly "atStakeCents"?: number; readonly "expectedCents"?: number } } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/bulk": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** One verb for many: by their numbers, or all that a filter finds; all or none of them */
  post: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "verb": "assign" | "snooze" | "note" | "call" | "close" | "reopen" | "write-off" | "approve" | "step"; readonly "ids"?: (number)[]; readonly "filter"?: { readonly "status"?: "open" | "closed"; readonly "move"?: "us" | "payer" | "patient" | "done"; readonly "owner"?: string; readonly "payerId"?: number; readonly "cause"?: "eligibility" | "coverage-exclusion" | "authorization" | "medical-necessity" | "coding" | "bundling" | "claim-data" | "documentation" | "timely-filing" | "duplicate" | "other-payer" | "provider-enrollment" | "frequency-limit" | "contract" | "sequestration" | "payment-policy" | "patient-share" | "property-casualty" | "recovery" | "unknown"; readonly "action"?: "correct-claim" | "new-claim" | "void-claim" | "appeal" | "reopen" | "send-records" | "obtain-authorization" | "verify-coverage" | "bill-other-payer" | "bill-patient" | "find-original" | "fix-enrollment" | "query-payer" | "wait" | "write-off" | "none" | "review"; readonly "carc"?: string; readonly "snoozed"?: boolean; readonly "dueBy"?: string; readonly "dueFrom"?: string; readonly "atLeastCents"?: number; readonly "atMostCents"?: number; readonly "account"?: string; readonly "search"?: string; readonly "openedFrom"?: string; readonly "paidFrom"?: string; readonly "recovered"?: boolean; readonly "asked"?: boolean }; readonly "told"?: Readonly<Record<string, unknown>> } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "changed": number; readonly "waiting"?: number; readonly "at": string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/totals": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** How many each of several filters finds and over how much; nobody’s record is shown */
  get: { parameters: { query?: { "filters"?: string }; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "denials": number; readonly "atLeast": boolean; readonly "atStakeCents"?: number; readonly "expectedCents"?: number })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/undo": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Take a deed of one’s own back, named by its instant: what nobody has changed since is as it was before */
  post: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "at": string } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "undone": number; readonly "left": number; readonly "at": string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/{id}": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Everything known of one denial */
  get: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "denial": { readonly "id": number; readonly "payerId": number; readonly "account": string; readonly "patient": string | null; readonly "serviceFrom": string | null; readonly "paymentDate": string | null; readonly "chargeCents": number; readonly "paidCents": number; readonly "group": string; readonly "carc": string; readonly "kind": string; readonly "cause": string; readonly "action": string; readonly "atStakeCents": number; readonly "expectedCents": number; readonly "score": number; readonly "dueDate": string | null; readonly "workBy": string | null; readonly "dueLevel": string | null; readonly "daysLeft": number | null; readonly "move": string; readonly "owner": string; readonly "status": string; readonly "snoozedUntil": string | null; readonly "closedBecause": string | null; readonly "recoveredCents": number; readonly "credited": string | null; readonly "writtenOffCents": number; readonly "askedCents": number; readonly "lastAction": string | null; readonly "openedAt": string; readonly "changedAt": string; readonly "etag": string }; readonly "payer": string; readonly "scoreTerms": { readonly "chance": number; readonly "judgementOnly": boolean; readonly "recoverableCents": number; readonly "costCents": number; readonly "urgency": number; readonly "terms": ({ readonly "of": string; readonly "wins": number; readonly "tries": number; readonly "chance": number })[] }; readonly "adjudications": ({ readonly "id": number; readonly "remittance_id": number; readonly "ordinal": number; readonly "payer_id": number; readonly "account": string; readonly "payer_control": string | null; readonly "original_control": string | null; readonly "status": string; readonly "filing": string; readonly "reversal": number; readonly "payment_date": string | null; readonly "charge_cents": number; readonly "paid_cents": number; readonly "patient_cents": number; readonly "difference_cents": number; readonly "lines": number; readonly "service_from": string | null; readonly "service_to": string | null; readonly "received_date": string | null; readonly "patient_name": string | null; readonly "member_id": string | null; readonly "outcome": string; readonly "at_stake_cents": number; readonly "split": number; readonly "segment": number; readonly "file": string; readonly "fileId": number; readonly "trace": string | null; readonly "lineRows": ({ readonly "remit_claim_id": number; readonly "line": number; readonly "procedure": string | null; readonly "submitted": string | null; readonly "modifiers": string; readonly "charge_cents": number; readonly "paid_cents": number; readonly "units": string | null; readonly "allowed_cents": number | null; readonly "control": string | null; readonly "service_from": string | null; readonly "service_to": string | null; readonly "segment": number })[]; readonly "remarks": ({ readonly "remit_claim_id": number; readonly "line": number; readonly "ordinal": number; readonly "code": string; readonly "segment": number })[]; readonly "adjustments": ({ readonly "id": number; readonly "remit_claim_id": number; readonly "line": number; readonly "group_code": string; readonly "carc": string; readonly "amount_cents": number; readonly "quantity": string | null; readonly "segment": number; readonly "decision"?: { readonly "kind": string; readonly "cause": string; readonly "action": string; readonly "liable": string; readonly "mayBillPatient": boolean; readonly "appealable": boolean; readonly "sure": string; readonly "rule": string; readonly "why": string; readonly "because": ({ readonly "rule": string; readonly "fact": string; readonly "says": string; readonly "is": string | number | boolean | (string)[] | null; readonly "wanted"?: string; readonly "holds": boolean; readonly "segment": number })[]; readonly "cites": ({ readonly "title": string; readonly "url"?: string; readonly "read"?: string })[]; readonly "knowledge": string; readonly "decidedAt": string }; readonly "share"?: "deductible" | "coinsurance" | "copay" })[]; readonly "role": string; readonly "pair": number | null })[]; readonly "clocks": ({ readonly "denial_id": number; readonly "level": string; readonly "kind": string; readonly "anchor": string; readonly "due": string; readonly "work_by": string; readonly "unit": string; readonly "filed_means": string; readonly "does_not_stop": string; readonly "rule": string; readonly "sure": string })[]; readonly "events": ({ readonly "seq": number; readonly "at": string; readonly "who": string; readonly "verb": string; readonly "data": Readonly<Record<string, unknown>> })[]; readonly "recoupments": ({ readonly "reason": string; readonly "reference": string | null; readonly "amountCents": number; readonly "paymentDate": string | null; readonly "trace": string | null })[]; readonly "match"?: { readonly "claimId": number | null; readonly "sure": string; readonly "why": string; readonly "byWhom": string }; readonly "playbook": { readonly "title": string; readonly "meaning": string; readonly "steps": ({ readonly "of": "confirm" | "work"; readonly "text": string; readonly "doneBy"?: string; readonly "doneAt"?: string })[]; readonly "evidence": (string)[]; readonly "closes": ({ readonly "path": string; readonly "closes": string })[]; readonly "prevention": (string)[] } } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/{id}/approve": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** approve one denial */
  post: { parameters: { query?: never; header?: { "if-match"?: string }; path: { "practice": number; "id": number }; cookie?: never }; requestBody: { content: { "application/json": {  } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "changed": number; readonly "waiting"?: number; readonly "at": string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/{id}/assign": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** assign one denial */
  post: { parameters: { query?: never; header?: { "if-match"?: string }; path: { "practice": number; "id": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "to": string } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "changed": number; readonly "waiting"?: number; readonly "at": string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/{id}/call": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** call one denial */
  post: { parameters: { query?: never; header?: { "if-match"?: string }; path: { "practice": number; "id": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "reference"?: string; readonly "person"?: string; readonly "summary": string; readonly "next": string; readonly "until"?: string } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "changed": number; readonly "waiting"?: number; readonly "at": string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/{id}/close": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** close one denial */
  post: { parameters: { query?: never; header?: { "if-match"?: string }; path: { "practice": number; "id": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "reason": "no-denial" | "worked-elsewhere" | "patient-billed" | "other-payer-billed" | "duplicate-of-paid" | "not-worth-working"; readonly "text"?: string } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "changed": number; readonly "waiting"?: number; readonly "at": string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/{id}/correction": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** The corrected claim of a denial: difference, guards and faults; written when asked to */
  post: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "set"?: Readonly<Record<string, string>>; readonly "form"?: "replacement" | "new" | "void"; readonly "despite"?: (string)[]; readonly "write"?: boolean; readonly "test"?: boolean } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "claim": number; readonly "account": string; readonly "form": string; readonly "frequency": string; readonly "stopped": boolean; readonly "guards": ({ readonly "weight": "stop" | "warn"; readonly "rule": string; readonly "says": string; readonly "firm": boolean })[]; readonly "words": (string)[]; readonly "difference": ({ readonly "mark": "-" | "+"; readonly "text": string })[]; readonly "faults": ({ readonly "element"?: string; readonly "code": string; readonly "says": string })[]; readonly "outgoing"?: number; readonly "name"?: string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/{id}/filing-proof": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** The chain that proves timely filing */
  get: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "claim": { readonly "id": number; readonly "transmission_id": number; readonly "ordinal": number; readonly "kind": string; readonly "account": string; readonly "account_key": string; readonly "charge_cents": number; readonly "facility": string | null; readonly "frequency": string; readonly "original_control": string | null; readonly "authorization_number": string | null; readonly "referral_number": string | null; readonly "sequence": string | null; readonly "filing": string | null; readonly "payer_name": string | null; readonly "payer_identifier": string | null; readonly "member_id": string | null; readonly "patient_name": string | null; readonly "patient_born": string | null; readonly "billing_npi": string | null; readonly "rendering_npi": string | null; readonly "service_from": string | null; readonly "service_to": string | null; readonly "lines": number; readonly "sent_on": string | null; readonly "segment": number }; readonly "limit"?: { readonly "due": string; readonly "unit": string; readonly "rule": string; readonly "sure": string }; readonly "steps": ({ readonly "kind": string; readonly "on": string | null; readonly "by": string; readonly "says": string; readonly "file": string; readonly "sha256": string; readonly "segment": number })[]; readonly "strength": string; readonly "inTime"?: boolean; readonly "missing": (string)[] })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/{id}/note": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** note one denial */
  post: { parameters: { query?: never; header?: { "if-match"?: string }; path: { "practice": number; "id": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "text": string } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "changed": number; readonly "waiting"?: number; readonly "at": string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/{id}/reopen": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** reopen one denial */
  post: { parameters: { query?: never; header?: { "if-match"?: string }; path: { "practice": number; "id": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "text": string } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "changed": number; readonly "waiting"?: number; readonly "at": string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/{id}/snooze": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** snooze one denial */
  post: { parameters: { query?: never; header?: { "if-match"?: string }; path: { "practice": number; "id": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "until": string; readonly "waitingFor"?: "us" | "payer" | "patient" } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "changed": number; readonly "waiting"?: number; readonly "at": string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/{id}/step": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** step one denial */
  post: { parameters: { query?: never; header?: { "if-match"?: string }; path: { "practice": number; "id": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "text": string; readonly "done"?: boolean } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "changed": number; readonly "waiting"?: number; readonly "at": string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/{id}/timeline": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** One timeline over every file */
  get: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "claims": ({ readonly "id": number; readonly "transmission_id": number; readonly "ordinal": number; readonly "kind": string; readonly "account": string; readonly "account_key": string; readonly "charge_cents": number; readonly "facility": string | null; readonly "frequency": string; readonly "original_control": string | null; readonly "authorization_number": string | null; readonly "referral_number": string | null; readonly "sequence": string | null; readonly "filing": string | null; readonly "payer_name": string | null; readonly "payer_identifier": string | null; readonly "member_id": string | null; readonly "patient_name": string | null; readonly "patient_born": string | null; readonly "billing_npi": string | null; readonly "rendering_npi": string | null; readonly "service_from": string | null; readonly "service_to": string | null; readonly "lines": number; readonly "sent_on": string | null; readonly "segment": number })[]; readonly "entries": ({ readonly "at": string; readonly "kind": "sent" | "said" | "decided" | "done" | "made" | "coverage" | "authorization"; readonly "says": string; readonly "from": string; readonly "claimId"?: number; readonly "remitClaimId"?: number })[]; readonly "denials": ({ readonly "id": number; readonly "case_id": number; readonly "remit_claim_id": number; readonly "payer_id": number; readonly "account": string; readonly "patient_name": string | null; readonly "service_from": string | null; readonly "payment_date": string | null; readonly "charge_cents": number; readonly "paid_cents": number; readonly "group_code": string; readonly "carc": string; readonly "kind": string; readonly "cause": string; readonly "action": string; readonly "at_stake_cents": number; readonly "expected_cents": number; readonly "score": number; readonly "score_terms": string; readonly "due_date": string | null; readonly "work_by": string | null; readonly "due_level": string | null; readonly "move": string; readonly "owner": string; readonly "snoozed": number; readonly "snoozed_until": string | null; readonly "status": string; readonly "closed_because": string | null; readonly "recovered_cents": number; readonly "credited": string | null; readonly "written_off_cents": number; readonly "asked_cents": number; readonly "last_action": string | null; readonly "opened_at": string; readonly "changed_at": string })[]; readonly "patient": { readonly "cents": number; readonly "mayBill": boolean; readonly "says": string } } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/denials/{id}/write-off": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** write off one denial */
  post: { parameters: { query?: never; header?: { "if-match"?: string }; path: { "practice": number; "id": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "reason": string } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "changed": number; readonly "waiting"?: number; readonly "at": string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/example": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** How far the loading of the example has come */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "loading": boolean; readonly "done": number; readonly "all": number; readonly "trouble": string | null } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  /** Fill a practice that has no files with an invented year; goes on in the background */
  post: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 202: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "loading": boolean; readonly "done": number; readonly "all": number; readonly "trouble": string | null } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/files": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Files and what became of them, the latest first */
  get: { parameters: { query?: { "limit"?: number; "cursor"?: string }; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "id": number; readonly "name": string; readonly "sha256": string; readonly "bytes": number; readonly "received_at": string; readonly "status": string; readonly "segments": number | null; readonly "unread_segments": number | null; readonly "posted": number | null; readonly "duplicates": number | null; readonly "quarantined": number | null; readonly "claims": number | null; readonly "denials": number | null; readonly "faults": number | null; readonly "says": (string)[] })[]; readonly "next"?: string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  /** Bring a file in, or every file of a zip or gzip: whole or absent, once, whatever it is called */
  post: { parameters: { query: { "name": string }; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "files": ({ readonly "path": string; readonly "sha256"?: string; readonly "status": string; readonly "remittances": number; readonly "claims": number; readonly "denials": number; readonly "faults": number; readonly "quarantined": number; readonly "duplicateOf"?: string; readonly "says": (string)[] })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/files/{id}/bytes": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** The bytes as they came */
  get: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/files/{id}/segments": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Segments of a file as they stand in it, by their numbers */
  get: { parameters: { query?: { "from"?: number; "count"?: number }; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "index": number; readonly "offset": number; readonly "text": string })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/home": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** What to know first: what comes due, what is new, whose move it is, what came back */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "today": string; readonly "overdue": { readonly "denials": number; readonly "atLeast": boolean; readonly "atStakeCents"?: number; readonly "filter": Readonly<Record<string, unknown>> }; readonly "thisWeek": { readonly "denials": number; readonly "atLeast": boolean; readonly "atStakeCents"?: number; readonly "filter": Readonly<Record<string, unknown>> }; readonly "fresh": { readonly "denials": number; readonly "atLeast": boolean; readonly "atStakeCents"?: number; readonly "filter": Readonly<Record<string, unknown>> }; readonly "approvals": { readonly "denials": number; readonly "atLeast": boolean; readonly "atStakeCents"?: number; readonly "filter": Readonly<Record<string, unknown>> }; readonly "moves": ({ readonly "denials": number; readonly "atLeast": boolean; readonly "atStakeCents"?: number; readonly "filter": Readonly<Record<string, unknown>>; readonly "move": string })[]; readonly "causes": ({ readonly "cause": string; readonly "denials": number; readonly "atStakeCents": number })[]; readonly "recovered": { readonly "denials": number; readonly "cents": number; readonly "filter": Readonly<Record<string, unknown>> }; readonly "recoveredBefore": number; readonly "quarantine": number; readonly "rejections": number; readonly "requests": number; readonly "files": number } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/jobs": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Background work that waits or was put aside */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "id": number; readonly "kind": string; readonly "subject": string; readonly "status": string; readonly "run_at": string; readonly "attempts": number; readonly "leased_by": string | null; readonly "trouble": string | null })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/matches/{id}": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Say which claim the remittance’s claim with this number answers */
  put: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "claim": number } } }; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  /** Take that back */
  delete: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  post?: never
  patch?: never
}
  "/api/practices/{practice}/missing": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Claims that were sent and that nobody has answered */
  get: { parameters: { query?: { "days"?: number }; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "days": number; readonly "items": ({ readonly "id": number; readonly "account": string; readonly "patient": string | null; readonly "payer": string | null; readonly "chargeCents": number; readonly "sentOn": string; readonly "days": number; readonly "acknowledged": boolean })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/outgoing": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Claims of our making and what became of them */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "id": number; readonly "kind": string; readonly "account": string; readonly "denialId": number | null; readonly "status": string; readonly "madeAt": string; readonly "madeBy": string; readonly "changes": ({ readonly "field": string; readonly "value": string })[] })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/outgoing/{id}/file": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** The 837 file */
  get: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/payers": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** The payers that the files name */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "id": number; readonly "identifier": string; readonly "name": string; readonly "entry": string | null; readonly "uses": string | null })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/payers/{id}": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Say which payer of the knowledge this is, for its deadlines and corrections */
  patch: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "entry": "aetna" | "aetna-better-health" | "ambetter" | "anthem" | "auto" | "blue-cross-blue-shield" | "caresource" | "cigna" | "commercial-default" | "erisa-self-funded" | "fehb" | "fep-blue" | "florida-blue" | "harvard-pilgrim" | "health-net" | "humana" | "kaiser" | "marketplace" | "medicaid-fee-for-service" | "medicaid-managed-care" | "medicare-advantage" | "medicare-advantage-non-contracted" | "medicare-dme" | "medicare-part-a" | "medicare-part-b" | "molina" | "oscar" | "railroad-medicare" | "tricare" | "tufts" | "unitedhealthcare" | "unitedhealthcare-medicare-advantage" | "va-community-care" | "wellcare" | "wellpoint" | "workers-compensation" | null } } }; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  post?: never
  put?: never
  delete?: never
}
  "/api/practices/{practice}/people": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Who belongs to the practice */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "user_id": string; readonly "name": string; readonly "email": string; readonly "role": string; readonly "disabled": boolean; readonly "added_at": string; readonly "added_by": string })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  /** Take a person in; one who has an account in another practice keeps it */
  post: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "email": string; readonly "name": string; readonly "password": string; readonly "role": "viewer" | "biller" | "lead" | "admin" } } }; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/people/names": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** What those who work here are called: whom a denial can be given to */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": (string)[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/people/{user}": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Another role, or no entry any more; open sessions end */
  patch: { parameters: { query?: never; header?: never; path: { "practice": number; "user": string }; cookie?: never }; requestBody: { content: { "application/json": { readonly "role"?: "viewer" | "biller" | "lead" | "admin"; readonly "disabled"?: boolean } } }; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  post?: never
  put?: never
  delete?: never
}
  "/api/practices/{practice}/quarantine": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** What was not posted, why, and what differs */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "file_id": number; readonly "ordinal": number; readonly "first_segment": number; readonly "segments": number; readonly "reason": string; readonly "says": string; readonly "control": string; readonly "trace": string | null; readonly "payment_cents": number; readonly "claims": number; readonly "at": string; readonly "file": string; readonly "difference": unknown })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/recoupments": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Money taken or given outside of claims */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "reason": string; readonly "reference"?: string; readonly "amountCents": number; readonly "payer": string; readonly "paymentDate"?: string; readonly "trace"?: string; readonly "account"?: string; readonly "settled"?: boolean; readonly "orphan": boolean })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/reference/core-combinations": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Bring your own copy of the uniform-use list, as CSV */
  post: { parameters: { query: { "version": string }; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/remittances": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Remittances with their balance, the latest payment first */
  get: { parameters: { query?: { "limit"?: number; "cursor"?: string; "payerId"?: number; "balanced"?: "true" | "false"; "trace"?: string }; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "id": number; readonly "file_id": number; readonly "control": string; readonly "trace": string | null; readonly "method": string | null; readonly "payment_date": string | null; readonly "payment_cents": number; readonly "claims": number; readonly "paid_cents": number; readonly "provider_adjustment_cents": number; readonly "difference_cents": number; readonly "balanced": boolean; readonly "payer": string })[]; readonly "next"?: string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/remittances/{id}": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** One remittance: its head, its balance, the money outside of claims */
  get: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "id": number; readonly "file_id": number; readonly "ordinal": number; readonly "first_segment": number; readonly "segments": number; readonly "content": string; readonly "control_key": string; readonly "trace_key": string; readonly "payer_id": number; readonly "payee_name": string | null; readonly "payee_npi": string | null; readonly "control": string; readonly "trace": string | null; readonly "method": string | null; readonly "payment_date": string | null; readonly "payment_cents": number; readonly "claims": number; readonly "paid_cents": number; readonly "provider_adjustment_cents": number; readonly "difference_cents": number; readonly "balanced": boolean; readonly "posted_at": string; readonly "payer": string; readonly "file": string; readonly "providerAdjustments": ({ readonly "remittance_id": number; readonly "ordinal": number; readonly "provider": string | null; readonly "reason": string; readonly "reference": string | null; readonly "amount_cents": number; readonly "segment": number; readonly "meaning": string })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/remittances/{id}/claims": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** The claims of a remittance with everything on them, in its order */
  get: { parameters: { query?: { "limit"?: number; "cursor"?: string }; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "id": number; readonly "remittance_id": number; readonly "ordinal": number; readonly "payer_id": number; readonly "account": string; readonly "payer_control": string | null; readonly "original_control": string | null; readonly "status": string; readonly "filing": string; readonly "reversal": number; readonly "payment_date": string | null; readonly "charge_cents": number; readonly "paid_cents": number; readonly "patient_cents": number; readonly "difference_cents": number; readonly "lines": number; readonly "service_from": string | null; readonly "service_to": string | null; readonly "received_date": string | null; readonly "patient_name": string | null; readonly "member_id": string | null; readonly "outcome": string; readonly "at_stake_cents": number; readonly "split": number; readonly "segment": number; readonly "file": string; readonly "fileId": number; readonly "trace": string | null; readonly "lineRows": ({ readonly "remit_claim_id": number; readonly "line": number; readonly "procedure": string | null; readonly "submitted": string | null; readonly "modifiers": string; readonly "charge_cents": number; readonly "paid_cents": number; readonly "units": string | null; readonly "allowed_cents": number | null; readonly "control": string | null; readonly "service_from": string | null; readonly "service_to": string | null; readonly "segment": number })[]; readonly "remarks": ({ readonly "remit_claim_id": number; readonly "line": number; readonly "ordinal": number; readonly "code": string; readonly "segment": number })[]; readonly "adjustments": ({ readonly "id": number; readonly "remit_claim_id": number; readonly "line": number; readonly "group_code": string; readonly "carc": string; readonly "amount_cents": number; readonly "quantity": string | null; readonly "segment": number; readonly "decision"?: { readonly "kind": string; readonly "cause": string; readonly "action": string; readonly "liable": string; readonly "mayBillPatient": boolean; readonly "appealable": boolean; readonly "sure": string; readonly "rule": string; readonly "why": string; readonly "because": ({ readonly "rule": string; readonly "fact": string; readonly "says": string; readonly "is": string | number | boolean | (string)[] | null; readonly "wanted"?: string; readonly "holds": boolean; readonly "segment": number })[]; readonly "cites": ({ readonly "title": string; readonly "url"?: string; readonly "read"?: string })[]; readonly "knowledge": string; readonly "decidedAt": string }; readonly "share"?: "deductible" | "coinsurance" | "copay" })[] })[]; readonly "next"?: string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/remittances/{id}/report": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** The adjustments of a remittance that were denied, adjusted, or left to the patient’s deductible and copay */
  get: { parameters: { query: { "of": "denied" | "adjusted" | "deductible" }; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "claimId": number; readonly "account": string; readonly "patient": string | null; readonly "line": number; readonly "procedure": string | null; readonly "group": string; readonly "carc": string; readonly "amountCents": number; readonly "chargeCents": number | null; readonly "kind": string; readonly "cause": string; readonly "action": string; readonly "segment": number })[]; readonly "more": boolean } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/rules": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** The practice’s own rules, in the order in which they are asked */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "name": string; readonly "when": { readonly "payerId"?: number; readonly "cause"?: string; readonly "action"?: string; readonly "carc"?: string; readonly "atLeastCents"?: number; readonly "atMostCents"?: number }; readonly "does": "assign"; readonly "to": string } | { readonly "name": string; readonly "when": { readonly "payerId"?: number; readonly "cause"?: string; readonly "action"?: string; readonly "carc"?: string; readonly "atLeastCents"?: number; readonly "atMostCents"?: number }; readonly "does": "leave-out" })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  /** Keep these rules in place of those before; they hold for what is opened from now on */
  put: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "items": ({ readonly "name": string; readonly "when": { readonly "payerId"?: number; readonly "cause"?: string; readonly "action"?: string; readonly "carc"?: string; readonly "atLeastCents"?: number; readonly "atMostCents"?: number }; readonly "does": "assign"; readonly "to": string } | { readonly "name": string; readonly "when": { readonly "payerId"?: number; readonly "cause"?: string; readonly "action"?: string; readonly "carc"?: string; readonly "atLeastCents"?: number; readonly "atMostCents"?: number }; readonly "does": "leave-out" })[] } } }; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/rules/try": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** What a rule would hold for, of all that is known; nothing is changed */
  post: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "name": string; readonly "when": { readonly "payerId"?: number; readonly "cause"?: string; readonly "action"?: string; readonly "carc"?: string; readonly "atLeastCents"?: number; readonly "atMostCents"?: number }; readonly "does": "assign"; readonly "to": string } | { readonly "name": string; readonly "when": { readonly "payerId"?: number; readonly "cause"?: string; readonly "action"?: string; readonly "carc"?: string; readonly "atLeastCents"?: number; readonly "atMostCents"?: number }; readonly "does": "leave-out" } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "total": { readonly "denials": number; readonly "atLeast": boolean; readonly "atStakeCents"?: number; readonly "expectedCents"?: number }; readonly "some": ({ readonly "id": number; readonly "account": string; readonly "payer": string; readonly "carc": string; readonly "cause": string; readonly "atStakeCents": number })[]; readonly "closed": number; readonly "recoveredCents": number } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/settings": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** What the practice has set */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "name": string; readonly "writeOffLimitCents": number; readonly "attemptCents": number; readonly "silentDays": number } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  /** Set it otherwise */
  patch: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "writeOffLimitCents"?: number; readonly "attemptCents"?: number; readonly "silentDays"?: number } } }; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  delete?: never
}
  "/api/practices/{practice}/stream": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Server-sent events: `changed`, with the number of the last event */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/tokens": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Tokens of other systems; never the tokens themselves */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "id": number; readonly "name": string; readonly "role": string; readonly "scopes": string | null; readonly "made_by": string; readonly "made_at": string; readonly "expires_at": string | null; readonly "revoked_at": string | null })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  /** A token for another system, shown this once */
  post: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "name": string; readonly "role": "viewer" | "biller" | "lead" | "admin"; readonly "scopes"?: ("claims:read" | "claims:write" | "corrections:read" | "corrections:write" | "denials:read" | "denials:write" | "files:read" | "files:write" | "payers:read" | "payers:write" | "people:read" | "people:write" | "practice:read" | "practice:write" | "remittances:read" | "remittances:write" | "webhooks:read" | "webhooks:write")[]; readonly "expiresAt"?: string | null } } }; responses: { 201: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "id": number; readonly "token": string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/tokens/{id}": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Take a token back */
  delete: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  post?: never
  put?: never
  patch?: never
}
  "/api/practices/{practice}/unmatched": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Remittances whose claim is not known for sure, and claims that no remittance answered */
  get: { parameters: { query?: { "limit"?: number }; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "adjudications": ({ readonly "id": number; readonly "account": string; readonly "patient": string | null; readonly "chargeCents": number; readonly "paymentDate": string | null; readonly "sure": string; readonly "why": string; readonly "claimId": number | null })[]; readonly "claims": ({ readonly "id": number; readonly "account": string; readonly "patient": string | null; readonly "payer": string | null; readonly "chargeCents": number; readonly "sentOn": string | null })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/views": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Saved filters of the queue */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "name": string; readonly "filter": Readonly<Record<string, unknown>>; readonly "savedBy": string })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/views/{name}": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Keep a filter under a name */
  put: { parameters: { query?: never; header?: never; path: { "practice": number; "name": string }; cookie?: never }; requestBody: { content: { "application/json": { readonly "status"?: "open" | "closed"; readonly "move"?: "us" | "payer" | "patient" | "done"; readonly "owner"?: string; readonly "payerId"?: number; readonly "cause"?: "eligibility" | "coverage-exclusion" | "authorization" | "medical-necessity" | "coding" | "bundling" | "claim-data" | "documentation" | "timely-filing" | "duplicate" | "other-payer" | "provider-enrollment" | "frequency-limit" | "contract" | "sequestration" | "payment-policy" | "patient-share" | "property-casualty" | "recovery" | "unknown"; readonly "action"?: "correct-claim" | "new-claim" | "void-claim" | "appeal" | "reopen" | "send-records" | "obtain-authorization" | "verify-coverage" | "bill-other-payer" | "bill-patient" | "find-original" | "fix-enrollment" | "query-payer" | "wait" | "write-off" | "none" | "review"; readonly "carc"?: string; readonly "snoozed"?: boolean; readonly "dueBy"?: string; readonly "dueFrom"?: string; readonly "atLeastCents"?: number; readonly "atMostCents"?: number; readonly "account"?: string; readonly "search"?: string; readonly "openedFrom"?: string; readonly "paidFrom"?: string; readonly "recovered"?: boolean; readonly "asked"?: boolean } } }; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  /** Forget a saved filter */
  delete: { parameters: { query?: never; header?: never; path: { "practice": number; "name": string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  post?: never
  patch?: never
}
  "/api/practices/{practice}/watches": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Folders and SFTP servers whose files are brought in by themselves, and why one has stopped */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "folders": (string)[]; readonly "servers": ({ readonly "url": string; readonly "hostKey": string; readonly "stopped": string | null })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/webhooks": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Other systems that are told */
  get: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  /** Tell another system from now on; messages bear Overturn-Signature: t=…,v1=HMAC-SHA256 of "t.body" */
  post: { parameters: { query?: never; header?: never; path: { "practice": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "url": string } } }; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/webhooks/{id}": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Tell it no more */
  delete: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  post?: never
  put?: never
  patch?: never
}
  "/api/practices/{practice}/work-items": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Work that is no denial: claims that were sent back, records that are asked for */
  get: { parameters: { query: { "kind": "rejection" | "records-request"; "status"?: "open" | "closed" }; header?: never; path: { "practice": number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "items": ({ readonly "id": number; readonly "kind": string; readonly "acknowledgment_id": number; readonly "claim_id": number | null; readonly "account": string; readonly "says": string; readonly "due_date": string | null; readonly "status": string; readonly "closed_because": string | null; readonly "opened_at": string; readonly "changed_at": string })[] } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  post?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/work-items/{id}/close": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Close such work with a reason */
  post: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "kind": "rejection" | "records-request"; readonly "reason": string } } }; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/practices/{practice}/work-items/{id}/correction": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** A claim that was sent back, made anew: difference, guards and faults; written when asked to */
  post: { parameters: { query?: never; header?: never; path: { "practice": number; "id": number }; cookie?: never }; requestBody: { content: { "application/json": { readonly "set"?: Readonly<Record<string, string>>; readonly "form"?: "replacement" | "new" | "void"; readonly "despite"?: (string)[]; readonly "write"?: boolean; readonly "test"?: boolean } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "claim": number; readonly "account": string; readonly "form": string; readonly "frequency": string; readonly "stopped": boolean; readonly "guards": ({ readonly "weight": "stop" | "warn"; readonly "rule": string; readonly "says": string; readonly "firm": boolean })[]; readonly "words": (string)[]; readonly "difference": ({ readonly "mark": "-" | "+"; readonly "text": string })[]; readonly "faults": ({ readonly "element"?: string; readonly "code": string; readonly "says": string })[]; readonly "outgoing"?: number; readonly "name"?: string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/read": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Any file that is known, as a tree with its faults; nothing is kept */
  post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content?: never }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  get?: never
  put?: never
  patch?: never
  delete?: never
}
  "/api/setup": {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  /** Whether the first account is still to be made, and whether there is an identity provider to sign in with */
  get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "needed": boolean; readonly "identityProvider": boolean } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  /** The first account and practice, with the secret of the link that was printed at the start */
  post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { readonly "secret": string; readonly "practice": string; readonly "email": string; readonly "name": string; readonly "password": string } } }; responses: { 201: { headers: { [name: string]: unknown }; content: { "application/json": { readonly "practice": number; readonly "name": string } } }; default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': Problem } } } }
  put?: never
  patch?: never
  delete?: never
}
}
