// What a person reads of `overturn batch NO.`: what all letters say, what is still asked, and each letter with what differs.
import type { z } from 'zod'
import type { reviewedLetter, view } from '../../work/batch/review.ts'
import { amount, counted, plain, styled, type Terminal, wrap } from '../terminal.ts'

const WIDTH = 98
type Batch = z.infer<typeof view.answer>

export function text(batch: Batch, _now: string, terminal: Terminal): string {
  const bold = (heading: string) => ['', styled(terminal, 'bold', heading)]
  const asked = batch.questions.filter(({ key, letters }) => letters > 0 && key !== 'argument')
  const chosen = batch.argument ?? 'none yet'
  return `${[
    styled(terminal, 'bold', `Batch ${batch.id}: ${plain(batch.title)}`),
    `${counted(batch.count, 'letter')}: ${batch.open} to be looked at, ${batch.made} made, ${batch.sent} sent, ${batch.granted} of ${batch.decided} decided ones granted; ${batch.leftOut} left out`,
    `$${amount(batch.atStakeCents)} at stake, $${amount(batch.askedCents)} asked, $${amount(batch.recoveredCents)} came`,
    ...bold('In all letters'),
    `  argued: ${plain(chosen)}`,
    ...batch.arguments.map(({ id, when }) => `  could be argued: ${plain(id)} (${plain(when)})`),
    ...batch.text.flatMap(sentence => indented(sentence)),
    ...batch.looks.flatMap(says => indented(`Look: ${says}`)),
    ...(asked.length === 0 ? [] : bold('Still asked: overturn batch-answer NO. --answers \'{"signer.name":"…"}\'')),
    ...asked.flatMap(({ key, asks, letters }) => indented(`${key}: ${asks} (${counted(letters, 'letter')})`)),
    ...bold('Letters'),
    ...batch.letters.flatMap(letterLines),
  ].join('\n')}\n\n`
}

const indented = (sentence: string) => wrap(plain(sentence), WIDTH).map(line => `  ${line}`)

function letterLines(letter: z.infer<typeof reviewedLetter>): readonly string[] {
  const { denial, account, patient, atStakeCents, state, because, appeal, status, pages, ready, asked, open } = letter
  const stands =
    state === 'left-out'
      ? `left out: ${because ?? ''}`
      : appeal !== undefined
        ? `appeal ${appeal}, ${status ?? ''}, ${counted(pages ?? 0, 'page')}`
        : ready
          ? 'ready'
          : `open${asked === 0 ? '' : `: ${counted(asked, 'question')} above`}`
  return [
    `  ${denial}  ${plain(account)}  ${plain(patient ?? '')}  $${amount(atStakeCents)}  ${plain(stands)}`,
    ...[...open, ...letter.looks].flatMap(says => wrap(plain(says), WIDTH - 4).map(line => `      ${line}`)),
  ]
}
