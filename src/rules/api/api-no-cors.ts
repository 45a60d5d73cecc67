import { REJECTED_CORS } from '../../aws/rejections';
import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

export const apiNoCors: Policy = {
  id: 'api-no-cors',
  category: 'deploy',
  severity: 'error',
  title: 'A WebSocket API has no CORS configuration',
  why: `AWS rejects CorsConfiguration: ${REJECTED_CORS}. Browsers do not apply CORS to WebSockets: a page of any origin may open one, so the server has to check the origin itself.`,
  fix: 'Remove CorsConfiguration, and let the Lambda authorizer of $connect compare the Origin header with the origins you serve.',
  references: [
    templateReference('ApiGatewayV2::Api'),
    developerGuide('apigateway-websocket-api-lambda-auth'),
  ],
  check(model, judge) {
    judge.value(model.apiResources, 'CorsConfiguration', (cors) => {
      if (cors.isAbsent || cors.keys?.length === 0) return undefined;
      return `AWS rejects the API: ${REJECTED_CORS}. Check the Origin header in the authorizer of $connect instead.`;
    });
  },
};
