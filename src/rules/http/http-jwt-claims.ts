import { literalCharacters, resourceSymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Text } from '../../cloudformation/types';
import type { Policy, Violation } from '../policy';
import { developerGuide, github } from '../support/pages';

export const httpJwtClaims: Policy = {
  id: 'http-jwt-claims',
  protocols: ['http'],
  category: 'runtime',
  severity: 'error',
  title: 'A JWT authorizer expects what the tokens of its provider contain',
  why: 'API Gateway accepts a token only if its iss is the Issuer, character by character, and its aud or client_id is in Audience. Tokens of Auth0 have the iss https://TENANT.auth0.com/ with a slash at the end; tokens of Amazon Cognito have https://cognito-idp.REGION.amazonaws.com/POOL without one, and are for the id of an app client. With any other value, every request gets 401 Unauthorized.',
  fix: 'Set Issuer to https://TENANT.auth0.com/ for Auth0, and to !GetAtt UserPool.ProviderURL for a user pool; set Audience to the ids of the app clients of a user pool (!Ref UserPoolClient).',
  references: [
    developerGuide('http-api-jwt-authorizer'),
    developerGuide('http-api-troubleshooting-jwt'),
    'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html',
    github('aws-samples/ask-around-me/issues/3'),
  ],
  check(model, judge) {
    const issuer = 'JwtConfiguration.Issuer';
    judge.value(model.authorizers, issuer, ({ text }) => text && issuerProblem(text));
    for (const authorizer of model.authorizers)
      judge.list(authorizer, 'JwtConfiguration.Audience', (audience): Violation | undefined => {
        const [first] = audience;
        return first && audience.every(isPool)
          ? {
              message: `${String(first)} is a user pool, but its tokens have the id of an app client in aud or client_id: every request gets 401 Unauthorized.`,
            }
          : undefined;
      });
  },
};

/** What is wrong with an issuer whose tokens are known; undefined where nothing is, or nobody knows. */
function issuerProblem(issuer: Text): string | undefined {
  const url = literalCharacters(issuer.map(writtenOut), 'x');
  const refused = 'every request gets 401 Unauthorized.';
  if (/^https:\/\/[\w.-]+\.auth0\.com$/.test(url))
    return `Tokens of Auth0 have the issuer ${url}/ with a slash at the end: ${refused}`;
  return /^https:\/\/cognito-idp\.[\w-]+\.amazonaws\.com(?:\.cn)?\/[\w-]+\/$/.test(url)
    ? `Tokens of a user pool have an issuer that ends in the id of the pool, without a slash: ${refused}`
    : undefined;
}

/** A piece of an issuer; the form of the URL, where it is that of a user pool. */
function writtenOut(part: Text[number]): Text[number] {
  const { resource, attribute } = resourceSymbol(part) ?? {};
  return resource?.type === POOL && attribute === 'ProviderURL' ? 'https://cognito-idp.x.amazonaws.com/x' : part;
}

function isPool({ text }: Value): boolean {
  return resourceSymbol(text?.[0])?.resource.type === POOL || POOL_ID.test(literalCharacters(text, '*'));
}

const POOL = 'AWS::Cognito::UserPool';

/** The id of a user pool, which begins with its region. */
const POOL_ID = /^(?:af|ap|ca|cn|eu|il|me|mx|sa|us)-(?:[a-z]+-)+\d_[A-Za-z0-9]+$/;
