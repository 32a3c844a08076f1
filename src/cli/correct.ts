// `overturn correct` and `overturn secondary`: a claim made from the one that was sent, shown as a difference with everything that stands
// in its way, written only when a file is named. `overturn outbox NO.`: the file of one, again.
import { dayIn } from '../decide/day.ts'
import { accountOfOutgoing } from '../store/outgoing.ts'
import { FIELDS, parseChange, remarksAsking } from '../work/claim/change-claim.ts'
import { type Correction, type CorrectionOptions, makeCorrection, prepareCorrection } from '../work/claim/correct.ts'
import { correctionInput, correctionOf, correctionOptions } from '../work/claim/correction-record.ts'
import { prepareSecondary } from '../work/claim/next-payer.ts'
import { readOutgoing } from '../work/claim/outbox.ts'
import { type AskedNext, action as billNext, makeSecondary, secondaryOf } from '../work/claim/secondary.ts'
import type { Secondary } from '../work/claim/to-payer.ts'
import { Refusal } from '../work/refusal.ts'
import { mustBeNew, writeNew } from './new-file.ts'
import { readWords } from './read-words.ts'
import { noteLook, type StorePlace, withStore } from './store.ts'
import { amount, left, plain, styled, type Terminal, wrap } from './terminal.ts'

export interface CorrectWords {
  readonly set: readonly string[]
  readonly as?: string
  readonly rejection?: true
  readonly despite: readonly string[]
  readonly enclose: readonly string[]
  readonly encloseBy?: string
  readonly out?: string
  readonly test?: true
  readonly fields?: true
  readonly json: boolean
}

export async function correct(
  id: string | undefined,
  words: CorrectWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  if (words.fields === true && id === undefined) {
    await terminal.out(fieldsText(words.json))
    return 0
  }
  return withStore(place, terminal, async store => {
    const options = optionsOf(id, words, dayIn(store.zone, place.now))
    if (words.fields === true) {
      const { original, fields } = await prepareCorrection(store, options)
      await noteLook(store, place, 'claim fields', { number: id }, { account: original.row.account })
      await terminal.out(valuesText({ fields }, words.json))
      return 0
    }
    if (words.out === undefined) {
      const correction = await prepareCorrection(store, options)
      await noteLook(store, place, 'claim correction', { number: id }, { account: correction.original.row.account })
      await terminal.out(
        words.json ? `${JSON.stringify(recordOf(correction))}\n` : correctionText(correction, terminal),
      )
      return correction.stopped ? 1 : 0
    }
    mustBeNew(words.out)
    const made = await makeCorrection(store, options, { who: place.who, now: place.now, test: words.test === true })
    writeNew(words.out, Buffer.from(made.text, 'latin1'), keptAs(made.id))
    await terminal.out(
      words.json
        ? `${JSON.stringify({ ...recordOf(made), outgoing: made.id, file: words.out })}\n`
        : `${correctionText(made, terminal)}Written to ${plain(words.out)} (number ${made.id} in "overturn outbox"). Send it the way your claims go; its acknowledgments find it when they are imported.\n`,
    )
    return 0
  })
}

/** Every field with what it takes, the kinds of claim that have it, and the remarks that ask for it. */
function fieldsText(json: boolean): string {
  const asking = remarksAsking()
  const fields = FIELDS.map(({ name, says, kinds }) => ({ name, says, kinds, remarks: asking.get(name) ?? [] }))
  if (json) return fieldLines(fields)
  return fields
    .map(({ name, says, kinds, remarks }) => {
      const of = kinds === undefined ? '' : ` (${kinds.join(', ')})`
      const asked = remarks.length === 0 ? [] : wrap(`asked for by ${remarks.join(', ')}`, 70)
      return `${left(name, 22)} ${says}${of}\n${asked.map(text => `${' '.repeat(24)}${text}\n`).join('')}`
    })
    .join('')
}

const fieldLines = (fields: readonly object[]) =>
  fields.map(field => `${JSON.stringify({ record: 'field', ...field })}\n`).join('')

