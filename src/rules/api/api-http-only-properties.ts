import type { Policy } from '../policy';
import { templateReference } from '../support/pages';

const PROPERTIES = ['Body', 'BodyS3Location', 'BasePath', 'Target', 'RouteKey', 'CredentialsArn'];

export const apiHttpOnlyProperties: Policy = {
  id: 'api-http-only-properties',
  category: 'deploy',
  severity: 'warning',
  title: 'A WebSocket API has no properties of HTTP APIs',
  why: 'Body, BodyS3Location and BasePath import an OpenAPI definition; Target, RouteKey and CredentialsArn quick-create an API. CloudFormation documents all of them as "Supported only for HTTP APIs".',
  fix: 'Remove the property, and declare the routes and integrations as AWS::ApiGatewayV2::Route and AWS::ApiGatewayV2::Integration.',
  references: [
    templateReference('ApiGatewayV2::Api'),
  ],
  check(model, judge) {
    for (const property of PROPERTIES) {
      judge.value(
        model.apiResources,
        property,
        (value) => !value.isAbsent && `${property} is "supported only for HTTP APIs", and this is a WebSocket API.`,
      );
    }
  },
};
