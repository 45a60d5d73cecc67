import { awsPage, developerGuide, github, templateReference } from '../../../src/rules/support/pages';
import { CATALOGUE } from '../../../src/rules/catalogue';

describe('the pages that policies rest on', () => {
  test.each([
    [developerGuide('limits'), 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html'],
    [awsPage('lambda/latest/api/API_Invoke'), 'https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html'],
    [
      templateReference('WAFv2::WebACLAssociation'),
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webaclassociation.html',
    ],
    [
      templateReference('ApiGatewayV2::Stage', 'AccessLogSettings'),
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigatewayv2-stage-accesslogsettings.html',
    ],
    [github('aws/aws-cdk/issues/18307'), 'https://github.com/aws/aws-cdk/issues/18307'],
  ])('%s', (page, address) => {
    expect(page).toBe(address);
  });

  test.each(CATALOGUE.map(({ id, references }) => [id, references] as const))(
    '%s names pages, each once',
    (_, references) => {
      expect(references.filter((url) => !URL.canParse(url) || !url.startsWith('https://'))).toEqual([]);
      expect(new Set(references).size).toBe(references.length);
    },
  );
});
