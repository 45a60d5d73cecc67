import { REJECTED_UNDERSCORE } from '../../aws/rejections';
import { literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Symbolic } from '../../cloudformation/types';
import type { Policy } from '../policy';
import { version1DomainsInUse } from '../support/domains-in-use';
import { developerGuide, templateReference } from '../support/pages';
import { version2Domains } from '../support/version-2-domains';

export const domainNameCharacters: Policy = {
  id: 'domain-name-characters',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'The name of a custom domain has neither upper case nor underscores',
  why: `AWS rejects a domain name with an underscore (${REJECTED_UNDERSCORE}) or with upper case.`,
  fix: 'Write the name in lower case, with hyphens in place of underscores, and request the certificate for that name.',
  references: [templateReference('ApiGatewayV2::DomainName'), developerGuide('websocket-api-custom-domain-names')],
  otherTools:
    'cdk-preflight reports the same for AWS::ApiGatewayV2::DomainName (pf-apigwv2-domain-name-charset), but also rejects names such as *.example.com, which AWS accepts.',
  check(model, judge) {
    judge.value(version2Domains(model), 'DomainName', wrong);
    judge.value(version1DomainsInUse(model), 'DomainName', wrong);
  },
};

/** What is wrong with a name, whatever deployment fills in between what is written. */
function wrong(name: Value): string | undefined {
  const characters = literalCharacters(name.text);
  if (characters.includes('_')) return `AWS rejects the domain ${String(name)}: ${REJECTED_UNDERSCORE}.`;
  if (/[A-Z]/.test(characters)) return `AWS rejects the domain ${String(name)}: its name has to be in lower case.`;
  if (!name.text?.every((part) => typeof part === 'string' || isSafe(part))) name.assertKnown();
  return undefined;
}

/** Whether what AWS fills in has no characters but those of a domain. */
function isSafe(symbol: Symbolic): boolean {
  return symbol.kind === 'pseudo' && SAFE.has(symbol.name);
}

const SAFE = new Set(['AWS::AccountId', 'AWS::Partition', 'AWS::Region', 'AWS::URLSuffix']);
