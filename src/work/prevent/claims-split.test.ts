// A file of claims in two: each half is a whole file that reads without a fault and holds its claims as they were.
import { expect, it } from 'vitest'
import { claimsIn, claimText } from '../../../test/claim-text.ts'
import { readFile } from '../../../test/read-file.ts'
import { openBuffer, Unopenable } from '../intake/read/open-file.ts'
import { readClaimsFile } from './claims-file.ts'

const one = (account: string) => ({ account, member: `M${account}` })

/** Two interchanges; the first with two sets in its group, the second of which has a patient beside the subscriber. */
function manyLevels(): string {
  const [first = '', second = ''] = [claimText(one('A1'), one('A2'), one('A3')), claimText(one('B1'), one('B2'))]
  const set = second.slice(second.indexOf('ST*'), second.indexOf('GE*')).replaceAll('*0001', '*0002')
  const [head = '', ...claims] = set.split(/(?=HL\*[23]\*)/)
  const withPatient = claims.map((claim, at) =>
    at === 0
      ? claim
          .replace('HL*2*1*22*0', 'HL*2*1*22*1')
          .replace('SBR*P*18*', 'SBR*P**')
          .replace('CLM*', 'HL*3*2*23*0~PAT*19~NM1*QC*1*DOE*KID~N3*2 ST~N4*TOWN*FL*33101~DMG*D8*20150101*F~CLM*')
      : claim.replace('HL*3*1*', 'HL*4*1*'),
  )
  const body = [head, ...withPatient].join('')
  const count = body.slice(0, body.indexOf('SE*')).split('~').length
  const dependent = body.replace(/SE\*\d+/, `SE*${count}`)
  const group = first.replace('GE*1*1', `${dependent}GE*2*1`)
  return group + claimText(one('C1')).replaceAll('000000011', '000000012')
}

async function opened(text: string) {
  for await (const file of openBuffer('x.837', Buffer.from(text, 'latin1')))
    if (!(file instanceof Unopenable)) return readClaimsFile(file)
  throw new Error('no file')
}

it('holds each claim in one of them, numbered and counted anew', async () => {
  const text = manyLevels()
  expect(readFile(text).faults).toEqual([])
  const file = await opened(text)
  const accounts = file.claims().map(({ account }) => account)
  expect(accounts).toEqual(['A1', 'A2', 'A3', 'B1', 'B2', 'C1'])
  for (let chosen = 1; chosen < 2 ** accounts.length; chosen++) {
    const kept = new Set(accounts.flatMap((_, at) => ((chosen >> at) & 1 ? [at + 1] : [])))
    const half = file.textOf(kept)
    const { faults } = readFile(half)
    expect({ chosen, faults }).toEqual({ chosen, faults: [] })
    const told = (of: readonly (typeof claims)[number][]) =>
      of.map(({ account, patientName, memberId, chargeCents, lines }) => [
        account,
        patientName,
        memberId,
        chargeCents,
        lines.length,
      ])
    const claims = claimsIn(half)
    expect(told(claims)).toEqual(told(file.claims().filter((_, at) => kept.has(at + 1))))
    const numbers = half
      .split('~')
      .flatMap(each => (each.startsWith('ST*') ? ['ST'] : (/^HL\*(\d+)/.exec(each)?.[1] ?? [])))
    let last = 0
    for (const each of numbers) {
      last = each === 'ST' ? 0 : last + 1
      if (each !== 'ST') expect(each).toBe(String(last))
    }
  }
  expect(file.textOf(new Set())).toBe('')
  expect(file.textOf(new Set([1, 2, 3, 4, 5, 6]))).toBe(text)
})
