import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

export const apiKeyOnConnectOnly: Policy = {
  id: 'api-key-on-connect-only',
  category: 'security',
  severity: 'warning',
  title: 'API keys are required on $connect',
  why: 'API Gateway reads an API key from a header of the request or from the answer of the authorizer. A WebSocket client has either only once: when it connects. ApiKeyRequired on another route keeps nobody from connecting without a key.',
  fix: 'Set ApiKeyRequired to true on the $connect route, and remove it from this one.',
  references: [
    developerGuide('apigateway-websocket-api-selection-expressions'),
    templateReference('ApiGatewayV2::Route'),
    'https://repost.aws/questions/QUcbocc8jnSHS7v1AQFCOqJQ/is-websocket-api-is-protected-by-aws-waf',
  ],
  check(model, judge) {
    judge.values(model.routes, ['ApiKeyRequired', 'RouteKey'], ([required, key]) => {
      if (required.isAbsent || (key.isKnown && key.string === '$connect') || required.boolean !== true)
        return undefined;
      return `Route ${key.string ?? ''} requires an API key, which a client can present only when it connects: set ApiKeyRequired on $connect.`;
    });
  },
};
