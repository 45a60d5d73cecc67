import type { TSESTree } from '@typescript-eslint/utils';
import { membersNamed } from './class-members';
import { enclosingClass, memberName, wrapped } from './syntax';

/** A field of a class, as the class itself shows it. */
export interface Field {
  /** Every `this.field` in the class. */
  readonly uses: readonly TSESTree.MemberExpression[];
  /** Everything that the class sets it to. */
  readonly values: readonly TSESTree.Expression[];
  /** Whether the class sets it once at most: by its declaration, as a parameter of the constructor, or by one assignment. */
  readonly isSetOnce: boolean;
  /** What the class sets it to; undefined where it is set twice, or nowhere. */
  readonly constant: TSESTree.Expression | undefined;
  /** Whether nothing but the class can set it. */
  readonly isFixed: boolean;
  /** Whether only the class itself can reach it. */
  readonly isPrivate: boolean;
  /** The type it is declared with. */
  readonly type: TSESTree.TypeNode | undefined;
  /** The parameter of the constructor that declares it. */
  readonly parameter: TSESTree.Identifier | undefined;
}

/** What a class does with `this`. */
class Uses {
  public readonly fields = new Map<string, Field>();
  public readonly byName = new Map<string, TSESTree.MemberExpression[]>();
  /** Where the object itself is passed on. */
  public readonly selves: TSESTree.ThisExpression[] = [];
  /** Whether `this` is stored in a variable, which may have uses of its own. */
  public isRenamed = false;
}

/** The fields of a file's classes, gathered from every `this` of the file. */
export class Fields {
  private readonly classes = new Map<TSESTree.ClassBody, Uses>();
  /** The class that each `this.name` is in. */
  private readonly owners = new Map<TSESTree.MemberExpression, TSESTree.ClassBody>();

  /** Adds a `this` of the file. Answers are only correct after all of them have been added. */
  public add(self: TSESTree.ThisExpression): void {
    const body = enclosingClass(self);
    if (!body) return;
    const known = this.classes.get(body);
    const uses = known ?? new Uses();
    if (!known) this.classes.set(body, uses);
    const { parent } = wrapped(self);
    if (parent?.type === 'MemberExpression') {
      const name = memberName(parent);
      this.owners.set(parent, body);
      const ofName = name === undefined ? undefined : uses.byName.get(name);
      if (name === undefined) uses.isRenamed = true;
      else if (ofName) ofName.push(parent);
      else uses.byName.set(name, [parent]);
    } else if (parent?.type === 'VariableDeclarator' || parent?.type === 'AssignmentExpression') uses.isRenamed = true;
    else uses.selves.push(self);
  }

  /** Where a class passes its own object on; undefined if `this` is stored in a variable. */
  public selvesOf(body: TSESTree.ClassBody): readonly TSESTree.ThisExpression[] | undefined {
    const { isRenamed, selves } = this.classes.get(body) ?? new Uses();
    return isRenamed ? undefined : selves;
  }

  /** The class whose member `this.name` is; undefined outside of classes. */
  public ownerOf(access: TSESTree.MemberExpression): TSESTree.ClassBody | undefined {
    return this.owners.get(access);
  }

  /** The field behind `this.name`; undefined outside of classes, or if `this` is stored in a variable. */
  public of(access: TSESTree.MemberExpression): Field | undefined {
    const body = this.ownerOf(access);
    const name = memberName(access);
    return body && name !== undefined ? this.named(body, name) : undefined;
  }

  /** The field of a class under a name. */
  public named(body: TSESTree.ClassBody, name: string): Field | undefined {
    const { byName, fields, isRenamed } = this.classes.get(body) ?? new Uses();
    if (isRenamed) return undefined;
    const field = fields.get(name) ?? fieldOf(body, name, byName.get(name) ?? []);
    fields.set(name, field);
    return field;
  }
}

/** A field as its declaration and its uses show it. */
function fieldOf(body: TSESTree.ClassBody, name: string, uses: readonly TSESTree.MemberExpression[]): Field {
  const definition = membersNamed(body, name).find((member) => member.type === 'PropertyDefinition');
  const declaredByParameter = parameterProperty(body, name);
  const parameter = declaredByParameter && nameOfParameter(declaredByParameter);
  const declaration = definition ?? declaredByParameter;
  const assignments = uses.flatMap(assignmentTo);
  const values = [...(definition?.value ? [definition.value] : []), ...assignments.map(({ right }) => right)];
  const isChanged =
    uses.some((use) => wrapped(use).parent?.type === 'UpdateExpression') ||
    assignments.some(({ operator }) => operator !== '=');
  const isSetOnce = !isChanged && values.length + (parameter ? 1 : 0) <= 1;
  const isPrivate = name.startsWith('#') || declaration?.accessibility === 'private';
  return {
    uses,
    values,
    isSetOnce,
    constant: isSetOnce ? values[0] : undefined,
    isFixed: isPrivate || (declaration?.readonly ?? false),
    isPrivate,
    get type() {
      return fieldType(body, name);
    },
    parameter,
  };
}

function assignmentTo(use: TSESTree.MemberExpression): readonly TSESTree.AssignmentExpression[] {
  const outer = wrapped(use);
  return outer.parent?.type === 'AssignmentExpression' && outer.parent.left === outer ? [outer.parent] : [];
}

/** The type that a class declares a field with: in place, as a parameter of its constructor, or by its getter. */
export function fieldType(body: TSESTree.ClassBody, name: string): TSESTree.TypeNode | undefined {
  const members = membersNamed(body, name);
  const definition = members.find((member) => member.type === 'PropertyDefinition');
  const getter = members.find((member) => member.type === 'MethodDefinition' && member.kind === 'get');
  if (getter?.type === 'MethodDefinition') return getter.value.returnType?.typeAnnotation;
  const parameter = parameterProperty(body, name);
  const field = definition ?? (parameter && nameOfParameter(parameter));
  return field?.typeAnnotation?.typeAnnotation;
}

/** `constructor(private readonly name: Type)` */
function parameterProperty(body: TSESTree.ClassBody, name: string): TSESTree.TSParameterProperty | undefined {
  return constructorOf(body)?.params.find(
    (parameter) => parameter.type === 'TSParameterProperty' && nameOfParameter(parameter).name === name,
  ) as TSESTree.TSParameterProperty | undefined;
}

/** The name of a field that a parameter of the constructor declares. */
export function nameOfParameter({ parameter }: TSESTree.TSParameterProperty): TSESTree.Identifier {
  return parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
}

/** The constructor of a class, where it writes one. */
export function constructorOf({ body }: TSESTree.ClassBody): TSESTree.FunctionExpression | undefined {
  for (const member of body)
    if (
      member.type === 'MethodDefinition' &&
      member.kind === 'constructor' &&
      member.value.type === 'FunctionExpression'
    )
      return member.value;
  return undefined;
}
