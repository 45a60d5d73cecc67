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

/**
 * Every deployment of a template that `Rules` allow. A parameter with a default has that value, any other each of its
 * `AllowedValues`.
 *
 * @param written a template whose conditions compare parameters with literals
 */
export function deployments(written: JsonObject): readonly Deployment[] {
  const rules = Object.values(ownObject(written, 'Rules'));
  return assignments(Object.entries(ownObject(written, 'Parameters')))
    .filter((parameters) => rules.every((rule) => isKept(rule, parameters)))
    .map((parameters) => {
      const conditions = truths(ownObject(written, 'Conditions'), parameters);
      return { parameters, conditions, template: deployed(written, parameters, conditions) };
    });
}

function assignments(declared: readonly (readonly [string, Json])[]): readonly Parameters[] {
  return declared.reduce<readonly Parameters[]>(
    (all, [name, parameter]) => {
      const { Default: usual, AllowedValues: allowed } = parameter as JsonObject;
      const values = usual === undefined ? (allowed as readonly Json[]) : [usual];
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
  const inBranch = new Branch(parameters, conditions);
  const { Parameters: _parameters, Conditions: _conditions, Rules: _rules, Resources: _resources, ...rest } = written;
  return {
    ...rest,
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
  ) {}

  /** What is left of a value; undefined for `AWS::NoValue`. */
  public choose(json: Json): Json | undefined {
    if (isList(json)) return json.map((item) => this.choose(item)).filter((item) => item !== undefined);
    if (!isObject(json)) return json;
    const { Ref: referred, 'Fn::If': choice, 'Fn::Sub': format } = json;
    if (referred === 'AWS::NoValue') return undefined;
    if (typeof referred === 'string') return this.parameters[referred] ?? json;
    if (isList(choice)) return this.choose(choice[this.conditions[textOf(choice[0])] === true ? 1 : 2] as Json);
    if (typeof format === 'string') return { 'Fn::Sub': this.filledIn(format) };
    return Object.fromEntries(
      Object.entries(json).flatMap(([key, value]): [string, Json][] => {
        const left = this.choose(value);
        return left === undefined ? [] : [[key, left]];
      }),
    );
  }

  private filledIn(format: string): string {
    return format.replace(/\$\{(\w+)\}/g, (whole, name: string) => this.parameters[name] ?? whole);
  }
}

/** A name, or another scalar, as a text. */
function textOf(json: Json | undefined): string {
  return typeof json === 'object' || json === undefined ? '' : String(json);
}
