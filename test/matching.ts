// Matching against the truth: a careless payer's remittances and the claims behind them, with others that look alike, brought into a
// store in any order; how many claims and lines were laid beside the right ones. Used by the suite and by `npm run bench`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { envelopeFor, type GeneratedRemittance, generateRemittances } from '../src/example/generate.ts'
import { createRandom } from '../src/example/random.ts'
import { type SentClaim, writeClaims } from '../src/example/sent.ts'
import type { Store } from '../src/store/store.ts'
import { importPaths } from '../src/work/intake/import.ts'

export interface MatchScore {
  readonly claims: number
  readonly rightClaims: number
  readonly sureClaims: number
  /** Wrong ones that were called sure: there must be none. */
  readonly wrongSureClaims: number
  readonly lines: number
  readonly rightLines: number
  readonly wrongSureLines: number
  /** A few of those that went wrong, for whoever looks. */
  readonly wrong: readonly string[]
}

const NOW = '2027-06-01T08:00:00Z'

/** Claims that look like one that was sent: a replacement sent after the decision, another visit of the same person. */
function lookalikes(remittance: GeneratedRemittance, seed: number): SentClaim[] {
  const random = createRandom(seed)
  return remittance.sent.flatMap(sent => {
    const control = remittance.claims.find(claim => claim.sentAccount === sent.account)?.payerControl ?? ''
    return [
      ...(random.chance(6) ? [{ ...sent, frequency: '7', originalControl: control }] : []),
      ...(random.chance(5)
        ? [
            {
              ...sent,
              account: `OTHER-${sent.account.slice(-7)}`,
              lines: sent.lines.map(line => ({
                ...line,
                chargeCents: line.chargeCents + 1700,
                control: `O${line.control}`,
              })),
            },
          ]
        : []),
    ]
  })
}

/** Brings all of it into the store and compares. `claimsFirst` says in which order the files come. */
export async function scoreMatching(
  store: Store,
  claims: number,
  seed: number,
  claimsFirst: boolean,
): Promise<MatchScore> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-matching-'))
  try {
    const remittances = [...generateRemittances({ seed, claims, claimsPerRemittance: 60, careless: true })]
    const sentFiles: string[] = []
    const remitFiles: string[] = []
    for (const [at, remittance] of remittances.entries()) {
      const put = (name: string, text: string, list: string[]) => {
        writeFileSync(join(folder, name), text)
        list.push(join(folder, name))
      }
      const before = remittance.sent.map(sent => sent.serviceDate).sort()[remittance.sent.length - 1] ?? ''
      put(`${at}.837`, writeClaims(remittance.sent, { date: before, control: at * 2 + 1 }), sentFiles)
      // Those are sent after the payment.
      const after = Temporal.PlainDate.from(remittance.date).add({ days: 9 }).toString()
      const others = lookalikes(remittance, seed + at)
      if (others.length > 0) put(`${at}b.837`, writeClaims(others, { date: after, control: at * 2 + 2 }), sentFiles)
      const envelope = envelopeFor(1, at + 1)
      put(`${at}.835`, `${envelope.open}${remittance.text}${envelope.close}`, remitFiles)
    }
    const order = claimsFirst ? [...sentFiles, ...remitFiles] : [...remitFiles, ...sentFiles]
    await importPaths(store, order, { now: NOW, who: 'test' })
    return await compare(store, remittances)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compare(store: Store, remittances: readonly GeneratedRemittance[]): Promise<MatchScore> {
  const score = {
    claims: 0,
    rightClaims: 0,
    sureClaims: 0,
    wrongSureClaims: 0,
    lines: 0,
    rightLines: 0,
    wrongSureLines: 0,
    wrong: [] as string[],
  }
  const { kysely } = store
  const found = await kysely
    .selectFrom('remitClaim as c')
    .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'c.remittanceId'))
    .leftJoin('claimMatch as m', join => join.onRef('m.remitClaimId', '=', 'c.id'))
    .leftJoin('claim as s', join => join.onRef('s.id', '=', 'm.claimId'))
    .select(['c.id', 'c.ordinal', 'c.account', 'r.trace', 'm.sure', 'm.why', 's.account as sent', 's.frequency'])
    .execute()
  const lines = Map.groupBy(
    await kysely.selectFrom('lineMatch').selectAll().orderBy('line').execute(),
    line => line.remitClaimId,
  )
  const byPlace = new Map(found.map(row => [`${row.trace} ${row.ordinal}`, row]))
  for (const remittance of remittances) {
    const trace = /TRN\*1\*([^*]+)/.exec(remittance.text)?.[1]
    for (const [ordinal, truth] of remittance.claims.entries()) {
      const row = byPlace.get(`${trace} ${ordinal}`)
      const right = row?.sent === truth.sentAccount && row.frequency === '1'
      score.claims++
      if (right) score.rightClaims++
      if (row?.sure === 'sure') score.sureClaims++
      if (!right && row?.sure === 'sure') score.wrongSureClaims++
      if (!right && score.wrong.length < 20)
        score.wrong.push(
          `${truth.sentAccount} came back as ${row?.account}: ${row?.sent ?? 'none'} ${row?.sure} (${row?.why})`,
        )
      if (!right) continue
      for (const [at, allowed] of truth.sentLines.entries()) {
        if (allowed === undefined) continue
        const match = lines.get(row?.id ?? 0)?.find(line => line.line === at + 1)
        const rightLine =
          match?.claimLine !== undefined && match.claimLine !== null && allowed.includes(match.claimLine)
        score.lines++
        if (rightLine) score.rightLines++
        if (!rightLine && match?.sure === 'sure') score.wrongSureLines++
        if (!rightLine && score.wrong.length < 20)
          score.wrong.push(
            `${truth.sentAccount} line ${at + 1}: ${match?.claimLine} ${match?.sure} (${match?.why}); wanted ${allowed.join(' or ')}`,
          )
      }
    }
  }
  return score
}
