import { partsIn } from '../../cloudformation/conditions/branches';
import { namedApi } from '../../apigateway/apis/named-api';
import type { Api, Model } from '../../apigateway/model';
import { literalText, splitText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Template, Text } from '../../cloudformation/types';
import { parseArn } from '../../iam/arn';
import type { Policy } from '../policy';
import { apiLabel } from '../support/api-label';
import { awsPage, developerGuide, templateReference } from '../support/pages';

/** What an ARN of API Gateway is about: APIs of version 2, and REST APIs. */
const KINDS = ['apis', 'restapis'];

/** What AWS answers to the ARN of a stage of version 2. */
const REJECTION =
  "The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes.";

export const wafAssociation: Policy = {
  id: 'waf-association',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'warning',
  title: 'No web ACL is associated with a stage of an API',
  why: 'AWS WAF protects stages of REST APIs; AWS says that it cannot be used with a WebSocket API, and lists it as a feature that HTTP APIs do not have. The association fails, and the web ACL does not protect this API.',
  fix: 'Put an Amazon CloudFront distribution with the web ACL in front of the API, and throttle and authorize there. For a WebSocket API, forward the Sec-WebSocket headers, and authorize on $connect.',
  references: [
    templateReference('WAFv2::WebACLAssociation'),
    developerGuide('http-api-vs-rest'),
    'https://repost.aws/questions/QUcbocc8jnSHS7v1AQFCOqJQ/is-websocket-api-is-protected-by-aws-waf',
    'https://serverlessland.com/patterns/waf-cloudfront-websocket-apigw-cdk-python',
    awsPage('AmazonCloudFront/latest/DeveloperGuide/distribution-working-with.websockets'),
  ],
  otherTools: 'cdk-preflight rejects such an ARN only where it has no references (pf-wafv2-association-resource-arn).',
  check(model, judge) {
    for (const association of model.resources('AWS::WAFv2::WebACLAssociation')) {
      judge.value(association, 'ResourceArn', ({ text, when }) => {
        const { api, kind } = (text && protectedApi(model, text, association.template)) ?? {};
        if (!api) return undefined;
        const answer = kind === 'apis' ? ` AWS rejects the association: "${REJECTION}"` : '';
        const message = `AWS WAF cannot be used with ${apiLabel(api)}: in API Gateway, a web ACL protects only stages of REST APIs.${answer}`;
        return partsIn(when, [api.when]).map((branch) => ({ message, when: branch }));
      });
    }
  },
};

/** What an ARN names: `arn:aws:apigateway:region::/apis/ID/stages/NAME`, `/restapis/` by mistake. */
function protectedApi(
  model: Model,
  arn: Text,
  template: Template,
): { readonly api: Api; readonly kind: string } | undefined {
  const parsed = parseArn(arn);
  if (!parsed || literalText(parsed.service) !== 'apigateway') return undefined;
  const [, kind = [], id] = splitText(parsed.resource, '/', true);
  const literal = literalText(kind) ?? '';
  const api = KINDS.includes(literal) ? namedApi(model, id, template) : undefined;
  return api && { api, kind: literal };
}