/** The fields that this claim has, with what stands in them as it was sent. */
function valuesText({ fields }: Pick<Correction, 'fields'>, json: boolean): string {
  const records = fields.map(({ name, says, asked, values }) => ({ name, says, asked, values }))
  if (json) return fieldLines(records)
  return records
    .flatMap(({ name, says, asked, values }) => [
      `${left(name, 22)} ${says}${asked ? ' (the payer asks for it)' : ''}`,
      ...values.flatMap((value, at) =>
        value === '' ? [] : [`${' '.repeat(24)}${name.startsWith('lines.') ? `line ${at + 1}: ` : ''}${plain(value)}`],
      ),
    ])
    .map(text => `${text}\n`)
    .join('')
}

const TYPED: Readonly<Record<string, string>> = {
  set: '--set',
  form: '--as',
  despite: '--despite',
  'next.name': '--payer-name',
  insuranceType: '--insurance-type',
  'next.id': '--payer-id',
  'next.filing': '--filing',
  'next.memberId': '--member',
}
const typedAs = (path: readonly PropertyKey[]) =>
  TYPED[path.slice(0, path[0] === 'next' ? 2 : 1).join('.')] ?? path.join('.')

function optionsOf(id: string | undefined, words: CorrectWords, today: string): CorrectionOptions {
  const number = Number(id)
  if (!Number.isInteger(number) || number < 1)
    throw new Refusal(
      'empty',
      'Say which: the number of a denial, or with --rejection the number of a claim that was sent back.',
    )
  const { set, as: form, despite, enclose, encloseBy, test } = words
  const changes = set.map(parseChange)
  const twice = changes.find((each, at) => changes.findIndex(other => other.field === each.field) < at)
  if (twice !== undefined)
    throw new Refusal(
      'not-known',
      `${twice.field} is set twice: say it once; what takes several takes them with a semicolon.`,
    )
  const asked = {
    set: Object.fromEntries(changes.map(each => [each.field, each.value])),
    form,
    despite,
    enclose: enclose.map(Number),
    ...(encloseBy === undefined ? {} : { encloseBy }),
    test,
  }
  return correctionOptions(
    words.rejection === true ? { rejectionId: number } : { denialId: number },
    readWords(correctionInput, asked, typedAs),
    'admin',
    today,
  )
}

const keptAs = (id: number) => `The claim is made and kept: "overturn outbox ${id} --out FILE" writes it.`

const recordOf = (correction: Correction) => ({ record: 'correction', ...correctionOf(correction) })

function correctionText(correction: Correction, terminal: Terminal): string {
  const { original, form, guards, checks, difference, faults } = correction
  const words = { replacement: 'replacement (frequency 7)', new: 'new claim (frequency 1)', void: 'void (frequency 8)' }
  const lines = [
    styled(terminal, 'bold', `Claim ${plain(original.row.account)} as ${words[form]}`),
    `from ${plain(original.file)}, segment ${original.row.segment}, sent ${original.row.sentOn ?? 'on an unknown day'} to ${plain(original.row.payerName ?? '')}`,
    '',
    ...(difference.length === 0 ? ['Nothing is changed.'] : []),
    ...correction.words.map(text => `  ${plain(text)}`),
    ...(difference.length === 0 ? [] : ['']),
    ...difference.map(({ mark, text }) => styled(terminal, mark === '-' ? 'red' : 'green', `${mark} ${plain(text)}`)),
  ]
  for (const { weight, rule, says } of guards)
    lines.push(
      '',
      ...wrap(says, 92).map((text, at) =>
        at === 0
          ? `${styled(terminal, weight === 'stop' ? 'red' : 'yellow', weight === 'stop' ? 'stop' : 'look')}  ${text}`
          : `      ${text}`,
      ),
      styled(
        terminal,
        'dim',
        `      ${rule}${weight === 'stop' ? `; --despite ${rule} overrules it, where that is yours to say` : ''}`,
      ),
    )
  for (const { field, weight, says } of checks)
    lines.push(
      '',
      `${styled(terminal, weight === 'stop' ? 'red' : 'yellow', weight === 'stop' ? 'stop' : 'look')}  ${field}: ${plain(says)}`,
    )
  if (faults.length > 0)
    lines.push(
      '',
      ...faults.map(fault => `${styled(terminal, 'yellow', 'fault')} ${fault.element ?? ''} ${plain(fault.says)}`),
    )
  lines.push('')
  if (!correction.stopped && difference.length > 0) lines.push('Nothing is written yet: --out FILE writes it.', '')
  return `${lines.join('\n')}\n`
}

