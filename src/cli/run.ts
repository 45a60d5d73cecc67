import { CommanderError } from 'commander';
import { SourceError } from '../cloudformation/document/source';
import { ConfigurationError } from '../engine/config/configuration';
import { traceOf } from '../engine/error-text';
import { visible } from '../report/escape';
import type { Environment, Output } from './environment';
import { ExitCode } from './exit-code';
import { UnsettledModuleError } from './input/import-module';
import { logLine } from './log-line';
import { program } from './program';

/**
 * Runs the command and returns its exit status. Output is written only if all of it can be written.
 *
 * @param args the arguments after the command's name
 * @param environment the environment in which it runs
 */
export async function run(args: readonly string[], environment: Environment): Promise<ExitCode> {
  const { output } = environment;
  let code = ExitCode.Undecided;
  let report = '';
  const held: Output = { write: (text) => (report += text), isTerminal: output.isTerminal };
  try {
    await program({ ...environment, output: held }, (done) => (code = done)).parseAsync(args, { from: 'user' });
    output.write(report);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      output.write(report);
      return error.exitCode === 0 ? ExitCode.Clean : ExitCode.Usage;
    }
    return statusOf(error, environment);
  }
}

/** Logs an error, and returns the exit status for it. */
function statusOf(error: unknown, environment: Environment): ExitCode {
  const { log } = environment;
  if (error instanceof SourceError) {
    for (const each of [error, ...error.others]) logLine(environment, each);
    return ExitCode.Usage;
  }
  if (error instanceof UnsettledModuleError) {
    logLine(environment, error);
    return ExitCode.Undecided;
  }
  if (error instanceof ConfigurationError) {
    log.write(`websocket-guard: ${visible(error.message)}\n`);
    return ExitCode.Usage;
  }
  log.write(`websocket-guard: a defect of this tool, please report it\n${traceOf(error)}\n`);
  return ExitCode.Undecided;
}
