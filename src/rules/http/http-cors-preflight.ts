import { hiddenIn } from '../../apigateway/absence/hidden-parts';
import type { Route } from '../../apigateway/model';
import { type Branch, excluding, jointly, once, partsIn } from '../../cloudformation/conditions/branches';
import { linkedResource } from '../../cloudformation/resources/links';
import { asText, literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Text } from '../../cloudformation/types';
import { groupedPairs } from '../../collections/grouped';
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
  title: 'Preflight requests of browsers need no authorization',
  why: 'API Gateway answers the preflight OPTIONS requests of browsers itself, unless they match a route. They also match a $default route and an ANY route, and browsers send no credentials with them: the authorizer refuses them, and pages get a CORS error for every request.',
  fix: 'Add an OPTIONS route with the same path (OPTIONS /{proxy+} for $default), with an integration and without authorization; or replace ANY with a route for each method of the API.',
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
        const unanswered = partsIn(type.when, refusing)
          .flatMap((when) => partsIn(when, corsBranches(judge, resource, when)))
          .flatMap((when) => excluding(when, answeredIn(api, path)));
        const doubts = unanswered.flatMap((when) => hiddenIn(api, when));
        const message = `The API has CORS, but ${String(key)} also matches the preflight OPTIONS requests of browsers, which carry no credentials: authorization refuses them, and pages get a CORS error.`;
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

/** The branches in which a route answers preflight requests for some path of a route. */
function answeredIn(api: Route['api'], path: string): readonly Branch[] {
  const { all, byShape } = answering(api);
  const shape = shapeOf(path);
  return shape === OPEN ? all : [OPEN, shape].flatMap((one) => byShape.get(one) ?? []);
}

/** When there are routes that may take preflight requests, by the shape of their paths. */
const answering = oncePer(({ routes }: Route['api']) => {
  const byShape = groupedPairs(routes.flatMap(answers));
  return { byShape, all: once([...byShape.values()].flat()) };
});

function answers(route: Route): readonly (readonly [string, Branch])[] {
  return route.resource.cases('RouteKey').flatMap(({ value, when }): readonly (readonly [string, Branch])[] => {
    const key = literalCharacters(asText(value), '*');
    const path = key.startsWith(OPTIONS) ? key.slice(OPTIONS.length) : key.startsWith('*') ? key : undefined;
    const together = path !== undefined && jointly(route.when, when);
    return together ? [[shapeOf(path), together]] : [];
  });
}

const OPTIONS = 'OPTIONS ';

/** What paths have in common that match the same requests; `OPEN` for one that may match those of any other. */
function shapeOf(path: string): string {
  return path.includes('*') || path.includes('+}') ? OPEN : path.replace(/\{[^}]*\}/g, '{}');
}

const OPEN = '*';

/** The branches in which an API answers preflight requests itself. */
function corsBranches(judge: Judge, resource: Resource, given: Branch): readonly Branch[] {
  return judge
    .read(resource, 'CorsConfiguration.AllowOrigins', given)
    .filter(({ term }) => term.kind === 'list')
    .map(({ when }) => when);
}

/** The branches in which the authorizer of a route asks for a header that no preflight request has. */
function refusingBranches(judge: Judge, route: Route, id: Value): readonly Branch[] {
  const authorizer = linkedResource(id.text, 'AWS::ApiGatewayV2::Authorizer');
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
