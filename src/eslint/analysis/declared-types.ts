import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { constantOf } from './constants';
import { definitionOf, variableOf } from './variables';
import { fieldType, type Fields } from './fields';
import { methodOf, type LocalFunctions } from './local-functions';
import { keyName, memberName, patternPath, unwrap, type Node } from './syntax';

/** How deep types are followed; ends cycles. */
const MAX_DEPTH = 10;

/** Wrappers whose members have the types of the members inside. */
const SAME_MEMBERS = /^(?:Readonly|Required|Partial|Omit|Pick)$/;

/** Finds the declared type of an expression, through interfaces and aliases of the file. */
export class DeclaredTypes {
  public constructor(
    private readonly sourceCode: TSESLint.SourceCode,
    private readonly fields: Fields,
    private readonly functions: LocalFunctions,
  ) {}

  /** The declared type of a name, a field, a call or a member of any; undefined where the file declares none. */
  public of(written: Node): TSESTree.TypeNode | undefined {
    const type = this.typeOf(written, 0);
    return type && present(type);
  }

  private typeOf(written: Node, depth: number): TSESTree.TypeNode | undefined {
    const node = unwrap(written);
    if (depth > MAX_DEPTH) return undefined;
    if (node.type === 'Identifier') return this.ofName(node, depth);
    if (node.type === 'CallExpression') return this.ofCall(node, depth);
    if (node.type !== 'MemberExpression') return undefined;
    if (node.object.type === 'ThisExpression') return this.fields.of(node)?.type;
    const name = memberName(node);
    if (name === undefined) return undefined;
    const made = this.classMadeBy(node.object);
    return made ? memberType(made, name) : this.member(this.typeOf(node.object, depth + 1), [name], depth);
  }

  /** The declared return type of a function or a method. */
  private ofCall(call: TSESTree.CallExpression, depth: number): TSESTree.TypeNode | undefined {
    const called = this.functions.of(call);
    if (called) return called.returnType?.typeAnnotation;
    const callee = unwrap(call.callee);
    return callee.type === 'MemberExpression' ? this.typeOf(callee, depth + 1) : undefined;
  }

  /** The class of this file that a `new` instantiates. */
  private classMadeBy(written: Node): TSESTree.ClassBody | undefined {
    const node = unwrap(written);
    const variable = node.type === 'Identifier' ? variableOf(this.sourceCode, node) : undefined;
    const made = variable ? constantOf(variable) : node;
    const callee = made?.type === 'NewExpression' ? made.callee : undefined;
    const definition = callee?.type === 'Identifier' ? definitionOf(this.sourceCode, callee) : undefined;
    return definition?.node.type === 'ClassDeclaration' ? definition.node.body : undefined;
  }

  private ofName(node: TSESTree.Identifier, depth: number): TSESTree.TypeNode | undefined {
    const [definition, another] = variableOf(this.sourceCode, node)?.defs ?? [];
    if (!definition || another) return undefined;
    if (definition.type === 'Parameter') {
      for (const parameter of definition.node.params) {
        const pattern = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
        const target = pattern.type === 'AssignmentPattern' ? pattern.left : pattern;
        const path = patternPath(target, node.name);
        if (path) return this.member(annotation(target), path, depth);
      }
    }
    if (definition.node.type !== 'VariableDeclarator') return undefined;
    const { id, init } = definition.node;
    const path = patternPath(id, node.name);
    if (!path) return undefined;
    const type = annotation(id) ?? (init && path.length > 0 ? this.typeOf(init, depth + 1) : undefined);
    return this.member(type, path, depth);
  }

  /** The type of a member of a type, and of a member of that, and so on. */
  private member(
    type: TSESTree.TypeNode | undefined,
    path: readonly string[],
    depth: number,
  ): TSESTree.TypeNode | undefined {
    const [name, ...rest] = path;
    if (!type || name === undefined || depth > MAX_DEPTH) return type;
    return this.member(this.property(type, name, depth + 1), rest, depth + 1);
  }

  private property(type: TSESTree.TypeNode, name: string, depth: number): TSESTree.TypeNode | undefined {
    if (depth > MAX_DEPTH) return undefined;
    switch (type.type) {
      case 'TSUnionType':
        return this.property(present(type), name, depth + 1);
      case 'TSTypeLiteral':
        return propertyType(type.members, name);
      case 'TSIntersectionType':
        return first(type.types, (part) => this.property(part, name, depth + 1));
      case 'TSTypeReference':
        return this.referenced(type, name, depth);
      default:
        return undefined;
    }
  }

  private referenced(
    { typeName, typeArguments }: TSESTree.TSTypeReference,
    name: string,
    depth: number,
  ): TSESTree.TypeNode | undefined {
    if (typeName.type !== 'Identifier') return undefined;
    const [inner] = typeArguments?.params ?? [];
    const definitions = variableOf(this.sourceCode, typeName)?.defs ?? [];
    if (definitions.length === 0 && inner && SAME_MEMBERS.test(typeName.name)) return this.property(inner, name, depth);
    return first(definitions, ({ node }) => {
      if (node.type === 'TSInterfaceDeclaration') return propertyType(node.body.body, name);
      if (node.type === 'ClassDeclaration') return memberType(node.body, name);
      return node.type === 'TSTypeAliasDeclaration' ? this.property(node.typeAnnotation, name, depth + 1) : undefined;
    });
  }
}

/** A type without `undefined` and `null`. */
function present(type: TSESTree.TypeNode): TSESTree.TypeNode {
  if (type.type !== 'TSUnionType') return type;
  const [only, another] = type.types.filter((each) => !/^TS(?:Undefined|Null)Keyword$/.test(each.type));
  return only && !another ? only : type;
}

function annotation(target: Node): TSESTree.TypeNode | undefined {
  return 'typeAnnotation' in target && target.typeAnnotation?.type === 'TSTypeAnnotation'
    ? target.typeAnnotation.typeAnnotation
    : undefined;
}

/** The type of a member; of a method, that of its result. */
function propertyType(members: readonly TSESTree.TypeElement[], name: string): TSESTree.TypeNode | undefined {
  return first(members, (member) => {
    if (member.type === 'TSMethodSignature' && keyName(member) === name) return member.returnType?.typeAnnotation;
    return member.type === 'TSPropertySignature' && keyName(member) === name
      ? member.typeAnnotation?.typeAnnotation
      : undefined;
  });
}

/** The same of a class. */
function memberType(body: TSESTree.ClassBody, name: string): TSESTree.TypeNode | undefined {
  return fieldType(body, name) ?? methodOf(body, name)?.returnType?.typeAnnotation;
}

/** The first answer that is not undefined. */
function first<T, A>(items: readonly T[], ask: (item: T) => A | undefined): A | undefined {
  for (const item of items) {
    const answer = ask(item);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
