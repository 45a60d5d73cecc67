import { REJECTED_ISSUER, REJECTED_JWT } from '../../aws/rejections';
import { literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy, Violation } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

export const httpJwtAuthorizer: Policy = {
  id: 'http-jwt-authorizer',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'A JWT authorizer has an issuer and an audience',
  why: `API Gateway accepts a token only if its iss is the issuer, and its aud or client_id is in the audience. Without them, AWS rejects the authorizer: ${REJECTED_JWT}, ${REJECTED_ISSUER}.`,
  fix: 'Set Issuer of JwtConfiguration to the https:// URL of the identity provider (for a Cognito user pool: !GetAtt UserPool.ProviderURL), without /.well-known/… at its end, and Audience to the ids of its clients.',
  references: [
    developerGuide('http-api-jwt-authorizer'),
    templateReference('ApiGatewayV2::Authorizer', 'JWTConfiguration'),
  ],
  check(model, judge) {
    const paths = [
      'JwtConfiguration',
      'JwtConfiguration.Audience',
      'JwtConfiguration.Issuer',
      'AuthorizerType',
    ] as const;
    judge.values(model.authorizers, paths, ([configuration, audience, issuer, type], { resource }) => {
      if (type.string !== 'JWT') return undefined;
      if (configuration.isAbsent) return `AWS rejects the authorizer: ${REJECTED_JWT}.`;
      configuration.assertInSight();
      const { evaluator } = resource.template;
      const { term, when } = audience;
      const lists = term.kind === 'list' ? evaluator.items(term, when) : [];
      const empty = audience.isAbsent ? [{ when }] : lists.filter(({ value }) => value.length === 0);
      const problem = issuerProblem(issuer);
      return [
        ...empty.map((fault): Violation => ({
          path: paths[1],
          message: 'The authorizer has no audience: AWS requires at least one.',
          when: fault.when,
        })),
        ...(problem === undefined ? [] : [{ path: paths[2], message: problem }]),
      ];
    });
  },
};

const NO_DISCOVERY = '"Issuer must have a valid discovery endpoint ended with \'/.well-known/openid-configuration\'"';

/** What is wrong with an issuer; what only deployment fills in behind https:// may be anything. */
function issuerProblem(issuer: Value): string | undefined {
  if (issuer.isAbsent) return `The authorizer has no issuer: ${REJECTED_ISSUER}.`;
  const url = literalCharacters(issuer.text, 'x');
  if (url.includes('/.well-known/'))
    return `The issuer ${String(issuer)} is the address of the provider's configuration, but AWS appends /.well-known/openid-configuration to the issuer itself: ${NO_DISCOVERY}.`;
  if (/^https:\/\/\S/i.test(url)) return undefined;
  const first = issuer.text?.at(0);
  if (typeof first === 'object' && first.kind === 'resource' && first.resource.type === 'AWS::Cognito::UserPool') {
    if (first.attribute === 'ProviderURL') return undefined;
    return `The issuer ${String(issuer)} is not the URL of the user pool, which is !GetAtt ${first.resource.declared.logicalId}.ProviderURL: ${REJECTED_ISSUER}.`;
  }
  if (typeof first === 'object') issuer.assertKnown();
  return `The issuer ${String(issuer)} is not an https:// URL: ${REJECTED_ISSUER}.`;
}
