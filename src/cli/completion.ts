// What a shell is told so that it completes commands and their options: made of the commands themselves, so that a new one is in it.
import type { Command } from 'commander'

export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

interface Told {
  readonly name: string
  readonly says: string
  readonly options: readonly { readonly word: string; readonly says: string }[]
}

/** One line, without what a shell would read as its own. */
const quiet = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll(/['"`$\\[\]]/g, '')
const firstSentence = (text: string) => /^.*?[.:;](?= |$)/.exec(text)?.[0].slice(0, -1) ?? text

function toldOf({ commands }: Command): readonly Told[] {
  return commands
    .map(command => ({
      name: command.name(),
      says: quiet(firstSentence(command.description())),
      options: command.options.flatMap(({ long, description }) =>
        long == null ? [] : [{ word: long, says: quiet(description) }],
      ),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

const WRITERS: Readonly<Record<Shell, (commands: readonly Told[]) => string>> = {
  bash: commands => `# overturn completion bash: source it, or lay it into /etc/bash_completion.d
_overturn() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" opts=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${commands.map(({ name, options }) => `    ${name}) opts="${options.map(({ word }) => word).join(' ')}" ;;\n`).join('')}  esac
  case "$cur" in
    -*) COMPREPLY=($(compgen -W "$opts" -- "$cur")) ;;
    *) COMPREPLY=($(compgen -f -- "$cur")) ;;
  esac
}
complete -o filenames -F _overturn overturn
`,
  zsh: commands => `#compdef overturn
# overturn completion zsh > "\${fpath[1]}/_overturn"
_overturn() {
  local -a commands options
  commands=(
${commands.map(({ name, says }) => `    '${name}:${says}'\n`).join('')}  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  case "\${words[2]}" in
${commands.map(({ name, options }) => `    ${name}) options=(${options.map(({ word, says }) => `'${word}:${says}'`).join(' ')}) ;;\n`).join('')}  esac
  if [[ "\${words[CURRENT]}" == -* ]]; then _describe 'option' options; else _files; fi
}
compdef _overturn overturn
`,
  fish: commands => `# overturn completion fish > ~/.config/fish/completions/overturn.fish
${commands
  .map(
    ({ name, says, options }) =>
      `complete -c overturn -n __fish_use_subcommand -f -a ${name} -d '${says}'\n${options.map(({ word, says: about }) => `complete -c overturn -n '__fish_seen_subcommand_from ${name}' -l ${word.slice(2)} -d '${about}'\n`).join('')}`,
  )
  .join('')}`,
}

export const completionFor = (shell: Shell, program: Command): string => WRITERS[shell](toldOf(program))
