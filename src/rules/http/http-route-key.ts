import { HTTP_METHODS } from '../../aws/http-methods';
import { literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

const ERROR =
  'The provided route key is not formatted properly for HTTP protocol. Format should be "[HTTP METHOD] /[RESOURCE PATH]" or "$default"';
const METHODS = HTTP_METHODS.join('|');
const WHOLE = new RegExp(`^(?:(?:${METHODS}) /\\S*|\\$default)$`);
const GREEDY_BEFORE_END = /\{[^{}/]+\+\}./;
/** As much of a key as can still become one. */
const POSSIBLE = new RegExp(`^(?:[A-Z]*|(?:${METHODS}) ?|\\$[a-z]*)$`);

export const httpRouteKey: Policy = {
  id: 'http-route-key',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'The route key of an HTTP API is a method and a path, or $default',
  why: `AWS rejects any other key, those of WebSocket APIs included: '${ERROR}'.`,
  fix: `Write the method in upper case (${HTTP_METHODS.join(', ')}), one space and a path that starts with a slash: GET /books/{id}. A greedy variable ({proxy+}) is the last part of the path. $default receives what no other route matches.`,
  references: [developerGuide('http-api-develop-routes'), templateReference('ApiGatewayV2::Route')],
  check(model, judge) {
    judge.value(model.routes, 'RouteKey', (key) => {
      if (key.isAbsent) return undefined;
      if (GREEDY_BEFORE_END.test(literalCharacters(key.text, '')))
        return `The greedy variable of the route key ${String(key)} is not at the end of the path, where API Gateway requires it.`;
      if (WHOLE.test(literalCharacters(key.text, 'x'))) return undefined;
      const first = key.text?.at(0);
      if (typeof first !== 'string' || POSSIBLE.test(first)) key.assertKnown();
      return `AWS rejects the route key ${String(key)}: '${ERROR}'.`;
    });
  },
};
