import { hiddenIn } from '../../apigateway/absence/hidden-parts';
import type { Route } from '../../apigateway/model';
import { type Branch, excluding, jointly, partsIn } from '../../cloudformation/conditions/branches';
import { linkedResource } from '../../cloudformation/links';
import { asText, literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Text } from '../../cloudformation/types';
import { oncePer } from '../../collections/once-per';
import type { Judge, Policy } from '../policy';
import { isEmpty } from '../support/is-empty';
import { developerGuide } from '../support/pages';
import { reportBeyondDoubt } from '../support/report-branches';

export const httpCorsPreflight: Policy = {
  id: 'http-cors-preflight',
  protocols: ['http'],
  category: 'runtime',
  severity: 'error',
  title: 'Preflight requests of browsers reach no authorizer',
  why: 'API Gateway answers the OPTIONS requests that browsers send ahead where no route takes them. A $default route and a route for ANY take them as well, and browsers send no credentials with them: an authorizer refuses them, and pages get a CORS error for every request.',
  fix: 'Add a route OPTIONS with the same path, OPTIONS /{proxy+} for $default, with an integration and without authorization; or write a route for each method that the API has in place of ANY.',
  references: [
    developerGuide('http-api-cors'),
    'https://dev.to/aws-builders/fixing-up-cors-errors-in-http-api-5fh4',
    'https://github.com/anomalyco/sst/issues/5493',
  ],
  check(model, judge) {
    judge.values(
      model.routes,
      ['AuthorizationType', 'RouteKey', 'AuthorizerId'],
      ([type, key, authorizerId], route) => {
        const { api } = route;
        const { resource } = api;
        const path = pathOfAny(key.text);
        if (!resource || path === undefined || isEmpty(type) || type.string === 'NONE') return undefined;
        const refusing = type.string === 'AWS_IAM' ? [type.when] : refusingBranches(judge, route, authorizerId);
        const answered = answering(api).flatMap((other) => (mayMeet(other.path, path) ? [other.when] : []));
        const unanswered = partsIn(type.when, refusing)
          .flatMap((when) => partsIn(when, corsBranches(judge, resource, when)))
          .flatMap((when) => excluding(when, answered));
        const doubts = unanswered.flatMap((when) => hiddenIn(api, when));
        const message = `The API has CORS, and ${String(key)} takes the OPTIONS requests of browsers, which carry no credentials: authorization refuses them, and pages get a CORS error.`;
        reportBeyondDoubt(judge, route, 'AuthorizationType', unanswered, message, doubts);
        return undefined;
      },
    );
  },
};

/** The path of a route that takes every method, literal as far as it is known; undefined for one that does not. */
function pathOfAny(key: Text | undefined): string | undefined {
  const text = literalCharacters(key, '*');
  if (text === '$default') return '/{any+}';
  return text.startsWith('ANY ') ? text.slice('ANY '.length) : undefined;
}

/** A path whose preflight requests a route may take, and when it is there. */
interface Answering {
  readonly path: string;
  readonly when: Branch;
}

/** The routes of an API that may take preflight requests. */
const answering = oncePer(({ routes }: Route['api']): readonly Answering[] =>
  routes.flatMap((route) =>
    route.resource.cases('RouteKey').flatMap(({ value, when }): readonly Answering[] => {
      const key = literalCharacters(asText(value), '*');
      const path = key.startsWith(OPTIONS) ? key.slice(OPTIONS.length) : key.startsWith('*') ? key : undefined;
      const together = path !== undefined && jointly(route.when, when);
      return together ? [{ path, when: together }] : [];
    }),
  ),
);

const OPTIONS = 'OPTIONS ';

/** Whether requests for some path may match both of two paths of routes. */
function mayMeet(one: string, other: string): boolean {
  const isOpen = (path: string) => path.includes('*') || path.includes('+}');
  const shape = (path: string) => path.replace(/\{[^}]*\}/g, '{}');
  return isOpen(one) || isOpen(other) || shape(one) === shape(other);
}

/** The branches in which an API answers preflight requests itself. */
function corsBranches(judge: Judge, resource: Resource, given: Branch): readonly Branch[] {
  return judge
    .read(resource, 'CorsConfiguration.AllowOrigins', given)
    .filter(({ term }) => term.kind === 'list')
    .map(({ when }) => when);
}

/** The branches in which the authorizer of a route asks for a header that no preflight request has. */
function refusingBranches(judge: Judge, route: Route, id: Value): readonly Branch[] {
  const named = linkedResource(id.text, 'AWS::ApiGatewayV2::Authorizer');
  const authorizer = route.authorizers.find(({ resource }) => resource === named);
  if (!authorizer) id.assertKnown();
  return authorizer ? judge.read(authorizer, 'IdentitySource', id.when).flatMap((value) => asking(value, route)) : [];
}

function asking({ term, when }: Value, { resource }: Route): readonly Branch[] {
  if (term.kind !== 'list') return [];
  return resource.template.evaluator
    .items(term, when)
    .filter(({ value }) => value.some((item) => CREDENTIALS.test(literalCharacters(asText(item), '*'))))
    .map((items) => items.when);
}

/** A header for which a preflight request has no value: browsers send none of their own, and none that a script sets. */
const CREDENTIALS = /^\s*\$request\.header\.(?:authorization|cookie|x-(?!forwarded-|amzn-)[\w-]+)\s*$/i;
