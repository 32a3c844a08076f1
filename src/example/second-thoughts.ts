// What payers say a second time: some weeks after a denial that was worked, the denial is taken back and the claim paid. So that an example
// year has money that came back, and shows how it is noticed.
import { emptyClaim, OUR_SEPARATORS, type RemitClaim, transaction835, writeTransaction } from '../x12/index.ts'
import { type GeneratedRemittance, remittanceTree, type TrueClaim } from './generate.ts'
import type { ExamplePayer } from './practice.ts'

/** Days until a payer has thought again. */
const AGAIN_AFTER = 38
/** Parts of a hundred of the charge that are paid then. */
const PAYS = 62
/** A CAS holds so many reasons. */
const IN_ONE_CAS = 6

/** The remittance that takes denials of another one back and pays them; undefined when there is none to take back. */
export function secondThoughts(
  { claims, payer, control, date, sent }: GeneratedRemittance,
  series: number,
  /** One denial in so many is left as it is; the others were worked. */
  leftOneIn: number,
): { readonly text: string; readonly date: string } | undefined {
  const times = Map.groupBy(claims, ({ account }) => account)
  const again = claims.filter(
    (claim, at) =>
      (claim.outcome === 'denied' || claim.outcome === 'partly-denied') &&
      times.get(claim.account)?.length === 1 &&
      paidOf(claim) > claim.paidCents &&
      at % leftOneIn !== 0,
  )
  if (again.length === 0) return undefined
  const later = Temporal.PlainDate.from(date).add({ days: AGAIN_AFTER }).toString()
  const nodes = again.flatMap(claim => {
    const person = sent.find(each => each.account === claim.sentAccount)?.person
    const patient =
      person === undefined
        ? undefined
        : { entity: 'QC', type: '1', last: person.last, first: person.first, idQualifier: 'MI', id: person.id }
    return [takenBack(claim, payer), paid(claim, payer)].map(node => ({ ...node, patient }))
  })
  const paymentCents = again.reduce((sum, claim) => sum + paidOf(claim) - claim.paidCents, 0)
  const trace = `EFT${String(series % 1_000_000).padStart(6, '0')}8${control.padStart(5, '0')}`
  const tree = remittanceTree(payer, { date: later, trace, paymentCents, claims: nodes })
  return { text: writeTransaction(transaction835, tree, `8${control.slice(-3)}`, OUR_SEPARATORS), date: later }
}

const paidOf = ({ chargeCents }: TrueClaim) => Math.round((chargeCents * PAYS) / 100)

function payment(claim: TrueClaim, payer: ExamplePayer) {
  return {
    account: claim.account,
    filing: payer.filing,
    payerControl: claim.payerControl,
    facilityType: '11',
    frequency: '1',
  }
}

/** The denial with its signs turned round. */
function takenBack(claim: TrueClaim, payer: ExamplePayer): RemitClaim {
  const byGroup = Map.groupBy(claim.adjustments, each => each.group)
  return {
    ...emptyClaim(
      { ...payment(claim, payer), status: '22', chargeCents: -claim.chargeCents, paidCents: -claim.paidCents },
      [],
    ),
    adjustments: [...byGroup].flatMap(([group, all]) =>
      Array.from({ length: Math.ceil(all.length / IN_ONE_CAS) }, (_, at) => ({
        group,
        adjustments: all
          .slice(at * IN_ONE_CAS, (at + 1) * IN_ONE_CAS)
          .map(({ carc, amountCents }) => ({ reason: carc, amountCents: -amountCents })),
      })),
    ),
  }
}

function paid(claim: TrueClaim, payer: ExamplePayer): RemitClaim {
  const paidCents = paidOf(claim)
  return {
    ...emptyClaim({ ...payment(claim, payer), status: '1', chargeCents: claim.chargeCents, paidCents }, []),
    adjustments: [{ group: 'CO', adjustments: [{ reason: '45', amountCents: claim.chargeCents - paidCents }] }],
  }
}
