import type { Command } from 'commander';
import { CATALOGUE } from '../../rules/catalogue';
import { bashCompletion } from '../completion/bash';
import { commandWords } from '../completion/command-words';
import { fishCompletion } from '../completion/fish';
import { zshCompletion } from '../completion/zsh';
import type { Output } from '../environment';
import { ExitCode } from '../exit-code';

const WRITERS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** A shell by its name on the command line. */
export type Shell = keyof typeof WRITERS;

/** Names of the shells that a completion can be written for. */
export const SHELLS = Object.keys(WRITERS) as readonly Shell[];

/** The names that the package installs the command under. */
const PROGRAM_NAMES = ['websocket-guard', 'cdk-websocket-guard'];

/**
 * Writes the completion script for a shell.
 *
 * @param program the command line to be completed
 */
export function completionCommand(shell: Shell, program: Command, output: Output): ExitCode {
  const words = commandWords(
    program,
    CATALOGUE.map(({ id }) => id),
  );
  output.write(WRITERS[shell](PROGRAM_NAMES, words));
  return ExitCode.Clean;
}
