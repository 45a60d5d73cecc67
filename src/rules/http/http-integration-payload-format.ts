import { REJECTED_PROXY_FORMAT, rejectedPayloadFormat } from '../../aws/rejections';
import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  unsupported: (version: string) => `AWS rejects the integration: ${rejectedPayloadFormat(version)}.`,
  proxy: `AWS rejects the integration: ${REJECTED_PROXY_FORMAT}.`,
};

export const httpIntegrationPayloadFormat: Policy = {
  id: 'http-integration-payload-format',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'An integration of an HTTP API has payload format 1.0 or 2.0 (HTTP_PROXY: 1.0)',
  why: `AWS supports no other format ("Unsupported PayloadFormatVersion"), and 2.0 is for Lambda functions only: ${REJECTED_PROXY_FORMAT}.`,
  fix: 'Set PayloadFormatVersion to 2.0 for a Lambda function, and to 1.0 for HTTP_PROXY.',
  references: [developerGuide('http-api-develop-integrations-lambda'), templateReference('ApiGatewayV2::Integration')],
  check(model, judge) {
    judge.values(model.integrations, ['PayloadFormatVersion', 'IntegrationType'], ([version, type]) => {
      if (version.isAbsent || version.number === 1) return undefined;
      if (version.number !== 2) return MESSAGES.unsupported(String(version));
      return type.string === 'HTTP_PROXY' && MESSAGES.proxy;
    });
  },
};
