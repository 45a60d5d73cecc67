import { type Json, type JsonObject, isList, isObject, own, ownObject } from '../../src/cloudformation/document/json';

/** A template as CloudFormation deploys it for some values of its parameters. */
export interface Deployment {
  /** What every parameter is. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Which conditions hold. */
  readonly conditions: Readonly<Record<string, boolean>>;
  /** Neither parameters nor conditions are left in it. */
  readonly template: JsonObject;
}

type Parameters = Deployment['parameters'];

/** What a template can be deployed as. */
export interface Deployments {
  /** Where each parameter with a default has that. */
  readonly usual: readonly Deployment[];
  /** With every value of every parameter. */
  readonly all: readonly Deployment[];
}

/**
 * Every deployment of a template that `Rules` allow. A parameter has its default or one of the values it is allowed; one
 * that may be anything stays what it is.
 *
 * @param written a template whose conditions compare parameters with literals
 */
export function deployments(written: JsonObject): Deployments {
  const rules = Object.values(ownObject(written, 'Rules'));
  const deploy = (valuesOf: (parameter: JsonObject) => readonly Json[]): readonly Deployment[] =>
    assignments(Object.entries(ownObject(written, 'Parameters')), valuesOf)
      .filter((parameters) => rules.every((rule) => isKept(rule, parameters)))
      .map((parameters) => {
        const conditions = truths(ownObject(written, 'Conditions'), parameters);
        return { parameters, conditions, template: deployed(written, parameters, conditions) };
      });
  const usual = deploy(({ Default: value, ...rest }) => (value === undefined ? allowedBy(rest) : [value]));
  const hasOther = Object.values(ownObject(written, 'Parameters')).some((one) => {
    const { Default: value, ...rest } = one as JsonObject;
    return value !== undefined && allowedBy(rest).length > 1;
  });
  return {
    usual,
    all: hasOther
      ? deploy(({ Default: value, ...rest }) => distinct([...(value === undefined ? [] : [value]), ...allowedBy(rest)]))
      : usual,
  };
}

/** The values that a parameter lists; none for one that may be anything. */
function allowedBy({ AllowedValues: allowed, AllowedPattern: pattern }: JsonObject): readonly Json[] {
  if (isList(allowed)) return allowed;
  return typeof pattern === 'string' ? pattern.replace(/[()^$]/g, '').split('|') : [];
}

function distinct(values: readonly Json[]): readonly Json[] {
  return [...new Map(values.map((value) => [textOf(value), value])).values()];
}

function assignments(
  declared: readonly (readonly [string, Json])[],
  valuesOf: (parameter: JsonObject) => readonly Json[],
): readonly Parameters[] {
  return declared.reduce<readonly Parameters[]>(
    (all, [name, parameter]) => {
      const values = valuesOf(parameter as JsonObject);
      if (values.length === 0) return all;
      return all.flatMap((one) => values.map((value) => ({ ...one, [name]: textOf(value) })));
    },
    [{}],
  );
}

function isKept(rule: Json, parameters: Parameters): boolean {
  const { RuleCondition: when, Assertions: assertions } = rule as JsonObject;
  if (when !== undefined && !holds(when, parameters, {})) return true;
  return (assertions as readonly JsonObject[]).every(({ Assert: one }) => holds(one ?? false, parameters, {}));
}

/** Which conditions hold; each refers to those before it only. */
function truths(conditions: JsonObject, parameters: Parameters): Deployment['conditions'] {
  return Object.entries(conditions).reduce<Deployment['conditions']>(
    (known, [name, condition]) => ({ ...known, [name]: holds(condition, parameters, known) }),
    {},
  );
}