export interface SecondaryWords {
  readonly payerName?: string
  readonly payerId?: string
  readonly filing?: string
  readonly member?: string
  readonly insuranceType?: string
  readonly out?: string
  readonly test?: true
  readonly json: boolean
}

export async function secondary(
  id: string,
  words: SecondaryWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    const remitClaim = Number(id)
    if (!Number.isInteger(remitClaim))
      throw new Refusal('empty', 'Say which adjudication, by its number in "overturn story" or "overturn show --json".')
    const { next, insuranceType } = askedOf(words)
    if (words.out !== undefined) mustBeNew(words.out)
    let made: Secondary
    if (words.out === undefined) made = await prepareSecondary(store, remitClaim, next, insuranceType)
    else {
      const actor = { who: place.who, now: place.now, test: words.test === true }
      const written = await makeSecondary(store, remitClaim, { next, insuranceType }, actor)
      writeNew(words.out, Buffer.from(written.text, 'latin1'), keptAs(written.id))
      made = written
    }
    const record = secondaryOf(made)
    const { account, payer, faults } = record
    await noteLook(store, place, 'claim secondary', { number: remitClaim }, { account })
    await terminal.out(
      words.json
        ? `${JSON.stringify({ record: 'secondary', ...record, file: words.out })}\n`
        : [
            styled(terminal, 'bold', `Claim ${plain(account)} to ${plain(payer ?? 'the next payer')}`),
            leftText(made),
            ...made.says,
            ...faults.map(
              fault => `${styled(terminal, 'yellow', 'fault')} ${fault.element ?? ''} ${plain(fault.says)}`,
            ),
            words.out === undefined
              ? 'Nothing is written yet: --out FILE writes it.'
              : `Written to ${plain(words.out)}.`,
            '',
          ].join('\n'),
    )
    return 0
  })
}

/** What the payers before the next one left, by the word of the last of them. */
export function leftText({
  order,
  earlier,
  patientCents,
}: Pick<Secondary, 'order' | 'earlier' | 'patientCents'>): string {
  if (order === 'first' || order === 'instead')
    return 'It goes there as the first claim (P): nothing that another payer decided is in it.'
  const left = `left $${amount(patientCents)} to the patient`
  const [only, second] = earlier
  return only === undefined || second !== undefined
    ? `The payers before it (${earlier.map(plain).join(', ')}) ${left}; every adjustment of theirs goes along.`
    : `The payer before it (${plain(only)}) ${left}; its every adjustment goes along.`
}

function askedOf({ payerName, payerId, filing, member, insuranceType }: SecondaryWords): AskedNext {
  const given = [payerName, payerId, filing, member]
  const why = insuranceType === undefined ? {} : { insuranceType }
  if (given.every(each => each === undefined)) return readWords(billNext.input, why, typedAs)
  if (given.includes(undefined))
    throw new Refusal('empty', 'The next payer needs all four: --payer-name, --payer-id, --filing and --member.')
  const next = { name: payerName, id: payerId, filing: filing?.toUpperCase(), memberId: member }
  return readWords(billNext.input, { next, ...why }, typedAs)
}

/** The file of a claim made here, again: printed, or written where `out` says. */
export async function outboxFile(
  id: string,
  { out, json }: { readonly out: string | undefined; readonly json: boolean },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    if (!/^[1-9]\d{0,14}$/.test(id)) throw new Refusal('not-found', `"${plain(id)}" is no number of "overturn outbox".`)
    const bytes = await readOutgoing(store, Number(id))
    const account = await accountOfOutgoing(store, Number(id))
    await noteLook(store, place, 'claim outgoing file', { number: id }, { account })
    if (out !== undefined) {
      mustBeNew(out)
      writeNew(out, bytes, keptAs(Number(id)))
    }
    if (json) {
      const text = Buffer.from(bytes).toString('latin1')
      await terminal.out(`${JSON.stringify({ record: 'outgoing-file', outgoing: Number(id), file: out, text })}\n`)
    } else await terminal.out(out === undefined ? bytes : `Written to ${plain(out)}.\n`)
    return 0
  })
}
