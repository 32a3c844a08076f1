// The page that explains a remittance in the visitor's browser, and what it runs on: reader, knowledge and rules, packed for browsers.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { knowledgeVersion } from '../../src/knowledge/load.ts'
import { html } from './html.ts'
import type { SitePage } from './page.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const KNOWLEDGE = join(ROOT, 'src', 'knowledge')
const EXPLAIN = join(import.meta.dirname, 'explain')

export function explainPage(): SitePage {
  return {
    path: 'explain.html',
    title: 'Explain an 835 remittance in your browser',
    about:
      'Drop a remittance file (835): every adjustment with what it means and what to do. It is read in your browser; nothing is sent.',
    under: 'explain.html',
    script: 'explain/page.js',
    body: html`<h1>Explain a remittance</h1>
<p class="lead">Drop a remittance (835) here. It is read in this browser, by the same reader and rules as on a practice’s own machine; nothing of it leaves this page, whose policy lets no connection out.</p>
<div class="drop" id="drop"><p><label for="file">An 835 from your computer</label></p><p><input type="file" id="file" disabled></p></div>
<noscript><p class="note">This page alone needs scripts. Without them: <code>overturn explain FILE</code> on a command line does the same.</p></noscript>
<p id="state" role="status"></p>
<div id="result"></div>`,
  }
}

/** Puts all files of the knowledge, as one text, in the place of the module that reads them from a disk. */
function packedKnowledge(): Plugin {
  const names = globSync('**/*.{json,tsv}', { cwd: KNOWLEDGE }).sort()
  const files = Object.fromEntries(names.map(name => [name, readFileSync(join(KNOWLEDGE, name), 'utf8')]))
  return {
    name: 'packed-knowledge',
    enforce: 'pre',
    load(id) {
      if (id !== join(KNOWLEDGE, 'folder.ts')) return undefined
      return `const files = JSON.parse(${JSON.stringify(JSON.stringify(files))})
export const HERE = ''
export const textOf = (...path) => files[path.join('/')]
export const hasFile = (...path) => Object.hasOwn(files, path.join('/'))
export const filesIn = folder => Object.keys(files).filter(name => name.startsWith(folder + '/')).map(name => name.slice(folder.length + 1))
export const knowledgeVersion = () => ${JSON.stringify(knowledgeVersion())}`
    },
  }
}

/** Builds the scripts of the page into the site's folder. */
export async function buildExplain(folder: string): Promise<void> {
  await build({
    root: EXPLAIN,
    configFile: false,
    logLevel: 'warn',
    base: './',
    define: { global: 'globalThis' },
    resolve: { alias: { 'node:buffer': join(EXPLAIN, 'node-buffer.ts') } },
    plugins: [packedKnowledge()],
    worker: {
      format: 'es',
      plugins: () => [packedKnowledge()],
      rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } },
    },
    build: {
      outDir: join(folder, 'explain'),
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        input: join(EXPLAIN, 'page.ts'),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  })
}
