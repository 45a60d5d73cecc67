import { httpCorsCredentialsWildcard as policy, MESSAGES } from '../../rules/http/http-cors-credentials-wildcard';
import { openCors } from '../analysis/http-constructs';
import { defineSourceRule } from '../define-source-rule';

export const httpCorsCredentialsWildcard = defineSourceRule(policy, {
  messages: MESSAGES,
  check(file, context) {
    for (const { everyOrigin, allowCredentials } of openCors(file))
      if (allowCredentials === true) context.report({ node: everyOrigin, messageId: 'everyOrigin' });
  },
});
