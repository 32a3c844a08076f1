// What the workbench says of what payers should have paid.

const lines = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'line' : 'lines'}`

export const underpaidWords = {
  underpaid: {
    title: 'Underpaid',
    lead: 'Lines that a payer allowed less than its fee schedule says, or than it allows itself most often. No denial, so nobody looks.',
    sheet: 'Download as a sheet',
    nothing: 'No line to compare yet',
    nothingSays:
      'Bring in the fee schedule of a contract below. Without one, a payer is held to what it allows most often, from ten lines of a kind on.',
    compared: (compared: number, short: number, money: string) =>
      `${lines(compared)} compared: ${lines(short)} short by ${money}.`,
    ask: (money: string) =>
      `${money} more is short where something usual may explain it, such as a second procedure: check your contract.`,
    over: (count: number, money: string) =>
      `${lines(count)} allowed ${money} more than expected: look into them before the payer does.`,
    open: (count: number, why: string) => `${lines(count)} not compared: ${why}`,
    together: 'Of one kind together',
    byLine: 'Line by line',
    some: (shown: number, all: number) =>
      `${shown.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} lines; the sheet has all.`,
    payer: 'Payer',
    code: 'Code',
    since: 'Since',
    lines: 'Lines',
    short: 'Short',
    account: 'Account',
    accountLine: (account: string, line: number) => `${account}, line ${line}`,
    service: 'Service',
    expected: 'Expected',
    allowed: 'Allowed',
    basis: 'By what',
    confidence: { medium: 'medium confidence', low: 'low confidence' } as Readonly<Record<'medium' | 'low', string>>,
    schedules: 'Fee schedules',
    noSchedules: 'No fee schedule is here yet.',
    name: 'Name',
    nameHint: 'Such as the contract and the year; the name of the file where nothing is said',
    fees: 'Fees',
    brought: 'Brought in',
    broughtBy: (on: string, who: string) => `${on}, ${who}`,
    takeBack: 'Take back',
    withdrawn: 'The schedule is taken back; lines are held to it no more.',
    bring: 'Bring a fee schedule in',
    bringLead: 'A sheet saved as CSV, with procedure codes and amounts; modifiers and dates where it has them.',
    file: 'Sheet',
    look: 'What does it hold?',
    keep: 'Keep it',
    chooseFirst: 'Choose the sheet first.',
    tooLarge: 'The sheet is too large for the browser: "overturn schedule import" reads it from the command line.',
    late: {
      title: 'Paid late',
      law: (statute: string, interest: string) => `${statute}: ${interest}.`,
      noState: 'Whose law holds is said by the practice’s state, which is not set.',
      setState: 'Set it in the settings',
      none: 'No payment came later than this law has it.',
      claims: 'Claims',
      paid: 'Paid',
      most: 'Most',
      days: (days: number) => `${days} d late`,
      interest: 'Interest by law',
      interestPaid: 'Interest paid outside of claims',
      counted: (timed: number, untimed: number) =>
        `${timed.toLocaleString('en-US')} payments with a day of receipt, ${untimed.toLocaleString('en-US')} without one. The law holds where the plan is fully insured.`,
      other: (claims: number, why: string) => `${claims.toLocaleString('en-US')} under another law: ${why}`,
    },
    columns: (told: string) => `Columns: ${told}.`,
  },
} as const
