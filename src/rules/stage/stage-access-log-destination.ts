import { literal, onlySymbol, parseArn } from '../../model/arn';
import type { Text } from '../../model/term';
import type { Policy } from '../policy';

export const stageAccessLogDestination: Policy = {
  id: 'stage-access-log-destination',
  category: 'deploy',
  severity: 'error',
  title: 'Access logs go to a log group',
  why: "WebSocket APIs write access logs to CloudWatch Logs only. AWS rejects the ARN of anything else, a Firehose stream included: \"Access log destination must only contain characters a-z, A-Z, 0-9, '_', '-', '/', '.'\".",
  fix: 'Set DestinationArn to the Arn of an AWS::Logs::LogGroup; a subscription filter can pass the lines on.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigatewayv2-stage-accesslogsettings.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  ],
  check(model, judge) {
    judge.value(model.stages, 'AccessLogSettings.DestinationArn', (destination) => {
      const { text = [] } = destination;
      const other = onlySymbol(text)?.kind === 'unknown' ? destination.string : otherThanLogGroup(text);
      return other && `The destination is ${other}; access logs of WebSocket APIs go to a log group.`;
    });
  },
};

/** What a destination is when it certainly is no log group. */
function otherThanLogGroup(text: Text): string | undefined {
  const symbol = onlySymbol(text);
  if (symbol?.kind === 'resource') {
    const { type } = symbol.resource;
    const isOther = /^AWS::(?!CloudFormation::|Logs::LogGroup$)/.test(type) && symbol.attribute?.endsWith('Arn');
    return isOther ? `an ${type}` : undefined;
  }
  const service = literal(parseArn(text)?.service ?? []);
  return service === undefined || service === '' || service === 'logs' ? undefined : `an ARN of ${service}`;
}
