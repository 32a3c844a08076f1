// `overturn appeal`: the letter of a denial shown with its questions; with a folder, made with its packet and written there. Exit status 3 where
// something does not resolve.
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { LEVELS, type Level } from '../knowledge/load.ts'
import { addDocument } from '../work/document/add.ts'
import { LETTER_GUARDS, type LetterGuard } from '../work/letter/guards.ts'
import { letterRecordOf } from '../work/letter/letter-record.ts'
import { makeLetter } from '../work/letter/make.ts'
import { textOf } from '../work/letter/packet/packet.ts'
import { type PartLimits, splitPacket } from '../work/letter/packet/parts.ts'
import { blockedBy, type LetterAsked, type Prepared, prepareLetter } from '../work/letter/prepare.ts'
import { Refusal } from '../work/refusal.ts'
import { mustBeNew, writeNew } from './new-file.ts'
import { contextOn, mustWork, noteLook, type StorePlace, withHost } from './store.ts'
import { plain, styled, type Terminal, wrap } from './terminal.ts'
import { numberGiven } from './thing-number.ts'

export interface AppealWords {
  readonly level?: string
  readonly argument?: string
  readonly answer: readonly string[]
  readonly answers?: string
  readonly signer?: string
  readonly phone?: string
  readonly to?: string
  readonly note?: string
  readonly despite: readonly string[]
  readonly out?: string
  readonly mostPages?: string
  readonly mostMegabytes?: string
  readonly json: boolean
}

/** Something does not resolve: nothing was made. */
const UNRESOLVED = 3
const FILES = ['packet.pdf', 'letter.docx', 'facts.json'] as const

export async function appeal(
  number: string,
  words: AppealWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const id = numberGiven(number, 'denial', 'queue', terminal)
  if (id === undefined) return 2
  return withHost(place, terminal, async host => {
    const context = await contextOn(host, place)
    const { store } = context
    const asked = askedBy(words)
    const limits = limitsIn(words)
    if (words.out !== undefined) mustBeFolder(words.out)
    const prepared = await prepareLetter(store, id, asked, { now: place.now, role: context.role })
    await noteLook(store, place, 'denial letter', { number: id }, { account: prepared.evidence.denial.account })
    const open = blockedBy(prepared.letter, asked.despite)
    if (prepared.letter.blocked || words.out === undefined) {
      await terminal.out(
        words.json
          ? `${JSON.stringify({ record: 'appeal-letter', ...letterRecordOf(prepared) })}\n`
          : letterText(prepared, terminal),
      )
      if (prepared.letter.blocked)
        terminal.err(`Nothing was made. To be settled first:\n${open.map(says => `- ${plain(says)}\n`).join('')}`)
      return prepared.letter.blocked ? UNRESOLVED : 0
    }
    const made = await makeLetter(context, id, asked)
    const { packet } = made
    const bytes = {
      'packet.pdf': packet.pdf,
      'letter.docx': packet.docx,
      'facts.json': Buffer.from(`${JSON.stringify(packet.facts, null, 1)}\n`),
    }
    const kept = `It is kept as appeal ${made.id}.`
    for (const name of FILES) writeNew(join(words.out, name), bytes[name], kept)
    const about = { title: made.letter.title, now: place.now }
    const parts = limits === undefined ? [] : await splitPacket(packet.pdf, about, limits)
    for (const part of parts) writeNew(join(words.out, part.name), part.bytes, kept)
    await terminal.out(
      words.json
        ? `${JSON.stringify({ record: 'appeal-made', appeal: made.id, denial: id, pages: packet.pages, parts: parts.map(({ name }) => name), folder: words.out })}\n`
        : `${made.letter.title} is made: appeal ${made.id}, ${packet.pages} pages.\nWritten to ${plain(words.out)}: ${[...FILES, ...parts.map(({ name }) => name)].join(', ')}. Nothing was sent; "overturn appeal-send ${made.id}" says when it was.\n`,
    )
    return 0
  })
}

export interface DocumentWords {
  readonly exhibit: string
  readonly title?: string
  readonly pages?: string
  readonly request?: true
  readonly json: boolean
}

/** `overturn document NO. FILE`: brings a document in for a denial. */
export async function document(
  number: string,
  path: string,
  words: DocumentWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withHost(place, terminal, async host => {
    const { store, actor } = await contextOn(host, place)
    await mustWork(store)
    const given = { exhibit: words.exhibit, title: words.title ?? '', name: basename(path), pages: words.pages ?? '' }
    const subject = words.request === true ? { requestId: Number(number) } : { denialId: Number(number) }
    const id = await addDocument(store, subject, given, bytesIn(path), actor)
    const of = words.request === true ? 'request' : 'denial'
    await terminal.out(
      words.json
        ? `${JSON.stringify({ record: 'document-added', document: id, [of]: Number(number), exhibit: words.exhibit })}\n`
        : `Document ${id} is kept, encrypted, as ${plain(words.exhibit)} of ${of} ${Number(number)}.\n`,
    )
    return 0
  })
}

