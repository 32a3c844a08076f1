// Every check, in the order in which findings are told: what sends a claim back first.
import type { Check, DescribedCheck } from '../check.ts'
import { check as addOnAlone } from './add-on-alone.ts'
import { check as ageAndSex } from './age-and-sex.ts'
import { check as amounts } from './amounts.ts'
import { check as authorization } from './authorization.ts'
import { check as billType } from './bill-type.ts'
import { check as claimSentBefore } from './claim-sent-before.ts'
import { check as conditionCodes } from './condition-codes.ts'
import { check as coverageOfProcedure } from './coverage-of-procedure.ts'
import { check as coverageOnTheDay } from './coverage-on-the-day.ts'
import { check as diagnosisEdits } from './diagnosis-edits.ts'
import { check as diagnosisList } from './diagnosis-list.ts'
import { check as diagnosisValid } from './diagnosis-valid.ts'
import { check as drugCodes } from './drug-codes.ts'
import { check as excludedTogether } from './excluded-together.ts'
import { check as frequency } from './frequency.ts'
import { check as globalPeriod } from './global-period.ts'
import { check as guideSituations } from './guide-situations.ts'
import { check as inpatientStay } from './inpatient-stay.ts'
import { check as laboratory } from './laboratory.ts'
import { check as medicareNumber } from './medicare-number.ts'
import { check as modifiers } from './modifiers.ts'
import { check as newPatient } from './new-patient.ts'
import { check as notices } from './notices.ts'
import { check as nursingFacilityStay } from './nursing-facility-stay.ts'
import { check as occurrenceCodes } from './occurrence-codes.ts'
import { check as orderedTests } from './ordered-tests.ts'
import { check as orderingProvider } from './ordering-provider.ts'
import { check as otherPayerAnswer } from './other-payer-answer.ts'
import { check as outpatientBeforeStay } from './outpatient-before-stay.ts'
import { check as payerBeforeThisOne } from './payer-before-this-one.ts'
import { check as placeAndProcedure } from './place-and-procedure.ts'
import { check as placeOfService } from './place-of-service.ts'
import { check as procedureList } from './procedure-list.ts'
import { check as procedurePairs } from './procedure-pairs.ts'
import { check as procedureValid } from './procedure-valid.ts'
import { check as providerEnrolled } from './provider-enrolled.ts'
import { check as providerExcluded } from './provider-excluded.ts'
import { check as providerOptedOut } from './provider-opted-out.ts'
import { check as registration } from './registration.ts'
import { check as revenueCodes } from './revenue-codes.ts'
import { check as sameLineTwice } from './same-line-twice.ts'
import { check as scheduleModifiers } from './schedule-modifiers.ts'
import { check as scheduleStatus } from './schedule-status.ts'
import { check as secondaryBalance } from './secondary-balance.ts'
import { check as serviceDates } from './service-dates.ts'
import { check as sideOfBody } from './side-of-body.ts'
import { check as teeth } from './teeth.ts'
import { check as therapyReferral } from './therapy-referral.ts'
import { check as timelyFiling } from './timely-filing.ts'
import { check as units } from './units.ts'
import { check as unlistedProcedure } from './unlisted-procedure.ts'
import { check as valueCodes } from './value-codes.ts'
import { check as visitModifier } from './visit-modifier.ts'

/** By the names of their files. */
const DESCRIBED: Readonly<Record<string, DescribedCheck>> = {
  'guide-situations': guideSituations,
  'service-dates': serviceDates,
  amounts,
  'medicare-number': medicareNumber,
  'provider-excluded': providerExcluded,
  'provider-opted-out': providerOptedOut,
  'provider-enrolled': providerEnrolled,
  'coverage-on-the-day': coverageOnTheDay,
  'payer-before-this-one': payerBeforeThisOne,
  registration,
  authorization,
  'other-payer-answer': otherPayerAnswer,
  'secondary-balance': secondaryBalance,
  'timely-filing': timelyFiling,
  'claim-sent-before': claimSentBefore,
  'global-period': globalPeriod,
  'new-patient': newPatient,
  frequency,
  'same-line-twice': sameLineTwice,
  'diagnosis-list': diagnosisList,
  'diagnosis-valid': diagnosisValid,
  'diagnosis-edits': diagnosisEdits,
  'excluded-together': excludedTogether,
  'procedure-valid': procedureValid,
  'procedure-list': procedureList,
  modifiers,
  'schedule-modifiers': scheduleModifiers,
  'schedule-status': scheduleStatus,
  'side-of-body': sideOfBody,
  'unlisted-procedure': unlistedProcedure,
  'visit-modifier': visitModifier,
  'procedure-pairs': procedurePairs,
  'add-on-alone': addOnAlone,
  units,
  'age-and-sex': ageAndSex,
  'coverage-of-procedure': coverageOfProcedure,
  notices,
  'place-of-service': placeOfService,
  'nursing-facility-stay': nursingFacilityStay,
  'place-and-procedure': placeAndProcedure,
  'drug-codes': drugCodes,
  laboratory,
  'ordered-tests': orderedTests,
  'ordering-provider': orderingProvider,
  'therapy-referral': therapyReferral,
  'outpatient-before-stay': outpatientBeforeStay,
  'revenue-codes': revenueCodes,
  'bill-type': billType,
  'condition-codes': conditionCodes,
  'occurrence-codes': occurrenceCodes,
  'value-codes': valueCodes,
  'inpatient-stay': inpatientStay,
  teeth,
}

export const CHECKS: readonly Check[] = Object.entries(DESCRIBED).map(([id, check]) => ({ id, ...check }))
