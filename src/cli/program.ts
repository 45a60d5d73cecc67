import { Argument, Command, Option } from 'commander';
import { FAIL_ON } from '../engine/config/choices';
import { CATALOGUE } from '../rules/catalogue';
import { VERSION } from '../version';
import { type CheckOptions, checkCommand } from './commands/check-command';
import { DIFF_FORMATS, type DiffOptions, diffCommand } from './commands/diff-command';
import { SHELLS, type Shell, completionCommand } from './commands/completion-command';
import { type CollectOptions, collectCommand } from './commands/collect-command';
import { CONFIG_FORMATS, type ConfigOptions, configCommand } from './commands/config-command';
import { type DriftOptions, driftCommand } from './commands/drift-command';
import { explainCommand } from './commands/explain-command';
import { type GraphOptions, graphCommand } from './commands/graph-command';
import { initCommand } from './commands/init-command';
import { type McpOptions, mcpCommand } from './commands/mcp-command';
import { MERGE_FORMATS, type MergeOptions, mergeCommand } from './commands/merge-command';
import { RULE_FORMATS, type RuleFormat, rulesCommand } from './commands/rules-command';
import { type WaiveOptions, waiveCommand } from './commands/waive-command';
import type { Environment } from './environment';
import type { ExitCode } from './exit-code';
import { visible } from '../report/escape';
import { DEFAULT_LABEL } from '../report/overview-tables';
import { outputFile, repeated, type Word, word, words } from './options/option-values';
import { addSettings, policyOption, protocolOption, waiversOption } from './options/shared-options';
import { FORMAT_NAMES } from './output/formats';
import { GRAPH_FORMATS } from './output/graph-formats';

/** Forms of values that go into the script of `collect`; they contain no special characters of the shell. */
const REGION: Word = { pattern: /^[a-z]{2,}(?:-[a-z]+)+-\d+$/, shape: 'A region is written like eu-west-1.' };
const API_ID: Word = { pattern: /^[A-Za-z0-9]+$/, shape: 'The id of an API is letters and digits, like a1b2c3d4e5.' };
const FUNCTION_NAME: Word = {
  pattern: /^[A-Za-z0-9:_$-]+$/,
  shape: 'A function is its name or its ARN: letters, digits, -, _, $ and :.',
};

/** How the commands run. */
interface Runner {
  readonly environment: Environment;
  /** Is called with the exit status of the command. */
  readonly done: (code: ExitCode) => void;
}

/** An error message of commander in the form of all others: one line with the name of the command in front. */
function usageError(text: string): string {
  const message = text
    .trim()
    .replace(/^error: /, '')
    .replace(/\s*\n\(Did (you mean .*)\)$/s, '; did $1');
  return `websocket-guard: ${visible(message)}\n`;
}

/**
 * The command line.
 *
 * @param environment the environment in which it runs
 * @param done is called with the exit status of the command
 */
export function program(environment: Environment, done: (code: ExitCode) => void): Command {
  const { output, log } = environment;
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
      outputError: (text, write) => {
        write(usageError(text));
      },
    })
    .exitOverride();
  const runner: Runner = { environment, done };
  for (const add of COMMANDS) add(command, runner);
  return command;
}

function addCheck(command: Command, { environment, done }: Runner): void {
  addSettings(
    command
      .command('check')
      .description(
        'judge the WebSocket APIs of a CDK app or of CloudFormation templates, and HTTP APIs with --protocol http',
      )
      .argument('[path...]', 'cdk.out, directories, templates, or - for standard input (default: cdk.out)')
      .addOption(new Option('--format <format>', 'format of the report').choices(FORMAT_NAMES).default('text'))
      .addOption(
        new Option('--output <format=file>', 'write a report to a file as well; repeatable')
          .argParser(outputFile)
          .default([], 'none'),
      ),
  )
    .addOption(
      new Option(
        '--deployed <file>',
        'judge deployed APIs, from the answers that the script of collect saved; repeatable',
      )
        .argParser(repeated)
        .default([], 'none'),
    )
    .option('--baseline <file>', 'report the findings recorded in this file as suppressed')
    .option('--update-baseline', 'remove fixed findings from the baseline')
    .option('--accept-new', 'with --update-baseline: also record new findings')
    .option('--require-api', 'fail if no API was judged')
    .option('--show-unknown', 'list what cannot be judged before deployment')
    .option('--show-suppressed', 'list suppressed findings')
    .option('--quiet', 'leave out the summary')
    .option('--no-color', 'never use colors')
    .action(async (paths: string[], options: CheckOptions) => {
      done(await checkCommand(paths, options, environment));
    });
}

function addCollect(command: Command, { environment, done }: Runner): void {
  command
    .command('collect')
    .description(
      'print a shell script that saves what is deployed, for --deployed; the script only reads, and collect does not run it',
    )
    .addOption(new Option('--region <region>', 'region to read (default: that of the AWS CLI)').argParser(word(REGION)))
    .addOption(
      new Option('--api <id>', 'API to read; repeatable (default: all of the protocols)')
        .argParser(words(API_ID))
        .default([], 'none'),
    )
    .addOption(
      new Option('--function <name>', 'function that posts to connections and that no API calls; repeatable')
        .argParser(words(FUNCTION_NAME))
        .default([], 'none'),
    )
    .option('--environment', 'read the environment variables of functions as well, which may hold secrets')
    .addOption(protocolOption())
    .action((options: CollectOptions) => {
      done(collectCommand(options, environment));
    });
}

