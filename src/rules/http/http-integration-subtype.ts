import { rejectedParameters, rejectedSubtype } from '../../aws/rejections';
import { HTTP_INTEGRATION_SUBTYPES } from '../../aws/http-integration-subtypes';
import type { Policy, Violation } from '../policy';
import { isEmpty } from '../support/is-empty';
import { developerGuide } from '../support/pages';

export const httpIntegrationSubtype: Policy = {
  id: 'http-integration-subtype',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'An integration with an AWS service has the parameters and the role that it needs',
  why: `AWS supports ten operations of its services, each with its own parameters, and calls them with a role. It rejects anything else: ${rejectedSubtype('X')}, "requires enabling passthrough, or defining all of the following parameters", "Role ARN must be specified for AWS integration configuration".`,
  fix: 'Set IntegrationSubtype to an operation of the reference, RequestParameters to its required parameters, and CredentialsArn to the ARN of a role that may call it.',
  references: [
    developerGuide('http-api-develop-integrations-aws-services-reference'),
    developerGuide('http-api-develop-integrations-aws-services'),
  ],
  check(model, judge) {
    const paths = ['IntegrationSubtype', 'RequestParameters', 'CredentialsArn'] as const;
    judge.values(model.integrations, paths, ([subtype, parameters, role]) => {
      if (subtype.isAbsent) return undefined;
      subtype.assertKnown();
      const name = String(subtype);
      const needed = HTTP_INTEGRATION_SUBTYPES.get(name);
      if (!needed) return `AWS rejects the integration: ${rejectedSubtype(name)}`;
      const found: Violation[] = [];
      if (isEmpty(role))
        found.push({
          path: paths[2],
          message: `AWS rejects the integration: "Role ARN must be specified for AWS integration configuration with Subtype: ${name}".`,
        });
      const missing = needed.filter((key) => !parameters.keys?.includes(key));
      if (missing.length > 0) found.push({ path: paths[1], message: lacks(name, missing) });
      return found;
    });
  },
};

function lacks(subtype: string, parameters: readonly string[]): string {
  return `RequestParameters has no ${parameters.join(', no ')}: ${rejectedParameters(subtype)}.`;
}
