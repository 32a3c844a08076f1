// Tries a letter template on denials of its cause before it is kept: what it would say of each, and what it would ask.
import { z } from 'zod'
import { appealsOf } from '../../store/appeal.ts'
import { newestOfCause } from '../../store/denial-row.ts'
import type { ActionContext } from '../action.ts'
import type { OwnArgument } from '../letter/evidence.ts'
import { ownArgument } from '../letter/own-arguments.ts'
import { type Prepared, prepareLetter } from '../letter/prepare.ts'
import { isOpen, type Run } from '../letter/writing.ts'
import { present } from '../present.ts'
import { Refusal } from '../refusal.ts'
import { defineView } from '../view.ts'
import { templateOf, templateShape } from './templates.ts'

/** Denials that are looked at, and of them shown. */
const LOOKED_AT = 40
const SHOWN = 8

const tried = z.object({
  denial: z.number(),
  account: z.string(),
  payer: z.string(),
  code: z.string(),
  outcome: z.string().optional().describe('What an appeal of it came to'),
  text: z.array(z.string()).readonly().describe('Its paragraphs; in brackets what would be asked'),
  asks: z.array(z.string()).readonly(),
})

export const view = defineView(import.meta.url, {
  title: 'Template tried',
  says: 'A letter template tried on your newest denials of its cause and payer classes: what it says of each, and what it asks. Nothing is kept.',
  right: 'lead',
  looks: true,
  apart: 'moments',
  path: '/templates/try',
  method: 'POST',
  screen: '/templates',
  without: {
    command: '"overturn appeal NO. --argument NAME" shows one that is kept on a denial; the screen tries one before.',
  },
  query: z.object(templateShape),
  answer: z.object({ looked: z.number().describe('Denials of that cause'), cases: z.array(tried).readonly() }),
  async read(context, told) {
    const template = templateOf(told)
    const trial = ownArgument(template)
    const denials = await newestOfCause(context.store, template.cause, LOOKED_AT)
    const cases: z.infer<typeof tried>[] = []
    for (const { id } of denials) {
      if (cases.length === SHOWN) break
      const prepared = await preparedWith(context, id, trial)
      const { payerClass } = prepared?.evidence.payer ?? {}
      if (prepared === undefined || payerClass === undefined) continue
      if (template.payerClasses.length > 0 && !template.payerClasses.includes(payerClass)) continue
      const outcome = (await appealsOf(context.store, id)).findLast(({ ruling }) => ruling !== null)?.ruling ?? null
      cases.push(caseOf(prepared, outcome))
    }
    return { looked: denials.length, cases }
  },
})

/** Undefined where no letter can be composed of it, such as after an erasure. */
async function preparedWith(
  { store, actor, role }: ActionContext,
  id: number,
  trial: OwnArgument,
): Promise<Prepared | undefined> {
  try {
    return await prepareLetter(
      store,
      id,
      { answers: {}, despite: [], argument: trial.id, trial },
      { now: actor.now, role },
    )
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

function caseOf({ letter, evidence: { denial } }: Prepared, outcome: string | null): z.infer<typeof tried> {
  // Its own sentences, and not those of the route.
  const said = letter.blocks
    .flatMap(block => (block.part === 'argument' && block.kind === 'paragraphs' ? block.paragraphs : []))
    .map(sentences => sentences.filter(({ entry }) => entry === undefined))
    .filter(sentences => sentences.length > 0)
  const runs = said.flat().flatMap(sentence => sentence.runs)
  const missing = new Set(runs.flatMap(run => (typeof run !== 'string' && 'missing' in run ? [run.missing] : [])))
  const payer = letter.facts.find(({ key }) => key === 'payer.name')
  return present({
    denial: denial.id,
    account: denial.account,
    payer: payer?.value ?? '',
    code: `${denial.group}-${denial.carc}`,
    outcome,
    text: said.map(sentences => sentences.map(({ runs: own }) => own.map(textOf).join('')).join(' ')),
    asks: letter.questions.filter(each => isOpen(each) && missing.has(each.key)).map(({ asks }) => asks),
  })
}

const textOf = (run: Run): string => (typeof run === 'string' ? run : run.text)
