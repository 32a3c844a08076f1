// Brings explanations of benefits in that a patient's plan gave out (Patient Access): what a payer said of a claim whose remittance is not here.
import { z } from 'zod'
import { type ReadBenefits, readBenefits } from '../../fhir/read-benefit.ts'
import { defineAction } from '../action.ts'
import { line } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { fileText, onlyLook } from '../sheet/input.ts'
import { postBenefits, sorted } from './brought.ts'

/** How many of those passed over are told one by one. */
const TOLD = 20

/** Characters of one file. */
const MOST = 200_000_000

export const action = defineAction(import.meta.url, {
  title: 'Bring explanations of benefits in',
  says: 'Bring explanations of benefits in that a patient’s plan gave out (FHIR R4: a Bundle, NDJSON or one resource). They become answers of the payer that pay nothing; a claim that the payer’s own remittance answers is passed over.',
  right: 'work',
  on: 'practice',
  undo: 'What they said is taken back by itself when the payer’s own remittance comes.',
  refuses: ['not-known', 'empty'],
  http: { method: 'POST', path: '/fhir/benefits', status: 201 },
  without: {
    command: '"overturn benefits import FILE" reads them from a file.',
    workbench: 'Files of plans are brought in by the command or the API; what they open is worked in the queue.',
  },
  input: z.object({
    name: line('Name', { most: 200, description: 'What the file is called' }),
    text: fileText('Text', 'The file as the plan gave it out; a request of the service holds less', MOST),
    dryRun: onlyLook(),
  }),
  async run({ store, actor }, _targets, { name, text, dryRun }) {
    const { benefits, passedOver } = read(text)
    if (benefits.length + passedOver.length === 0)
      throw new Refusal('empty', 'There is no ExplanationOfBenefit in it. Nothing was kept.')
    const { fresh, passedOver: known } = await sorted(store, benefits)
    const told = [...passedOver, ...known]
    const made = { benefits: fresh.length, passedOver: told.length, told: told.slice(0, TOLD) }
    const says = `${fresh.length} of ${benefits.length + passedOver.length} explanations of benefits are answers that are not here otherwise.`
    if (dryRun || fresh.length === 0) return { changed: 0, says: `${says} Nothing was kept.`, made }
    const report = await postBenefits(store, `${name}.835`, fresh, actor)
    const { claims, denials, duplicates, quarantined } = report
    if (report.status === 'duplicate') return { changed: 0, says: `${says} They were here before.`, made }
    return {
      changed: claims,
      says: `${says} ${claims} were posted, ${duplicates} were here before, ${quarantined} wait for a look; ${denials} denials were opened.`,
      made: { ...made, posted: claims, duplicates, quarantined, denials },
    }
  },
})

/** Throws Refusal `not-known` where it is no JSON. */
function read(text: string): ReadBenefits {
  try {
    return readBenefits(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Refusal('not-known', `This is no JSON, nor one object a line: ${error.message}. Nothing was kept.`)
  }
}
