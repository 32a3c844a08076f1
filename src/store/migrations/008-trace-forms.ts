// Traces as references: what decisions have in common of their traces is kept once for a practice, as a form. Decisions made before keep
// theirs whole and have none.
import { numbered } from './describe-table.ts'

export const TRACE_FORMS = {
  trace_form: numbered({ text: 'text' }, { appendOnly: true }),
}

/** The column by which a decision names its form. */
export const DECISION_FORM = { form: 'int?' } as const
