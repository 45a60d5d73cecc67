import { REJECTED_AUTHORIZER_TTL } from '../../aws/rejections';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';
import { developerGuide, github, templateReference } from '../support/pages';

const PROPERTIES = [
  'AuthorizerResultTtlInSeconds',
  'AuthorizerPayloadFormatVersion',
  'EnableSimpleResponses',
  'JwtConfiguration',
];

export const authorizerHttpOnlyProperties: Policy = {
  id: 'authorizer-http-only-properties',
  category: 'deploy',
  severity: 'error',
  title: 'An authorizer of a WebSocket API has no properties of HTTP APIs',
  why: `A WebSocket API calls its authorizer once, on $connect: it caches no answer, has one payload format and one form of answer, and no JWT authorizers. AWS rejects even a TTL of 0: ${REJECTED_AUTHORIZER_TTL}`,
  fix: 'Remove the property. The Lambda function gets an event of format 1.0 and has to return an IAM policy.',
  references: [
    templateReference('ApiGatewayV2::Authorizer'),
    developerGuide('apigateway-websocket-api-lambda-auth'),
    github('hashicorp/terraform-provider-aws/pull/15232'),
    github('anomalyco/sst/issues/905'),
  ],
  check(model, judge) {
    for (const authorizer of model.authorizers) {
      for (const property of PROPERTIES) {
        judge.value(authorizer, property, (value) => !asksNothing(property, value) && wrong(property));
      }
    }
  },
};

/** Absent, or `EnableSimpleResponses: false`, which is what a WebSocket API does anyway. */
function asksNothing(property: string, value: Value): boolean {
  return value.isAbsent || (property === 'EnableSimpleResponses' && value.boolean === false);
}

function wrong(property: string): string {
  return property === 'AuthorizerResultTtlInSeconds'
    ? `AWS rejects the authorizer: ${REJECTED_AUTHORIZER_TTL}`
    : `${property} is for authorizers of HTTP APIs, and this one belongs to a WebSocket API.`;
}
