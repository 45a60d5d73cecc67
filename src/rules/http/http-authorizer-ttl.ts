import { REJECTED_CACHE, REJECTED_TTL } from '../../aws/rejections';
import { MAX_AUTHORIZER_TTL_S } from '../../aws/http-limits';
import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

export const httpAuthorizerTtl: Policy = {
  id: 'http-authorizer-ttl',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'API Gateway caches decisions of an authorizer for at most an hour, by an identity source',
  why: `AWS rejects any other TTL (${REJECTED_TTL}), and caching without an identity source (${REJECTED_CACHE}).`,
  fix: 'Set AuthorizerResultTtlInSeconds to a value from 0 to 3600, and IdentitySource to what the decision depends on; 0 turns the cache off.',
  references: [developerGuide('http-api-lambda-authorizer'), templateReference('ApiGatewayV2::Authorizer')],
  check(model, judge) {
    judge.values(
      model.authorizers,
      ['AuthorizerResultTtlInSeconds', 'IdentitySource', 'AuthorizerType'],
      ([ttl, source, type], { resource }) => {
        if (ttl.isAbsent) return undefined;
        const seconds = ttl.number;
        if (seconds === undefined || seconds < 0 || seconds > MAX_AUTHORIZER_TTL_S)
          return `AWS rejects a TTL of ${String(ttl)}: ${REJECTED_TTL}`;
        if (seconds === 0 || type.string !== 'REQUEST') return undefined;
        const { term, when } = source;
        const lists = term.kind === 'list' ? resource.template.evaluator.items(term, when) : [];
        const empty = source.isAbsent ? [{ when }] : lists.filter(({ value }) => value.length === 0);
        const message = `AWS rejects the authorizer: ${REJECTED_CACHE}.`;
        return empty.map((list) => ({ message, when: list.when }));
      },
    );
  },
};
