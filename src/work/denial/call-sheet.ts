// What one needs in front of one on the telephone with a payer: whom to call, who we are, whose claim it is, and what came of it. Of what the
// remittance says itself; where it says too little, of the claim as it was sent.
import { z } from 'zod'
import { claimById } from '../../store/claim.ts'
import { matchOf } from '../../store/match.ts'
import { remitClaim } from '../../store/remit-claim.ts'
import { remittanceById } from '../../store/remittance.ts'
import type { Row, Store } from '../../store/store.ts'
import type { Remittance } from '../../x12/index.ts'
import { loadOriginal } from '../claim/original.ts'
import { number } from '../input.ts'
import { present } from '../present.ts'
import { headOf } from '../remittance/head.ts'
import { defineView } from '../view.ts'
import { showDenial } from './story.ts'

const cents = z.number().int()
const contact = z.object({
  desk: z.enum(['claims', 'technical', 'policies', 'other']).describe('PER01: CX, BL, IC, another'),
  name: z.string().optional(),
  kind: z.enum(['phone', 'extension', 'fax', 'email', 'web', 'other']),
  number: z.string(),
})

export const view = defineView(import.meta.url, {
  title: 'Call sheet',
  says: 'What one needs on the telephone with the payer: its numbers from the remittance (PER), who we are, whose claim it is, what came of it.',
  right: 'read',
  looks: true,
  apart: 'moments',
  path: '/denials/:id/call-sheet',
  screen: '/denials/$id',
  query: z.object({ id: number('Denial') }),
  answer: z.object({
    payer: z.string(),
    contacts: z
      .array(contact)
      .readonly()
      .describe('The desk for claims first; empty where the remittance names nobody'),
    provider: z.string().optional(),
    npi: z.string().optional(),
    taxId: z.string().optional(),
    patient: z.string().optional(),
    born: z.string().optional(),
    memberId: z.string().optional(),
    payerControl: z.string().optional().describe('The payer’s number of the claim'),
    account: z.string(),
    serviceFrom: z.string().optional(),
    serviceTo: z.string().optional(),
    sentOn: z.string().optional(),
    paymentDate: z.string().optional(),
    trace: z.string().optional(),
    chargeCents: cents,
    paidCents: cents,
    atStakeCents: cents,
    codes: z.array(z.string()).readonly().describe('Adjustments that are worked, with their remarks'),
  }),
  async read({ store }, { id }) {
    const { denial, adjudications } = await showDenial(store, id)
    const current = adjudications.find(each => each.id === denial.remitClaimId)
    const adjudication = await remitClaim(store, denial.remitClaimId)
    const remittance = adjudication && (await remittanceById(store, adjudication.remittanceId))
    const head = remittance && (await headOf(store, remittance))
    const claimId = (await matchOf(store, denial.remitClaimId))?.claimId ?? undefined
    const claim = claimId === undefined ? undefined : await claimById(store, claimId)
    return present({
      payer: denial.payer,
      contacts: contactsOf(head),
      provider: remittance?.payeeName ?? null,
      npi: remittance?.payeeNpi ?? claim?.billingNpi ?? null,
      taxId: taxIdIn(head) ?? (await taxIdSent(store, claim)) ?? null,
      patient: denial.patientName,
      born: claim?.patientBorn ?? null,
      memberId: adjudication?.memberId ?? claim?.memberId ?? null,
      payerControl: adjudication?.payerControl ?? null,
      account: denial.account,
      serviceFrom: denial.serviceFrom,
      serviceTo: adjudication?.serviceTo ?? null,
      sentOn: claim?.sentOn ?? null,
      paymentDate: denial.paymentDate,
      trace: remittance?.trace ?? null,
      chargeCents: denial.chargeCents,
      paidCents: denial.paidCents,
      atStakeCents: denial.atStakeCents,
      codes: codesOf(current),
    })
  },
})

type Contact = z.infer<typeof contact>
const DESKS: Readonly<Record<string, Contact['desk']>> = { CX: 'claims', BL: 'technical', IC: 'policies' }
const ORDER: readonly Contact['desk'][] = ['claims', 'technical', 'other', 'policies']
const KINDS: Readonly<Record<string, Contact['kind']>> = {
  TE: 'phone',
  EX: 'extension',
  FX: 'fax',
  EM: 'email',
  UR: 'web',
}

/** The payer's numbers (835 §PER), the desk for claims first. */
function contactsOf(head: Remittance | undefined): readonly Contact[] {
  const all = (head?.payer?.contacts ?? []).flatMap(({ function: desk, name, numbers }) =>
    (numbers ?? []).flatMap(({ qualifier, number: text }) =>
      text === undefined
        ? []
        : [
            present({
              desk: DESKS[desk ?? ''] ?? ('other' as const),
              name: name ?? null,
              kind: KINDS[qualifier ?? ''] ?? ('other' as const),
              number: text,
            }),
          ],
    ),
  )
  return all.toSorted((one, other) => ORDER.indexOf(one.desk) - ORDER.indexOf(other.desk))
}

/** 835 §N1 of the payee by its tax number, or §REF TJ. */
function taxIdIn(head: Remittance | undefined): string | undefined {
  const payee = head?.payee
  if (payee?.name?.idQualifier === 'FI') return payee.name.id
  return payee?.references.find(each => each.qualifier === 'TJ')?.number
}

/** 837 §2010AA REF EI, the employer's number; a person’s own number (SY) is left where it is. */
async function taxIdSent(store: Store, claim: Row<'claim'> | undefined): Promise<string | undefined> {
  if (claim === undefined) return undefined
  const { claim: sent } = await loadOriginal(store, claim.id)
  return sent.levels.provider?.billing?.references.find(each => each.qualifier === 'EI')?.number
}

/** `CO-16 N382`, in the order of the remittance. */
function codesOf(
  claim: Awaited<ReturnType<typeof showDenial>>['adjudications'][number] | undefined,
): readonly string[] {
  if (claim === undefined) return []
  const worked = claim.adjustments.filter(({ decision }) => ['denial', 'underpayment'].includes(decision?.kind ?? ''))
  return [
    ...new Set(
      worked.map(({ groupCode, carc, line }) =>
        [`${groupCode}-${carc}`, ...claim.remarks.filter(each => each.line === line).map(({ code }) => code)].join(' '),
      ),
    ),
  ]
}
