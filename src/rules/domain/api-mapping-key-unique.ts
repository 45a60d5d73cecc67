import { type MappedPath, mappedPaths } from '../../apigateway/domains/mapped-paths';
import { REJECTED_MAPPING_KEY } from '../../aws/rejections';
import { firstOf } from '../../cloudformation/conditions/branches';
import { formatText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Policy } from '../policy';
import { addComparable } from '../support/comparable';
import { awsPage, developerGuide, github } from '../support/pages';

export const apiMappingKeyUnique: Policy = {
  id: 'api-mapping-key-unique',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'Every mapping of a custom domain has its own key',
  why: `AWS: "A custom domain name can have multiple API mappings, but the paths can't overlap." AWS rejects the second mapping, and CloudFormation rolls the stack back: ${REJECTED_MAPPING_KEY}. A domain can have only one mapping without a key, too.`,
  fix: 'Remove one of the two mappings, give it another ApiMappingKey (BasePath in the Domain of an AWS::Serverless API), or give them conditions that exclude each other.',
  references: [
    awsPage('apigatewayv2/latest/api-reference/domainnames-domainname-apimappings-apimappingid'),
    developerGuide('websocket-api-mappings'),
    developerGuide('http-api-mappings'),
    github('aws/aws-cdk/issues/22660'),
  ],
  check(model, judge) {
    judge.about(model.mappings);
    const byName = new Map<string, MappedPath[]>();
    for (const one of mappedPaths(model)) {
      const others = new Set(one.names.flatMap((name) => byName.get(name) ?? []));
      for (const { candidate, when } of firstOf(one.when, [...others]))
        judge.report(one.mapping, 'ApiMappingKey', messageAbout(candidate), when);
      for (const name of one.names) addComparable(byName, name, one);
    }
  },
};

function messageAbout({ mapping, key }: MappedPath): string {
  const path = formatText(key);
  const what = path === '' ? 'the whole domain' : `${path} of the same domain`;
  return `${mapping.declared.logicalId} maps ${what} as well: ${REJECTED_MAPPING_KEY}.`;
}
