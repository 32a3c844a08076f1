// The references, made of what the program is made of: its commands, the addresses of its API, its guides.
import { Command } from 'commander'
import { addCommands } from '../../src/cli/run.ts'
import { type Guide, guideNames, guideOf } from '../../src/knowledge/load.ts'
import { describedService } from '../../web/make-client.ts'
import { readingHost } from '../json.ts'
import { type Html, html, idOf, NOTHING, table } from './html.ts'
import type { SitePage } from './page.ts'
import { sourcesOf } from './sources.ts'

const UNDER = 'reference.html'

/** Every command with its options, as `--help` prints them. */
export async function commandPage(): Promise<SitePage> {
  const program = new Command('overturn')
  await addCommands(readingHost(program), undefined)
  const commands = [...program.commands].sort((one, other) => (one.name() < other.name() ? -1 : 1))
  const body = commands.map(
    command => html`<h2 id="${command.name()}"><code>overturn ${command.name()}</code></h2>
<p>${command.description()}</p><pre tabindex="0"><code>overturn ${command.name()} ${command.usage()}</code></pre>
${
  command.options.length === 0
    ? NOTHING
    : table(
        ['Option', 'Does'],
        command.options.map(({ flags, description }) => [html`<code>${flags}</code>`, description]),
      )
}`,
  )
  return {
    path: 'commands.html',
    title: 'Commands: everything that overturn does on a command line',
    about: `All ${commands.length} commands with their options.`,
    under: UNDER,
    body: html`<p class="crumb"><a href="reference.html">Reference</a></p><h1>Commands</h1><p class="lead">All ${commands.length} of them, made of the program itself. What each prints with <code>--json</code>: <a href="json.html">records</a>.</p><p class="index">${commands.map(command => html`<a href="#${command.name()}">${command.name()}</a> `)}</p>${body}`,
  }
}

interface Operation {
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly requestBody?: {
    readonly content?: Readonly<Record<string, { readonly schema?: { readonly properties?: object } }>>
  }
  readonly responses?: object
}

function operationRow(method: string, address: string, operation: Operation): readonly (string | Html)[] {
  const given = (operation.parameters ?? []).filter(each => each.in !== 'path').map(each => each.name)
  const body = Object.entries(operation.requestBody?.content ?? {}).map(
    ([type, { schema }]) => `${type}: ${Object.keys(schema?.properties ?? {}).join(', ') || 'its bytes'}`,
  )
  const says = operation.summary ?? operation.description ?? ''
  return [html`<code>${method.toUpperCase()} ${address}</code>`, says, given.join(', '), body.join('; ')]
}

/** Every address of the API, by the noun that it begins with. */
export async function apiPage(): Promise<SitePage> {
  const paths = Object.entries((await describedService()).paths ?? {}) as [
    string,
    Readonly<Record<string, Operation>>,
  ][]
  const nouns = Map.groupBy(
    paths.sort(([one], [other]) => (one < other ? -1 : 1)),
    ([address]) => /^\/api\/practices\/\{\w+\}\/([^/{]+)/.exec(address)?.[1] ?? 'the service itself',
  )
  const rows = (found: typeof paths) =>
    found.flatMap(([address, operations]) =>
      Object.entries(operations).map(([method, operation]) => operationRow(method, address, operation)),
    )
  return {
    path: 'api.html',
    title: 'The API: every address',
    about: 'Every address of the HTTP API, made of its OpenAPI description.',
    under: UNDER,
    body: html`<p class="crumb"><a href="reference.html">Reference</a></p><h1>The API</h1><p class="lead">Made of the service’s own OpenAPI 3.1 description, which a running service answers at <code>/api/openapi.json</code> and shows at <code>/api/docs</code>. A token is sent as <code>Authorization: Bearer ovt_…</code>; every no is a problem (RFC 9457).</p><p class="index">${[...nouns.keys()].map(noun => html`<a href="#${idOf(noun)}">${noun}</a> `)}</p>${[...nouns].map(([noun, found]) => html`<h2 id="${idOf(noun)}">${noun}</h2>${table(['Address', 'Does', 'Asked with', 'Sent'], rows(found))}`)}`,
  }
}

function guidePage({ name, title, about, sections, serves, cites }: Guide): SitePage {
  const parts = sections.map(
    ({ title: heading, says = [], steps = [], table: rows }) =>
      html`<h2 id="${idOf(heading)}">${heading}</h2>${says.map(text => html`<p>${text}</p>`)}${steps.length === 0 ? NOTHING : html`<ol>${steps.map(step => html`<li>${step}</li>`)}</ol>`}${rows === undefined ? NOTHING : table(rows.columns, rows.rows)}`,
  )
  return {
    path: `guides/${name}.html`,
    title,
    about,
    under: 'guides/index.html',
    body: html`<p class="crumb"><a href="index.html">Guides</a></p><h1>${title}</h1><p class="lead">${about}</p>${parts}<h2 id="codes">Codes</h2><p>${serves.map(code => html`<a href="../codes/${code}.html">${code}</a> `)}</p>${sourcesOf(cites)}`,
  }
}

/** The guides, and their list. */
export function guidePages(): readonly SitePage[] {
  const guides = guideNames().flatMap(name => guideOf(name) ?? [])
  const roles = [
    ['first-day', 'A biller’s first day'],
    ['running-billing', 'For whoever runs billing'],
    ['it', 'For whoever runs the machine'],
    ['developer', 'For developers'],
  ] as const
  return [
    {
      path: 'guides/index.html',
      title: 'Guides',
      about: 'How a kind of work is done, and where to begin.',
      under: 'guides/index.html',
      body: html`<h1>Guides</h1><h2 id="begin">Where to begin</h2><ul>${roles.map(([name, title]) => html`<li><a href="../${name}.html">${title}</a></li>`)}</ul><h2 id="work">How it is done</h2><dl>${guides.map(({ name, title, about }) => html`<dt><a href="${name}.html">${title}</a></dt><dd>${about}</dd>`)}</dl>`,
    },
    ...guides.map(guidePage),
  ]
}

/** The door to the references. */
export function referencePage(): SitePage {
  const pages = [
    ['commands.html', 'Commands', 'every command with its options'],
    ['actions.html', 'Actions and views', 'with their addresses, commands, rights'],
    ['words.html', 'Nouns and verbs', 'in one table'],
    ['json.html', 'JSON records', 'what each command prints with --json'],
    ['api.html', 'API', 'every address'],
    ['library.html', 'Library', 'reading and deciding in other programs'],
    ['assistants.html', 'Assistants', 'the Model Context Protocol'],
    ['operating.html', 'Running it', 'containers, units, backups, updating'],
    ['scaling.html', 'Scaling', 'how large a practice fits where'],
    ['security.html', 'Security', 'requirement by requirement'],
    ['keys.html', 'Keys', 'what is encrypted, with which key'],
    ['architecture.html', 'Architecture', 'how it is built'],
    ['how-to-add.html', 'How to add', 'a code, a payer, an action, a screen'],
  ] as const
  return {
    path: 'reference.html',
    title: 'Reference',
    about: 'Commands, API, records, library, operation and architecture of Overturn.',
    under: UNDER,
    body: html`<h1>Reference</h1><ul>${pages.map(([address, name, says]) => html`<li><a href="${address}">${name}</a>: ${says}</li>`)}</ul>`,
  }
}
