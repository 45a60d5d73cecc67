import type { CommandWords, OptionWords, Values } from './command-words';

/** The completion script for zsh. */
export function zshCompletion(names: readonly string[], commands: readonly CommandWords[]): string {
  const list = commands.map(({ name, description }) => `    ${quote(`${name}:${description}`)}`);
  const cases = commands.map(({ name, options, values }) => {
    const specs = [
      ...options.flatMap(optionSpecs),
      ...(values === undefined ? [] : [quote(`*:value:${action(values)}`)]),
    ];
    return [
      `    ${name})`,
      `      _arguments -s ${specs.map((spec) => `\\\n        ${spec}`).join(' ')}`,
      '      ;;',
    ].join('\n');
  });
  return `#compdef ${names.join(' ')}
# zsh completion: eval "$(${names[0]} completion zsh)"
_websocket_guard() {
  local -a commands
  commands=(
${list.join('\n')}
  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  shift words
  ((CURRENT--))
  case "$words[1]" in
${cases.join('\n')}
  esac
}
compdef _websocket_guard ${names.join(' ')}
`;
}

function optionSpecs({ flags, description, values, isRepeatable }: OptionWords): readonly string[] {
  const what = `[${description.replace(/[[\]\\]/g, String.raw`\$&`)}]`;
  const value = values === undefined ? '' : `:value:${action(values)}`;
  return flags.map((flag) => quote(`${isRepeatable ? '*' : ''}${flag}${what}${value}`));
}

function action(values: Values): string {
  return values === 'files' ? '_files' : `(${values.join(' ')})`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
