import type { CommandWords } from './command-words';

/** The completion script for bash. */
export function bashCompletion(names: readonly string[], commands: readonly CommandWords[]): string {
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap(({ flags, values: words }) => {
      if (words === undefined) return [];
      const pattern = flags.map((flag) => quote(`${name} ${flag}`)).join('|');
      // Without words, bash completes file names.
      return [`    ${pattern}) words=${quote(words === 'files' ? '' : words.join(' '))} ;;`];
    }),
  );
  const others = commands.map(({ name, options, values: words }) => {
    const flags = options.flatMap((option) => option.flags).join(' ');
    const rest = words === undefined || words === 'files' ? '' : words.join(' ');
    return `        ${quote(name)}) if [[ $current == -* ]]; then words=${quote(flags)}; else words=${quote(rest)}; fi ;;`;
  });
  return `# bash completion: eval "$(${names[0]} completion bash)"
_websocket_guard() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    words=${quote(commands.map(({ name }) => name).join(' '))}
  else
    case "\${COMP_WORDS[1]} $previous" in
${values.join('\n')}
    *)
      case "\${COMP_WORDS[1]}" in
${others.join('\n')}
      esac
      ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [[ \${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -o default -F _websocket_guard ${names.join(' ')}
`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
