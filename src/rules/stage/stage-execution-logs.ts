import type { Part } from '../../apigateway/model';
import { WRITING_LEVELS } from '../../aws/documented-values';
import type { Assumption } from '../../cloudformation/types';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Judge, Policy, Violation } from '../policy';
import { WITH_LOG_ROLE } from '../support/log-role';
import { keysOf } from '../support/keys';
import { developerGuide } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  silent: (level: string) => `The stage writes no execution log: LoggingLevel is ${level}.`,
  others: (level: string) =>
    `Routes without an entry in RouteSettings write no execution log: LoggingLevel of DefaultRouteSettings is ${level}.`,
  route: (key: string, level: string) =>
    `Route ${key} writes no execution log: its entry replaces the default, and its LoggingLevel is ${level}.`,
  traced: (level: string) =>
    `LoggingLevel is ${level}: only DataTraceEnabled makes the stage write an execution log, with every message in full.`,
  tracedRoute: (key: string, level: string) =>
    `LoggingLevel of route ${key} is ${level}: its entry replaces the default, and only DataTraceEnabled makes it write an execution log, with every message in full.`,
};

export const stageExecutionLogs: Policy = {
  id: 'stage-execution-logs',
  category: 'observability',
  severity: 'warning',
  title: 'A stage writes execution logs',
  why: 'The execution log shows step by step why API Gateway could not call an integration or an authorizer; the client only gets "Internal server error".',
  fix: `Set LoggingLevel to ERROR or INFO, in DefaultRouteSettings and in every entry of RouteSettings. ${WITH_LOG_ROLE}`,
  references: [
    developerGuide('websocket-api-logging'),
    'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-1',
  ],
  controls: {
    securityHub: ['APIGateway.1'],
    config: ['api-gw-execution-logging-enabled'],
    nist80053: ['AU-2', 'AU-12'],
    cwe: ['CWE-778'],
  },
  otherTools: 'cdk-nag AwsSolutions-APIG6 looks at stages of REST APIs only.',
  check(model, judge) {
    judge.value(model.stages, 'DefaultRouteSettings.LoggingLevel', (level, stage) => {
      if (writes(level)) return undefined;
      return judge.read(stage, 'RouteSettings', level.when).flatMap(({ term, when }) => {
        const isForAll = term.kind === 'absent' || (term.kind === 'map' && term.entries.size === 0);
        const silent = isForAll ? MESSAGES.silent : MESSAGES.others;
        return silence(judge, stage, level, when, ['DefaultRouteSettings'], { ...MESSAGES, silent });
      });
    });
    for (const [stage, key] of keysOf(judge, model.stages, 'RouteSettings')) {
      const settings = ['RouteSettings', key];
      judge.values(stage, [settings, [...settings, 'LoggingLevel']], ([entry, level]) => {
        if (entry.isAbsent || writes(level)) return undefined;
        return silence(judge, stage, level, level.when, settings, {
          silent: (said) => MESSAGES.route(key, said),
          traced: (said) => MESSAGES.tracedRoute(key, said),
        });
      });
    }
  },
};

/** Whether an execution log is written at a level. */
function writes(level: Value): boolean {
  return WRITING_LEVELS.includes(level.string ?? '');
}

/** What is said of a level at which no execution log is written, by what DataTraceEnabled beside it makes of that. */
function silence(
  judge: Judge,
  stage: Part,
  level: Value,
  given: readonly Assumption[],
  settings: readonly string[],
  { silent, traced }: Pick<typeof MESSAGES, 'silent' | 'traced'>,
): readonly Violation[] {
  const said = level.isAbsent ? 'not set' : isOff(level) ? 'OFF' : String(level);
  return judge.read(stage, [...settings, 'DataTraceEnabled'], given).map((trace) => ({
    message: mayTrace(trace) ? traced(said) : silent(said),
    when: trace.when,
  }));
}

/** Whether DataTraceEnabled makes a stage log every message, whatever its level, or may. */
function mayTrace(trace: Value): boolean {
  return !trace.isKnown || trace.boolean === true;
}

/** OFF without quotes, which YAML reads as a boolean. */
function isOff({ term }: Value): boolean {
  return term.kind === 'scalar' && term.value === false;
}
