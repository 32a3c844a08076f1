// Part of npm run bench: how long the queue takes to answer what a person does, in real Chromium, on the example practice a hundred times over;
// and scrolling through a million. From the stroke to the frame in which the answer stands. node bench/workbench.ts [CLAIMS] [DENIALS]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { generateFile } from '../src/example/generate.ts'
import type { Store } from '../src/store/store.ts'
import { importText } from '../src/work/intake/import.ts'
import { openWorkbench, toQueue } from '../test/workbench/open.ts'
import { figure } from './figure.ts'
import { fillQueue } from './store.ts'

/** Answers later than this are noticed. */
const BUDGET_MS = 100
const ROUNDS = 20

/** Laid into the page: does something and answers after how many milliseconds a frame shows what was asked for. */
const MEASURE = `globalThis.measure = async (act, done) => {
  const began = performance.now()
  act()
  for (;;) {
    await new Promise(resolve => requestAnimationFrame(resolve))
    if (done()) return performance.now() - began
    if (performance.now() - began > 20000) throw new Error('no answer within 20 s')
  }
}
globalThis.press = key => (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
globalThis.grid = () => document.querySelector('[role=grid]')
globalThis.rows = () => [...document.querySelectorAll('[role=row][id^=denial-]')]
globalThis.whole = () => rows().length > 15 && document.querySelectorAll('.row-coming').length === 0
globalThis.button = name => [...document.querySelectorAll('button')].find(each => each.textContent.trim().startsWith(name))`

interface Act {
  readonly name: string
  /** What is done, as script in the page, and when it is answered; `before` is what `look` said beforehand. */
  readonly act: string
  readonly look?: string
  readonly done: string
}

const ACTS: readonly Act[] = [
  {
    name: 'next row (j)',
    look: "grid().getAttribute('aria-activedescendant')",
    act: "press('j')",
    done: "grid().getAttribute('aria-activedescendant') !== before",
  },
  {
    name: 'select (x)',
    look: 'document.querySelectorAll(".row-selected").length',
    act: "press('x')",
    done: 'document.querySelectorAll(".row-selected").length !== before',
  },
  {
    name: 'select all that match (A)',
    act: "press('A')",
    done: 'document.querySelectorAll(".row-selected").length > 15',
  },
  {
    name: 'select none (Esc)',
    act: "press('Escape')",
    done: 'document.querySelectorAll(".row-selected").length === 0',
  },
  {
    name: 'sort by a column',
    look: "rows()[0].id + document.querySelector('[aria-sort]').textContent",
    act: "button(['At stake', 'Due', 'Score', 'Cause'][round % 4]).click()",
    done: "whole() && rows()[0].id + document.querySelector('[aria-sort]').textContent !== before",
  },
  {
    name: 'a saved view',
    look: 'grid().getAttribute("aria-rowcount")',
    act: "button(round % 2 === 0 ? '$500 up' : 'Everything open').click()",
    done: 'grid() !== null && whole() && grid().getAttribute("aria-rowcount") !== before',
  },
  {
    name: 'whose move',
    look: 'location.search',
    act: "button(round % 2 === 0 ? 'Us' : 'All').click()",
    done: 'location.search !== before && whole()',
  },
  {
    name: 'jump far in the list',
    act: 'grid().scrollTop = ((round * 7919) % 90) / 100 * grid().scrollHeight',
    done: 'whole() && rows().some(row => Math.abs(Number(row.getAttribute("aria-rowindex")) * 32 - grid().scrollTop) < 2000)',
  },
]

async function measureAll(page: Page, name: string): Promise<number> {
  let worst = 0
  await page.evaluate(MEASURE)
  for (const { name: act, look, act: doing, done } of ACTS) {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      times.push(
        await page.evaluate<number>(
          `(() => { const round = ${round}; const before = ${look ?? 'undefined'}; return measure(() => { ${doing} }, () => ${done}) })()`,
        ),
      )
      await page.waitForTimeout(30)
    }
    worst = Math.max(worst, tell(`${name}: ${act}`, times))
  }
  return worst
}

