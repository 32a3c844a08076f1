// What speaks against an appeal: no right to one, its time over, one that runs, another way that serves better. Each with the right way. Pure.

import { dollars } from '../../decide/decide.ts'
import type { LetterArgument, LetterRoute } from '../../knowledge/letters.ts'
import type { Evidence } from './evidence.ts'
import { dayInWords } from './fact.ts'
import { isTimeUnknown } from './route.ts'

export const LETTER_GUARDS = [
  'no-appeal',
  'no-route',
  'time-unknown',
  'not-at-stake',
  'patient-share',
  'closed',
  'over',
  'running',
  'level-decided',
  'correction-running',
  'corrects-better',
  'other-way',
  'court',
] as const
export type LetterGuard = (typeof LETTER_GUARDS)[number]
/** Guards that nobody overrules: there is nothing to appeal, or no way to do it. */
export const FIRM_LETTER_GUARDS: ReadonlySet<LetterGuard> = new Set(['no-route', 'not-at-stake', 'running', 'court'])

export interface Guard {
  readonly weight: 'stop' | 'warn'
  readonly rule: LetterGuard
  readonly says: string
}

/** Another step that usually serves better than an appeal, by what was decided to do. */
const OTHER_WAY: Readonly<Record<string, string>> = {
  'find-original':
    'It was denied as a duplicate: find the first claim and work that one. Where nothing was ever paid, ask for a reopening or appeal.',
  'new-claim': 'What was decided asks for a new claim, not for an appeal.',
  'bill-other-payer': 'Another payer comes first: bill that one. The time for an appeal here goes on meanwhile.',
  'send-records':
    'The payer asks for records: send them within the time of the request. An appeal is for when they were sent and the answer is still no.',
  'obtain-authorization':
    'Ask for the authorization first, also after the service where the payer grants that; the answer belongs into the appeal.',
  'verify-coverage': 'Verify coverage for the date first: the answer decides whether there is anything to appeal.',
  'bill-patient': 'What was decided leaves this to the patient: an appeal has to say why that is wrong.',
  wait: 'The payer is still deciding: there is nothing to appeal yet.',
}

export function letterGuards(
  evidence: Evidence,
  route: LetterRoute | undefined,
  argument: LetterArgument | undefined,
): readonly Guard[] {
  const { denial, appeals, correction } = evidence
  const found: Guard[] = []
  const stop = (rule: LetterGuard, says: string) => found.push({ weight: 'stop', rule, says })
  const warn = (rule: LetterGuard, says: string) => found.push({ weight: 'warn', rule, says })
  if (!['denial', 'underpayment', 'take-back'].includes(denial.kind))
    stop(
      denial.kind === 'patient-share' ? 'patient-share' : 'not-at-stake',
      denial.kind === 'patient-share'
        ? 'This is the patient’s share by the plan, not a denial: it is billed to the patient or the next payer. Where the share itself is wrong, overrule this and say why.'
        : `This is ${denial.kind} and no denial: there is nothing to appeal${denial.carc === '253' ? ' (the sequestration cut follows from law)' : ''}.`,
    )
  if (!denial.open) stop('closed', 'The denial is closed. Reopen it first, if there is anything left to win.')
  noRight(evidence, argument, stop)
  if (route === undefined && denial.noAppeal === undefined) stop('no-route', noRouteSays(evidence))
  if (route?.level === 'appeal' && isTimeUnknown(evidence))
    warn(
      'time-unknown',
      `${denial.paymentDate === null ? 'The remittance bears no day to count from' : 'How long this payer gives for an appeal is not known here'}: look into the contract or the payer’s manual, set it as a deadline of your own, and send this as early as you can.`,
    )
  if (route?.level === 'court') stop('court', 'A court is asked by a complaint, which is an attorney’s.')
  const running = appeals.find(({ status }) => status === 'sent' || status === 'acknowledged')
  if (running !== undefined)
    stop(
      'running',
      `Appeal ${running.id} (${running.level}) was sent${running.sentOn === null ? '' : ` on ${dayInWords(running.sentOn)}`} and is not decided: a second one beside it is dismissed or joined to it. Keep its decision first.`,
    )
  const decided = appeals.find(({ status, level }) => status === 'decided' && level === route?.level)
  if (decided !== undefined)
    warn(
      'level-decided',
      `Appeal ${decided.id} at this level was decided already (${decided.outcome ?? 'outcome not kept'}).`,
    )
  tooLate(evidence, route, stop)
  if (correction !== undefined)
    warn(
      'correction-running',
      `A corrected claim (number ${correction}) is on its way: some payers take no appeal before it is answered, and it does not stop the time for the appeal.`,
    )
  if (denial.action === 'correct-claim' || denial.action === 'reopen')
    warn(
      'corrects-better',
      denial.action === 'reopen'
        ? 'A clerical error reopening serves better here, and does not stop the time for the appeal: ask for both where you are not sure.'
        : `A corrected claim serves better here: the data are to be changed, not the decision. ${denial.correctionSays ?? ''} It does not stop the time for the appeal, and some payers take no correction while an appeal runs.`.replaceAll(
            / +/g,
            ' ',
          ),
    )
  const other = OTHER_WAY[denial.action]
  if (other !== undefined) warn('other-way', other)
  return found.sort((one, two) => Number(two.weight === 'stop') - Number(one.weight === 'stop'))
}

function noRouteSays({ payer, denial, notices }: Evidence): string {
  if (payer.payerClass === 'unknown')
    return 'Nothing says which payer this is, so that its levels of appeal are not known: say which one it is on the page of the payers.'
  const last = notices.at(-1)
  if (last !== undefined)
    return `The ${last.decided.replaceAll('-', ' ')} of ${dayInWords(last.date)} was the last word that is known here, and no later level runs from it. Where the decision itself names one, keep it as a notice.`
  if (!denial.appealable)
    return 'The code and its remarks leave no appeal open as we read them: it is corrected, billed elsewhere or asked about, as the next step says.'
  return 'No level of appeal is open at this payer as far as its deadlines are known. Look at the deadlines of the denial, and keep the notice that starts the next level.'
}

function noRight(
  { denial }: Evidence,
  argument: LetterArgument | undefined,
  stop: (rule: LetterGuard, says: string) => void,
): void {
  if (argument?.noAppeal === true) return
  if (denial.noAppeal !== undefined) stop('no-appeal', `${denial.noAppeal.says} ${denial.noAppeal.way}`)
}

function tooLate(
  { clocks, today, answers, denial }: Evidence,
  route: LetterRoute | undefined,
  stop: (rule: LetterGuard, says: string) => void,
): void {
  const clock = clocks.find(({ level }) => level === route?.level)
  if (clock === undefined || clock.due >= today || (answers['late.cause'] ?? '').trim() !== '') return
  const reopening = clocks.find(
    ({ level, due }) => level === 'reopening' && due >= today && route?.level !== 'reopening',
  )
  stop(
    'over',
    `The time for this level ended on ${dayInWords(clock.due)} (${clock.unit}, ${clock.rule}). ${
      reopening === undefined
        ? `With good cause it can be asked for all the same: answer late.cause with it. Otherwise ${dollars(denial.atStakeCents)} are lost unless the contract or the state's law gives more time.`
        : `A reopening can still be asked for until ${dayInWords(reopening.due)}; with good cause this level too: answer late.cause with it.`
    }`,
  )
}
