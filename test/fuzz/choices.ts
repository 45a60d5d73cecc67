import type { Json } from '../../src/cloudformation/document/json';

/** A value of a random template: one that is always so, or one with choices somewhere in it. */
export type Spec = Json | OneOf | Either | readonly Spec[] | { readonly [key: string]: Spec };

/** A place where a random template has one of some values, or a value for each side of a condition. */
export class OneOf {
  /** @param values the more often one is named, the likelier it is */
  public constructor(public readonly values: readonly Spec[]) {}
}

/** As {@link OneOf}, where no intrinsic may choose: what SAM reads before anything is evaluated. */
export class Either {
  public constructor(public readonly values: readonly Spec[]) {}
}

/** What a resource of a random template may be. */
export interface Choices {
  readonly type: string;
  readonly properties: Readonly<Record<string, Spec>>;
  /** Whether nothing need refer to it for it to be there: it may be missing, or be there in some branches only. @default false */
  readonly isRoot?: boolean;
  /** What it may name in `DependsOn`. @default - nothing */
  readonly after?: readonly string[];
  /** What it names in a way that is no reference. @default - nothing */
  readonly needs?: readonly string[];
}

/** Some resources that have to do with each other, by logical id. */
export type Scene = Readonly<Record<string, Choices>>;

export function oneOf(...values: readonly Spec[]): OneOf {
  return new OneOf(values);
}

export function either(...values: readonly Spec[]): Either {
  return new Either(values);
}

export const NONE: Json = { Ref: 'AWS::NoValue' };

export const ref = (id: string): Json => ({ Ref: id });
export const sub = (text: string): Json => ({ 'Fn::Sub': text });
export const att = (id: string, name: string): Json => ({ 'Fn::GetAtt': [id, name] });

/** An ARN of this account and region. */
export const arn = (service: string, rest: string): Json =>
  sub(`arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${rest}`);

/** The invocation URI of a function. */
export const uri = (name: string): Json =>
  sub(`arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${name}.Arn}/invocations`);

/** A trust policy. */
export const trust = (service: Spec): Spec => ({
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
});
