import type { Argument, Command, Option } from 'commander';

/** The values of an argument or option: some words, or the name of a file. */
export type Values = readonly string[] | 'files';

/** An option of a command. */
export interface OptionWords {
  /** `--format`, and `-h` beside `--help`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Its values; undefined for an option without a value. */
  readonly values: Values | undefined;
  readonly isRepeatable: boolean;
}

/** A command with its arguments and options. */
export interface CommandWords {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  /** The values of its arguments; undefined for a command without arguments. */
  readonly values: Values | undefined;
}

/**
 * The words that can follow the command's name, from the definition of the command line.
 *
 * @param program the command line
 * @param ruleIds the values of arguments that are a rule
 */
export function commandWords(program: Command, ruleIds: readonly string[]): readonly CommandWords[] {
  const help = program.createHelp();
  const names = help.visibleCommands(program).map((command) => command.name());
  return help.visibleCommands(program).map((command) => {
    const [argument] = command.registeredArguments;
    return {
      name: command.name(),
      description: command.description(),
      options: help.visibleOptions(command).map((option) => optionWords(option, ruleIds)),
      values: argument && argumentValues(command, argument, names, ruleIds),
    };
  });
}

function argumentValues(
  command: Command,
  argument: Argument,
  names: readonly string[],
  ruleIds: readonly string[],
): Values {
  if (argument.name() === 'rule') return ruleIds;
  if (command.name() === 'help') return names;
  return argument.argChoices ?? 'files';
}

function optionWords(option: Option, ruleIds: readonly string[]): OptionWords {
  return {
    flags: [option.short, option.long].filter((flag) => flag !== undefined),
    description: option.description,
    values: option.required || option.optional ? optionValues(option, ruleIds) : undefined,
    isRepeatable: Array.isArray(option.defaultValue),
  };
}

function optionValues(option: Option, ruleIds: readonly string[]): Values {
  if (option.long === '--rule') return ruleIds.map((id) => `${id}=`);
  return option.argChoices ?? 'files';
}
