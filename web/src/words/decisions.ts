// What the workbench says of decisions of others.

export const decisionWords = {
  decisions: {
    title: 'Decisions of others',
    lead: 'Decisions of external reviewers and appeals councils that you downloaded and brought in: found by the words of their texts, cited in a letter where you choose one.',
    back: 'Back to appeals',
    search: 'Words that have to stand in the text',
    searchAs: 'lumbar fusion conservative',
    ruling: 'Outcome',
    any: 'Any',
    rulings: {
      overturned: 'Overturned the payer',
      partly: 'Overturned in part',
      upheld: 'Upheld the payer',
      unknown: 'Outcome not known',
    },
    none: 'No decision has all of these words.',
    noneYet:
      'None is here yet. Bring in what you downloaded, such as the sheet of the California DMHC’s independent medical reviews.',
    more: 'There are further ones: say more words.',
    cite: 'Cite in the letter',
    citeNumber: (number: string) => `Cite ${number} in the letter`,
    cited: 'cited in this letter',
    all: 'All decisions that you brought in',
    files: 'Files',
    bring: 'Bring decisions in',
    bringSays:
      'A sheet (CSV) of which each row is a decision. Leave out what names a patient. A file that is larger than 900 KB, and the text of a single decision, come in by "overturn decision import FILE".',
    file: 'Sheet of decisions',
    forum: 'Who decided, as it is to be cited (guessed where the sheet tells it)',
    look: 'Look first',
    keep: 'Bring in',
    chooseFirst: 'Choose a file first.',
    tooLarge: 'The file is larger than 900 KB: bring it in by "overturn decision import FILE".',
    columns: (columns: string) => `Columns: ${columns}.`,
    name: 'File',
    count: 'Decisions',
    brought: 'Brought in',
    broughtBy: (day: string, who: string) => `${day} by ${who}`,
    takeBack: 'Take back',
    withdrawn: 'The file is taken back; its decisions are not found any more.',
  },
} as const
