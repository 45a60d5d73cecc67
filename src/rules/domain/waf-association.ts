import type { Api, Model } from '../../apigateway/types';
import { asText, literalText, onlySymbol, splitText, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Template, Term, Text } from '../../cloudformation/types';
import { parseArn } from '../../iam/arn';
import type { Policy } from '../policy';

export const wafAssociation: Policy = {
  id: 'waf-association',
  category: 'deploy',
  severity: 'warning',
  title: 'No web ACL is associated with a stage of an API',
  why: 'AWS WAF takes stages of REST APIs; AWS says that it cannot be used with a WebSocket API. A web ACL in the template does not protect this API.',
  fix: 'Put an Amazon CloudFront distribution with the web ACL in front of the API, forward the Sec-WebSocket headers, and throttle and authorize on $connect.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webaclassociation.html',
    'https://repost.aws/questions/QUcbocc8jnSHS7v1AQFCOqJQ/is-websocket-api-is-protected-by-aws-waf',
    'https://serverlessland.com/patterns/waf-cloudfront-websocket-apigw-cdk-python',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-working-with.websockets.html',
  ],
  check(model, judge) {
    for (const association of model.resources('AWS::WAFv2::WebACLAssociation')) {
      judge.value(association, 'ResourceArn', ({ text }) => {
        const api = text && protectedApi(model, text, association.template);
        if (!api) return undefined;
        const name = api.resource ? ` ${api.resource.declared.logicalId}` : '';
        return `AWS WAF cannot be used with WebSocket API${name}: a web ACL takes stages of REST APIs only.`;
      });
    }
  },
};

/** The WebSocket API whose stage an ARN names: `arn:aws:apigateway:region::/apis/ID/stages/NAME`, `/restapis/` by mistake. */
function protectedApi(model: Model, arn: Text, template: Template): Api | undefined {
  const { service, resource } = parseArn(arn) ?? {};
  if (!service || !resource || literalText(service) !== 'apigateway') return undefined;
  const segments = splitText(resource, '/', true);
  const kind = segments?.at(1);
  const id = segments?.at(2);
  if (!kind || !id || !['apis', 'restapis'].includes(literalText(kind) ?? '')) return undefined;
  const symbol = onlySymbol(id);
  const key = textKey(id);
  return model.apis.find((api) =>
    api.resource
      ? symbol?.kind === 'resource' && symbol.resource === api.resource
      : [...api.routes, ...api.stages].some(
          ({ resource: part }) =>
            part.template === template && part.cases('ApiId').some(({ value }) => keyOf(value) === key),
        ),
  );
}

function keyOf(term: Term): string | undefined {
  const text = asText(term);
  return text && textKey(text);
}
