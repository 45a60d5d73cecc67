import { authorizerIdentitySourceRequired as policy } from '../../rules/authorizer/authorizer-identity-source-required';
import { isAsWritten } from '../analysis/instance';
import { nodeOf, stringOf, type Value } from '../analysis/static-values';
import { authorizers } from '../analysis/websocket-constructs';
import { defineSourceRule } from '../define-source-rule';

export const authorizerIdentitySourceRequired = defineSourceRule(policy, {
  messages: {
    none: 'The authorizer has no identity source: every connection attempt runs its function, with or without a token.',
  },
  check(file, report) {
    for (const { isGuarded, isL1, instance, props, creation } of authorizers(file)) {
      if (isGuarded || (isL1 && !isAsWritten(instance, 'identitySource'))) continue;
      const sources = file.evaluator.property(props, 'identitySource');
      // WebSocketLambdaAuthorizer has a default.
      const isAbsent = sources.kind === 'absent' && isL1;
      if (isAbsent || isEmpty(sources)) report({ node: nodeOf(sources) ?? creation.node.callee, messageId: 'none' });
    }
  },
});

function isEmpty(sources: Value): boolean {
  return sources.kind === 'array' && sources.items.every((source) => stringOf(source)?.trim() === '');
}
