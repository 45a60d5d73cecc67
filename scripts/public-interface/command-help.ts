import type { Command } from 'commander';
import { program } from '../../src/cli/program';
import { nodeEnvironment } from '../../src/cli/node-environment';

/** What `--help` prints, for the command and for each of its commands. */
export function commandHelp(): string {
  const whole = program(nodeEnvironment(process), () => undefined);
  return [whole, ...whole.commands].map(helpOf).join('\n');
}

function helpOf(command: Command): string {
  const name = command.parent ? `${command.parent.name()} ${command.name()}` : command.name();
  // A terminal's width is not part of the interface.
  command.configureHelp({ helpWidth: 100 });
  return `$ ${name} --help\n\n${command.helpInformation()}`;
}
