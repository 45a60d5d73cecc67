import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { enclosingClass, hasOwnThis, keyName, memberName, wrapped } from './syntax';
import { walk } from './walk';

/** A field of a class, as the class itself shows it. */
export interface Field {
  /** Every `this.field` in the class. */
  readonly uses: readonly TSESTree.MemberExpression[];
  /** What the class sets it to; undefined where it is set twice, or nowhere. */
  readonly constant: TSESTree.Expression | undefined;
  /** Whether nothing but the class can set it. */
  readonly isFixed: boolean;
  /** Whether only the class itself can reach it. */
  readonly isPrivate: boolean;
  /** The type it is declared with. */
  readonly type: TSESTree.TypeNode | undefined;
}

interface ClassFields {
  readonly uses: ReadonlyMap<string, readonly TSESTree.MemberExpression[]>;
  /** Whether `this` gets another name, so that there may be uses under that name. */
  readonly isRenamed: boolean;
}

const CLASSES = new WeakMap<TSESTree.ClassBody, ClassFields>();

/** The field that `this.name` means; undefined outside of classes and where `this` goes by other names. */
export function fieldOf(sourceCode: TSESLint.SourceCode, access: TSESTree.MemberExpression): Field | undefined {
  const body = enclosingClass(access);
  const name = memberName(access);
  return body && name !== undefined ? fieldNamed(sourceCode, body, name) : undefined;
}

/** The field of a class under a name. */
export function fieldNamed(sourceCode: TSESLint.SourceCode, body: TSESTree.ClassBody, name: string): Field | undefined {
  const fields = classFields(sourceCode, body);
  if (fields.isRenamed) return undefined;
  const uses = fields.uses.get(name) ?? [];
  const declared = body.body.filter((one) => one.type === 'PropertyDefinition' && keyName(one) === name);
  const [definition] = declared as TSESTree.PropertyDefinition[];
  const parameter = parameterProperty(body, name);
  const writes = uses.flatMap((use) => {
    const outer = wrapped(use);
    if (outer.parent?.type === 'UpdateExpression') return [undefined];
    return outer.parent?.type === 'AssignmentExpression' && outer.parent.left === outer
      ? [outer.parent.operator === '=' ? outer.parent.right : undefined]
      : [];
  });
  const values = [...(definition?.value ? [definition.value] : []), ...writes];
  const isPrivate = name.startsWith('#') || definition?.accessibility === 'private';
  return {
    uses,
    constant: values.length === 1 && !parameter ? values[0] : undefined,
    isFixed: isPrivate || (definition?.readonly ?? false),
    isPrivate,
    type: (definition ?? parameter)?.typeAnnotation?.typeAnnotation,
  };
}

/** `constructor(private readonly name: Type)` */
function parameterProperty(body: TSESTree.ClassBody, name: string): TSESTree.Identifier | undefined {
  for (const one of body.body) {
    if (one.type !== 'MethodDefinition' || one.kind !== 'constructor') continue;
    for (const parameter of one.value.params) {
      if (parameter.type !== 'TSParameterProperty') continue;
      const target = parameter.parameter.type === 'Identifier' ? parameter.parameter : parameter.parameter.left;
      if (target.name === name) return target;
    }
  }
  return undefined;
}

function classFields(sourceCode: TSESLint.SourceCode, body: TSESTree.ClassBody): ClassFields {
  const known = CLASSES.get(body);
  if (known) return known;
  const uses = new Map<string, TSESTree.MemberExpression[]>();
  let isRenamed = false;
  walk(body, sourceCode.visitorKeys, (node) => {
    if (node.type !== 'ThisExpression') return node === body || !hasOwnThis(node);
    const { parent } = wrapped(node);
    if (parent?.type === 'MemberExpression') {
      const name = memberName(parent);
      if (name === undefined) isRenamed = true;
      else uses.set(name, [...(uses.get(name) ?? []), parent]);
    } else if (parent?.type === 'VariableDeclarator' || parent?.type === 'AssignmentExpression') isRenamed = true;
    return undefined;
  });
  const fields = { uses, isRenamed };
  CLASSES.set(body, fields);
  return fields;
}
