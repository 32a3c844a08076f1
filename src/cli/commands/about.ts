// Commands about the command itself: what a shell is told of it, and its manual page. They see every other command.

import { Argument } from 'commander'
import { dayIn } from '../../decide/day.ts'
import type { CommandHost } from '../command.ts'
import { completionFor, SHELLS, type Shell } from '../completion.ts'
import { manualOf } from '../manual.ts'

export function add({ program, terminal, now }: CommandHost): void {
  program
    .command('completion')
    .description('prints what completes commands and options in your shell')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .action(async (shell: Shell) => terminal.out(completionFor(shell, program)))
  program
    .command('man')
    .description('prints the manual page: overturn man > overturn.1; man ./overturn.1')
    .action(async () => terminal.out(manualOf(program, program.version() ?? '', dayIn('UTC', now()))))
}
