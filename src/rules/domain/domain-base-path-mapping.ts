import { partsIn } from '../../cloudformation/conditions/branches';
import { namedApi } from '../../apigateway/apis/named-api';
import type { Policy } from '../policy';
import { apiLabel } from '../support/api-label';
import { developerGuide, github, templateReference } from '../support/pages';

/** Resource types that map REST APIs. */
const TYPES = ['AWS::ApiGateway::BasePathMapping', 'AWS::ApiGateway::BasePathMappingV2'];

export const domainBasePathMapping: Policy = {
  id: 'domain-base-path-mapping',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'An API is mapped by an API mapping, not by a base path mapping',
  why: 'A base path mapping is for REST APIs only: AWS looks for a REST API whose id is its RestApiId.',
  fix: 'Replace it with an AWS::ApiGatewayV2::ApiMapping that refers to ApiId, DomainName and Stage; BasePath becomes ApiMappingKey. Then set DisableExecuteApiEndpoint of the API to true, and let functions post to the connections of a WebSocket API at https://DOMAIN/MAPPING_KEY.',
  references: [
    developerGuide('websocket-api-mappings'),
    developerGuide('http-api-mappings'),
    templateReference('ApiGateway::BasePathMapping'),
    github('CodeGenieApp/serverless-express/issues/596'),
  ],
  check(model, judge) {
    for (const mapping of model.resources(...TYPES)) {
      judge.value(mapping, 'RestApiId', ({ text, when }) => {
        const api = namedApi(model, text, mapping.template);
        if (!api) return undefined;
        const message = `The mapping is for ${apiLabel(api)}, but a base path mapping accepts only the id of a REST API.`;
        return partsIn(when, [api.when]).map((branch) => ({ message, when: branch }));
      });
    }
  },
};