function bytesIn(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new Refusal('not-found', `${plain(path)} cannot be read: ${(error as Error).message}.`)
  }
}

/** A folder that is there or can be made, without these files in it. Throws Refusal. */
function mustBeFolder(path: string): void {
  if (existsSync(path) && !statSync(path).isDirectory())
    throw new Refusal('not-known', `${plain(path)} is no folder. Nothing was made.`)
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new Refusal('not-known', `${plain(path)} cannot be made: ${(error as Error).message}. Nothing was made.`)
  }
  for (const name of FILES) mustBeNew(join(path, name))
}

/** What a portal or a fax takes at once; undefined where nothing is said. Throws Refusal. */
function limitsIn({ mostPages, mostMegabytes }: AppealWords): PartLimits | undefined {
  const pages = numberIn('--most-pages', mostPages, /^\d{1,4}$/, 2)
  const size = numberIn('--most-megabytes', mostMegabytes, /^\d{1,4}(?:\.\d{1,2})?$/, 0.05)
  if (pages === undefined && size === undefined) return undefined
  return { pages, bytes: size === undefined ? undefined : Math.round(size * 1_000_000) }
}

function numberIn(option: string, text: string | undefined, form: RegExp, least: number): number | undefined {
  if (text === undefined) return undefined
  if (!form.test(text) || Number(text) < least)
    throw new Refusal('not-known', `"${plain(text)}" is no limit: ${option} takes a number of at least ${least}.`)
  return Number(text)
}

function askedBy(words: AppealWords): LetterAsked {
  const typed = Object.fromEntries(
    words.answer.map(text => {
      const at = text.indexOf('=')
      if (at < 1) throw new Refusal('not-known', `"${plain(text)}" is no answer: write --answer question=answer.`)
      return [text.slice(0, at).trim(), text.slice(at + 1)]
    }),
  )
  const own = { 'signer.name': words.signer, 'signer.phone': words.phone, 'to.address': words.to }
  const given = Object.fromEntries(
    Object.entries(own).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])),
  )
  const unknown = words.despite.find(rule => !LETTER_GUARDS.includes(rule as LetterGuard))
  if (unknown !== undefined)
    throw new Refusal('not-known', `There is no guard "${plain(unknown)}"; there is: ${LETTER_GUARDS.join(', ')}.`)
  return {
    level: levelNamed(words.level),
    argument: words.argument,
    answers: { ...(words.answers === undefined ? {} : answersIn(words.answers)), ...typed, ...given },
    note: words.note === undefined ? undefined : textIn(words.note),
    despite: words.despite,
  }
}

function levelNamed(name: string | undefined): Level | undefined {
  if (name === undefined) return undefined
  const level = LEVELS.find(each => each === name)
  if (level === undefined)
    throw new Refusal('not-known', `There is no level "${plain(name)}"; there is: ${LEVELS.join(', ')}.`)
  return level
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Refusal('not-found', `${plain(path)} cannot be read: ${(error as Error).message}.`)
  }
}

/** Answers from a file, as a JSON object of texts. */
function answersIn(path: string): Readonly<Record<string, string>> {
  const wrong = new Refusal(
    'not-known',
    `${plain(path)} holds no answers: it has to be a JSON object with a text under each question's name.`,
  )
  let read: unknown
  try {
    read = JSON.parse(textIn(path))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw wrong
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw wrong
  return Object.fromEntries(
    Object.entries(read).map(([key, value]) => {
      if (typeof value !== 'string') throw wrong
      return [key, value]
    }),
  )
}

/** The letter as it would be printed, gaps in brackets, and what stands beside it. */
function letterText({ letter }: Prepared, terminal: Terminal): string {
  const { width } = terminal
  const said: string[] = [styled(terminal, 'bold', plain(letter.title)), '']
  for (const block of letter.blocks) {
    if (block.title !== undefined) said.push(styled(terminal, 'bold', plain(block.title)))
    if (block.kind === 'lines') said.push(...block.lines.map(runs => plain(textOf(runs))))
    else if (block.kind === 'values')
      said.push(...block.values.map(({ name, runs }) => `${name}: ${plain(textOf(runs))}`))
    else if (block.kind === 'table')
      said.push(...block.rows.map(row => row.map(runs => plain(textOf(runs))).join('  ')))
    else
      for (const sentences of block.paragraphs)
        said.push(...wrap(plain(sentences.map(({ runs }) => textOf(runs)).join(' ')), width))
    said.push('')
  }
  for (const { weight, says } of letter.guards)
    said.push(...wrap(plain(`${weight === 'stop' ? 'Stop' : 'Look'}: ${says}`), width))
  const optional = letter.questions.filter(each => each.optional === true)
  for (const { key, asks } of optional) said.push(...wrap(plain(`Could be answered, ${key}: ${asks}`), width))
  return `${said.join('\n')}\n`
}
