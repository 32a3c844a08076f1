// Every word that the workbench says, in one place: short, kind, exact. Functions where a number or name stands in the sentence. Here those of
// the frame, the door and the first page; the other screens' stand in the folder beside.
import { appealWords } from './words/appeal.ts'
import { decisionWords } from './words/decisions.ts'
import { depositWords } from './words/deposits.ts'
import { fileWords } from './words/files.ts'
import { officeWords } from './words/office.ts'
import { patternWords } from './words/patterns.ts'
import { preventWords } from './words/prevent.ts'
import { underpaidWords } from './words/underpaid.ts'
import { workWords } from './words/work.ts'

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`

export const words = {
  name: 'Overturn',
  skip: 'Skip to the content',
  loading: 'Loading…',
  retry: 'Try again',
  cancel: 'Cancel',
  save: 'Save',
  close: 'Close',
  undo: 'Undo',
  more: 'Show more',
  none: 'none',
  reports: {
    title: 'Reports',
    inQueue: 'Show in the queue',
    yes: 'yes',
    no: 'no',
    files: { xlsx: 'Excel', pdf: 'PDF' },
  },
  unknown: 'not known',
  nobody: 'unassigned',
  back: 'Back',
  print: 'Print or save as PDF',
  notPossible: 'This cannot be done',
  troubles: {
    0: 'No answer',
    403: 'Not open to you',
    404: 'It is not here',
    409: 'It is not as it was',
    429: 'Too many at once',
  } as Readonly<Record<number, string>>,
  trouble: 'Something went wrong',
  notHere: {
    title: 'There is nothing here',
    says: 'The address leads nowhere in this workbench. The list on the left does.',
  },
  denials: (count: number) => plural(count, 'denial', 'denials'),
  claimCount: (count: number) => plural(count, 'claim', 'claims'),
  days: (days: number) => (days < 0 ? `${-days} d ago` : days === 0 ? 'today' : `${days} d`),
  assumed: 'assumed; check your contract',
  atLeast: (count: number) => `${count.toLocaleString('en-US')}+`,

  nav: {
    label: 'Screens',
    home: 'Home',
    queue: 'Queue',
    appeals: 'Appeals',
    remittances: 'Remittances',
    claims: 'Claims',
    check: 'Check',
    authorizations: 'Authorizations',
    codes: 'Codes',
    files: 'Files',
    payers: 'Payers',
    patterns: 'Patterns',
    underpaid: 'Underpaid',
    rules: 'Rules',
    settings: 'Settings',
    practice: 'Practice',
    signOut: 'Sign out',
    signedInAs: (name: string, role: string) => `${name}, ${role}`,
    appearance: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    auto: 'As the system',
    palette: 'Find anything',
    masked: 'Hide patients’ names',
    example: 'Example practice: every patient, payer and amount here is invented.',
    removeExample: 'Remove the example',
    connection: 'The line to the service is down; what you see may be old.',
  },

  keys: {
    title: 'Keys',
    help: 'Show this help',
    palette: 'Command palette',
    search: 'Search this list',
    next: 'Next',
    previous: 'Previous',
    open: 'Open',
    select: 'Select or unselect',
    selectAll: 'Select all that match',
    assign: 'Assign',
    note: 'Note',
    call: 'Log a call',
    snooze: 'Snooze',
    correct: 'Correct the claim',
    writeOff: 'Write off',
    closeDenial: 'Close',
    similar: 'Show similar denials',
    nextTab: 'Call sheet, claim as sent, timeline',
    redo: 'Do again what was undone',
    back: 'Back to the list',
    undo: 'Undo the last action',
    go: (screen: string) => `Go to ${screen}`,
    everywhere: 'Everywhere',
    here: 'On this screen',
  },

  palette: {
    label: 'Go to a screen, a code, a denial, an account or a patient',
    empty: 'Nothing of that name. Try a code such as 197, a denial’s number, an account or a patient’s last name.',
    denial: (
      of: Readonly<Record<'patient' | 'account' | 'code' | 'payer' | 'amount' | 'state', string>> & { id: number },
    ) =>
      `Denial ${of.id}: ${[of.patient, of.account, of.code, of.payer, of.amount].filter(part => part !== '').join(' · ')}${of.state === 'open' ? '' : ` (${of.state})`}`,
    allDenials: (of: Readonly<Record<'open' | 'snoozed' | 'closed', number>>, text: string) =>
      `All denials for “${text}” in the queue: ${of.open} open, ${of.snoozed} snoozed, ${of.closed} closed`,
    claim: (of: Readonly<Record<'patient' | 'account' | 'sentOn', string>>) =>
      `Claim ${[of.account, of.patient, of.sentOn === '' ? '' : `sent ${of.sentOn}`].filter(part => part !== '').join(' · ')}`,
    remittance: (of: Readonly<Record<'trace' | 'paymentDate' | 'amount', string>>) =>
      `Remittance ${[of.trace, of.paymentDate, of.amount].filter(part => part !== '').join(' · ')}`,
    payer: (name: string) => `Payer ${name}`,
    undo: (did: string, count: string) => `Undo: ${did}, ${count} (Ctrl Z)`,
    redo: (did: string, count: string) => `Do again: ${did}, ${count} (Ctrl Y)`,
    openDenial: (id: string) => `Open denial ${id}`,
    openCode: (code: string) => `Code ${code}`,
    searchQueue: (text: string) => `Search the queue for “${text}”`,
    searchClaims: (text: string) => `Search the claims for “${text}”`,
    searchCodes: (text: string) => `Search the codes for “${text}”`,
  },

  signIn: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    passkey: 'Sign in with a passkey',
    provider: 'Sign in with your organization’s account',
    code: 'Code of your authenticator app',
    codeHint: 'Six digits, new every half minute.',
    verify: 'Go on',
    backup: 'Use a backup code instead',
    backupCode: 'Backup code',
    ended: 'Your session has ended. Sign in again; you come back to where you were.',
    noPractice: 'You belong to no practice here. An administrator can take you in.',
    noPasskey: 'This browser has no passkey for this place, or it was cancelled.',
  },

  factorFirst: {
    title: 'A second factor first',
    lead: 'Your practice asks everybody for more than a password. It takes a minute with the authenticator app of your phone; give your password once more to begin.',
    have: 'You have a second factor, but came in without it. Use it here, or sign out and sign in again with it.',
  },

  reset: {
    title: 'A new password',
    lead: 'This link was made for you. It works once; everywhere you were signed in, you are not any more.',
    needLink: 'Open the whole link that you were given, with what stands behind its #.',
    password: 'New password',
    set: 'Set the password',
    done: 'The password is set. Sign in with it.',
  },

  setUp: {
    title: 'The first account',
    lead: 'Nobody has an account here yet. The first one is yours: it may do everything, and it takes the others in.',
    needLink:
      'To make the first account, open the whole link that was printed when the service started, with what stands behind its #.',
    already: 'There is an account already; its administrator can take you in.',
    steps: ['Account', 'Second factor', 'Your files'],
    practice: 'Your practice',
    practiceHint:
      'Files you have brought in on the command line belong to “main”, unless you named another practice there.',
    name: 'Your name',
    nameHint: 'It stands beside everything you do.',
    timeZone: 'Time zone',
    timeZoneHint: 'Where the practice is: its days count deadlines.',
    email: 'E-mail address',
    password: 'Password',
    passwordHint: 'Twelve characters at least; a few words are easier to keep than signs.',
    make: 'Make the account',
    factorTitle: 'Take a second factor on',
    factorLead:
      'Patients’ records deserve more than a password. Scan this with an authenticator app, then type the six digits it shows.',
    factorQr: 'Square code for the authenticator app',
    factorKey: 'Or type this key into the app',
    factorCode: 'Six digits',
    factorConfirm: 'Turn it on',
    backupTitle: 'Keep these backup codes',
    backupLead:
      'Each opens the door once, should the app be lost. Print them or put them into a password manager; they are not shown again.',
    backupKept: 'I have kept them',
    filesTitle: 'Bring your files in',
    filesLead:
      'Drop remittances (835) and claims (837) of the last months: the more months, the more is found. Or look around first in an invented practice.',
    example: 'Load the example practice',
    exampleHint: 'An invented year of a small clinic with four payers. Nothing in it is real.',
    exampleLoading: (done: number, all: number) =>
      all === 0 ? 'Writing the invented year…' : `${done} of ${all} files brought in`,
    nextTitle: 'Then: your payers and their terms',
    nextLead:
      'Deadlines decide what is worked first, and your contracts set many of them. Say who each payer in your files is, and enter the deadlines that are only assumed so far.',
    toTerms: 'Payers and terms',
    toQueue: 'To the queue',
  },

  home: {
    title: 'Home',
    lead: 'What to know first today.',
    peerCalls: 'Peer-to-peer calls',
    peerToday: (time: string, payer: string) => `Today at ${time}: ${payer}`,
    peerOver: (on: string, payer: string) => `${on}: ${payer}. What came of it?`,
    overdue: 'Past their deadline',
    thisWeek: 'Expire within 7 days',
    assumedOf: (count: number) => `${count.toLocaleString('en-US')} of them assumed: check your contract`,
    fresh: 'New in the last 7 days',
    paidLately: 'Denied by remittances of the last 7 days',
    ways: 'By the deadline that comes next',
    waysLead: 'Each open denial once, by the next way that is still open.',
    way: 'Way',
    overWay: (level: string) => `All over, ${level} last`,
    undated: 'No deadline known',
    assumedColumn: 'Assumed',
    approvals: 'Write-offs waiting for approval',
    recovered: 'Recovered this month',
    recoveredBefore: (money: string) => `${money} the month before`,
    atStake: 'at stake',
    moves: 'Whose move it is',
    byCause: 'Money at stake by cause',
    byCauseLead: 'Open and awake denials. A bar or a row leads to them.',
    cause: 'Cause',
    count: 'Denials',
    money: 'At stake',
    next: 'Work these first',
    nextLead: 'Ranked by what they are worth and the time that is left.',
    all: 'Open the queue',
    alsoWaiting: 'Also waiting',
    quarantine: (count: number) => plural(count, 'remittance in quarantine', 'remittances in quarantine'),
    rejections: (count: number) =>
      plural(count, 'rejected claim that never reached its payer', 'rejected claims that never reached their payer'),
    requests: (count: number) => plural(count, 'request for records', 'requests for records'),
    notSent: (count: number) => plural(count, 'claim written and not sent yet', 'claims written and not sent yet'),
    notAcknowledged: (count: number) =>
      plural(count, 'claim sent days ago without a 999', 'claims sent days ago without a 999'),
    discrepancies: (count: number) => plural(count, 'discrepancy to clear up', 'discrepancies to clear up'),
    empty: 'No files yet',
    emptySays:
      'Bring remittances in and this page tells you each morning what expires, what is new and what came back.',
    emptyAction: 'Bring files in',
  },

  move: { us: 'Us', payer: 'Payer', patient: 'Patient', done: 'Done' } as Readonly<Record<string, string>>,

  ...workWords,
  ...appealWords,
  ...fileWords,
  ...officeWords,
  ...preventWords,
  ...patternWords,
  ...underpaidWords,
  ...depositWords,
  ...decisionWords,
} as const
