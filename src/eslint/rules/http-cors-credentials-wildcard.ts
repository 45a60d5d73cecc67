import { httpCorsCredentialsWildcard as policy, MESSAGES } from '../../rules/http/http-cors-credentials-wildcard';
import { openCors } from '../analysis/http-constructs';
import { defineSourceRule } from '../define-source-rule';

export const httpCorsCredentialsWildcard = defineSourceRule(policy, {
  messages: MESSAGES,
  check(file, report) {
    for (const { everyOrigin, allowCredentials } of openCors(file))
      if (allowCredentials === true) report({ node: everyOrigin, messageId: 'everyOrigin' });
  },
});