/** A million rows are for moving through; what is filtered and sorted of them is the store's bench. */
async function measureOpening(page: Page, name: string): Promise<number> {
  const opened: number[] = []
  const next: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await page.evaluate(MEASURE)
    opened.push(
      await page.evaluate<number>(
        `measure(() => press('Enter'), () => /^Denial/.test(document.querySelector('h1')?.textContent) && document.querySelector('.panes') !== null)`,
      ),
    )
    await page.waitForTimeout(300)
    next.push(
      await page.evaluate<number>(
        `(() => { const before = document.querySelector('h1').textContent; return measure(() => press('j'), () => document.querySelector('h1') !== null && document.querySelector('h1').textContent !== before && document.querySelector('.panes') !== null) })()`,
      ),
    )
    await page.waitForTimeout(100)
    await page.evaluate(`press('Escape')`)
    await page.waitForFunction(
      'document.querySelector("[role=grid]") !== null && document.querySelectorAll(".row-coming").length === 0',
    )
    await page.waitForTimeout(150)
  }
  return Math.max(tell(`${name}: open a denial (Enter)`, opened), tell(`${name}: next denial from within (j)`, next))
}

function tell(name: string, times: number[], atMost = BUDGET_MS): number {
  times.sort((one, other) => one - other)
  const p95 = times[Math.ceil(times.length * 0.95) - 1] ?? 0
  figure(`${name}, p95`, p95, { unit: 'ms', atMost })
  return p95
}

async function on(
  fill: (store: Store, now: string) => Promise<void>,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-bench-workbench-'))
  const place = { where: join(folder, 'data'), files: join(folder, 'files'), keyFile: join(folder, 'key') }
  const bench = await openWorkbench(place, fill)
  try {
    const { page } = await bench.enter('ann')
    await toQueue(page)
    await page.waitForTimeout(1500)
    await work(page)
  } finally {
    await bench.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `claims`: a hundred times the example practice by default. */
export async function benchWorkbench(claims: number, denials: number): Promise<void> {
  let worst = 0
  await on(
    async (store, now) => {
      const from = Temporal.PlainDate.from(now.slice(0, 10)).subtract({ days: 120 }).toString()
      await importText(store, 'all.835', generateFile({ seed: 253, claims, from }).text, { now, who: 'bench' })
    },
    async page => {
      console.log(await page.getByRole('heading', { level: 1 }).locator('..').innerText())
      worst = Math.max(worst, await measureAll(page, 'example ×100'))
      await toQueue(page)
      await page.waitForTimeout(500)
      worst = Math.max(worst, await measureOpening(page, 'example ×100'))
    },
  )
  figure('interactions with the queue, the slowest p95', worst, { unit: 'ms', atMost: BUDGET_MS })
  await on(
    store => fillQueue(store, denials),
    async page => {
      console.log(await page.getByRole('heading', { level: 1 }).locator('..').innerText())
      await page.evaluate(MEASURE)
      // Frames while scrolling as a wheel does, and how long rows take that were jumped to.
      const frames = await page.evaluate<number[]>(`(async () => {
        const times = []
        let last = performance.now()
        for (let frame = 0; frame < 180; frame++) {
          grid().scrollTop += 300
          await new Promise(resolve => requestAnimationFrame(resolve))
          const now = performance.now()
          times.push(now - last)
          last = now
        }
        return times
      })()`)
      tell(`${denials.toLocaleString('en-US')} rows: a frame while scrolling`, frames)
      const jumps: number[] = []
      for (let round = 0; round < ROUNDS; round++)
        jumps.push(
          await page.evaluate<number>(
            `measure(() => { grid().scrollTop = ${((round * 7919) % 100) / 100} * (grid().scrollHeight - 900) }, () => whole() && rows().some(row => Math.abs(Number(row.getAttribute('aria-rowindex')) * 32 - grid().scrollTop) < 2000))`,
          ),
        )
      tell(`${denials.toLocaleString('en-US')} rows: jump anywhere, until the rows stand`, jumps, 120)
    },
  )
}

if (import.meta.main) {
  execFileSync('npm', ['run', 'build'], { stdio: 'ignore' })
  await benchWorkbench(Number(process.argv[2] ?? 120_000), Number(process.argv[3] ?? 1_000_000))
}
