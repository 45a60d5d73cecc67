import { httpCorsOpen as policy, MESSAGES } from '../../rules/http/http-cors-open';
import { hasAuthorizer, openCors } from '../analysis/http-constructs';
import { defineSourceRule } from '../define-source-rule';

export const httpCorsOpen = defineSourceRule(policy, {
  messages: MESSAGES,
  check(file, report) {
    for (const { part, everyOrigin } of openCors(file))
      if (hasAuthorizer(file, part)) report({ node: everyOrigin, messageId: 'everyOrigin' });
  },
});
