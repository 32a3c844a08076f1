// The short form of "node test/faults/rounds.ts": a few files, a few kills.
import { expect, it } from 'vitest'
import { playRound } from './rounds.ts'

it('questions go out and answers come back, each once, whatever is killed', async () => {
  const round = await playRound(75, 3, 5)
  expect(round).toMatchObject({ claims: 75, asked: 75, doubled: 0, answered: 75 })
  expect(round.kills).toBeGreaterThan(0)
}, 120_000)
