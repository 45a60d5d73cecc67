import type { Policy } from '../policy';

/** What sets the role: the resource of CloudFormation, and that of the Serverless Framework. */
const ACCOUNTS = ['AWS::ApiGateway::Account', 'Custom::ApiGatewayAccountRole'];

export const stageLoggingAccountRole: Policy = {
  id: 'stage-logging-account-role',
  category: 'deploy',
  severity: 'info',
  title: 'API Gateway has a role to write logs with',
  why: 'Logs are written with a role that is set once per account and region. Where nobody has set it, the stage fails to deploy: "CloudWatch Logs role ARN must be set in account settings to enable logging".',
  fix: 'Make sure that the account has the role in every region you deploy to, or create it: an AWS::ApiGateway::Account with a role that has AmazonAPIGatewayPushToCloudWatchLogs.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html',
    'https://github.com/anomalyco/sst/issues/1556',
  ],
  check(model, judge) {
    if (ACCOUNTS.some((type) => model.resources(type).length > 0)) return;
    const hidden = model.templates.find(({ hiddenBy }) => hiddenBy !== undefined)?.hiddenBy;
    const message =
      'The stage writes logs, and no template sets the role for them: unless the account has one, "CloudWatch Logs role ARN must be set in account settings to enable logging".';
    judge.value(model.stages, 'AccessLogSettings.DestinationArn', (destination, stage) => {
      const levels = judge.read(stage, 'DefaultRouteSettings.LoggingLevel', destination.when);
      const logged = levels.find((level) => !destination.isAbsent || (level.string ?? 'OFF') !== 'OFF');
      if (!logged) return undefined;
      const when = destination.isAbsent ? logged.when : destination.when;
      if (hidden === undefined) return { path: '', message, when };
      judge.unknown(stage, '', hidden, when);
      return undefined;
    });
  },
};
