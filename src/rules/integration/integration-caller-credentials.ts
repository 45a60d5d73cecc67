import { literalText } from '../../cloudformation/intrinsics/symbolic-text';
import { parseArn } from '../../iam/arn';
import type { Policy } from '../policy';
import { awsPage, templateReference } from '../support/pages';

export const integrationCallerCredentials: Policy = {
  id: 'integration-caller-credentials',
  category: 'security',
  severity: 'warning',
  title: 'An integration has its own role',
  why: 'With arn:aws:iam::*:user/*, API Gateway makes the request to the other service as whoever sent the message. Every caller then needs the rights of the back end, and can use them without the API.',
  fix: 'Set CredentialsArn to a role that may do what the integration does and nothing else.',
  references: [templateReference('ApiGatewayV2::Integration'), awsPage('IAM/latest/UserGuide/best-practices')],
  controls: { nist80053: ['AC-6'], cwe: ['CWE-250'] },
  check(model, judge) {
    judge.value(model.integrations, 'CredentialsArn', (credentials) => {
      credentials.assertInSight();
      const arn = credentials.text && parseArn(credentials.text);
      if (!arn || literalText(arn.service) !== 'iam' || literalText(arn.resource) !== 'user/*') return undefined;
      if (literalText(arn.account) !== '*') return undefined;
      return `${String(credentials)} makes the integration act as the caller, who then needs the rights of the back end.`;
    });
  },
};
