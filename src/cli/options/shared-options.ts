import { type Command, Option } from 'commander';
import { FAIL_ON, LEVELS, PRESETS, PROTOCOLS } from '../../engine/config/choices';
import { protocols, repeated, ruleLevel } from './option-values';

/** Adds the options for the settings of a check. */
export function addSettings(command: Command): Command {
  return command
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that makes the exit status 1 (default: error)').choices(
        FAIL_ON,
      ),
    )
    .addOption(
      new Option('--preset <preset>', 'set of policies and severities (default: recommended)').choices(PRESETS),
    )
    .addOption(
      new Option('--rule <id=level>', `severity of one rule, ${LEVELS.join('|')}; repeatable`)
        .argParser(ruleLevel)
        .default([], 'none'),
    )
    .addOption(protocolOption())
    .option('--config <file>', 'configuration file (default: the nearest websocket-guard.config.json, .yaml or .mjs)')
    .addOption(policyOption())
    .addOption(waiversOption())
    .option(
      '--no-suppressions',
      'also count findings that are acknowledged, waived, in the baseline or suppressed in metadata',
    );
}

/** The option for the user's own policies. */
export function policyOption(): Option {
  return new Option('--policy <module>', 'file or package that exports policies of your own; repeatable')
    .argParser(repeated)
    .default([], 'none');
}

/** The option for the waivers file. */
export function waiversOption(): Option {
  return new Option('--waivers <file>', 'file of waivers (default: websocket-guard.waivers.yaml)');
}

/** The option for the kinds of APIs to judge. */
export function protocolOption(): Option {
  return new Option(
    '--protocol <protocol>',
    `kind of APIs to judge, ${PROTOCOLS.join('|')}; repeatable (default: websocket)`,
  ).argParser(protocols);
}
