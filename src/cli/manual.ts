// The manual page (man 1 overturn): made of the commands themselves, in the macros that every man reads.
import type { Command } from 'commander'

/** A backslash is doubled, a dash is one that can be copied, other signs than ASCII are named, and no line begins with what a macro begins with. */
const escaped = (text: string) =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/[^\x00-\x7f]/g, sign => `\\[u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .replaceAll(/^([.'])/gm, '\\&$1')
const plain = (text: string) => escaped(text.replaceAll(/\s+/g, ' ').trim())

const STATUSES = [
  ['0', 'Everything was read, or done.'],
  ['1', 'Something could not be read, or was refused; all that could be is printed.'],
  ['2', 'Wrong use.'],
] as const
const VARIABLES = [
  ['OVERTURN_DB', 'The store: a folder, or postgres://…; ./overturn-data where nothing is said.'],
  ['OVERTURN_PRACTICE', 'Whose claims are meant; main where nothing is said.'],
  ['OVERTURN_USER', 'In whose name one works; the name of the user where nothing is said.'],
  ['OVERTURN_FILES', 'Where original files are kept, encrypted.'],
  [
    'OVERTURN_KEY, OVERTURN_KEY_FILE, OVERTURN_KEY_COMMAND',
    'The master key, the file that it lies in, or what prints it.',
  ],
  ['NO_COLOR', 'Output without colors.'],
] as const

/** `on` is an ISO date. */
export function manualOf(program: Command, version: string, on: string): string {
  const listed = (items: readonly (readonly [string, string])[]) =>
    items.map(([term, says]) => `.TP\n.B ${plain(term)}\n${plain(says)}\n`).join('')
  const commands = [...program.commands].sort((one, other) => (one.name() < other.name() ? -1 : 1))
  // Those that stand at most commands are told once.
  const shared = commands.find(command => command.name() === 'queue')?.options.filter(isShared) ?? []
  return [
    `.TH OVERTURN 1 "${on}" "overturn ${escaped(version)}" "User Commands"\n`,
    '.SH NAME\noverturn \\- denial management for medical billing\n',
    '.SH SYNOPSIS\n.B overturn\n.I command\n[\\fIoptions\\fR]\n',
    `.SH DESCRIPTION\n${plain(program.description())}\nEvery command tells of itself with\n.BR \\-\\-help .\n`,
    `.SH OPTIONS OF EVERY COMMAND ON THE STORE\n${listed(shared.map(({ flags, description }) => [flags, description]))}`,
    '.SH COMMANDS\n',
    ...commands.map(commandOf),
    `.SH EXIT STATUS\n${listed(STATUSES)}`,
    `.SH ENVIRONMENT\n${listed(VARIABLES)}`,
  ].join('')
}

const SHARED = ['--db', '--practice', '--who', '--key-command', '--json']
const isShared = ({ long }: { readonly long?: string | undefined }) => SHARED.includes(long ?? '')

function commandOf(command: Command): string {
  const own = command.options.filter(option => !isShared(option))
  const options = own.map(({ flags, description }) => `.TP\n.B ${plain(flags)}\n${plain(description)}\n`)
  return `.SS ${plain(`${command.name()} ${command.usage()}`)}\n${plain(command.description())}\n${options.join('')}`
}
