// The catalog as Markdown: every action and view with its doors (docs/actions.md), and the one table of nouns and verbs (docs/words.md).
import type { Command } from 'commander'
import { type Action, NOUNS, pluralOf } from '../src/work/action.ts'
import { commandOf } from '../src/work/catalog.ts'
import { type Field, fieldsOf } from '../src/work/input.ts'
import { filtersOf, type ListFields, sortsOf } from '../src/work/list.ts'
import type { ListView, View } from '../src/work/view.ts'

/** What all pages are made of. */
export interface Catalog {
  readonly actions: readonly Action[]
  readonly views: readonly View[]
  /** The commands that are neither, as the command line has them. */
  readonly commands: readonly Command[]
}

const code = (text: string) => `\`${text}\``
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const row = (...cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(...heads), row(...heads.map(() => '---')), ...rows.map(cells => row(...cells))].join('\n')

/** The address below `/api/practices/:practice`. */
function addressOf({ noun, verb, on, http }: Action): string {
  return `${http?.method ?? 'POST'} ${http?.path ?? `/${pluralOf(noun)}${on === 'practice' ? '' : '/:id'}/${verb}`}`
}

const isList = (view: View): view is ListView => 'fields' in view

/** A door, or why there is none. */
const door = (without: string | undefined, text: string | undefined) =>
  without !== undefined ? `none: ${without}` : text === undefined ? 'none' : code(text)

function targetOf({ on }: Action): string {
  switch (on) {
    case 'many':
      return ' <number…>'
    case 'one':
      return ' <number>'
    case 'practice':
      return ''
  }
}

export function actionsText({ actions, views }: Catalog): string {
  const parts = [
    '# Actions and views',
    'Made by `npm run docs:json` from the files of the nouns (`src/work/<noun>/<verb>.ts`); do not edit it by hand. Addresses stand below ' +
      '`/api/practices/:practice`. Rights: everybody may `read`, a biller and above `work`, a lead `lead`, an administrator `admin`. What a view answers ' +
      'stands in [json.md](json.md), the whole API at `/api/docs` of a running service. An action on many goes through `POST /denials/bulk` too, with `ids` or a `filter`.',
  ]
  for (const noun of NOUNS) {
    const own = actions.filter(action => action.noun === noun)
    const seen = views.filter(view => view.noun === noun)
    if (own.length + seen.length === 0) continue
    parts.push(`## ${noun}`, ...seen.map(viewText), ...own.map(actionText))
  }
  return `${parts.join('\n\n')}\n`
}

function actionText(action: Action): string {
  const { noun, verb, title, says, right, on, undo, refuses, without, screen, input, key } = action
  const fields = fieldsOf(input)
  const works = { many: 'several, or all that a filter finds', one: 'one', practice: 'the practice' }[on]
  const lines = [
    `### ${noun} ${verb}`,
    `${title}. ${says}`,
    [
      `- Address: ${door(without?.http, addressOf(action))}`,
      `- Command: ${door(without?.command, `overturn ${commandOf(action)}${targetOf(action)}`)}`,
      `- Workbench: ${door(without?.workbench, screen)}${key === undefined ? '' : `, key ${code(key)}`}`.replace(
        'none',
        without?.workbench === undefined && on === 'many' ? 'the lists and the screen of the denial' : 'none',
      ),
      `- Right: ${code(right)}; works on ${works}`,
      `- Undo: ${undo === true ? 'yes' : undo}`,
      `- Refuses: ${refuses.length === 0 ? 'nothing of its own' : refuses.map(code).join(' ')}`,
    ].join('\n'),
  ]
  if (fields.length > 0) lines.push(fieldTable(fields))
  return lines.join('\n\n')
}

function viewText(view: View): string {
  const { noun, name, title, says, right, looks, path, method = 'GET', command, without, screen } = view
  const fields = fieldsOf(view.query)
  const lines = [
    `### ${noun} ${name}`,
    `${title}. ${says}`,
    [
      `- Address: ${door(without?.http, `${method} ${path}`)}`,
      `- Command: ${door(without?.command, command === undefined ? undefined : `overturn ${command}`)}`,
      `- Workbench: ${door(without?.workbench, screen)}`,
      `- Right: ${code(right)}${looks ? '; shows patients’ records, so who looked is written down' : ''}`,
    ].join('\n'),
  ]
  if (isList(view)) lines.push(...listText(view.fields))
  if (fields.length > 0) lines.push(fieldTable(fields))
  return lines.join('\n\n')
}

function listText(fields: ListFields): readonly string[] {
  const sorts = [...sortsOf(fields).keys()]
  const options = [...filtersOf(fields).values()].map(({ option }) => option)
  return [
    ...(options.length === 0 ? [] : [`Filters on the command line: ${options.map(code).join(' ')}.`]),
    ...(sorts.length === 0 ? [] : [`Sorted by: ${sorts.map(code).join(' ')}.`]),
  ]
}

function fieldTable(fields: readonly Field[]): string {
  return table(
    ['Field', 'Says', 'Type', 'Must be there'],
    fields.map(({ name, title, description, kind, choices, required, fallback }) => [
      code(name),
      saysOf(title, description),
      choices === undefined ? kind : choices.map(code).join(' '),
      required && fallback === undefined
        ? 'yes'
        : fallback === undefined || fallback === ''
          ? 'no'
          : `no; ${code(JSON.stringify(fallback))}`,
    ]),
  )
}

/** What a person reads of a field, once. */
function saysOf(title: string, description: string | undefined): string {
  if (description === undefined || description.toLowerCase() === title.toLowerCase()) return title
  return /^[A-Z]/.test(title) ? `${title}: ${description}` : description
}

export function wordsText({ actions, views, commands }: Catalog): string {
  const rows = NOUNS.flatMap(noun => [
    ...views
      .filter(view => view.noun === noun)
      .map(({ name, command, method = 'GET', path, without }) => [
        noun,
        name,
        'view',
        without?.command === undefined && command !== undefined ? code(command) : '',
        without?.http === undefined ? code(`${method} ${path}`) : '',
      ]),
    ...actions
      .filter(action => action.noun === noun)
      .map(action => [
        noun,
        action.verb,
        'action',
        action.without?.command === undefined ? code(commandOf(action)) : '',
        action.without?.http === undefined ? code(addressOf(action)) : '',
      ]),
  ])
  return `${[
    '# Nouns and verbs',
    'Made by `npm run docs:json` from the catalog; do not edit it by hand. A noun is a thing of the trade and a folder in `src/work`; a verb is what is done ' +
      'to it, a view what is looked at. The command of a denial’s action is the verb alone, of the others `noun-verb`, unless the action names another. ' +
      'Addresses stand below `/api/practices/:practice`.',
    table(['Noun', 'Verb or view', 'Is', 'Command', 'Address'], rows),
    '## Commands written by hand',
    'They need no store, take files or start something; each stands in `src/cli/commands`.',
    table(
      ['Command', 'Does'],
      commands.map(command => [code(command.name()), command.description()]),
    ),
  ].join('\n\n')}\n`
}