function addGraph(command: Command, { environment, done }: Runner): void {
  command
    .command('graph')
    .description('draw each API, with the findings at its parts')
    .argument('[path...]', 'as for check')
    .addOption(new Option('--format <format>', 'format of the picture').choices(GRAPH_FORMATS).default('mermaid'))
    .addOption(protocolOption())
    .option('--config <file>', 'configuration file')
    .action(async (paths: string[], options: GraphOptions) => {
      done(await graphCommand(paths, options, environment));
    });
}

function addDiff(command: Command, { environment, done }: Runner): void {
  addSettings(
    command
      .command('diff')
      .description(
        'list new, fixed and unchanged findings between two states of an app, or between an app and what is deployed',
      )
      .argument(
        '<old>',
        'state before: cdk.out, a directory, a template, or a report (--format json of check or merge)',
      )
      .argument('[new]', 'state after, in the same forms; left out with --deployed')
      .option('--deployed <file>', 'compare with deployed APIs, from the answers that the script of collect saved')
      .addOption(new Option('--format <format>', 'format of the output').choices(DIFF_FORMATS).default('text')),
  )
    .option('--no-color', 'never use colors')
    .action(async (before: string, after: string | undefined, options: DiffOptions & Partial<DriftOptions>) => {
      const { deployed } = options;
      done(
        deployed === undefined
          ? await diffCommand(before, after, options, environment)
          : await driftCommand(before, after, { ...options, deployed }, environment),
      );
    });
}

function addRules(command: Command, { environment, done }: Runner): void {
  command
    .command('rules')
    .description('list all policies')
    .addOption(new Option('--format <format>', 'format of the output').choices(RULE_FORMATS).default('text'))
    .action(({ format }: { format: RuleFormat }) => {
      done(rulesCommand(format, environment.output));
    });
}

function addExplain(command: Command, { environment, done }: Runner): void {
  command
    .command('explain')
    .description('print one policy in full: why, how to fix it, examples')
    .addArgument(new Argument('<rule>', 'its id'))
    .action((id: string) => {
      done(explainCommand(id, CATALOGUE, environment.output));
    });
}

function addConfig(command: Command, { environment, done }: Runner): void {
  addSettings(
    command
      .command('config')
      .description('print the settings that apply, and where each value comes from')
      .argument('[path]', 'a template, to print the overrides that may apply to it as well')
      .addOption(new Option('--format <format>', 'format of the output').choices(CONFIG_FORMATS).default('text')),
  )
    .option('--baseline <file>', 'as for check')
    .action(async (template: string | undefined, options: ConfigOptions) => {
      done(await configCommand(template, options, environment));
    });
}

function addMerge(command: Command, { environment, done }: Runner): void {
  command
    .command('merge')
    .description('combine reports of many repositories, by repository, label and rule')
    .argument('<report...>', 'reports of check --format json')
    .addOption(new Option('--format <format>', 'format of the report').choices(MERGE_FORMATS).default('text'))
    .option('--by <label>', 'label in their configurations to group repositories by', DEFAULT_LABEL)
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that makes the exit status 1')
        .choices(FAIL_ON)
        .default('never'),
    )
    .option('--no-color', 'never use colors')
    .action(async (files: string[], options: MergeOptions) => {
      done(await mergeCommand(files, options, environment));
    });
}

function addWaive(command: Command, { environment, done }: Runner): void {
  command
    .command('waive')
    .description('add a waiver, the decision to accept a finding, to the file of waivers')
    .addArgument(new Argument('<rule>', 'its id'))
    .addArgument(new Argument('<scope>', 'a construct path or a logical id; * and ** stand for other names'))
    .requiredOption('--reason <text>', 'why it is acceptable')
    .option('--owner <name>', 'who answers for it')
    .option('--ticket <id>', 'where it was decided')
    .option('--expires <date>', 'the last day on which it works, 2027-01-31 (default: it works until it is removed)')
    .option('--config <file>', 'configuration file')
    .addOption(policyOption())
    .addOption(waiversOption())
    .action(async (rule: string, scope: string, options: WaiveOptions) => {
      done(await waiveCommand(rule, scope, options, environment));
    });
}

function addInit(command: Command, { environment, done }: Runner): void {
  command
    .command('init')
    .description('write a configuration file, and print snippets for CI systems and pre-commit')
    .action(() => {
      done(initCommand(environment));
    });
}

function addMcp(command: Command, { environment, done }: Runner): void {
  command
    .command('mcp')
    .description('serve coding agents over standard input and output, in the Model Context Protocol')
    .addOption(
      new Option('--root <directory>', 'directory that may be read; repeatable')
        .argParser(repeated)
        .default([], 'the working directory'),
    )
    .addOption(protocolOption())
    .option('--config <file>', 'configuration file')
    .addOption(policyOption())
    .addOption(waiversOption())
    .action(async (options: McpOptions) => {
      done(await mcpCommand(options, environment));
    });
}

function addCompletion(command: Command, { environment, done }: Runner): void {
  command
    .command('completion')
    .description('print a script for completion in a shell')
    .addArgument(new Argument('<shell>', 'which one').choices(SHELLS))
    .action((shell: Shell) => {
      done(completionCommand(shell, command, environment.output));
    });
}

/** What adds each command, in the order of the help. */
const COMMANDS = [
  addCheck,
  addCollect,
  addGraph,
  addDiff,
  addRules,
  addExplain,
  addConfig,
  addMerge,
  addWaive,
  addInit,
  addMcp,
  addCompletion,
] as const;
