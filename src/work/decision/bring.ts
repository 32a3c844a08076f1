// Brings decisions of others in: a sheet that a publisher offers, or the text of one decision. Nothing of them is shipped; a practice brings what it has
// downloaded under its publisher's terms.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  addDecisionImport,
  addOutsideDecisions,
  countDecisions,
  decisionImports,
  decisionsNumbered,
  forgetDecisions,
  setDecisionImport,
} from '../../store/outside-decision.ts'
import { inParts } from '../../store/reader.ts'
import type { Store } from '../../store/store.ts'
import { type Actor, defineAction } from '../action.ts'
import { line, maybeLine, paragraph } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { columnsOf, onlyLook } from '../sheet/input.ts'
import { openSheet } from '../sheet/read-xlsx.ts'
import { DECISION_COLUMNS, type ReadDecision, readDecisionSheet, readDecisionText } from './read.ts'

/** Characters of one file; a request of the workbench holds less. */
const LONGEST = 200_000_000

export const action = defineAction(import.meta.url, {
  title: 'Bring decisions in',
  says: 'Bring decisions of external reviewers or appeals councils in that you have downloaded (a sheet, or the text of one): they are searched beside your letters, and cited where you choose one. Leave out what names a patient.',
  right: 'work',
  on: 'practice',
  undo: 'Take the file back.',
  refuses: ['not-known', 'ambiguous', 'empty', 'changed'],
  http: { method: 'POST', path: '/decisions', status: 201 },
  screen: '/decisions',
  without: { command: '"overturn decision import FILE" reads it from a file.' },
  input: z.object({
    name: line('Name', { most: 100, description: 'What this file is called' }),
    text: paragraph('Decisions', { most: LONGEST, description: 'The text of the file; a workbook (.xlsx) in base64' }),
    forum: maybeLine('Who decided', {
      most: 120,
      description:
        'As it is to be cited, such as "Medicare Appeals Council"; guessed from the head of a sheet where it can be',
    }),
    columns: columnsOf(DECISION_COLUMNS, { said: 'Reviewer notes' }),
    number: maybeLine('Number', { most: 60, description: 'Of the one decision that the text is; a sheet has its own' }),
    decided: maybeLine('Decided on', { most: 10, description: 'Of the one decision: a day or a year' }),
    outcome: maybeLine('Outcome', { most: 60, description: 'Of the one decision: overturned, partly, upheld' }),
    dryRun: onlyLook(),
  }),
  async run({ store, actor }, _targets, { name, text, forum: said, columns, number, decided, outcome, dryRun }) {
    const read =
      number === ''
        ? readDecisionSheet(await openSheet(text), columns)
        : readDecisionText(text, { number, decided, outcome })
    const forum = said === '' ? read.forum : said
    if (forum === undefined)
      throw new Refusal('not-known', 'The file does not say who decided: say it as it is to be cited.', '--forum NAME')
    const sha256 = createHash('sha256').update(text).digest('hex')
    if (!dryRun) await clearAway(store, sha256, actor.now)
    if ((await decisionImports(store)).some(each => each.sha256 === sha256 && each.state === 'there'))
      return { changed: 0, says: 'This file is here already.', made: { decisions: 0 } }
    const fresh = await withoutThoseHere(store, forum, read.decisions)
    const here = read.decisions.length - fresh.length
    const made = {
      ...{ forum, decisions: fresh.length, here, columns: read.columns },
      ...{ badRows: read.bad.length, bad: read.bad.slice(0, 20) },
    }
    const says = saidOf(forum, fresh, here, read.bad.length)
    if (dryRun || fresh.length === 0) return { changed: 0, says: `${says} Nothing was kept.`, made }
    const id = await keep(store, { name, forum, sha256 }, fresh, actor)
    return { changed: 1, says: `${says} Kept as file ${id}.`, made: { import: id, ...made } }
  },
})

function saidOf(forum: string, fresh: readonly ReadDecision[], here: number, bad: number): string {
  const count = (n: number, one: string, more: string) => `${n.toLocaleString('en-US')} ${n === 1 ? one : more}`
  const overturned = fresh.filter(({ ruling }) => ruling === 'overturned' || ruling === 'partly').length
  const unknown = fresh.filter(({ ruling }) => ruling === 'unknown').length
  return [
    `${forum}: ${count(fresh.length, 'decision', 'decisions')}, ${overturned.toLocaleString('en-US')} of them against the payer at least in part.`,
    ...(unknown === 0 ? [] : [`Of ${unknown.toLocaleString('en-US')} the outcome is not known.`]),
    ...(here === 0 ? [] : [`${count(here, 'is', 'are')} here already.`]),
    ...(bad === 0 ? [] : [`${count(bad, 'row', 'rows')} could not be read.`]),
  ].join(' ')
}

/** What another file has brought under the same number stays as it is; of several rows under one number the first counts. */
async function withoutThoseHere(store: Store, forum: string, decisions: readonly ReadDecision[]) {
  const known = new Set(
    await decisionsNumbered(
      store,
      forum,
      decisions.map(({ number }) => number),
    ),
  )
  return decisions.filter(({ number }) => {
    const fresh = !known.has(number)
    known.add(number)
    return fresh
  })
}

/** Part by part, so that nobody waits for long; it is searched when it is whole. */
async function keep(
  store: Store,
  file: { readonly name: string; readonly forum: string; readonly sha256: string },
  decisions: readonly ReadDecision[],
  { who, now }: Actor,
): Promise<number> {
  const id = await store.write(async unit => {
    const made = unit.nextId()
    await addDecisionImport(unit, { id: made, ...file, decisions: 0, state: 'loading', broughtAt: now, broughtBy: who })
    return made
  })
  for (const part of inParts(decisions))
    await store.write(async unit => {
      const first = unit.nextId(part.length)
      await addOutsideDecisions(
        unit,
        part.map((each, at) => ({ id: first + at, importId: id, forum: file.forum, ...each })),
      )
    })
  await store.write(async unit => {
    // Whoever brings the same file in at the same moment takes this one for stopped.
    if ((await countDecisions(unit, id)) !== decisions.length)
      throw new Refusal('changed', 'Somebody else is bringing this file in at this moment.')
    await setDecisionImport(unit, id, { state: 'there', decisions: decisions.length })
    unit.event({
      at: now,
      who,
      verb: 'brought-decisions',
      data: { import: id, name: file.name, forum: file.forum, decisions: decisions.length },
    })
  })
  return id
}

/** As long as another one may still be bringing a file in. */
const BRINGING_MS = 60 * 60_000

/** What was stopped in the middle is searched by nobody: the same file again, or another one after an hour, clears it away. */
async function clearAway(store: Store, sha256: string, now: string): Promise<void> {
  for (const { id, state, ...file } of await decisionImports(store))
    if (state === 'loading' && (file.sha256 === sha256 || Date.parse(file.broughtAt) + BRINGING_MS < Date.parse(now)))
      await store.write(async unit => {
        await forgetDecisions(unit, id)
        await setDecisionImport(unit, id, { state: 'withdrawn', decisions: 0 })
      })
}
