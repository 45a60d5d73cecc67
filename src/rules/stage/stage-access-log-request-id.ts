import { contextVariables, wholeFormat, knownFormat } from '../../apigateway/monitoring/access-log-format';
import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

const ERROR = 'Access Log format must include either $context.requestId or $context.extendedRequestId';

export const stageAccessLogRequestId: Policy = {
  id: 'stage-access-log-request-id',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'The access log format has a request id',
  why: `AWS rejects any other format: "${ERROR}".`,
  fix: 'Add $context.requestId to the format: {"requestId":"$context.requestId", …}.',
  references: [developerGuide('websocket-api-logging'), templateReference('ApiGatewayV2::Stage', 'AccessLogSettings')],
  check(model, judge) {
    const hasId = (format = ''): boolean =>
      /^(?:requestId|extendedRequestId)$/m.test(contextVariables(format).join('\n'));
    judge.value(model.stages, 'AccessLogSettings.Format', (format) => {
      if (format.text === undefined || hasId(knownFormat(format)) || hasId(wholeFormat(format))) return undefined;
      return `The format has no request id: "${ERROR}".`;
    });
  },
};
