// Brings together what a letter is made from: the denial, its claim in the remittance and as it was sent, deadlines, proof of filing, levels before.
import { noAppealFor } from '../../decide/law.ts'
import { appealsOf } from '../../store/appeal.ts'
import { claimById } from '../../store/claim.ts'
import { adjustmentsOfDenial } from '../../store/denial.ts'
import { documentsOf } from '../../store/document.ts'
import { fileById } from '../../store/file.ts'
import { matchOf } from '../../store/match.ts'
import { correctionsBeside } from '../../store/outgoing.ts'
import { decisionsById } from '../../store/outside-decision.ts'
import { readName } from '../../store/practice.ts'
import type { Store } from '../../store/store.ts'
import { transmissionById } from '../../store/transmission.ts'
import { proveFiling } from '../claim/proof.ts'
import { paidBefore } from '../denial/paid-before.ts'
import { payerOfDenial } from '../denial/payer.ts'
import { type Story, type StoryClaim, showDenial } from '../denial/story.ts'
import { Refusal } from '../refusal.ts'
import type { Evidence, EvidenceFile, FilingStep } from './evidence.ts'
import { ownArguments } from './own-arguments.ts'
import { citedIn } from './part/cited.ts'
import { readEvidence } from './read-evidence.ts'

/** What is told about the letter beside what the store knows. */
export interface Told {
  readonly answers: Readonly<Record<string, string>>
  readonly note: string
  /** ISO date. */
  readonly today: string
}

/** As a letter says it; empty where it is not known. */
const RULING_IN_WORDS = {
  overturned: 'overturned',
  partly: 'overturned in part',
  upheld: 'upheld',
  unknown: '',
} as const

/** Throws Refusal `not-found`, StoreRefusal `damaged`. */
export async function gatherEvidence(store: Store, denialId: number, told: Told): Promise<Evidence> {
  const story = await showDenial(store, denialId)
  const { denial, adjudications, clocks } = story
  const claim = adjudications.find(each => each.id === denial.remitClaimId)
  const file = claim === undefined ? undefined : await fileById(store, claim.fileId)
  if (claim === undefined || file === undefined)
    throw new Refusal('not-found', `The remittance of denial ${denialId} is not in the store any more.`)
  const remittance = await readEvidence(store, file, '835', claim.segment)
  const sent = await sentEvidence(store, claim)
  const { entry, audience } = await payerOfDenial(store, denial)
  const ids = new Set(await adjustmentsOfDenial(store, denialId))
  const kept = claim.adjustments.filter(({ id }) => ids.has(id))
  return {
    denial: {
      ...factsOfDenial(story, claim, audience.payerClass),
      lines: [...new Set(kept.map(({ line }) => line))].filter(line => line > 0),
      correctionSays: entry?.correction.how,
    },
    remittance,
    sent: sent?.file,
    payer: { entry, payerClass: audience.payerClass },
    clocks: clocks.map(({ level, due, workBy, rule, sure, unit }) => ({ level, due, workBy, rule, sure, unit })),
    filing: sent === undefined ? [] : await filingOf(store, denialId, sent.claimId),
    paidBefore: (await paidBefore(store, denial, adjudications))
      .filter(({ bearing }) => bearing === 'against')
      .flatMap(({ services }) => services),
    appeals: (await appealsOf(store, denialId)).map(({ id, level, status, sentOn, decidedOn, ruling }) => ({
      ...{ id, level, status, sentOn, decidedOn },
      outcome: ruling,
    })),
    notices: (denial.notices ?? []).map(({ decided, date, outcome }) => ({ decided, date, outcome })),
    correction: sent === undefined ? undefined : (await correctionsBeside(store, sent.claimId))[0]?.id,
    documents: (await documentsOf(store, denialId)).map(({ id, exhibit, heading, name }) => ({
      ...{ id, kind: exhibit },
      title: heading === '' ? name : heading,
    })),
    decisions: (await decisionsById(store, citedIn(told.answers))).map(each => ({
      ...each,
      ruling: RULING_IN_WORDS[each.ruling],
    })),
    templates: await ownArguments(store, denial.cause, audience.payerClass),
    practice: await readName(store),
    ...told,
  }
}

function factsOfDenial(
  { denial }: Story,
  claim: StoryClaim,
  payerClass: Evidence['payer']['payerClass'],
): Omit<Evidence['denial'], 'lines' | 'correctionSays'> {
  const { groupCode: group, carc } = denial
  const decisive = claim.adjustments.find(
    each => each.groupCode === group && each.carc === carc && each.decision?.kind === denial.kind,
  )
  const own = claim.remarks.filter(({ line }) => line === 0 || line === (decisive?.line ?? 0))
  const remarks = [...new Set(own.map(({ code }) => code))]
  const appealable = decisive?.decision?.appealable ?? true
  return {
    id: denial.id,
    account: denial.account,
    group,
    carc,
    kind: denial.kind,
    cause: denial.cause,
    action: denial.action,
    open: denial.status === 'open',
    chargeCents: claim.chargeCents,
    paidCents: claim.paidCents,
    atStakeCents: denial.atStakeCents,
    serviceFrom: denial.serviceFrom,
    paymentDate: denial.paymentDate,
    appealable,
    noAppeal: appealable ? undefined : noAppealFor({ payerClass, group, carc, remarks, appealable }),
  }
}

/** The claim as it was sent, where the match is sure enough to state what stands in it. */
async function sentEvidence(
  store: Store,
  { id }: StoryClaim,
): Promise<{ file: EvidenceFile; claimId: number } | undefined> {
  const match = await matchOf(store, id)
  if (match?.claimId == null || match.sure === 'unsure') return undefined
  const claim = await claimById(store, match.claimId)
  const transmission = claim === undefined ? undefined : await transmissionById(store, claim.transmissionId)
  const file = transmission === undefined ? undefined : await fileById(store, transmission.fileId)
  if (claim === undefined || file === undefined) return undefined
  return { file: await readEvidence(store, file, '837', claim.segment), claimId: claim.id }
}

async function filingOf(store: Store, denialId: number, claimId: number): Promise<readonly FilingStep[]> {
  const proofs = await proveFiling(store, { denialId })
  const proof = proofs.find(({ claim }) => claim.id === claimId) ?? proofs[0]
  return (proof?.steps ?? []).map(({ kind, on, by, says, file, segment, sha256 }) => ({
    kind,
    on,
    by,
    says,
    file,
    segment,
    sha256,
  }))
}
