import type { Policy } from '../policy';

/** What is said of a violation, in templates and while typing. */
export const MESSAGES = {
  silent: (level: string) => `The stage writes no execution log: LoggingLevel is ${level}.`,
};

export const stageExecutionLogs: Policy = {
  id: 'stage-execution-logs',
  category: 'observability',
  severity: 'warning',
  title: 'A stage writes execution logs',
  why: 'Only the execution log tells why API Gateway could not call an integration or an authorizer; the client and the access log get "Internal server error".',
  fix: 'Set LoggingLevel of DefaultRouteSettings to ERROR or INFO.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html',
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
    judge.value(model.stages, 'DefaultRouteSettings.LoggingLevel', (level) => {
      if (level.string !== undefined && level.string !== 'OFF') return undefined;
      return MESSAGES.silent(level.isAbsent ? 'not set' : 'OFF');
    });
  },
};