function holds(formula: Json, parameters: Parameters, known: Deployment['conditions']): boolean {
  const [[name, operand] = ['', null]] = Object.entries(formula as JsonObject);
  if (name === 'Condition') return known[textOf(operand)] === true;
  const operands = operand as readonly Json[];
  const all = (): boolean[] => operands.map((one) => holds(one, parameters, known));
  if (name === 'Fn::And') return all().every(Boolean);
  if (name === 'Fn::Or') return all().some(Boolean);
  if (name === 'Fn::Not') return !all()[0];
  if (name === 'Fn::Contains') {
    const [list, one] = operands as readonly [readonly Json[], Json];
    return list.some((item) => operandText(item, parameters) === operandText(one, parameters));
  }
  const [left, right] = operands.map((one) => operandText(one, parameters));
  if (name === 'Fn::Equals') return left === right;
  throw new Error(`no such condition: ${name}`);
}

function operandText(operand: Json, parameters: Parameters): string {
  return isObject(operand) ? (parameters[textOf(operand.Ref)] ?? '') : textOf(operand);
}

function deployed(written: JsonObject, parameters: Parameters, conditions: Deployment['conditions']): JsonObject {
  const resources = Object.entries(ownObject(written, 'Resources')).filter(([, resource]) => {
    const condition = own(resource as JsonObject, 'Condition');
    return condition === undefined || conditions[textOf(condition)] === true;
  });
  const ids = new Set(resources.map(([id]) => id));
  const inBranch = new Branch(parameters, conditions, ownObject(written, 'Mappings'));
  const { Transform: transform } = written;
  const open = Object.entries(ownObject(written, 'Parameters')).filter(([name]) => parameters[name] === undefined);
  return {
    ...(transform === undefined ? {} : { Transform: transform }),
    ...(open.length === 0 ? {} : { Parameters: Object.fromEntries(open) }),
    Resources: Object.fromEntries(
      resources.map(([id, resource]): [string, Json] => {
        const { Condition: _condition, DependsOn: after, ...parts } = resource as JsonObject;
        const there = (isList(after) ? after : after === undefined ? [] : [after]).filter((one) =>
          ids.has(textOf(one)),
        );
        const chosen = inBranch.choose(parts) as JsonObject;
        return [id, there.length === 0 ? chosen : { ...chosen, DependsOn: there }];
      }),
    ),
  };
}

/** Writes expressions as they are where some conditions hold and parameters have some values. */
class Branch {
  public constructor(
    private readonly parameters: Parameters,
    private readonly conditions: Deployment['conditions'],
    private readonly mappings: JsonObject,
  ) {}

  /** What is left of a value; undefined for `AWS::NoValue`. */
  public choose(json: Json): Json | undefined {
    if (isList(json)) return json.map((item) => this.choose(item)).filter((item) => item !== undefined);
    if (!isObject(json)) return json;
    const { Ref: referred, 'Fn::If': choice, 'Fn::Sub': format, 'Fn::FindInMap': found } = json;
    if (referred === 'AWS::NoValue') return undefined;
    if (typeof referred === 'string') return this.parameters[referred] ?? json;
    if (isList(choice)) return this.choose(choice[this.conditions[textOf(choice[0])] === true ? 1 : 2] as Json);
    if (typeof format === 'string') return this.filledIn(format);
    if (isList(found)) return this.lookUp(found.map((key) => textOf(this.choose(key))));
    return Object.fromEntries(
      Object.entries(json).flatMap(([key, value]): [string, Json][] => {
        const left = this.choose(value);
        return left === undefined ? [] : [[key, left]];
      }),
    );
  }

  private lookUp([name = '', first = '', second = '']: readonly string[]): Json | undefined {
    return own(ownObject(ownObject(this.mappings, name), first), second);
  }

  private filledIn(format: string): Json {
    const text = format.replace(
      /\$\{(\w+)\}/g,
      (whole, name: string) => this.parameters[name]?.replaceAll('${', '${!') ?? whole,
    );
    return { 'Fn::Sub': text };
  }
}

/** A name, or another scalar, as a text. */
function textOf(json: Json | undefined): string {
  return typeof json === 'object' || json === undefined ? '' : String(json);
}
