// Every folder beside this file is one scenario: in.edi must read to tree.json and be decided as decisions.txt says.
// UPDATE=1 rewrites what is expected; the difference is then for a person to read.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { claimText, providerAdjustmentsText, remittanceFoot, remittanceHead } from '../../src/cli/explain-text.ts'
import type { DecidedAdjustment } from '../../src/decide/decide.ts'
import { createRemittanceReader, type ProviderAdjustment } from '../../src/decide/remittance.ts'
import { readFile } from '../read-file.ts'

const FOLDER = join(import.meta.dirname, '835')
const scenarios = readdirSync(FOLDER)

function decisionsText(text: string): string {
  const out: string[] = []
  const faults: string[] = []
  const adjustments: ProviderAdjustment[] = []
  const reader = createRemittanceReader({
    onFault: fault => faults.push(`${fault.severity} ${fault.code} segment ${fault.segment} byte ${fault.offset}: ${fault.says}`),
    onClaim(decided) {
      out.push(claimText(decided, { color: false }), ...decided.adjustments.map(ruleText))
    },
    onProviderAdjustment: adjustment => adjustments.push(adjustment),
    onRemittance(end) {
      out.unshift(remittanceHead(end.tree, end.start.control, { color: false }))
      out.push(providerAdjustmentsText(adjustments, { color: false }), remittanceFoot(end, { color: false }))
    },
  })
  reader.push(Buffer.from(text, 'latin1'))
  const { segments, unread } = reader.end()
  return `${out.join('')}${faults.join('\n')}${faults.length === 0 ? '' : '\n'}${segments} segments, ${unread} not placed\n`
}

function ruleText({ adjustment, decision }: DecidedAdjustment): string {
  const { kind, cause, family, action, liable, mayBillPatient, appealable, sure, rule } = decision
  const where = adjustment.line === undefined ? 'claim' : `line ${adjustment.line}`
  return `  # ${where} ${adjustment.group}-${adjustment.carc}: ${rule} → ${kind}, ${cause} (${family}), ${action}, ${liable}${mayBillPatient ? ', bill patient' : ''}${appealable ? ', appeal open' : ''}, ${sure}\n`
}

function expectGolden(path: string, actual: string): void {
  if (process.env.UPDATE === '1' || !existsSync(path)) writeFileSync(path, actual)
  expect(actual).toBe(readFileSync(path, 'utf8'))
}

describe('golden remittances', () => {
  it('are at least thirty', () => expect(scenarios.length).toBeGreaterThanOrEqual(30))

  it.each(scenarios)('%s', scenario => {
    const text = readFileSync(join(FOLDER, scenario, 'in.edi'), 'latin1')
    const read = readFile(text)
    expectGolden(join(FOLDER, scenario, 'tree.json'), `${JSON.stringify(read.remittances.map(each => each.tree), (_key, value) => (Array.isArray(value) && value.length === 0 ? undefined : value), 1)}\n`)
    expectGolden(join(FOLDER, scenario, 'decisions.txt'), decisionsText(text))
    expect(read.written).toBe(text)
  })
})
