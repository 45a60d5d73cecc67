import { REJECTED_AUTHORIZER_FORMAT, REJECTED_SIMPLE_RESPONSES } from '../../aws/rejections';
import type { Policy } from '../policy';
import { isEmpty } from '../support/is-empty';
import { developerGuide, templateReference } from '../support/pages';

export const httpAuthorizerPayloadFormat: Policy = {
  id: 'http-authorizer-payload-format',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'A Lambda authorizer of an HTTP API has a payload format',
  why: `The format decides which event the function gets and what it has to return. AWS rejects an authorizer without one: ${REJECTED_AUTHORIZER_FORMAT}. Format 1.0 has no simple responses: ${REJECTED_SIMPLE_RESPONSES}`,
  fix: 'Set AuthorizerPayloadFormatVersion to 2.0, and EnableSimpleResponses to true where the function returns { isAuthorized }; with 1.0, leave EnableSimpleResponses out.',
  references: [developerGuide('http-api-lambda-authorizer'), templateReference('ApiGatewayV2::Authorizer')],
  check(model, judge) {
    const paths = ['AuthorizerPayloadFormatVersion', 'EnableSimpleResponses', 'AuthorizerType'] as const;
    judge.values(model.authorizers, paths, ([version, simple, type]) => {
      if (type.string !== 'REQUEST') return undefined;
      if (isEmpty(version)) return `AWS rejects the authorizer: ${REJECTED_AUTHORIZER_FORMAT}.`;
      if (version.number !== 1 && version.number !== 2)
        return `AuthorizerPayloadFormatVersion is ${String(version)}; AWS supports 1.0 and 2.0.`;
      if (version.number === 2 || simple.isAbsent || simple.boolean !== true) return undefined;
      const message = `AWS rejects the authorizer: ${REJECTED_SIMPLE_RESPONSES}`;
      return { path: paths[1], message };
    });
  },
};
