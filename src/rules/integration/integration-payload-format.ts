import { rejectedPayloadFormat } from '../../aws/rejections';
import type { Policy } from '../policy';
import { github, templateReference } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  unsupported: (version: string) => `AWS rejects the integration: ${rejectedPayloadFormat(version)}.`,
};

export const integrationPayloadFormat: Policy = {
  id: 'integration-payload-format',
  category: 'deploy',
  severity: 'error',
  title: 'An integration of a WebSocket API has payload format 1.0',
  why: `WebSocket APIs support only format 1.0; AWS rejects 2.0, which is for HTTP APIs: ${rejectedPayloadFormat('2.0')}.`,
  fix: 'Remove PayloadFormatVersion, or set it to 1.0.',
  references: [templateReference('ApiGatewayV2::Integration'), github('aws/aws-cdk/pull/29566')],
  check(model, judge) {
    judge.value(model.integrations, 'PayloadFormatVersion', (version) => {
      if (version.isAbsent || version.number === 1) return undefined;
      return MESSAGES.unsupported(String(version));
    });
  },
};
