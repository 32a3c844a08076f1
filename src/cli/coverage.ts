// `overturn coverage FILE…`: payers' answers about coverage (271) as plain cards, without any store. `overturn coverage-ask`: the questions (270) for
// claims that are in the store.
import { type Card, cardOfAnswer } from '../work/coverage/card.ts'
import { coverageInquiry } from '../work/coverage/inquiry.ts'
import { coveragesOf } from '../work/intake/read/evidence.ts'
import { type OpenedFile, openFiles, Unopenable } from '../work/intake/read/open-file.ts'
import { createFileReader, type EligibilityResponse, type Fault, unreadableFile } from '../x12/index.ts'
import { mustBeNew, writeNew } from './new-file.ts'
import { noteLook, type StorePlace, withStore } from './store.ts'
import { amount, counted, plain, styled, type Terminal, wrap } from './terminal.ts'

export interface CoverageWords {
  readonly on?: string
  readonly json: boolean
}

/** Answers the exit status: 1 where something could not be read. */
export async function coverage(
  paths: readonly string[],
  { on, json }: CoverageWords,
  today: string,
  terminal: Terminal,
): Promise<number> {
  if (on !== undefined && !/^\d{4}-\d\d-\d\d$/.test(on)) {
    terminal.err(`"${plain(on)}" is no date: write 2026-01-05.\n`)
    return 2
  }
  let errors = 0
  for await (const opened of openFiles(paths)) {
    const { cards, faults, segments, unread } =
      opened instanceof Unopenable
        ? { cards: [], faults: [unreadableFile(`${opened.path}: ${opened.message}`)], segments: 0, unread: 0 }
        : await cardsOf(opened, on, today)
    errors += faults.filter(({ severity }) => severity === 'error').length
    const file = opened instanceof Unopenable ? opened.path : opened.name
    if (json) {
      for (const fault of faults) await terminal.out(line({ record: 'fault', ...fault }))
      for (const card of cards) await terminal.out(line({ record: 'coverage', ...card }))
      const counts = { segments, unreadSegments: unread, answers: cards.length, faults: faults.length }
      await terminal.out(line({ record: 'summary', file, ...counts }))
    } else {
      for (const fault of faults)
        if (fault.severity === 'error') await terminal.out(`${styled(terminal, 'red', plain(fault.says))}\n`)
      await terminal.out(cards.map(card => cardText(card, terminal)).join('\n'))
    }
  }
  return errors > 0 ? 1 : 0
}

const line = (record: object) => `${JSON.stringify(record)}\n`

async function cardsOf(file: OpenedFile, on: string | undefined, today: string) {
  const faults: Fault[] = []
  const cards: Card[] = []
  const reader = createFileReader({
    onFault: fault => faults.push(fault),
    onTransaction(start, description) {
      if (description.set !== '271') {
        faults.push(notCoverage(start.set, start.header.index, start.header.offset))
        return undefined
      }
      return {
        onEnd(tree: object) {
          const answer = tree as EligibilityResponse
          for (const each of coveragesOf(answer)) cards.push(cardOfAnswer(each, on, answer.beginning?.date ?? today))
        },
      }
    },
  })
  try {
    for await (const chunk of file.chunks) reader.push(chunk)
  } catch (error) {
    faults.push(unreadableFile(`${file.name}: ${(error as Error).message}`))
  }
  const { segments, unread } = reader.end()
  return { cards, faults, segments, unread }
}

const notCoverage = (set: string, segment: number, offset: number): Fault => ({
  ...{ severity: 'error', segment, offset, id: 'ST', element: 'ST01', code: 'file:not-coverage' },
  says: `This is transaction ${set}, and answers about coverage (271) are shown here. "overturn read FILE" reads it.`,
})

const NETWORK: Readonly<Record<string, string>> = { in: ', in network', out: ', out of network' }

function cardText(card: Card, terminal: Terminal): string {
  const who = [card.patient, card.memberId, card.born].filter(part => part !== undefined).join(', ')
  const plan = [card.payer, card.plan, card.product, card.group === undefined ? undefined : `group ${card.group}`]
  const color = card.state === 'active' ? 'green' : card.state === 'not-said' ? 'yellow' : 'red'
  const share = ({ who: whose, network, amountCents, leftCents }: Card['deductibles'][number]) =>
    `${whose === 'not said' ? '' : `${whose}: `}${amountCents === undefined ? '' : amount(amountCents)}${leftCents === undefined ? '' : `${amountCents === undefined ? '' : ', '}${amount(leftCents)} left`}${NETWORK[network] ?? ''}`
  const other = ({ name, kind, before, from }: Card['otherPayers'][number]) =>
    `${name ?? 'not named'} (${kind}${from === undefined ? '' : `, from ${from}`}${before ? '; it pays first' : ''})`
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Other payers', card.otherPayers.map(other)],
    [
      'Beware',
      [
        ...(card.qmb ? ['qualified Medicare beneficiary: do not bill the patient for Medicare’s shares'] : []),
        ...(card.hospice ? ['has elected hospice'] : []),
      ],
    ],
    ['Deductible', card.deductibles.map(share)],
    ['Out of pocket', card.outOfPocket.map(share)],
    ['Copay', card.copays.map(each => `${each.services}: ${amount(each.amountCents)}${NETWORK[each.network] ?? ''}`)],
    ['Coinsurance', card.coinsurance.map(each => `${each.services}: ${each.percent} %${NETWORK[each.network] ?? ''}`)],
    ['Limits', card.limits],
    ['Authorization for', card.needsAuthorization],
    ['Not covered', card.notCovered],
    ['Primary care', card.primaryCare === undefined ? [] : [card.primaryCare]],
  ]
  const told = rows.flatMap(([title, texts]) =>
    texts.length === 0
      ? []
      : [`  ${title.padEnd(18)}${wrap(plain(texts.join('; ')), terminal.width - 20).join(`\n${' '.repeat(20)}`)}\n`],
  )
  return `${styled(terminal, 'bold', plain(who || 'Nobody is named'))}\n  ${plain(plan.filter(part => part !== undefined).join(', '))}\n  ${styled(terminal, color, wrap(plain(card.says), terminal.width - 2).join('\n  '))}\n${told.join('')}`
}

export interface AskWords {
  readonly serviceType: readonly string[]
  readonly on?: string
  readonly test?: true
  readonly out: string
}

export async function askCoverage(
  ids: readonly string[],
  { serviceType, on, test, out }: AskWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const claims = ids.map(Number)
  const wrong = ids.find(id => !/^\d{1,15}$/.test(id)) ?? serviceType.find(type => !/^[A-Z0-9]{1,2}$/.test(type))
  if (wrong !== undefined) {
    terminal.err(`"${plain(wrong)}" is neither the number of a claim nor a service type.\n`)
    return 2
  }
  return withStore(place, terminal, async store => {
    mustBeNew(out)
    const asked = { claims, serviceTypes: serviceType.length === 0 ? ['30'] : serviceType, on, test: test === true }
    const made = await coverageInquiry(store, asked, place.now)
    await noteLook(store, place, 'coverage-ask', { claims }, made.questions)
    writeNew(out, Buffer.from(made.text, 'latin1'), 'Nothing was kept.')
    await terminal.out(
      `${counted(made.questions.length, 'question')} about coverage written to ${plain(out)}. Send it the way your claims go, and import the answer.\n`,
    )
    return 0
  })
}
