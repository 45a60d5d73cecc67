import { rejectedIdentitySource } from '../../aws/rejections';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

const STARTS = ['$request.header.', '$request.querystring.', '$context.', '$stageVariables.'];

export const httpAuthorizerIdentitySource: Policy = {
  id: 'http-authorizer-identity-source',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'Identity sources are written in the form of HTTP APIs',
  why: `AWS rejects the form of WebSocket and REST APIs and anything else: ${rejectedIdentitySource('route.request.header.Authorization')}.`,
  fix: 'Write $request.header.NAME, $request.querystring.NAME, $context.NAME or $stageVariables.NAME, one to an item.',
  references: [developerGuide('http-api-lambda-authorizer'), templateReference('ApiGatewayV2::Authorizer')],
  check(model, judge) {
    for (const authorizer of model.authorizers) {
      judge.list(authorizer, 'IdentitySource', (sources) => {
        const wrong = sources.find(isWrong);
        return wrong && `AWS rejects the identity source: ${rejectedIdentitySource(String(wrong))}.`;
      });
    }
  },
};

/** Whether AWS takes no source that starts as this one does, whatever deployment fills in behind it. */
function isWrong(source: Value): boolean {
  const first = source.text?.at(0);
  if (source.isKnown || typeof first !== 'string') return !isWhole(source.string ?? '');
  if (STARTS.some((start) => first.startsWith(start))) return /\s/.test(first);
  // What is written may be the beginning of a right start.
  if (STARTS.some((start) => start.startsWith(first))) source.assertKnown();
  return true;
}

function isWhole(text: string): boolean {
  return STARTS.some((start) => text.startsWith(start) && text.length > start.length) && !/\s/.test(text);
}
