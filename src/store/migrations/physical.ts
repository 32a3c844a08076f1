// The tables as the database holds them: the sum of the migrations. Names and types of the engine; the trade's are in `tables.ts`.
import { FIRST } from './001-first.ts'
import { DECIDING_AGAIN } from './002-deciding-again.ts'
import { CLAIMS } from './003-claims.ts'
import { SERVICE } from './004-service.ts'
import { JOBS } from './005-jobs.ts'
import { WEBHOOKS } from './006-webhooks.ts'
import { DENIAL_INDEXES } from './007-queue-indexes.ts'
import { DECISION_FORM, TRACE_FORMS } from './008-trace-forms.ts'
import { ADJUDICATION_FACTS, CLAIM_BY_ORIGINAL } from './009-case-facts.ts'
import { CLOCK_ANCHOR, DENIAL_NOTICES } from './010-notices.ts'
import { CASE_ITEMS, CLAIMS_BY_NUMBER, DENIAL_PLAN } from './011-cases.ts'
import { PAYER_LINKS } from './012-payer-links.ts'
import { SAID_STATUSES } from './013-said-statuses.ts'
import { CLAIMS_BY_MEMBER, SAID_BY_PAYER_CONTROL } from './014-member-lookups.ts'
import { LOOK_JOURNAL } from './015-look-journal.ts'
import { LOOKS } from './018-looks.ts'
import { SEARCH_WORDS } from './019-search-words.ts'
import { ERASING } from './021-erasing.ts'
import { DENIAL_DUE_SURE, DUE_TOTALS, OUTGOING_SENT } from './023-due-dates.ts'
import { QUEUE_ORDERS } from './024-queue-orders.ts'
import { APPEALS } from './027-appeals.ts'
import { DOCUMENTS } from './028-documents.ts'
import { DENIALS_BY_CODE } from './029-denials-by-code.ts'
import { REFERENCE_LISTS } from './030-reference-lists.ts'
import { FEE_SCHEDULES } from './031-fee-schedules.ts'
import { CHECKS } from './037-checks.ts'
import { AUTHORIZATIONS } from './038-authorizations.ts'
import { PAYER_TERMS } from './041-payer-terms.ts'
import { BATCHES } from './043-batches.ts'
import { LETTER_TEMPLATES } from './044-letter-templates.ts'
import { DENIAL_DAYS, DENIALS_BY_DAY, KEPT_FIGURES } from './049-kept-figures.ts'
import { DEPOSITS } from './052-deposits.ts'
import { STATUS_QUESTIONS } from './057-status-questions.ts'
import { DELIVERIES } from './058-deliveries.ts'
import { DECISION_TEXTS, OUTSIDE_DECISIONS } from './061-outside-decisions.ts'
import { DOCUMENT_CLAIM, DOCUMENTS_BY_CLAIM } from './064-attachments.ts'
import { PEER_CALLS } from './065-peer-calls.ts'
import { DENIAL_PROVIDER, DENIALS_BY_PROVIDER } from './067-providers.ts'
import { OVERRULED_FINDING } from './069-overruled-finding.ts'
import { DISPUTES } from './070-disputes.ts'
import { PATIENT_ENTRIES } from './072-patient-entries.ts'
import { PUBLISHED_FIGURES } from './073-published-figures.ts'
import { ACCOUNT_STAFF } from './074-account-staff.ts'
import type { TableDescription } from './describe-table.ts'

export const PHYSICAL: Readonly<Record<string, TableDescription>> = {
  ...FIRST,
  ...DECIDING_AGAIN,
  ...CLAIMS,
  ...SERVICE,
  ...JOBS,
  ...WEBHOOKS,
  ...TRACE_FORMS,
  ...CASE_ITEMS,
  ...PAYER_LINKS,
  ...LOOK_JOURNAL,
  ...LOOKS,
  ...SEARCH_WORDS,
  ...DUE_TOTALS,
  ...APPEALS,
  ...DOCUMENTS,
  ...REFERENCE_LISTS,
  ...CHECKS,
  ...AUTHORIZATIONS,
  ...DEPOSITS,
  ...BATCHES,
  ...LETTER_TEMPLATES,
  ...STATUS_QUESTIONS,
  ...DELIVERIES,
  ...DISPUTES,
  ...PEER_CALLS,
  ...PATIENT_ENTRIES,
  ...PUBLISHED_FIGURES,
  ...ACCOUNT_STAFF,
  ...OUTSIDE_DECISIONS,
  ...DECISION_TEXTS,
  ...FEE_SCHEDULES,
  ...ERASING,
  ...KEPT_FIGURES,
  decision: { ...FIRST.decision, columns: { ...FIRST.decision.columns, ...DECISION_FORM } },
  denial: {
    ...FIRST.denial,
    columns: {
      ...FIRST.denial.columns,
      ...DENIAL_NOTICES,
      ...DENIAL_PLAN,
      ...DENIAL_DUE_SURE,
      ...DENIAL_DAYS,
      ...DENIAL_PROVIDER,
    },
    indexes: [
      ...DENIAL_INDEXES,
      ...QUEUE_ORDERS.made,
      ...DENIALS_BY_CODE.made,
      ...DENIALS_BY_DAY.made,
      ...DENIALS_BY_PROVIDER.made,
    ],
  },
  clock: { ...FIRST.clock, columns: { ...FIRST.clock.columns, ...CLOCK_ANCHOR } },
  remit_claim: {
    ...FIRST.remit_claim,
    columns: { ...FIRST.remit_claim.columns, ...ADJUDICATION_FACTS },
    indexes: [
      ...CLAIMS_BY_NUMBER.made,
      ...CLAIMS_BY_MEMBER.made,
      ...FIRST.remit_claim.indexes.filter(on => !CLAIMS_BY_NUMBER.dropped.some(gone => gone.join() === on.join())),
    ],
  },
  acknowledgment: {
    ...CLAIMS.acknowledgment,
    columns: { ...CLAIMS.acknowledgment.columns, ...SAID_STATUSES },
    indexes: [...CLAIMS.acknowledgment.indexes, ...SAID_BY_PAYER_CONTROL.made],
  },
  outgoing: { ...CLAIMS.outgoing, columns: { ...CLAIMS.outgoing.columns, ...OUTGOING_SENT } },
  clock_override: { ...FIRST.clock_override, columns: { ...FIRST.clock_override.columns, ...PAYER_TERMS } },
  check_override: { ...CHECKS.check_override, columns: { ...CHECKS.check_override.columns, ...OVERRULED_FINDING } },
  document: {
    ...DOCUMENTS.document,
    columns: { ...DOCUMENTS.document.columns, ...DOCUMENT_CLAIM },
    indexes: [...DOCUMENTS.document.indexes, ...DOCUMENTS_BY_CLAIM.made],
  },
  claim: { ...CLAIMS.claim, indexes: [...CLAIMS.claim.indexes, CLAIM_BY_ORIGINAL] },
}
