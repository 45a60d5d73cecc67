import * as fs from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A type in the form of jsii. */
export interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
}

/** A property of a class or of a struct. */
export interface AwsProperty {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional?: boolean;
  readonly static?: boolean;
}

/** A class, struct or enum of aws-cdk-lib. */
interface AwsType {
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly properties?: readonly AwsProperty[];
  readonly methods?: readonly { readonly name: string; readonly static?: boolean }[];
  readonly initializer?: { readonly parameters?: readonly AwsProperty[] };
}

const MODULES = ['aws_apigatewayv2', 'aws_apigatewayv2_integrations', 'aws_apigatewayv2_authorizers'];

/** The types of aws-cdk-lib, from its jsii assembly. */
export class AwsTypes {
  private readonly types: Readonly<Partial<Record<string, AwsType>>>;

  public constructor() {
    const file = path.join(path.dirname(require.resolve('aws-cdk-lib/package.json')), '.jsii.gz');
    const { types } = JSON.parse(gunzipSync(fs.readFileSync(file)).toString()) as {
      readonly types: Record<string, AwsType>;
    };
    this.types = types;
  }

  /** The properties that the constructor of a class takes in its last argument. */
  public propsOf(name: string): readonly AwsProperty[] {
    const parameters = this.classNamed(name).initializer?.parameters ?? [];
    const struct = parameters.at(-1)?.type.fqn ?? '';
    return struct.endsWith('Props') ? this.propertiesOf(struct) : [];
  }

  /** Everything public that a class has of its own module, what it inherits from there included. */
  public membersOf(name: string): readonly Pick<AwsProperty, 'name' | 'static'>[] {
    const { base = '', properties = [], methods = [] } = this.classNamed(name);
    const inherited = MODULES.some((module) => base.startsWith(`aws-cdk-lib.${module}.`))
      ? this.membersOf(base.slice(base.lastIndexOf('.') + 1))
      : [];
    return [...inherited, ...properties, ...methods];
  }

  private classNamed(name: string): AwsType {
    const found = MODULES.map((module) => this.types[`aws-cdk-lib.${module}.${name}`]).find((type) => type);
    if (!found) throw new Error(`aws-cdk-lib has no class ${name} for API Gateway`);
    return found;
  }

  private propertiesOf(struct: string): readonly AwsProperty[] {
    const { interfaces = [], properties = [] } = this.types[struct] ?? {};
    return [...interfaces.flatMap((base) => this.propertiesOf(base)), ...properties];
  }
}
