// What Overturn is made of, as it is given out: dist/overturn.cdx.json (CycloneDX, by npm) and dist/third-party.txt, every package with its license and
// the license's text. That is what the service needs to run, and what the workbench's pages are built of and the package carries, which npm counts among
// what only developing needs.
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CARRIED } from './package.ts'

const ROOT = join(import.meta.dirname, '..')

export interface Component {
  readonly 'bom-ref': string
  readonly name: string
  readonly version: string
  readonly licenses?: readonly {
    readonly license?: { readonly id?: string; readonly name?: string }
    readonly expression?: string
  }[]
}

export interface Bom {
  readonly metadata: { readonly component: Component }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
}

/** Licenses that may be given out under Apache-2.0 with the rest, each with its own text: none asks anything of the whole. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Bitstream-Vera',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
])

/** What the license file says of packages whose description does not, as a person has read it; another version is read anew. */
const READ: ReadonlyMap<string, string> = new Map([
  ['png-js@2.0.0', 'MIT'],
  // Bitstream Vera with the glyphs of Arev on the same terms: modified fonts bear another name, which none of ours are.
  ['dejavu-fonts-ttf@2.37.3', 'Bitstream-Vera'],
])

/** As SPDX has it; '' where neither the package nor a person says. */
export function licenseOf({ name, version, licenses = [] }: Component): string {
  const read = READ.get(`${name}@${version}`)
  if (read !== undefined) return read
  return licenses
    .map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '')
    .filter(text => text !== '')
    .join(' AND ')
}

/** Whether an SPDX expression leaves one of the allowed licenses. One that mixes AND and OR is for a person to read: no. */
export function isAllowed(expression: string): boolean {
  const plain = expression.replace(/[()]/g, '')
  if (plain.includes(' AND ') && plain.includes(' OR ')) return false
  return plain.includes(' AND ')
    ? plain.split(' AND ').every(id => ALLOWED.has(id))
    : plain.split(' OR ').some(id => ALLOWED.has(id))
}

/** Packages that the pages of the workbench import. */
function importedByPages(): readonly string[] {
  const texts = globSync('web/src/**/*.{ts,tsx}', { cwd: ROOT }).map(path => readFileSync(join(ROOT, path), 'utf8'))
  const names = texts.flatMap(text => [
    ...text.matchAll(/^(?:import |(?:import|export|\}).* from |.*\bimport\()'(@[^'/]+\/[^'/]+|[^'./@][^'/]*)/gm),
  ])
  return [...new Set(names.map(([, name]) => name ?? ''))]
}

interface Locked {
  readonly version?: string
  readonly dev?: boolean
  /** Not needed where it cannot be had; `devOptional` where developing needs it as well. The container is made without either. */
  readonly optional?: boolean
  readonly devOptional?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
}

/** All that is installed, as the lock file has it, by its folder. */
function lockedFolders(): Readonly<Record<string, Locked>> {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, Locked>>
  }
  return lock.packages
}

/** Folders in node_modules of what the service needs to run. */
export function foldersOfService(): ReadonlyMap<string, Locked> {
  return new Map(
    Object.entries(lockedFolders()).filter(
      ([path, { dev, optional, devOptional }]) => path !== '' && !(dev ?? optional ?? devOptional ?? false),
    ),
  )
}

/** The same, and what lies beneath the packages of the pages: all that is given out. */
export function foldersGivenOut(): ReadonlyMap<string, Locked> {
  const packages = lockedFolders()
  const found = new Map(foldersOfService())
  /** Where Node finds it, seen from a folder: there, else further out. */
  const folderOf = (name: string, from: string): string | undefined => {
    const path = `${from === '' ? '' : `${from}/`}node_modules/${name}`
    if (packages[path] !== undefined) return path
    return from === '' ? undefined : folderOf(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))))
  }
  const seen = new Set<string>()
  const visit = (name: string, from: string) => {
    const path = folderOf(name, from)
    const locked = path === undefined ? undefined : packages[path]
    if (path === undefined || locked === undefined) throw new Error(`the lock file has no ${name}`)
    if (seen.has(path)) return
    seen.add(path)
    found.set(path, locked)
    for (const next of Object.keys(locked.dependencies ?? {})) visit(next, path)
  }
  for (const name of [...importedByPages(), ...CARRIED.keys()]) visit(name, '')
  // What another machine than this one would install is not there.
  return new Map([...found].filter(([path]) => existsSync(join(ROOT, path))))
}

const nameIn = (folder: string) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** The same, of what is given out alone. */
export function givenOut(bom: Bom): Bom {
  const refs = new Set([...foldersGivenOut()].map(([path, { version }]) => `${nameIn(path)}@${version}`))
  const root = bom.metadata.component['bom-ref']
  return {
    ...bom,
    metadata: { ...bom.metadata, component: { ...bom.metadata.component, name: 'overturn' } },
    components: bom.components.filter(component => refs.has(component['bom-ref'])),
    dependencies: bom.dependencies
      .filter(({ ref }) => ref === root || refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(next => refs.has(next)) })),
  }
}

/** Everything that is installed, as npm says it. */
export function readBom(): Bom {
  const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return JSON.parse(text) as Bom
}

/** Every package with its license and the text that it brings along. */
export function noticesOf(bom: Bom): readonly string[] {
  const folders = new Map([...foldersGivenOut()].map(([path, { version }]) => [`${nameIn(path)}@${version}`, path]))
  return bom.components.map(component => {
    const folder = join(ROOT, folders.get(component['bom-ref']) ?? '')
    const file = readdirSync(folder).find(name => /^(licen[cs]e|copying)([.-]|$)/i.test(name))
    const text = file === undefined ? 'It brings no text along.' : readFileSync(join(folder, file), 'utf8').trim()
    return `${component.name} ${component.version}\n${licenseOf(component)}\n\n${text}\n`
  })
}

if (import.meta.main) {
  const bom = givenOut(readBom())
  const refused = bom.components.filter(component => !isAllowed(licenseOf(component)))
  for (const component of refused)
    process.stderr.write(
      `${component.name} ${component.version}: ${licenseOf(component) || 'no license'} is not on the list of deploy/sbom.ts\n`,
    )
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  writeFileSync(join(ROOT, 'dist', 'overturn.cdx.json'), `${JSON.stringify(bom, null, 1)}\n`)
  writeFileSync(join(ROOT, 'dist', 'third-party.txt'), noticesOf(bom).join(`\n${'-'.repeat(80)}\n\n`))
  process.stdout.write(`${bom.components.length} packages in dist/overturn.cdx.json and dist/third-party.txt\n`)
  process.exitCode = refused.length === 0 ? 0 : 1
}
