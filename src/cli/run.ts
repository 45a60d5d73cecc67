import { CommanderError } from 'commander';
import { SourceError } from '../cloudformation/document/source';
import { ConfigurationError } from '../engine/config/configuration';
import { plain } from '../report/escape';
import { relativeFile } from '../report/relative-paths';
import type { Output, Surroundings } from './environment';
import { ExitCode } from './exit-code';
import { program } from './program';

/**
 * Runs the command: arguments in, exit status out. Nothing reaches the output unless all of it can be written.
 *
 * @param args what stands behind the command's name
 * @param surroundings the world it runs in
 */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { output, log, cwd } = surroundings;
  let code = ExitCode.Clean;
  let report = '';
  const held: Output = { write: (text) => (report += text), isTerminal: output.isTerminal };
  try {
    await program({ ...surroundings, output: held }, (done) => (code = done)).parseAsync(args, { from: 'user' });
    output.write(report);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      output.write(report);
      return error.exitCode === 0 ? ExitCode.Clean : ExitCode.Usage;
    }
    if (error instanceof SourceError || error instanceof ConfigurationError) {
      log.write(`websocket-guard: ${plain(error instanceof SourceError ? placed(error, cwd) : error.message)}\n`);
      return ExitCode.Usage;
    }
    log.write(
      `websocket-guard: a defect of this tool, please report it\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return ExitCode.Defect;
  }
}

function placed({ file, position, message }: SourceError, cwd: string): string {
  return new SourceError(relativeFile(cwd, file), position, message).toString();
}
