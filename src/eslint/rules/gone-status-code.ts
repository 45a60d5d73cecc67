import type { TSESLint } from '@typescript-eslint/utils';
import { isDynamic } from '../analysis/handler-code/dynamic-values';
import { errorSources, handlingAround } from '../analysis/handler-code/error-sources';
import { asksOthers } from '../analysis/handler-code/other-errors';
import { codeOf } from '../analysis/handler-code/code-text';
import { type GoneCheck, goneChecks } from '../analysis/handler-code/gone-checks';
import type { HandlerFile } from '../analysis/handler-code/handler-file';
import { importedBy } from '../analysis/handler-code/modules';
import { styleOf } from '../analysis/code-style';
import { ancestor, type Node } from '../analysis/syntax';
import { defineHandlerRule } from '../define-handler-rule';
import type { RuleDescription } from '../define-source-rule';

export const description: RuleDescription = {
  id: 'gone-status-code',
  category: 'runtime',
  severity: 'error',
  title: 'A check for a gone connection reads a property that errors of SDK v3 have',
  why: 'AWS answers 410 to a post to a connection that has gone. SDK v2 has that in error.statusCode and error.code; the errors of SDK v3 have neither. The check is never true, so the code that should handle dead connections, for example delete them, never runs.',
  fix: "Check error.name === 'GoneException', error instanceof GoneException, or error.$metadata?.httpStatusCode === 410.",
  references: [
    'https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/migrating.html',
    'https://github.com/aws/aws-sdk-js-v3/issues/2001',
  ],
  whenNotToUse:
    'Where something between the SDK and the catch clause adds a statusCode to errors. Errors of SDK v2, and of clients other than that of the management API, are never reported.',
};

export const goneStatusCode = defineHandlerRule(description, {
  isFixable: true,
  messages: {
    never:
      "Errors of AWS SDK v3 have no `{{field}}`: this is never true, and a connection that has gone counts as any other error. Check `error.name === 'GoneException'`.",
  },
  check(file, report) {
    for (const check of goneChecks(file)) {
      if (!isOfManagementV3(file, check) || asksRightly(file, check) || isOfAnotherClass(file, check)) continue;
      report({ node: check.node, messageId: 'never', data: { field: check.field }, fix: fixOf(file, check) });
    }
  },
});

/** Whether the error comes from the management API of SDK v3, and from nothing else that could set the field. */
function isOfManagementV3(file: HandlerFile, { error }: GoneCheck): boolean {
  const sources = errorSources(file, error);
  return (
    sources.length > 0 &&
    sources.every(
      ({ node, calls }) => calls.length > 0 && calls.every(({ sdk }) => sdk === 'v3') && !asksOthers(file, node),
    )
  );
}

/** Whether the code around it also checks a field that SDK v3 sets. */
function asksRightly(file: HandlerFile, { node }: GoneCheck): boolean {
  const condition = ancestor(node, ({ type }) =>
    /Statement$|^(?:VariableDeclarator|ArrowFunctionExpression)$/.test(type),
  );
  const without = codeOf(file, handlingAround(node) ?? condition ?? node).replace(codeOf(file, node), '');
  return /GoneException|httpStatusCode/.test(without);
}

/**
 * Whether the check applies only to another class of errors: `error instanceof HttpError && error.statusCode === 410`.
 */
function isOfAnotherClass(file: HandlerFile, { node }: GoneCheck): boolean {
  for (let { parent } = node; parent?.type === 'LogicalExpression' && parent.operator === '&&'; { parent } = parent)
    if (isOfClass(file, parent.left)) return true;
  return false;
}

/** Whether a condition only holds for objects of a class that is not from the SDK. */
function isOfClass(file: HandlerFile, condition: Node): boolean {
  if (condition.type === 'LogicalExpression')
    return condition.operator === '&&' && (isOfClass(file, condition.left) || isOfClass(file, condition.right));
  if (condition.type !== 'BinaryExpression' || condition.operator !== 'instanceof') return false;
  const module = importedBy(file, condition.right)?.module;
  return module !== undefined && !/^@(?:aws-sdk|smithy)\//.test(module);
}

function fixOf(file: HandlerFile, { compared }: GoneCheck): TSESLint.ReportFixFunction | null {
  if (!compared || compared.access.computed || !isDynamic(file, compared.access.object)) return null;
  // No edit: `'statusCode' in error` before it would have to be removed, too.
  if (/['"](?:statusCode|code)['"] in /.test(file.sourceCode.text)) return null;
  const { access, answer } = compared;
  const { quote } = styleOf(file.sourceCode);
  return (fixer) => [
    fixer.replaceText(access.property, 'name'),
    fixer.replaceText(answer, `${quote}GoneException${quote}`),
  ];
}
