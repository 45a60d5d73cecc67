import type { CommandWords, Values } from './command-words';

/** The completion script for fish. */
export function fishCompletion(names: readonly string[], commands: readonly CommandWords[]): string {
  const lines = names.flatMap((program) =>
    commands.flatMap(({ name, description, options, values }) => {
      const here = `complete -c ${program} -n ${quote(`__fish_seen_subcommand_from ${name}`)}`;
      return [
        `complete -c ${program} -f -n __fish_use_subcommand -a ${name} -d ${quote(description)}`,
        ...(values === undefined
          ? [`${here} -f`]
          : values === 'files'
            ? []
            : [`${here} -f -a ${quote(values.join(' '))}`]),
        ...options.map((option) => {
          const flags = option.flags.map((flag) =>
            flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
          );
          return `${here} ${flags.join(' ')}${takes(option.values)} -d ${quote(option.description)}`;
        }),
      ];
    }),
  );
  return [`# fish completion: ${names[0]} completion fish | source`, ...lines, ''].join('\n');
}

function takes(values: Values | undefined): string {
  if (values === undefined) return '';
  return values === 'files' ? ' -r -F' : ` -x -a ${quote(values.join(' '))}`;
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
}
