#!/usr/bin/env node
import { CommanderError } from 'commander';
import { ConfigurationError } from '../engine/config';
import { SourceError } from '../model/source';
import { plain } from '../report/escape';
import type { Output } from './check-command';
import { ExitCode } from './exit-code';
import { program } from './program';

/** Runs the command: arguments in, exit status out. Reports go to standard output, everything else to standard error. */
function main(): ExitCode {
  let code = ExitCode.Clean;
  let report = '';
  const { NO_COLOR } = process.env;
  const output: Output = {
    write: (text) => (report += text),
    isTerminal: process.stdout.isTTY && (NO_COLOR === undefined || NO_COLOR === ''),
  };
  try {
    program(output, (done) => (code = done)).parse();
    process.stdout.write(report);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.Clean : ExitCode.Usage;
    if (error instanceof SourceError || error instanceof ConfigurationError) {
      process.stderr.write(
        `websocket-guard: ${plain(error instanceof SourceError ? error.toString() : error.message)}\n`,
      );
      return ExitCode.Usage;
    }
    process.stderr.write(
      `websocket-guard: a defect of this tool, please report it\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return ExitCode.Defect;
  }
}

// A reader such as `head` may close the pipe early; that is no failure of the check.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = main();
