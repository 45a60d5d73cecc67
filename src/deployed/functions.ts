import { type Json, type JsonObject, isList, isObject, own } from '../cloudformation/document/json';
import { type Answers, field, requiredText, textField } from './answers';
import { documentOf } from './policy-document';
import type { TemplateBuilder } from './template-builder';

/** Properties of a function that policies read. */
const PROPERTIES = [
  'FunctionName',
  'Role',
  'Runtime',
  'Timeout',
  'Environment',
  'VpcConfig',
  'TracingConfig',
  'DeadLetterConfig',
];

/** The property of a permission for each condition key of a statement. */
const CONDITIONS: Readonly<Record<string, string>> = {
  'aws:sourcearn': 'SourceArn',
  'aws:sourceaccount': 'SourceAccount',
  'aws:principalorgid': 'PrincipalOrgID',
  'lambda:eventsourcetoken': 'EventSourceToken',
  'lambda:functionurlauthtype': 'FunctionUrlAuthType',
  'lambda:invokedviafunctionurl': 'InvokedViaFunctionUrl',
};
const COMPARISONS = new Set(['ArnLike', 'ArnEquals', 'StringLike', 'StringEquals', 'Bool']);

/** Adds the functions of the answers, and their permissions. */
export function addFunctions(builder: TemplateBuilder, answers: Answers): void {
  for (const { body, path } of answers.to('lambda get-function-configuration')) {
    if (!body) continue;
    const name = requiredText(body, 'FunctionName');
    const settings = PROPERTIES.flatMap((key): readonly (readonly [string, Json])[] => {
      const value = field(body, key);
      return value === undefined || value === null ? [] : [[key, value]];
    });
    const properties = builder.properties(Object.fromEntries(settings));
    builder.add(name, 'AWS::Lambda::Function', properties, path);
  }
  for (const { body, path, parameters } of answers.to('lambda get-policy')) {
    const [name = ''] = parameters;
    for (const [index, statement] of (body ? (statementsIn(body) ?? []) : []).entries())
      for (const [number, properties] of (permissionsOf(statement) ?? []).entries()) {
        const id = textField(statement, 'Sid') ?? String(index);
        const logicalId = `${name}/permissions/${id}${number === 0 ? '' : `/${number}`}`;
        builder.add(logicalId, 'AWS::Lambda::Permission', builder.document(properties) as JsonObject, [
          ...path,
          'Policy',
        ]);
      }
  }
}

/** Something in the policy of a function that no permission can express; undefined where there is none. */
export function strangeStatement(policy: JsonObject): string | undefined {
  const statements = statementsIn(policy);
  if (!statements) return 'it is no policy';
  const index = statements.findIndex((statement) => permissionsOf(statement) === undefined);
  const name = textField(statements[index] ?? {}, 'Sid') ?? String(index);
  return index === -1
    ? undefined
    : `statement ${name} has more than a principal, an action and the conditions of a permission`;
}

/** The statements of the policy in an answer, which is JSON in a text. */
function statementsIn(answer: JsonObject): readonly JsonObject[] | undefined {
  const policy = documentOf(answer, 'Policy');
  if (field(answer, 'Policy') === undefined) return [];
  if (!isObject(policy)) return undefined;
  const statements = own(policy, 'Statement');
  const list = isList(statements) ? statements : statements === undefined ? [] : [statements];
  return list.every(isObject) ? list : undefined;
}

/** The permissions for a statement, one for each principal; undefined where none can express it. */
function permissionsOf(statement: JsonObject): readonly JsonObject[] | undefined {
  if (own(statement, 'Effect') !== 'Allow') return undefined;
  const conditions = conditionsOf(own(statement, 'Condition'));
  const principals = principalsOf(own(statement, 'Principal'));
  const actions = own(statement, 'Action');
  const target = own(statement, 'Resource');
  if (!conditions || !principals || actions === undefined || typeof target !== 'string') return undefined;
  return (isList(actions) ? actions : [actions]).flatMap((action) =>
    principals.map((principal) => ({ FunctionName: target, Action: action, Principal: principal, ...conditions })),
  );
}

function principalsOf(principal: Json | undefined): readonly Json[] | undefined {
  if (typeof principal === 'string') return [principal];
  if (!isObject(principal)) return undefined;
  return Object.values(principal).flatMap((names) => (isList(names) ? names : [names]));
}

function conditionsOf(condition: Json | undefined): JsonObject | undefined {
  if (condition === undefined) return {};
  if (!isObject(condition)) return undefined;
  const found: Record<string, Json> = {};
  for (const [comparison, keys] of Object.entries(condition)) {
    if (!COMPARISONS.has(comparison) || !isObject(keys)) return undefined;
    for (const [key, value] of Object.entries(keys)) {
      const name = own(CONDITIONS, key.toLowerCase());
      if (typeof name !== 'string' || Object.hasOwn(found, name) || typeof value !== 'string') return undefined;
      found[name] = value;
    }
  }
  return found;
}
