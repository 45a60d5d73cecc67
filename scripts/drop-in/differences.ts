import { App, Stack } from 'aws-cdk-lib';
import { GUARDED, PLAIN, type Library } from '../../test/support/libraries';
import { templateDifferences } from '../../test/support/template-difference';
import { AwsTypes, type AwsProperty } from './aws-types';
import { PROGRAMS } from './programs';
import { samplesOf } from './sample-values';

/** What a property of aws-cdk-lib's does here. */
export interface PropertyDifference {
  readonly name: string;
  /** Whether some value of it changes the template that aws-cdk-lib makes; else nothing is shown of it. */
  readonly hasEffect: boolean;
  /** What the template has in another way than aws-cdk-lib's, where the property is set: a line each. */
  readonly differences: readonly string[];
  /** Why a value is refused, where it is. */
  readonly refusals: readonly string[];
}

/** How one class differs from that of aws-cdk-lib of the same name. */
export interface ClassDifference {
  readonly name: keyof Library;
  /** Public members of aws-cdk-lib's that there are not. */
  readonly missing: readonly string[];
  /** What the template has in another way where nothing but the required properties is set. */
  readonly defaults: readonly string[];
  readonly properties: readonly PropertyDifference[];
}

/** A template, or why there is none. */
interface Made {
  readonly template: object;
  readonly refusal?: string;
}

/** Every class that aws-cdk-lib and this package both have, compared member by member and property by property. */
export function dropInDifferences(): readonly ClassDifference[] {
  const types = new AwsTypes();
  return (Object.keys(PROGRAMS) as (keyof Library)[]).map((name) => {
    const [plain, guarded] = [make(name, PLAIN), make(name, GUARDED)];
    const defaults = templateDifferences(plain.template, guarded.template);
    return {
      name,
      missing: missingMembers(types, name),
      defaults: [...new Set(defaults)],
      properties: types.propsOf(name).map((property) => compare(name, property, plain, defaults)),
    };
  });
}

function missingMembers(types: AwsTypes, name: keyof Library): readonly string[] {
  const subject = PROGRAMS[name](GUARDED, stackOf(), {});
  return types
    .membersOf(name)
    .filter((member) => !(member.name in (member.static ? GUARDED[name] : subject)))
    .map((member) => member.name);
}

function compare(
  name: keyof Library,
  property: AwsProperty,
  base: Made,
  defaults: readonly string[],
): PropertyDifference {
  const numbers = samplesOf(property, stackOf()).map((_, index) => index);
  const pairs = numbers.map((index) => ({
    plain: make(name, PLAIN, property, index),
    guarded: make(name, GUARDED, property, index),
  }));
  const taken = pairs.filter(({ plain, guarded }) => plain.refusal === undefined && guarded.refusal === undefined);
  const differences = taken
    .flatMap(({ plain, guarded }) => templateDifferences(plain.template, guarded.template))
    .filter((line) => !defaults.includes(line));
  const refusals = pairs.flatMap(({ plain, guarded }) => (plain.refusal === undefined ? [guarded.refusal] : []));
  return {
    name: property.name,
    hasEffect: taken.some(({ plain }) => templateDifferences(base.template, plain.template).length > 0),
    differences: [...new Set(differences)],
    refusals: [...new Set(refusals.filter((refusal) => refusal !== undefined))],
  };
}

function stackOf(): Stack {
  return new Stack(new App({ analyticsReporting: false }), 'Sample', { env: { region: 'eu-west-1' } });
}

/** What an app becomes, with one value of a property. */
function make(name: keyof Library, library: Library, property?: AwsProperty, index = 0): Made {
  const stack = stackOf();
  try {
    PROGRAMS[name](library, stack, property ? { [property.name]: samplesOf(property, stack)[index] } : {});
    const assembly = (stack.node.root as App).synth({ skipValidation: true });
    return { template: assembly.getStackByName('Sample').template as object };
  } catch (error) {
    return { template: {}, refusal: (error as Error).message };
  }
}
