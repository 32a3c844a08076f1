// What `overturn doctor` says of background work: who has what in hand and whether they live, what is late, what waits too long, what was put aside.
import { isInHand, later, putOffByAWrongClock } from '../jobs/queue.ts'
import { deadJobsSince, jobsInHand, waitingBefore } from '../store/job.ts'
import type { Host } from '../store/store.ts'
import { type Finding, finding, findingIn } from './finding.ts'
import { counted } from './terminal.ts'

const DAY_MS = 24 * 3600_000

export async function examineWork(host: Host, now: string): Promise<readonly Finding[]> {
  return [
    await examineLeases(host, now),
    await examineFuture(host, now),
    await examineLate(host, now),
    await examineDead(host, now),
  ]
}

/** A dead worker's jobs are another's after half a minute: that they are still its own says that nobody works. */
async function examineLeases(host: Host, now: string): Promise<Finding> {
  const inHand = await jobsInHand(host)
  const dead = inHand.filter(job => !isInHand(host, job, now))
  const [first] = dead
  if (first === undefined) {
    const workers = new Set(inHand.map(({ leasedBy }) => leasedBy))
    return finding(
      'jobs in hand',
      true,
      inHand.length === 0 ? 'none' : `${counted(inHand.length, 'job')} by ${[...workers].join(', ')}`,
    )
  }
  return finding(
    'jobs in hand',
    false,
    `${counted(dead.length, 'job')} of a worker that does not say any more that it lives (${first.leasedBy ?? ''}): "overturn work" or "overturn serve" takes over`,
  )
}

async function examineFuture(host: Host, now: string): Promise<Finding> {
  const far = await putOffByAWrongClock(host, now)
  return findingIn(
    'jobs to come',
    far,
    'none was put off by a wrong clock',
    ({ runAt }) =>
      `${counted(far.length, 'job')} put off until ${runAt.slice(0, 10)} or later: the clock was wrong. "overturn work" or "overturn serve" does them now`,
  )
}

async function examineLate(host: Host, now: string): Promise<Finding> {
  const late = await waitingBefore(host, later(now, -DAY_MS))
  return finding(
    'jobs that are late',
    late === 0,
    late === 0
      ? 'none by more than a day'
      : `${counted(late, 'job')} by more than a day: nobody works. Start "overturn serve", or "overturn work"`,
  )
}

async function examineDead(host: Host, now: string): Promise<Finding> {
  const dead = await deadJobsSince(host, later(now, -7 * DAY_MS))
  return findingIn(
    'background work',
    dead,
    'nothing was put aside',
    ({ kind, trouble }) =>
      `${counted(dead.length, 'job')} put aside within a week after many tries, the last: ${kind}, ${trouble ?? 'no reason kept'}`,
  )
}
