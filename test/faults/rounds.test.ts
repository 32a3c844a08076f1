// The short form of "node test/faults/rounds.ts": a few files, a few kills.
import { expect, it } from 'vitest'
import { playRound } from './rounds.ts'

it('questions go out and answers come back, each once, whatever is killed', async () => {
  const round = await playRound(60, 5, 5)
  expect(round).toMatchObject({ claims: 60, asked: 60, doubled: 0, answered: 60 })
  expect(round.kills).toBeGreaterThan(2)
}, 120_000)
