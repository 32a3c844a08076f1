// The closed lists of causes and actions, held to those of the service by their types.
import type { QueueFilter } from '../../api/questions.ts'

type Cause = NonNullable<QueueFilter['cause']>
type Action = NonNullable<QueueFilter['action']>

const causes: Readonly<Record<Cause, true>> = {
  eligibility: true,
  'coverage-exclusion': true,
  authorization: true,
  'medical-necessity': true,
  coding: true,
  bundling: true,
  'claim-data': true,
  documentation: true,
  'timely-filing': true,
  duplicate: true,
  'other-payer': true,
  'provider-enrollment': true,
  'frequency-limit': true,
  contract: true,
  sequestration: true,
  'payment-policy': true,
  'patient-share': true,
  'property-casualty': true,
  recovery: true,
  unknown: true,
}
const actions: Readonly<Record<Action, true>> = {
  'correct-claim': true,
  'new-claim': true,
  'void-claim': true,
  appeal: true,
  reopen: true,
  'send-records': true,
  'obtain-authorization': true,
  'verify-coverage': true,
  'bill-other-payer': true,
  'bill-patient': true,
  'find-original': true,
  'fix-enrollment': true,
  'query-payer': true,
  wait: true,
  'write-off': true,
  none: true,
  review: true,
}

export const CAUSES = Object.keys(causes) as Cause[]
export const ACTIONS = Object.keys(actions) as Action[]
