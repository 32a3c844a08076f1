// PDFs as poppler and qpdf see them. Where they are not, those tests are left out, unless OVERTURN_TEST_POPPLER=required says that this must not be.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const on = (name: string) => (process.env.PATH ?? '').split(':').some(folder => existsSync(join(folder, name)))

/** True where both are on this machine; undefined = they are not. */
export const poppler: true | undefined = on('pdfinfo') && on('qpdf') ? true : undefined
if (poppler === undefined && process.env.OVERTURN_TEST_POPPLER === 'required')
  throw new Error('pdfinfo and qpdf are required here and not installed')

/** What each says of a PDF. */
export function lookedAt(pdf: Uint8Array): {
  readonly info: string
  readonly structure: string
  readonly check: string
} {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-pdf-'))
  const path = join(folder, 'a.pdf')
  try {
    writeFileSync(path, pdf)
    const run = (program: string, ...args: readonly string[]) => {
      const { stdout, stderr } = spawnSync(program, [...args, path], { encoding: 'utf8' })
      return `${stdout}${stderr}`
    }
    return { info: run('pdfinfo'), structure: run('pdfinfo', '-struct-text'), check: run('qpdf', '--check') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
