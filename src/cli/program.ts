import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { FAIL_ON, LEVELS, PRESETS, type Level } from '../engine/config';
import { CATALOGUE } from '../rules/catalogue';
import { VERSION } from '../version';
import { checkCommand, FORMATS, type CheckOptions } from './check-command';
import type { ExitCode } from './exit-code';
import { explainCommand } from './explain-command';
import { RULE_FORMATS, rulesCommand, type RuleFormat } from './rules-command';
import type { Surroundings } from './surroundings';

/**
 * The command line.
 *
 * @param surroundings the world it runs in
 * @param done told the exit status of the command that ran
 */
export function program(surroundings: Surroundings, done: (code: ExitCode) => void): Command {
  const { output, log } = surroundings;
  const command = new Command('websocket-guard')
    .description('Policy as code for Amazon API Gateway WebSocket APIs')
    .version(VERSION)
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => {
        output.write(text);
      },
      writeErr: (text) => {
        log.write(text);
      },
    })
    .exitOverride();
  command
    .command('check')
    .description('judge the WebSocket APIs of a CDK app or of CloudFormation templates')
    .argument('[path...]', 'cdk.out, directories, templates, or - for standard input (default: cdk.out)')
    .addOption(new Option('--format <format>', 'how the report is written').choices(FORMATS).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'least severity that makes the exit status 1 (default: error)').choices(
        FAIL_ON,
      ),
    )
    .addOption(
      new Option('--preset <preset>', 'which policies, and how severe (default: recommended)').choices(PRESETS),
    )
    .addOption(
      new Option('--rule <id=level>', `severity of one rule, ${LEVELS.join('|')}; repeatable`)
        .argParser(ruleLevel)
        .default([], ''),
    )
    .option('--config <file>', 'configuration file')
    .option('--show-unknown', 'list what cannot be judged before deployment')
    .option('--show-suppressed', 'list suppressed findings')
    .option('--quiet', 'leave out the summary')
    .option('--no-color', 'no colours, terminal or not')
    .action(async (paths: string[], options: CheckOptions) => {
      done(await checkCommand(paths, options, surroundings));
    });
  command
    .command('rules')
    .description('list the catalogue of policies')
    .addOption(new Option('--format <format>', 'how it is written').choices(RULE_FORMATS).default('text'))
    .action(({ format }: { format: RuleFormat }) => {
      done(rulesCommand(format, output));
    });
  command
    .command('explain')
    .description('one policy in full: why, how to fix it, examples')
    .addArgument(new Argument('<rule>', 'its id'))
    .action((id: string) => {
      done(explainCommand(id, CATALOGUE, output));
    });
  return command;
}

function ruleLevel(text: string, before: readonly (readonly [string, Level])[]): readonly (readonly [string, Level])[] {
  const [id, level, more] = text.split('=');
  const known = LEVELS.find((one) => one === level);
  if (!id || !known || more !== undefined)
    throw new InvalidArgumentError(`It is written ID=LEVEL, with a level of ${LEVELS.join(', ')}.`);
  return [...before, [id, known]];
}
